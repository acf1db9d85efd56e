### Settings.

settings-title = Einstellungen
settings-sections = Bereiche der Einstellungen
settings-section-appearance = Darstellung und Sprache
settings-section-notifications = Mitteilungen
settings-section-start = Start und Schließen
settings-section-connection = Verbindung
settings-section-data = Daten auf diesem Computer
settings-section-about = Über Ticket Desk
settings-back = Zurück zur Anmeldung
settings-copied = Kopiert
settings-copy = { $what } kopieren
settings-theme = Farben
settings-theme-hint = „System“ wechselt mit dem System zwischen hell und dunkel.
settings-still = Bewegung verringern
settings-still-hint = Wenn ausgeschaltet, entscheidet das System. Der Kontrast folgt immer dem System.
settings-language = Sprache
settings-language-hint = Gilt sofort für Fenster, Mitteilungen und Infobereich.
settings-spelling = Rechtschreibung prüfen
settings-spelling-hint = Markiert beim Schreiben falsch geschriebene Wörter, mit den Wörterbüchern dieses Computers.
settings-like-system = Wie im System
settings-language-changed = Die Sprache ist jetzt Deutsch
settings-language-back = Zurück zu { $language }
settings-notify = Mitteilen, wenn
settings-quiet = Ruhe
settings-quiet-now = Nicht stören
settings-quiet-now-hint = Eine Weile keine Mitteilungen. Der Posteingang zählt weiter.
settings-quiet-hour = Eine Stunde
settings-quiet-tomorrow = Bis morgen
settings-quiet-until = Ruhe bis { $time }
settings-quiet-end = Jetzt beenden
settings-quiet-hours = Ruhezeiten
settings-quiet-hours-hint = Zu diesen Zeiten kommen keine Mitteilungen.
settings-quiet-from = Von
settings-quiet-to = Bis
settings-quiet-days = Beginn am
settings-quiet-overnight = Endet am nächsten Tag.
settings-quiet-no-day = Wählen Sie mindestens einen Tag oder schalten Sie die Ruhezeiten aus.
settings-how = Wie
settings-how-previews = Inhalt zeigen
settings-how-previews-hint = Wenn ausgeschaltet, sagt eine Mitteilung nur, dass es etwas Neues gibt. Das ist gut für Bildschirme, die auch andere sehen.
settings-how-sound = Ton
settings-how-badge = Zahl am Symbol
settings-how-badge-hint = Zeigt im Infobereich, im Dock oder in der Taskleiste, wie viel ungelesen ist.
settings-start = Beim Start
settings-with-computer = Mit dem Computer starten
settings-with-computer-hint = Startet im Hintergrund; Sie erhalten trotzdem Mitteilungen.
settings-no-startup = Auf diesem System kann die Anwendung nicht mit dem Computer starten.
settings-anywhere = Neues Ticket von überall
settings-shortcut = Tastenkombination
settings-shortcut-hint = Öffnet ein kleines Formular, was auch immer Sie gerade tun.
settings-shortcut-press = Drücken Sie die Tasten zusammen, mit Strg, Alt oder Super. Esc bricht ab.
settings-shortcut-choose = Wählen …
settings-shortcut-off = Ausschalten
settings-shortcut-unavailable = Dieser Desktop bietet keine Tastenkombinationen an.
settings-closing = Wenn das Fenster geschlossen wird
settings-closing-tray = Im Infobereich bleiben
settings-closing-minimise = Fenster minimieren
settings-closing-quit = Beenden
settings-closing-tray-hint = Das Fenster verschwindet; Sie erhalten weiterhin Mitteilungen.
settings-closing-minimise-hint = Das Fenster bleibt in der Taskleiste; Sie erhalten weiterhin Mitteilungen.
settings-closing-quit-hint = Bis zum nächsten Start erhalten Sie keine Mitteilungen.
settings-no-tray = Dieser Desktop hat keinen Infobereich.
settings-closing-changed = Wenn das Fenster geschlossen wird: { $choice }
settings-database = Datenbank
settings-server = Adresse
settings-state = Zustand
settings-state-none = Keine Verbindung
settings-state-locked = Passwort fehlt
settings-state-connecting = Verbindung wird hergestellt …
settings-state-online = Verbunden
settings-state-offline = Nicht erreichbar
settings-test = Prüfen
settings-test-passed = Die Datenbank antwortet
settings-replace = Andere Verbindung verwenden
settings-replace-hint = Dieser Computer vergisst die bisherige Verbindung und ihr Passwort. Ihre Entwürfe bleiben.
settings-replace-action = Vergessen und ersetzen …
settings-managed = Von Ihrer Organisation eingerichtet
settings-managed-hint = Ihre Organisation verwaltet die Verbindung dieses Computers; hier lässt sie sich nicht ändern.
settings-managed-refused = Die Verbindungsdatei Ihrer Organisation ist nicht verwendbar. Nennen Sie Ihrer Administration:
settings-files = Dateien
settings-directory = Ordner
settings-logs = Logdateien
settings-logs-hint = Sie enthalten keinen persönlichen Text und keine Passwörter.
settings-drafts = Entwürfe
settings-waiting = Wartet auf Versand
settings-cache = Zum Lesen ohne Verbindung gespeichert
settings-clear = Leeren
settings-clear-reason = Es ist nichts gespeichert.
settings-cleared = Geleert. Was Sie jetzt öffnen, wird wieder gespeichert.
settings-keep-cache = Gelesenes nach dem Abmelden behalten
settings-keep-cache-hint = Wenn ausgeschaltet, wird es beim Abmelden gelöscht. Entwürfe bleiben in jedem Fall.
settings-kept-no-more = Gelesenes wird beim Abmelden gelöscht

# (same)
settings-version = Version

settings-database-version = Datenbank
settings-api = Prozeduren, Version { $version }
settings-licence = Lizenz
settings-libraries = Bibliotheken
settings-libraries-hint = Ticket Desk baut auf { $count } freien Bibliotheken auf.
settings-show-libraries = Lizenzen anzeigen
settings-search-libraries = Bibliotheken und Lizenzen suchen
settings-no-library = Keine Bibliothek mit diesem Namen

settings-libraries-shown = { $count ->
    [one] { $count } Bibliothek
   *[other] { $count } Bibliotheken
}

settings-diagnostics = Diagnose
settings-diagnostics-for = Für alle, die Ticket Desk betreuen
settings-diagnostics-hint = Sie enthält keine Passwörter und nichts, was jemand geschrieben hat.
settings-show-diagnostics = Diagnose anzeigen
settings-copy-diagnostics = Diagnose kopieren

## Notifications

settings-notify-message = eine Nachricht kommt
settings-notify-pool = neue Tickets in den Pool kommen
settings-notify-overdue = ein Ticket im Pool überfällig wird
settings-notify-own = Was Sie selbst tun, wird Ihnen nie mitgeteilt. Im Posteingang steht alles, auch wenn es hier ausgeschaltet ist.
settings-notify-signed-out = Ihre Rolle bestimmt, welche Mitteilungen es gibt. Melden Sie sich an, um zu wählen.

## The system's keyring

keyring-title = Schlüsselbund
keyring-ready = Der Schlüsselbund des Systems bewahrt das Passwort der Verbindung und Ihre Sitzung auf.
keyring-missing = Dieser Computer hat keinen Schlüsselbund. Bis Sie Ticket Desk beenden, funktioniert alles; danach müssen Sie die Passwörter neu eingeben.
keyring-locked = Der Schlüsselbund des Systems ist gesperrt. Bis Sie Ticket Desk beenden, funktioniert alles. Entsperren Sie ihn und versuchen Sie es noch einmal, damit Sie angemeldet bleiben.
keyring-broken = Der Schlüsselbund des Systems antwortet nicht richtig. Bis Sie Ticket Desk beenden, funktioniert alles; danach müssen Sie die Passwörter neu eingeben.
keyring-retry = Noch einmal versuchen
keyring-works = Der Schlüsselbund funktioniert: Sie bleiben angemeldet

## What a responder serves

settings-categories = Kategorien, um die ich mich kümmere
settings-categories-note = Der Pool zeigt zuerst diese, und neue oder überfällige Tickets anderer Kategorien werden nicht gemeldet. Den ganzen Pool können Sie immer ansehen.
settings-categories-one = Um mindestens eine Kategorie kümmern Sie sich.
