### What the application says without its window: in a terminal, or in a small window when it cannot start.

shell-cannot-start = Ticket Desk cannot start
shell-files-unusable = Ticket Desk cannot use its files in { $directory }.
shell-files-remedy = Make sure that the disk is not full and that you can write to this folder, then start Ticket Desk again. Nothing that you wrote has been lost.
shell-no-display = no display: start Ticket Desk inside a graphical session, or set DISPLAY or WAYLAND_DISPLAY to a display that you may use
shell-attach-unreadable = the file { $file } cannot be attached because it cannot be read: { $error }
shell-attach-no-file = { $file } cannot be attached because it is no file
shell-attach-too-large = the file { $file } cannot be attached because it is too large: no file may have more than 4 GiB
shell-connection-file-unreadable = the connection file { $file } cannot be read: { $error }; check the path, and that you may read the file
# $reason is one or more whole sentences.
shell-connection-file-elsewhere = the connection file { $file } was not imported: this computer is connected to another database. To change that, import the file in the window
shell-connection-file-refused = the connection file { $file } was not imported. { $reason }

## The help of the command line. crates/i18n/src/command_line says how ids follow from arguments.

shell-about = Ticket Desk: create tickets, or work on them
shell-argument-open = A link to a ticket, or a connection file
shell-argument-profile = Keep the connection, session, drafts and windows of this name apart from all others
shell-argument-connection = Import this connection file if there is no connection yet, or if its password is stored nowhere
shell-argument-data-dir = Keep files in this directory instead of the system's usual place
shell-argument-hidden = Start in the tray, without a window (if there is a tray)
shell-argument-new-ticket = Open the form of a new ticket. Nothing is sent before you press “Create ticket”
shell-argument-title = The title of the new ticket
shell-argument-description = The description of the new ticket
shell-argument-attach = Attach these files to the new ticket
shell-rule-profile = use 1 to 32 lower-case letters, digits and hyphens
shell-rule-data-dir = name a directory
