### What the application says without its window: in a terminal, or in a small window when it cannot start.

shell-cannot-start = Ticket Desk cannot start
shell-files-unusable = Ticket Desk cannot use its files in { $directory }.
shell-files-remedy = Make sure that the disk is not full and that you can write to this folder, then start Ticket Desk again. Nothing that you wrote has been lost.
shell-no-display = no display: start Ticket Desk inside a graphical session, or set DISPLAY or WAYLAND_DISPLAY to a display that you may use
shell-connection-file-unreadable = the connection file { $file } cannot be read: { $error }; check the path, and that you may read the file
# $reason is one or more whole sentences.
shell-connection-file-refused = the connection file { $file } was not imported. { $reason }
