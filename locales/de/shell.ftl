shell-cannot-start = Ticket Desk kann nicht starten
shell-files-unusable = Ticket Desk kann seine Dateien in { $directory } nicht benutzen.
shell-files-remedy = Stellen Sie sicher, dass der Datenträger nicht voll ist und dass Sie in diesen Ordner schreiben dürfen. Starten Sie Ticket Desk dann neu. Nichts, was Sie geschrieben haben, ist verloren.
shell-no-display = kein Bildschirm: Starten Sie Ticket Desk in einer grafischen Sitzung, oder setzen Sie DISPLAY oder WAYLAND_DISPLAY auf einen Bildschirm, den Sie benutzen dürfen
shell-attach-unreadable = die Datei { $file } kann nicht angehängt werden, weil sie sich nicht lesen lässt: { $error }
shell-attach-no-file = { $file } kann nicht angehängt werden, weil es keine Datei ist
shell-attach-too-large = die Datei { $file } kann nicht angehängt werden, weil sie zu groß ist: Mehr als 4 GiB sind nicht möglich
shell-connection-file-unreadable = die Verbindungsdatei { $file } lässt sich nicht lesen: { $error }; prüfen Sie den Pfad, und ob Sie die Datei lesen dürfen
shell-connection-file-elsewhere = die Verbindungsdatei { $file } wurde nicht übernommen: Dieser Computer ist mit einer anderen Datenbank verbunden. Um das zu ändern, öffnen Sie die Datei im Fenster
shell-connection-file-refused = die Verbindungsdatei { $file } wurde nicht übernommen. { $reason }

## Die Hilfe zur Befehlszeile

shell-about = Ticket Desk: Tickets erstellen oder bearbeiten
shell-argument-open = Ein Link zu einem Ticket oder eine Verbindungsdatei
shell-argument-profile = Verbindung, Sitzung, Entwürfe und Fenster unter diesem Namen von allem anderen getrennt halten
shell-argument-connection = Diese Verbindungsdatei übernehmen, wenn es noch keine Verbindung gibt oder deren Passwort nirgends gespeichert ist
shell-argument-data-dir = Dateien in diesem Ordner ablegen statt am üblichen Ort des Systems
shell-argument-hidden = Im Infobereich starten, ohne Fenster (wenn es einen Infobereich gibt)
shell-argument-new-ticket = Das Formular für ein neues Ticket öffnen. Gesendet wird erst, wenn Sie auf „Ticket erstellen“ drücken
shell-argument-title = Der Titel des neuen Tickets
shell-argument-description = Die Beschreibung des neuen Tickets
shell-argument-attach = Diese Dateien an das neue Ticket anhängen
shell-rule-profile = erlaubt sind 1 bis 32 Kleinbuchstaben, Ziffern und Bindestriche
shell-rule-data-dir = nennen Sie einen Ordner
