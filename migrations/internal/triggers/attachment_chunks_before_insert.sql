-- A chunk belongs to an upload under way, at a position that its file has, and is as long as that position asks for. The lock orders
-- it before or after the completion. Errors: call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.attachment_chunks_before_insert
BEFORE INSERT ON ticket_desk.attachment_chunks FOR EACH ROW
BEGIN
  DECLARE v_size BIGINT UNSIGNED;
  DECLARE v_from BIGINT UNSIGNED DEFAULT NEW.position * 262144;

  SELECT size INTO v_size FROM ticket_desk.attachments
   WHERE id = NEW.attachment_id AND completed_at IS NULL AND stored_as IS NULL LOCK IN SHARE MODE;
  IF v_size IS NULL OR LENGTH(NEW.bytes) <> IF(v_from < v_size, LEAST(262144, v_size - v_from), -1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
  END IF;
  SET NEW.digest = UNHEX(SHA2(NEW.bytes, 256));
END
