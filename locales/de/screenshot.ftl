### Bildschirmfotos.

screenshot-open = Bildschirmfoto
screenshot-name = Bildschirmfoto { $at }.png

## Auswählen

screenshot-take = Bildschirmfoto aufnehmen
screenshot-what = Motiv
screenshot-region = Teil des Bildschirms
screenshot-region-of = Teil von { $name }
screenshot-screen = Ganzer Bildschirm
screenshot-screen-of = Ganzer Bildschirm { $name }
screenshot-window = Fenster: { $name }
screenshot-delay = Vorlauf
screenshot-at-once = Keiner
screenshot-seconds = { $seconds ->
    [one] { $seconds } Sekunde
   *[other] { $seconds } Sekunden
}
screenshot-hides = Ticket Desk blendet sein Fenster aus, während das Bild entsteht. Niemand sieht es, bevor Sie es hinzufügen.
screenshot-asks = Ihr Desktop fragt Sie, was zu sehen sein soll.
screenshot-unavailable-portal = Dieser Desktop erlaubt keiner Anwendung Bildschirmfotos. Nehmen Sie eines mit dem Desktop auf und fügen Sie es hier ein.
screenshot-unavailable-screen = Ticket Desk findet keinen Bildschirm.

## Bearbeiten

screenshot-edit = Bildschirmfoto bearbeiten
screenshot-canvas = Bildschirmfoto. Pfeiltasten bewegen den Stift, die Leertaste setzt ihn auf und hebt ihn ab.
screenshot-tools = Werkzeuge
screenshot-tool-arrow = Pfeil (A)
screenshot-tool-box = Rahmen (B)
screenshot-tool-pen = Stift (P)
# (same)
screenshot-tool-text = Text (T)
screenshot-tool-hide = Schwärzen (H)
screenshot-tool-crop = Zuschneiden (C)
screenshot-hint-arrow = Ziehen Sie vom Ende zur Spitze.
screenshot-hint-box = Ziehen Sie einen Rahmen um das Wichtige.
screenshot-hint-pen = Zeichnen Sie frei.
screenshot-hint-text = Klicken Sie dorthin, wo der Text beginnt.
screenshot-hint-hide = Überdecken Sie, was niemand sehen soll. Beim Hinzufügen wird es endgültig entfernt.
screenshot-hint-crop = Ziehen Sie einen Rahmen um das, was bleibt.
screenshot-colour-red = Rot
screenshot-colour-yellow = Gelb
screenshot-colour-green = Grün
screenshot-colour-blue = Blau
# (same)
screenshot-words = Text
screenshot-undo = Rückgängig (Strg+Z)
screenshot-redo = Wiederholen (Strg+Y)
screenshot-add = Bildschirmfoto hinzufügen
screenshot-not-added = Das Bildschirmfoto ließ sich nicht hinzufügen. Versuchen Sie es noch einmal.
screenshot-discarded = Bildschirmfoto verworfen
