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
# $id (String)
# $why (String)
next-opened = #{ $id } is next: { $why }
# $id (String)
# $why (String)
next-claimed = #{ $id } is yours: { $why }
next-nothing-empty = The pool is empty
next-nothing-elsewhere = Nothing waits in the categories you serve, but other categories have tickets
next-nothing-declined = You declined every ticket that is left in the pool
