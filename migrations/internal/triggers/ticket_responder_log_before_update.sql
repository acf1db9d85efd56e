-- The one-way door: a line that says 'declined' never changes again, and no line changes hands.
-- Errors: ticket.not_found, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.ticket_responder_log_before_update
BEFORE UPDATE ON ticket_desk.ticket_responder_log FOR EACH ROW
BEGIN
  IF OLD.status = 'declined' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ticket.not_found';
  END IF;
  IF NEW.ticket_id <> OLD.ticket_id OR NEW.responder_id <> OLD.responder_id OR NEW.created_at <> OLD.created_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
  END IF;
END
