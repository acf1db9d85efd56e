### The inbox, and writing messages.

## The inbox

inbox-title = Posteingang
inbox-all = Alle
inbox-unread = Ungelesen
inbox-mark-all = Alles gelesen
inbox-marked-all = Alles ist als gelesen markiert
inbox-empty = Ihr Posteingang ist leer
inbox-empty-hint = Hier kommen Nachrichten und Neuigkeiten zu Ihren Tickets an.
inbox-empty-unread = Alles gelesen
inbox-empty-unread-hint = Nichts wartet auf Sie.
inbox-none = Nichts ausgewählt
inbox-none-hint = Wählen Sie etwas aus der Liste, um es zu öffnen.
inbox-item-unread = Ungelesen

## Writing

message-older = Ältere anzeigen
message-form = Schreiben
message-label = Nachricht
message-compose = Nachricht schreiben …
message-send = Senden
message-send-and-complete = Senden und abschließen
message-send-hint = Strg+Eingabe sendet
message-send-anyway = Trotzdem senden
message-moved = Während Sie geschrieben haben, kamen neue Nachrichten an.
message-seen = Gelesen

## Finding a text in a thread

# $at (String) the number of the hit that is shown
# $count (Number)
thread-hits = { $count ->
    [0] Nichts gefunden
   *[other] { $at } von { $count }
}
thread-hit-before = Vorheriger Treffer
thread-hit-next = Nächster Treffer
