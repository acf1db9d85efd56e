### What the window shows around every screen.

# (same)
app-product = Ticket Desk

app-navigation = Hauptmenü
app-detail = Einzelheiten
app-divider = Breite der Liste
app-divider-hint = Ziehen ändert die Breite. Ein Doppelklick setzt sie zurück
app-back = Zurück zur Liste
app-close = Schließen
app-cancel = Abbrechen
app-retry = Jetzt versuchen
app-try-again = Noch einmal versuchen
app-dismiss = Ausblenden
app-skip = Zum Inhalt springen
app-menu = Konto von
app-appearance = Darstellung
app-loading = Wird geladen
app-reference = Kennung { $reference }
app-notifications = Mitteilungen der Anwendung
app-connected-to = Verbunden mit { $server }
app-connecting = Verbindung wird hergestellt …
app-since = seit { $time }
app-unsaved = Was Sie schreiben, steht vorerst nur in diesem Fenster.
app-drafts-kept = Was Sie schreiben und senden, bleibt auf diesem Computer, bis die Datenbank wieder da ist.
app-changes-wait = Sie können weiter lesen. Was Sie senden, wartet auf diesem Computer, bis Änderungen wieder ankommen.

# (same)
app-version = Version { $version }

app-undo = Rückgängig
app-context-menu = Menü
app-copy = Kopieren
app-copy-link = Link kopieren
app-copy-number = Nummer kopieren
app-save = Speichern
app-saved = Gespeichert
app-as-of = Stand { $time }, von diesem Computer
app-not-read = Noch nicht geladen
app-not-read-hint = Das wurde auf diesem Computer noch nie geöffnet. Es erscheint, sobald die Datenbank wieder da ist.

## Themes

theme-auto = System
theme-light = Hell
theme-dark = Dunkel

## Why the database is away, in a few words

away-connection-host-unknown = Rechner der Datenbank nicht gefunden
away-database-unreachable = Datenbank nicht erreichbar
away-database-refused = Datenbank lehnt diesen Arbeitsplatz ab
away-database-not-trusted = Zertifikat der Datenbank nicht vertrauenswürdig
away-database-not-installed = Ticket Desk ist in dieser Datenbank nicht installiert
away-database-upgrading = Ticket Desk wird gerade aktualisiert
away-database-too-old = Datenbank muss aktualisiert werden
away-database-too-new = Diese Anwendung muss aktualisiert werden
away-database-busy = Die Datenbank ist stark ausgelastet
away-database-switching = Die Datenbank wechselt den Server
away-database-full = Die Datenbank ist voll
away-database-too-many-connections = Zu viele Verbindungen

## What was removed from a text that somebody typed, pasted or dropped

text-codes-removed = { $count ->
    [one] Ein Terminal-Steuercode wurde entfernt.
   *[other] { $count } Terminal-Steuercodes wurden entfernt.
}

text-characters-removed = { $count ->
    [one] Ein unsichtbares Zeichen wurde entfernt.
   *[other] { $count } unsichtbare Zeichen wurden entfernt.
}

text-unseen = Der Text enthält unsichtbare Zeichen, die nicht gesendet werden können.
text-remove = Entfernen

text-length = { $count } von { $limit } Zeichen

text-log-pasted = Die eingefügte Log-Ausgabe ist jetzt ein Code-Block
text-link-title = { $place } öffnen?
text-link-hint = Dieser Link stammt aus dem Text. Er öffnet sich in einem anderen Programm.
text-link-open = Öffnen
text-link-copy = Adresse kopieren
text-link-copied = Adresse kopiert
text-link-copy-failed = Die Adresse ließ sich nicht kopieren. Markieren und kopieren Sie sie von Hand.
text-too-long = Kürzen Sie den Text, oder legen Sie einen Teil davon in einer Datei ab und schreiben Sie, wo sie liegt. Bis dahin bewahrt der Entwurf alles auf.

## A menu with one choice

choice-filter = Filtern: { $what }
choice-filter-hint = Tippen zum Filtern
choice-none = Nichts passt.

## Logs

text-fold = Weniger zeigen
# $count (Number)
text-unfold = { $count ->
    [one] Die ganze Zeile zeigen
   *[other] Alle { $count } Zeilen zeigen
}
