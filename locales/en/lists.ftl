### Lists of tickets.

list-pool = Pool
list-mine = My tickets
list-work = My work
list-log = Log
list-open = Open
list-done = Done
list-more = Show more
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
