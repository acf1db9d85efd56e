-- An attachment changes once: it is complete when its whole content is there, or the same content in another complete file of the
-- ticket. How long each chunk is, follows from its position (attachment_chunks_before_insert). Errors: call.refused, attachment.damaged (a chunk is missing, or the content is not what was announced).
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.attachments_before_update
BEFORE UPDATE ON ticket_desk.attachments FOR EACH ROW
BEGIN
  DECLARE v_chunks BIGINT UNSIGNED;
  DECLARE v_digests LONGTEXT;

  IF OLD.completed_at IS NOT NULL OR NEW.completed_at IS NULL OR NEW.event_seq IS NULL
    OR NEW.id <> OLD.id OR NEW.ticket_id <> OLD.ticket_id OR NOT (NEW.message_id <=> OLD.message_id)
    OR NEW.uploader_id <> OLD.uploader_id OR CAST(NEW.name AS BINARY) <> CAST(OLD.name AS BINARY)
    OR CAST(NEW.media_type AS BINARY) <> CAST(OLD.media_type AS BINARY) OR NEW.size <> OLD.size OR NEW.digest <> OLD.digest
    OR NEW.created_at <> OLD.created_at
    OR (NEW.stored_as IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM ticket_desk.attachments
                       WHERE id = NEW.stored_as AND ticket_id = NEW.ticket_id AND digest = NEW.digest AND size = NEW.size
                         AND completed_at IS NOT NULL AND stored_as IS NULL))
  THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
  END IF;
  IF NEW.stored_as IS NULL THEN
    SELECT COUNT(*), COALESCE(GROUP_CONCAT(HEX(digest) ORDER BY position SEPARATOR ''), '')
      INTO v_chunks, v_digests
      FROM ticket_desk.attachment_chunks WHERE attachment_id = NEW.id;
    IF v_chunks <> (NEW.size + 262143) DIV 262144 OR UNHEX(SHA2(UNHEX(v_digests), 256)) <> NEW.digest THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'attachment.damaged';
    END IF;
  END IF;
END
