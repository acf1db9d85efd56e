shell-cannot-start = Ticket Desk kann nicht starten
shell-files-unusable = Ticket Desk kann seine Dateien in { $directory } nicht benutzen.
shell-files-remedy = Stellen Sie sicher, dass der Datenträger nicht voll ist und dass Sie in diesen Ordner schreiben dürfen. Starten Sie Ticket Desk dann neu. Nichts, was Sie geschrieben haben, ist verloren.
shell-no-display = kein Bildschirm: Starten Sie Ticket Desk in einer grafischen Sitzung, oder setzen Sie DISPLAY oder WAYLAND_DISPLAY auf einen Bildschirm, den Sie benutzen dürfen
shell-connection-file-unreadable = die Verbindungsdatei { $file } lässt sich nicht lesen: { $error }; prüfen Sie den Pfad, und ob Sie die Datei lesen dürfen
shell-connection-file-refused = die Verbindungsdatei { $file } wurde nicht übernommen. { $reason }
