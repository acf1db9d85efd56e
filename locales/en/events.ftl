## What happened to a ticket, after the name of whoever did it. The id ends with the event's type.

# $you (String) "yes" where the reader did it and is called "You"; otherwise "no".
event-created = created the ticket
event-edited = edited the ticket
event-assigned = claimed the ticket
event-completed = completed the ticket
event-declined = declined the ticket
event-released = left; the ticket went back to the pool
event-withdrawn = withdrew the ticket
