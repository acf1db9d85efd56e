### Native notifications. They are plain text: a title and a few lines.

## Who did it when nobody of the desk did
notification-administrator = The administrator

## A message came
notification-message-own-ticket = { $who } wrote to you about your ticket
notification-message-at-work = { $who } wrote to you about the ticket you are working on
notification-message-direct = { $who } wrote to you

## Tickets came into the pool
notification-pool-new = New in the pool: { $title }
notification-pool-new-why = It is waiting for a responder like you.
# $count (Number) Two or more.
notification-pool-many = { $count } new tickets in the pool
notification-pool-many-why = They are waiting for a responder like you.

# A ticket of the pool that nobody claimed in time.
notification-overdue = Overdue: { $title }
notification-overdue-why = Nobody has claimed it in time.
# $count (Number) Two or more.
notification-overdue-many = { $count } overdue tickets in the pool
notification-overdue-many-why = Nobody has claimed them in time.

## Buttons
notification-reply = Reply
notification-claim = Claim

## Several things in one notification
notification-many = Several things happened
notification-many-away = While you were away
notification-many-quiet = While Do Not Disturb was on
# $count (Number)
notification-many-inbox = { $count ->
    [one] { $count } new message or alert is in your inbox.
   *[other] { $count } new messages and alerts are in your inbox.
}
# $count (Number)
notification-many-pool = { $count ->
    [one] { $count } new ticket is in the pool.
   *[other] { $count } new tickets are in the pool.
}
# $count (Number)
notification-many-overdue = { $count ->
    [one] { $count } ticket of the pool is overdue.
   *[other] { $count } tickets of the pool are overdue.
}

## For a screen that others may see: only what kind of thing came
notification-hidden-message = Somebody wrote to you
notification-hidden-pool = There is a new ticket in the pool
notification-hidden-overdue = A ticket of the pool is overdue
notification-hidden-attention = One of your tickets needs attention
notification-hidden-ticket = Something happened to one of your tickets
notification-hidden-body = Open Ticket Desk to read it.
