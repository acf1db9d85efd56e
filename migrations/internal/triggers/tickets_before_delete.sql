-- Nothing of this is ever deleted, by nobody. Errors: call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.tickets_before_delete
BEFORE DELETE ON ticket_desk.tickets FOR EACH ROW
SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused'
