### One ticket.

ticket-status-pending = Pending
ticket-status-in-process = In process
ticket-status-done = Done
ticket-status-withdrawn = Withdrawn
ticket-log-assigned = Claimed
ticket-log-completed = Completed
ticket-log-declined = Declined
ticket-log-released = Released
ticket-log-withdrawn = Withdrawn
ticket-number = #{ $id }
ticket-called = “{ $title }”
ticket-created-by = Created by
ticket-responder = Responder
ticket-nobody = Nobody yet
ticket-since = since
ticket-completed = Completed
ticket-administrator = Administrator
ticket-former = deactivated
ticket-you = You

# $count (Number)
ticket-ahead = { $count ->
    [one] { $shown } ticket ahead
   *[other] { $shown } tickets ahead
}

ticket-next = Next in line

ticket-category = Category
ticket-priority = Priority
ticket-priority-low = Low
ticket-priority-normal = Normal
ticket-priority-high = High
ticket-priority-urgent = Urgent

# $count (Number)
ticket-target-minute = A responder claims it within { $count ->
    [one] a minute
   *[other] { $count } minutes
}.
# $count (Number)
ticket-target-hour = A responder claims it within { $count ->
    [one] an hour
   *[other] { $count } hours
}.
# $count (Number)
ticket-target-day = A responder claims it within { $count ->
    [one] a day
   *[other] { $count } days
}.
# $count (Number)
ticket-within-minute = within { $count ->
    [one] a minute
   *[other] { $count } minutes
}
# $count (Number)
ticket-within-hour = within { $count ->
    [one] an hour
   *[other] { $count } hours
}
# $count (Number)
ticket-within-day = within { $count ->
    [one] a day
   *[other] { $count } days
}
ticket-respond-by = Due
# $count (Number)
ticket-due-minute = due in { $count } min
# $count (Number)
ticket-due-hour = due in { $count } h
# $count (Number)
ticket-due-day = due in { $count ->
    [one] a day
   *[other] { $count } days
}
# $count (Number)
ticket-overdue-minute = overdue by { $count } min
# $count (Number)
ticket-overdue-hour = overdue by { $count } h
# $count (Number)
ticket-overdue-day = overdue by { $count ->
    [one] a day
   *[other] { $count } days
}
ticket-waits = Waits for
ticket-waits-you = Waits for you
# $who (String)
ticket-waits-person = Waits for { $who }
ticket-waits-responder = A responder
# $count (Number)
ticket-waiting-minute = for { $count } min
# $count (Number)
ticket-waiting-hour = for { $count } h
# $count (Number)
ticket-waiting-day = for { $count ->
    [one] a day
   *[other] { $count } days
}
ticket-usual = Usually takes
ticket-usual-why = Half of this category's tickets of the last 90 days took less, half took longer.
# $count (Number)
ticket-usual-minute = about { $count } min
# $count (Number)
ticket-usual-hour = about { $count } h
# $count (Number)
ticket-usual-day = about { $count ->
    [one] a day
   *[other] { $count } days
}
ticket-note-completed = Closing note
ticket-note-withdrawn = Reason for withdrawal
ticket-activity = Activity
ticket-show-all = All
ticket-show-messages = Messages
ticket-show-history = History
ticket-no-messages = No messages yet
ticket-changes = What changed
ticket-before = Before
ticket-after = After
ticket-field-title = Title
ticket-field-description = Description
ticket-field-status = Status
ticket-field-responder = Responder
ticket-field-priority = Priority
ticket-field-category = Category
ticket-new-messages = New
ticket-jump-to-new = New messages
ticket-latest = Latest
ticket-unavailable = This ticket is not available
ticket-lost = You can no longer open this ticket.
ticket-lost-hint = Somebody else claimed it, its employee withdrew it, or you declined it.
ticket-unavailable-hint = It may have been claimed by somebody else, withdrawn, or declined by you.
ticket-title = Title
ticket-title-hint = One line, such as “Printer on floor 2 jams”
ticket-description = Description
ticket-description-hint = What happens? What did you expect? What have you tried?
