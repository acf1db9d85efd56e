### The small window of a new ticket.

anywhere-signed-out = Nobody is signed in. Sign in to Ticket Desk first; what you typed here stays.
anywhere-responder = Responders cannot create tickets. Open Ticket Desk to see the tickets of others.
anywhere-open-desk = Open Ticket Desk

# $reason is a whole sentence.
anywhere-refused = { $name } was not attached. { $reason }
