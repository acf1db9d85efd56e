### Files of tickets and drafts.

file-attach = Attach files
file-drop-here = Drop files to attach them
file-list = Files
file-uploads = Uploads
file-name = Name of { $name }
file-save = Save { $name }
file-saved = Saved as { $name }
file-added = { $name } added
file-removed = { $name } removed
file-remove = Remove { $name }
file-cancel = Stop transferring { $name }
file-retry = Upload { $name } again
file-progress = Progress of { $name }
file-waiting = Waiting
file-text-attach = Attach the text as a file
file-text-attached = See { $name }
file-text-moved = The text is now the file { $name }
file-text-name = text.txt
file-disguised = Named .{ $ending }, but it contains something else: { $type }
file-double-ending = Ends with .{ $ending }: a program, although .{ $before } stands before it
file-type-text = Text
file-type-unknown = Unknown type
