### What can be done with a ticket and what is said of it, one group for each action:
###   action-…           its button; -title, -hint, -note, -note-hint and -send in its dialog; -done in the toast
###   draft-of-…         the note while it is only a draft
###   event-…            the history, after the name of whoever did it
###   alert-…            the notification, by $who
###   inbox-…            its row in the inbox, before the name
###   settings-notify-…  the switch for that notification

action-bar = Ticket actions
action-link-done = Link to #{ $id } copied
action-needs-database = Needs the database, which is not reachable right now.

## Create

action-create = New ticket
action-create-hint = Say what is wrong, where, and since when. A responder picks it up from the pool.
action-create-send = Create ticket
action-create-done = { $what } is in the pool
draft-of-create = New ticket

# $you (String) "yes" where the reader did it and is called "You"; otherwise "no".
event-created = created the ticket

## Claim

action-claim = Claim
action-claim-done = { $what } is yours
action-claim-taken = { $who } claimed it first, { $lead } before you
action-claim-taken-hint = The ticket is theirs now. Nothing for you to do.
action-claim-taken-next = Next ticket
action-claim-taken-none = The pool is empty now.
event-assigned = claimed the ticket
alert-assigned = { $who } claimed your ticket
inbox-assigned = Claimed
settings-notify-assigned = Somebody claims my ticket

## Complete

action-complete = Complete
action-complete-title = Complete ticket #{ $id }
action-complete-hint = The ticket is done, and the employee is notified.
action-complete-note = Closing note
action-complete-note-hint = What was done? The employee reads this.
action-complete-send = Complete
action-complete-next = Complete and next
action-complete-last = Use my last message
action-complete-done = { $what } is done
draft-of-complete = Closing note · { $what }
event-completed = completed the ticket
alert-completed = { $who } completed your ticket
inbox-completed = Completed
settings-notify-completed = My ticket is completed

## Decline

action-decline = Decline
action-decline-title = Decline ticket #{ $id } for good
action-decline-hint = The ticket goes back to the pool for the others. You will never see it in the pool again and cannot claim it again. This cannot be undone.
action-decline-note = Reason
action-decline-note-hint = The employee reads it, and the history keeps it.
action-decline-send = Decline for good
action-decline-done = { $what } is back in the pool for the others
draft-of-decline = Reason for declining · { $what }
event-declined = declined the ticket
alert-declined = { $who } declined your ticket; it is back in the pool
inbox-declined = Declined, back in the pool
settings-notify-declined = A responder declines my ticket

# Every responder has declined it.
alert-all-declined = Every responder has declined your ticket
inbox-all-declined = Declined by everyone
settings-notify-all-declined = No responder is left for my ticket

## Edit

action-edit = Edit
draft-of-edit = Edit · { $what }
event-edited = edited the ticket
alert-edited = { $who } edited the ticket you are working on
inbox-edited = Edited
settings-notify-edited = A ticket that I am working on changes

## Prioritize

action-prioritize = Change priority
action-prioritize-done = { $what } has priority { $value } now
event-prioritized = changed the priority
alert-prioritized = { $value ->
    [low] { $who } changed the priority of a ticket to low
    [high] { $who } changed the priority of a ticket to high
    [urgent] { $who } changed the priority of a ticket to urgent
   *[normal] { $who } changed the priority of a ticket to normal
}
inbox-prioritized = { $value ->
    [low] Priority low
    [high] Priority high
    [urgent] Priority urgent
   *[normal] Priority normal
}
settings-notify-prioritized = Somebody changes the priority of one of my tickets

## Categorize

action-categorize = Change category
action-categorize-done = { $what } is in category { $value } now
event-categorized = changed the category
alert-categorized = { $who } moved a ticket to the category “{ $value }”
inbox-categorized = Category “{ $value }”
settings-notify-categorized = Somebody changes the category of one of my tickets

## Files

event-attached = added a file

## Withdraw

action-withdraw = Withdraw
action-withdraw-title = Withdraw ticket #{ $id }
action-withdraw-hint = Nobody will work on it any more. It stays in your history. This cannot be undone.
action-withdraw-note = Reason
action-withdraw-note-hint = The responder reads it, and the history keeps it.
action-withdraw-send = Withdraw ticket
action-withdraw-done = { $what } is withdrawn
draft-of-withdraw = Withdrawal · { $what }
event-withdrawn = withdrew the ticket
alert-withdrawn = { $who } withdrew the ticket you were working on
inbox-withdrawn = Withdrawn
settings-notify-withdrawn = A ticket that I am working on is withdrawn

## Release

action-release = Give back
action-release-title = Give ticket #{ $id } back to the pool
action-release-hint = It returns to its old place in the pool for everybody. You can claim it again.
action-release-note = Reason
action-release-note-hint = The employee reads it, and the history keeps it.
action-release-send = Give back
action-release-done = { $what } is back in the pool
draft-of-release = Reason for giving back · { $what }
event-released = gave the ticket back to the pool
alert-released = Your ticket is back in the pool; another responder can claim it
inbox-released = Back in the pool
settings-notify-released = My ticket goes back to the pool
