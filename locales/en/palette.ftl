### Search and commands.

palette-title = Search and commands
palette-hint = Find a ticket or a person, or do something…
palette-results = Results
palette-group-recent = Recent
palette-group-actions = Actions
palette-group-tickets = Tickets
palette-group-people = People
palette-open-number = Open ticket #{ $id }

# $count (Number)
palette-count = { $count ->
    [one] { $count } result
   *[other] { $count } results
}

palette-looking = Searching…
palette-only-read = The database cannot be reached: only tickets and people kept on this computer are shown.
palette-nothing = Nothing found
palette-nothing-hint = Try a word of a title, a number such as #12, a name, or what you want to do.
