### Dateien ansehen: Bilder und Texte.

viewer-view = { $name } ansehen
viewer-from = Von { $from }
viewer-of = { $at } von { $count }
viewer-tools = Ansicht
viewer-next = Nächste Datei (Strg+Bild ab)
viewer-previous = Vorherige Datei (Strg+Bild auf)

picture-alternative = { $name }, von { $from }
picture-sides = { $width } × { $height } Pixel
picture-stage = Bild
picture-larger = Vergrößern (+)
picture-smaller = Verkleinern (−)
picture-fit = An Fenster anpassen (0)
picture-real = Originalgröße (1)
picture-copy = Bild kopieren
picture-copied = Bild kopiert
picture-not-copied = Das Bild konnte nicht kopiert werden.

# (same)
text-stage = Text
text-lines =
    { $count ->
        [one] { $count } Zeile
       *[other] { $count } Zeilen
    }
# (same)
text-encoding-utf8 = UTF-8
# (same)
text-encoding-utf16 = UTF-16
# (same)
text-encoding-latin1 = Windows-1252
text-partly = Das ist der Anfang der Datei: ihre ersten { $size }. Um den Rest zu lesen, speichern Sie sie.
text-wrap = Lange Zeilen umbrechen (W)
text-copy = Text kopieren
text-copied = Text kopiert
text-not-copied = Der Text konnte nicht kopiert werden.
text-search = Text durchsuchen
text-search-keys = Strg+F; nächster Treffer: Enter oder F3, vorheriger Treffer: mit Umschalt
text-no-hits = Keine Treffer
text-next-hit = Nächster Treffer (F3)
text-previous-hit = Vorheriger Treffer (Umschalt+F3)
