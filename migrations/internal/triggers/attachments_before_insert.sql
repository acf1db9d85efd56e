-- An attachment begins as an upload without content. Errors: call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.attachments_before_insert
BEFORE INSERT ON ticket_desk.attachments FOR EACH ROW
BEGIN
  IF NEW.completed_at IS NOT NULL OR NEW.event_seq IS NOT NULL
    OR (NEW.message_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM ticket_desk.messages
                       WHERE id = NEW.message_id AND ticket_id = NEW.ticket_id AND sender_id = NEW.uploader_id
                         AND message_type = 'direct'))
  THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
  END IF;
END
