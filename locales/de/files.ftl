### Dateien von Tickets und Entwürfen.

file-attach = Dateien anhängen
file-drop-here = Dateien hier ablegen, um sie anzuhängen
file-list = Dateien
file-uploads = Dateien, die hochgeladen werden
file-name = Name der Datei
file-save = { $name } speichern
file-saved = Gespeichert als { $name }
file-remove = { $name } entfernen
file-cancel = { $name } abbrechen
file-retry = { $name } erneut hochladen
file-progress = Fortschritt von { $name }
file-text-attach = Text als Datei anhängen
file-text-attached = Siehe { $name }
# (same)
file-text-name = text.txt
# (same)
file-type-text = Text
file-type-unknown = Unbekannter Typ
