### Searching tickets in all their texts.

search-title = Suche
search-label = Tickets durchsuchen
search-hint = Wörter, "genauer Wortlaut", Name oder #12
search-looking = Die Datenbank wird durchsucht …
search-begin = Alle Tickets durchsuchen, die Sie öffnen dürfen
search-begin-hint = Wörter aus Titeln, Beschreibungen und Nachrichten, in beliebiger Reihenfolge. Einen genauen Wortlaut setzen Sie in Anführungszeichen. Auch der Name der anfragenden Person oder eine Nummer wie #12 führt zum Ticket.
search-nothing = Nichts gefunden
search-nothing-filtered = Mit diesen Filtern nichts gefunden
search-nothing-hint = Versuchen Sie es mit weniger Wörtern oder nur einem Teil eines Wortes. Gefunden werden nur Tickets, die Sie öffnen dürfen.
search-nothing-kept = Durchsucht wurden nur Tickets, die auf diesem Computer gespeichert sind. Versuchen Sie es noch einmal, sobald die Datenbank erreichbar ist.
search-far = Bisher nichts gefunden
search-far-hint = Viele Tickets ähneln sich. Die neuesten sind durchsucht.
search-further = Ältere Tickets durchsuchen
search-in-message = In einer Nachricht:
search-everywhere = Alle Texte nach „{ $query }“ durchsuchen
search-kept = Durchsucht wurde nur, was auf diesem Computer gespeichert ist
search-count = { $count ->
    [one] { $count } Ticket
   *[other] { $count } Tickets
}
search-count-more = { $count ->
    [one] bisher { $count } Ticket
   *[other] bisher { $count } Tickets
}
