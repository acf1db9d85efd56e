### What waits to be sent.

outbox-waiting = Waiting to be sent
outbox-refused = Not sent
outbox-limited = You have sent a lot in the last hour; this goes out by itself at about { $time }
outbox-waits = Queued; will be sent when the database is back
outbox-under-way = Sending…
outbox-may-have-arrived = May already have been sent; it is retried until that is certain
outbox-your-change = This is your version. It will be saved when the database is back.
outbox-choosing = This is your choice. It will be sent when the database is back.
outbox-withdrawing = Your withdrawal is queued. It will be sent when the database is back.
outbox-kept = Queued. It will be sent when the database is back.
outbox-take-back = Take back
outbox-took-back = Taken back; it is a draft again
outbox-took-back-choice = Taken back; nothing was changed
outbox-choose-anyway = Use mine
outbox-look = View
outbox-edit = Edit again
outbox-compare = Compare and decide
outbox-again = Send again

# $count (Number)
outbox-refusals = { $count ->
    [one] One item could not be sent
   *[other] { $count } items could not be sent
}

# $count (Number)
outbox-count = { $count } waiting to be sent

# $count (Number)
outbox-stays = { $count ->
    [one] One item is still queued; it will be sent when you sign in here again
   *[other] { $count } items are still queued; they will be sent when you sign in here again
}

outbox-not-sent = { $shown } not sent

## Reasons that read differently when the text waited; all others are in errors.ftl

outbox-refused-ticket-version-conflict = The ticket was changed while your edit was queued. Compare both versions and decide.
outbox-refused-ticket-choice-conflict = Somebody else chose differently while your choice was queued. Look at the ticket, then decide.
outbox-refused-message-thread-moved = New messages arrived while yours was queued. Read them, then send yours or rewrite it.

## What a queued choice is of

outbox-of-prioritize = Priority · { $what }
outbox-of-categorize = Category · { $what }

## What was sent after it had waited

outbox-sent-create = Ticket { $what } was sent and is in the pool
outbox-sent-message = Your message was sent: { $what }
outbox-sent-edit = Your change to { $what } was sent
outbox-sent-withdraw = { $what } is now withdrawn
outbox-sent-prioritize = The priority of { $what } was changed
outbox-sent-categorize = The category of { $what } was changed

# $count (Number)
outbox-sent-many = { $count } queued items were sent
