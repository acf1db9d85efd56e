### Files of tickets and drafts.

file-attach = Attach files
file-drop-here = Drop files to attach them
file-list = Files
file-uploads = Files that are being uploaded
file-name = Name of the file
file-save = Save { $name }
file-saved = Saved as { $name }
file-remove = Remove { $name }
file-cancel = Cancel { $name }
file-retry = Upload { $name } again
file-progress = Progress of { $name }
file-text-attach = Attach the text as a file
file-text-attached = See { $name }
file-text-name = text.txt
file-type-text = Text
file-type-unknown = Unknown type
