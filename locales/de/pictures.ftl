### Bilder ansehen.

picture-view = { $name } ansehen
picture-alternative = { $name }, von { $from }
picture-from = Von { $from }
picture-of = { $at } von { $count }
picture-sides = { $width } × { $height } Pixel
picture-stage = Bild
picture-tools = Ansicht
picture-larger = Vergrößern (+)
picture-smaller = Verkleinern (−)
picture-fit = An Fenster anpassen (0)
picture-real = Originalgröße (1)
picture-copy = Bild kopieren
picture-copied = Bild kopiert
picture-not-copied = Das Bild konnte nicht kopiert werden.
picture-next = Nächstes Bild
picture-previous = Vorheriges Bild
