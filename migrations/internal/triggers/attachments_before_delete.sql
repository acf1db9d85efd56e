-- Only an upload that was never completed goes away (maintenance). Errors: call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.attachments_before_delete
BEFORE DELETE ON ticket_desk.attachments FOR EACH ROW
BEGIN
  IF OLD.completed_at IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
  END IF;
END
