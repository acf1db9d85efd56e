### Search and commands.

palette-title = Suche und Befehle
palette-hint = Ticket oder Person suchen oder etwas tun …
palette-results = Treffer
palette-group-recent = Zuletzt
palette-group-actions = Aktionen

# (same)
palette-group-tickets = Tickets

palette-group-people = Personen
palette-open-number = Ticket #{ $id } öffnen
palette-count = { $count } Treffer
palette-looking = Wird gesucht …
palette-only-read = Die Datenbank ist nicht erreichbar: Hier stehen nur Tickets und Personen, die auf diesem Computer gespeichert sind.
palette-nothing = Nichts gefunden
palette-nothing-hint = Versuchen Sie ein Wort aus einem Titel, eine Nummer wie #12, einen Namen oder was Sie tun möchten.
