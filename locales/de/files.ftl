### Dateien von Tickets und Entwürfen.

file-attach = Dateien anhängen
file-drop-here = Dateien hier ablegen, um sie anzuhängen
file-list = Dateien
# (same)
file-uploads = Uploads
file-name = Name von { $name }
file-save = { $name } speichern
file-saved = Gespeichert als { $name }
file-added = { $name } hinzugefügt
file-removed = { $name } entfernt
file-remove = { $name } entfernen
file-cancel = Übertragung von { $name } abbrechen
file-retry = { $name } erneut hochladen
file-progress = Fortschritt von { $name }
file-waiting = Wartet
file-text-attach = Text als Datei anhängen
file-text-attached = Siehe { $name }
file-text-moved = Der Text ist jetzt die Datei { $name }
# (same)
file-text-name = text.txt
file-disguised = Heißt .{ $ending }, enthält aber etwas anderes: { $type }
file-double-ending = Endet auf .{ $ending }: ein Programm, auch wenn .{ $before } davorsteht
# (same)
file-type-text = Text
file-type-unknown = Unbekannter Typ
