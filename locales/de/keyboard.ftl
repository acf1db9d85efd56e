### Shortcuts and the names of keys.

## The list of shortcuts

keyboard-then = dann
keyboard-title = Tastenkürzel
keyboard-group-move = Bewegen
keyboard-group-act = Aktionen
keyboard-group-go = Wechseln zu
keyboard-group-write = Schreiben
keyboard-group-window = Fenster
keyboard-or = oder

## What has a shortcut or stands in the palette, beside the actions on a ticket

shortcut-down = Nächster Eintrag
shortcut-up = Voriger Eintrag
shortcut-first = Erster Eintrag
shortcut-last = Letzter Eintrag
shortcut-further = Eine Bildschirmhöhe weiter
shortcut-nearer = Eine Bildschirmhöhe zurück
shortcut-open = Öffnen
shortcut-back = Zurück, schließen
shortcut-create = Neues Ticket
shortcut-reply = Nachricht schreiben
shortcut-send = Senden, speichern
shortcut-send-and-complete = Senden und abschließen; abschließen und weiter
shortcut-screenshot = Bildschirmfoto anhängen
shortcut-search = Suchen
shortcut-read = Alles als gelesen markieren
shortcut-undo = Rückgängig machen
shortcut-pool = Zum Pool
shortcut-mine = Zu meinen Tickets
shortcut-work = Zu meiner Arbeit
shortcut-log = Zum Protokoll
shortcut-inbox = Zum Posteingang
shortcut-drafts = Zu den Entwürfen
shortcut-people = Zu den Personen
shortcut-profile = Profil
shortcut-security = Sicherheit
shortcut-settings = Einstellungen
shortcut-quiet = Eine Stunde nicht stören
shortcut-disturb = „Nicht stören“ beenden
shortcut-next = Nächstes Ticket im Pool öffnen
shortcut-claim-next = Nächstes übernehmen
shortcut-link = Link zum Ticket kopieren
shortcut-find = Im Ticket suchen
shortcut-filter = Liste filtern
shortcut-clear-filters = Filter entfernen
shortcut-palette = Suche und Befehle
shortcut-help = Tastenkürzel
shortcut-introduction = Einführung
shortcut-auto = Darstellung wie im System
shortcut-light = Helle Darstellung
shortcut-dark = Dunkle Darstellung
shortcut-still = Bewegung verringern
shortcut-moving = Bewegung wie im System
shortcut-wider = Liste breiter
shortcut-narrower = Liste schmaler
shortcut-refresh = Jetzt aktualisieren
shortcut-print = Drucken
shortcut-grow = Text größer
shortcut-shrink = Text kleiner
shortcut-usual-size = Text in üblicher Größe
shortcut-usual = Standardbreite der Liste
shortcut-sign-out = Abmelden

## Names of keys

key-enter = Eingabe

# (same)
key-escape = Esc

# (same)
key-arrow-down = ↓

# (same)
key-arrow-up = ↑

key-page-down = Bild ↓
key-page-up = Bild ↑
# (same)
key-f5 = F5
key-home = Pos1
key-end = Ende
key-control = Strg
key-shift = Umschalt
