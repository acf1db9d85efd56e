## What an alert says, in the inbox and in a notification. The id ends with the alert's type. $who did it.

alert-edited = { $who } edited the ticket you are working on
alert-assigned = { $who } claimed your ticket
alert-completed = { $who } completed your ticket
alert-declined = { $who } declined your ticket; it is back in the pool
alert-released = Your ticket is back in the pool: its responder has left
alert-withdrawn = { $who } withdrew the ticket you were working on
alert-all-declined = Every responder has declined your ticket
