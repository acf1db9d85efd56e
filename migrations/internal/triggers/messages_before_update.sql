-- Of a message only one thing ever changes: that it has been read, once. Errors: call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.messages_before_update
BEFORE UPDATE ON ticket_desk.messages FOR EACH ROW
BEGIN
  IF OLD.read_at IS NOT NULL OR NEW.read_at IS NULL
    OR NEW.id <> OLD.id OR NOT (NEW.ticket_id <=> OLD.ticket_id) OR NOT (NEW.sender_id <=> OLD.sender_id)
    OR NOT (NEW.receiver_id <=> OLD.receiver_id) OR NEW.message_type <> OLD.message_type OR NOT (NEW.alert <=> OLD.alert)
    OR CAST(NEW.body AS BINARY) <> CAST(OLD.body AS BINARY) OR NEW.created_at <> OLD.created_at
    OR NOT (NEW.feed_seq <=> OLD.feed_seq)
  THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
  END IF;
END
