-- A chunk of a file, for whoever may open its ticket.
--
-- p_position: counts from 0. Answers: model::Chunk. Errors: attachment.not_found (also when the caller may not see it, and for a chunk that it
-- does not have), session.ended, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.attachment_read(
  IN p_token VARBINARY(32),
  IN p_attachment BIGINT UNSIGNED,
  IN p_position INT UNSIGNED
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_ticket BIGINT UNSIGNED;
  DECLARE v_content BIGINT UNSIGNED;
  DECLARE v_is_complete BOOLEAN;
  DECLARE v_bytes MEDIUMBLOB;
  DECLARE v_requester BIGINT UNSIGNED;
  DECLARE v_responder BIGINT UNSIGNED;
  DECLARE v_status VARCHAR(16);
  DECLARE v_claimed_at DATETIME(6);
  DECLARE v_is_own BOOLEAN;
  DECLARE v_could_claim BOOLEAN;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_session_call(p_token, NULL, v_actor, v_role);
  SELECT ticket_id, COALESCE(stored_as, id), completed_at IS NOT NULL INTO v_ticket, v_content, v_is_complete
    FROM ticket_desk.attachments WHERE id = p_attachment;
  CALL ticket_desk.read_instead(v_ticket IS NULL);
  -- An upload under way is as one that is not there.
  SET v_ticket = IF(v_is_complete, v_ticket, 0);
  CALL ticket_desk.ticket_relation(
    v_actor, v_ticket, v_requester, v_responder, v_status, v_claimed_at, v_is_own, v_could_claim);
  -- As ticket_doc: own, or in the pool and not declined.
  IF v_is_own OR COALESCE(v_could_claim AND v_status = 'pending', FALSE) THEN
    SELECT bytes INTO v_bytes FROM ticket_desk.attachment_chunks WHERE attachment_id = v_content AND position = p_position;
  END IF;
  IF v_bytes IS NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'attachment.not_found';
  END IF;
  COMMIT;
  SELECT JSON_OBJECT('bytes', TO_BASE64(v_bytes)) AS doc;
END
