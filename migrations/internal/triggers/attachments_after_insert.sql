-- Nothing is ever number 0 (see messages_after_insert). Errors: call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.attachments_after_insert
AFTER INSERT ON ticket_desk.attachments FOR EACH ROW
BEGIN
  IF NEW.id = 0 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
  END IF;
END
