-- Begins the upload of a file to a ticket: its employee and its responder, as long as they may write in it. Where the ticket holds the
-- same content already, no chunk is missing.
--
-- p_message: a message of the caller in this ticket that the file belongs to; NULL for the ticket itself. p_name: one line of at most 255
-- bytes, no path. p_media_type: what the workstation found in the content. p_size: in bytes. p_digest: SHA-256 of the SHA-256 digests
-- of its chunks of 262,144 bytes, one after the other.
-- Answers: model::Upload. Errors: ticket.not_found, ticket.closed (withdrawn before anybody had it), attachment.too_large,
-- attachment.refused, attachment.ticket_full, attachment.not_found (a request that comes again after the upload was removed), quota.daily,
-- quota.hourly, session.ended, request.reused, input.*, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.attachment_begin(
  IN p_token VARBINARY(32),
  IN p_request BINARY(16),
  IN p_ticket BIGINT UNSIGNED,
  IN p_message BIGINT UNSIGNED,
  IN p_name LONGTEXT,
  IN p_media_type LONGTEXT,
  IN p_size BIGINT UNSIGNED,
  IN p_digest BINARY(32)
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_subject BIGINT UNSIGNED;
  DECLARE v_answer LONGTEXT;
  DECLARE v_now DATETIME(6);
  DECLARE v_used BIGINT UNSIGNED;
  DECLARE v_same BIGINT UNSIGNED;
  DECLARE v_requester BIGINT UNSIGNED;
  DECLARE v_responder BIGINT UNSIGNED;
  DECLARE v_status VARCHAR(16);
  DECLARE v_claimed_at DATETIME(6);
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_request_call(p_token, NULL, p_request, 'attachment_begin', v_actor, v_role, v_subject);
  IF v_subject IS NULL THEN
    CALL ticket_desk.require_file(p_name, p_media_type);
    IF p_size IS NULL OR p_digest IS NULL THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.required';
    END IF;
    -- group_concat_max_len (begin_call) holds the digests of 4 GiB.
    IF p_size > (SELECT LEAST(4294967296, CAST(value AS UNSIGNED)) FROM ticket_desk.settings WHERE name = 'attachment_size_limit') THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'attachment.too_large';
    END IF;
    SET v_now = UTC_TIMESTAMP(6);
    -- The row in which quota_take counts the person's uploads orders them.
    SELECT COALESCE(SUM(size), 0) INTO v_used FROM ticket_desk.attachments FORCE INDEX (uploads)
     WHERE uploader_id = v_actor AND created_at > v_now - INTERVAL 1 DAY;
    IF v_used + p_size > (SELECT CAST(value AS UNSIGNED) FROM ticket_desk.settings WHERE name = 'attachment_daily_limit') THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quota.daily';
    END IF;
    CALL ticket_desk.ticket_lock(v_actor, p_ticket, NULL, v_requester, v_responder, v_status, v_claimed_at);
    IF v_actor <> v_requester AND NOT (v_actor <=> v_responder) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ticket.not_found';
    END IF;
    IF v_status = 'done' AND v_responder IS NULL THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ticket.closed';
    END IF;
    -- By the ticket's own key: a message of another ticket counts as missing.
    IF p_message IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM ticket_desk.messages FORCE INDEX (thread)
                       WHERE ticket_id = p_ticket AND message_type = 'direct' AND id = p_message AND sender_id = v_actor)
    THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.invalid';
    END IF;
    CALL ticket_desk.require_attachment_room(p_ticket, p_size);
    SELECT MIN(id) INTO v_same FROM ticket_desk.attachments FORCE INDEX (contents)
     WHERE ticket_id = p_ticket AND digest = p_digest AND size = p_size AND completed_at IS NOT NULL AND stored_as IS NULL;
    INSERT INTO ticket_desk.attachments (ticket_id, message_id, uploader_id, name, media_type, size, digest, stored_as, created_at)
    VALUES (p_ticket, p_message, v_actor, p_name, LOWER(p_media_type), p_size, p_digest, v_same, v_now);
    SET v_subject = LAST_INSERT_ID();
    CALL ticket_desk.request_done(v_actor, p_request, v_subject, NULL);
  END IF;
  CALL ticket_desk.upload_doc(v_subject, v_answer);
  COMMIT;
  SELECT v_answer AS doc;
END
