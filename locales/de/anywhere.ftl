anywhere-signed-out = Niemand ist angemeldet. Melden Sie sich zuerst bei Ticket Desk an; was Sie hier geschrieben haben, bleibt.
anywhere-responder = Wer Tickets bearbeitet, kann keine erstellen. Öffnen Sie Ticket Desk, um die Tickets der anderen zu sehen.
anywhere-open-desk = Ticket Desk öffnen
anywhere-refused = { $name } wurde nicht angehängt. { $reason }
