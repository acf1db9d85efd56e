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
ticket-new-messages = New
ticket-jump-to-new = New messages
ticket-unavailable = This ticket is not available
ticket-unavailable-hint = It may have been claimed by somebody else, withdrawn, or declined by you.
ticket-title = Title
ticket-title-hint = One line, such as “Printer on floor 2 jams”
ticket-description = Description
ticket-description-hint = What happens? What did you expect? What have you tried?
