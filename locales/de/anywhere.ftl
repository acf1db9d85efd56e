anywhere-signed-out = Niemand ist angemeldet. Melden Sie sich zuerst bei Ticket Desk an; was Sie hier geschrieben haben, bleibt.
anywhere-responder = Die Bearbeitung erstellt keine Tickets. In Ticket Desk finden Sie die Tickets der anderen.
anywhere-open-desk = Ticket Desk öffnen
anywhere-refused = { $name } wurde nicht angehängt. { $reason }
