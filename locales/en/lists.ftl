### Lists of tickets.

list-pool = Pool
list-mine = My tickets
list-work = My work
list-log = Log
list-open = Open
list-done = Done
list-more = Show more
list-oldest = The oldest ticket has waited
list-due-overdue = Overdue
list-due-today = Today
list-due-later = Later
list-overdue = overdue
# $shown (String)
list-today = { $shown } today
list-served = My categories
list-everything = All categories
list-shows = Shows { $categories }
list-categories-change = Change
list-empty-served = Nothing waits in the categories you serve
list-empty-served-hint = Other tickets may wait: you serve { $categories }.
list-show-everything = Show all categories
list-empty-pool = The pool is empty
list-empty-pool-hint = New tickets appear here by themselves. Take a breath.
list-empty-mine = You have no open tickets
list-empty-mine-hint = Say what needs fixing and follow it here.
list-empty-done = Nothing is done yet
list-empty-done-hint = Completed and withdrawn tickets stay here for good.
list-empty-work = You have no tickets in process
list-empty-work-hint = Claim one from the pool; it is yours until you complete or decline it.
list-empty-log = Your log is empty
list-empty-log-hint = What you claim, complete and decline is kept here.
list-go-to-pool = Open the pool
list-none = No ticket selected
list-none-hint = Choose one from the list, or move with the arrow keys.
list-unread = { $shown } unread
list-gone = You can no longer open this ticket.

## The ticket that is due first

# $priority (String)
# $due (String)
next-why = { $priority }, { $due }
# $what (String) the title of the ticket, or its number
# $why (String)
next-opened = { $what } is next: { $why }
# $what (String) the title of the ticket, or its number
# $why (String)
next-claimed = { $what } is yours: { $why }
next-nothing-empty = The pool is empty
next-nothing-elsewhere = Nothing waits in the categories you serve, but other categories have tickets
next-nothing-declined = You declined every ticket that is left in the pool

## Filters, sorts and how many tickets there are

list-filter = Filter
list-filter-remove = Remove filter “{ $filter }”
list-filters-clear = Clear filters
list-filter-requester = Created by { $name }
list-filter-responder = Responder { $name }
list-filter-organisation = From { $name }
list-filter-turn-mine = Waits for me
list-filter-turn-requester = Waits for the employee
list-filter-turn-responder = Waits for the responder
list-filter-overdue = Overdue
# $count (Number)
list-filter-newer = { $count ->
    [one] From the last day
   *[other] From the last { $count } days
}
# $count (Number)
list-filter-older = { $count ->
    [one] Older than a day
   *[other] Older than { $count } days
}
list-sort-due = Sorted: due first
list-sort-newest = Sorted: newest first
list-sort-changed = Sorted: last change first
list-sort-turn = Sorted: what waits for me first
list-sort-best = Sorted: best match first
# $count (Number)
list-count = { $count ->
    [one] { $shown } ticket
   *[other] { $shown } tickets
}
list-empty-filtered = No ticket matches these filters
list-empty-filtered-hint = Remove one of them, or show the whole list.
list-looks = Looking through the list…
# $count (Number)
list-looked = Looked through { $count ->
    [one] { $shown } ticket
   *[other] { $shown } tickets
}, none matched yet
list-look-stop = Stop
list-look-on = Look further
list-filtered-cached = Only the tickets kept on this computer are filtered.

## Saved views

view-list = Views
view-save = Save view…
view-name = Name of the view
view-saved = Saved as “{ $name }”
view-remove = Remove view “{ $name }”
view-removed = “{ $name }” was removed
view-open = View: { $name }
view-save-hint = It is kept in the database, so it is there on every workstation. A view of the same name is replaced.
