### People and conversations with them.

people-title = Personen
people-search = Personen suchen
people-search-hint = Name oder Benutzername
people-empty = Niemand gefunden
people-empty-hint = Versuchen Sie es mit dem Anfang eines Vor-, Nach- oder Benutzernamens.
people-empty-all = Noch ist niemand hier
people-none = Niemand ausgewählt
people-none-hint = Wählen Sie eine Person aus, um ihr außerhalb eines Tickets zu schreiben.
people-conversation = Unterhaltung mit { $name }
people-no-messages = Noch keine Nachrichten
people-no-messages-hint = Sagen Sie { $name } Hallo. Diese Unterhaltung gehört zu keinem Ticket.
people-yourself = Das sind Sie
people-yourself-hint = In Ihrem Profil steht, was andere hier sehen.
people-yourself-open = Mein Profil öffnen
people-contact = Kontakt
people-deactivated = Diese Person wurde deaktiviert und kann keine Nachrichten mehr erhalten.
