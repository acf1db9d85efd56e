-- Only what belongs to no complete file goes away (maintenance): chunks of an upload that was never completed, or whose content was
-- stored already when it was. Errors: call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.attachment_chunks_before_delete
BEFORE DELETE ON ticket_desk.attachment_chunks FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM ticket_desk.attachments
              WHERE id = OLD.attachment_id AND completed_at IS NOT NULL AND stored_as IS NULL)
  THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
  END IF;
END
