-- Adds a chunk to an upload of the caller: in any order, and as often as they like.
--
-- p_position: counts from 0. p_bytes: 262,144 bytes, of the last chunk what is left.
-- Answers: model::StoredChunk, whatever else is missing: to find out would take longer the more is there. Errors: attachment.not_found, attachment.damaged (another chunk is there already), quota.hourly, session.ended,
-- request.reused, call.refused (a chunk that the file does not have, or after its completion).
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.attachment_put(
  IN p_token VARBINARY(32),
  IN p_request BINARY(16),
  IN p_attachment BIGINT UNSIGNED,
  IN p_position INT UNSIGNED,
  IN p_bytes LONGBLOB
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_subject BIGINT UNSIGNED;
  DECLARE v_ticket BIGINT UNSIGNED;
  DECLARE v_seen BOOLEAN DEFAULT FALSE;
  DECLARE v_digest BINARY(32);
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_request_call(p_token, NULL, p_request, 'attachment_put', v_actor, v_role, v_subject);
  IF v_subject IS NULL THEN
    CALL ticket_desk.upload_find(v_actor, p_attachment, v_ticket);
    IF p_position IS NULL OR p_bytes IS NULL OR LENGTH(p_bytes) > 262144 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
    END IF;
    BEGIN
      DECLARE CONTINUE HANDLER FOR 1062 SET v_seen = TRUE;
      INSERT INTO ticket_desk.attachment_chunks (attachment_id, position, digest, bytes) VALUES (p_attachment, p_position, '', p_bytes);
    END;
    IF v_seen THEN
      SELECT digest INTO v_digest FROM ticket_desk.attachment_chunks WHERE attachment_id = p_attachment AND position = p_position;
      IF v_digest <> UNHEX(SHA2(p_bytes, 256)) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'attachment.damaged';
      END IF;
    END IF;
    SET v_subject = p_attachment;
    CALL ticket_desk.request_done(v_actor, p_request, v_subject, NULL);
  END IF;
  COMMIT;
  SELECT JSON_OBJECT('id', v_subject + 0, 'position', p_position + 0) AS doc;
END
