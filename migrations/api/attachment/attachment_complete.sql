-- Completes an upload of the caller whose chunks are all there: from now on it is a file of its ticket, with an event. A repeated call changes nothing.
--
-- Answers: model::Attachment. Errors: attachment.not_found, attachment.damaged (a chunk is missing, or the content is not what was
-- announced), attachment.ticket_full, ticket.not_found (the caller may no longer write in it), ticket.closed, session.ended, request.reused,
-- call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.attachment_complete(
  IN p_token VARBINARY(32),
  IN p_request BINARY(16),
  IN p_attachment BIGINT UNSIGNED
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_subject BIGINT UNSIGNED;
  DECLARE v_answer LONGTEXT;
  DECLARE v_ticket BIGINT UNSIGNED;
  DECLARE v_version INT UNSIGNED;
  DECLARE v_size BIGINT UNSIGNED;
  DECLARE v_digest BINARY(32);
  DECLARE v_stored_as BIGINT UNSIGNED;
  DECLARE v_completed_at DATETIME(6);
  DECLARE v_requester BIGINT UNSIGNED;
  DECLARE v_responder BIGINT UNSIGNED;
  DECLARE v_status VARCHAR(16);
  DECLARE v_claimed_at DATETIME(6);
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_request_call(p_token, NULL, p_request, 'attachment_complete', v_actor, v_role, v_subject);
  IF v_subject IS NULL THEN
    CALL ticket_desk.upload_find(v_actor, p_attachment, v_ticket);
    CALL ticket_desk.ticket_lock(v_actor, v_ticket, NULL, v_requester, v_responder, v_status, v_claimed_at);
    SELECT size, digest, stored_as, completed_at INTO v_size, v_digest, v_stored_as, v_completed_at
      FROM ticket_desk.attachments WHERE id = p_attachment FOR UPDATE;
    IF v_completed_at IS NULL THEN
      IF v_status = 'done' AND v_responder IS NULL THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ticket.closed';
      END IF;
      CALL ticket_desk.require_attachment_room(v_ticket, v_size);
      -- Somebody may have completed the same content since the upload began.
      IF v_stored_as IS NULL THEN
        SELECT MIN(id) INTO v_stored_as FROM ticket_desk.attachments FORCE INDEX (contents)
         WHERE ticket_id = v_ticket AND digest = v_digest AND size = v_size AND completed_at IS NOT NULL AND stored_as IS NULL;
      END IF;
      SELECT version INTO v_version FROM ticket_desk.tickets WHERE id = v_ticket;
      UPDATE ticket_desk.attachments SET completed_at = UTC_TIMESTAMP(6), event_seq = v_version + 1, stored_as = v_stored_as
       WHERE id = p_attachment;
    END IF;
    SET v_subject = p_attachment;
    CALL ticket_desk.request_done(v_actor, p_request, v_subject, NULL);
  END IF;
  CALL ticket_desk.attachment_doc(v_subject, v_answer);
  COMMIT;
  SELECT v_answer AS doc;
END
