-- Begins a request of a person whose session begin_session_call has found: holds them active until the end of the transaction,
-- then takes the request and counts it.
--
-- p_request: identifies the request. p_procedure: the public procedure. p_subject: what the answer is about when the request
-- was carried out before; NULL when it has to be carried out now.
-- Errors: session.ended, request.reused, quota.hourly, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.request_begin(
  IN p_token VARBINARY(32),
  IN p_actor BIGINT UNSIGNED,
  IN p_request BINARY(16),
  IN p_procedure VARCHAR(64),
  OUT p_subject BIGINT UNSIGNED
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_is_active BOOLEAN;

  CALL ticket_desk.require_plain_call();
  -- Against a deactivation at the same moment: either it waits for this call, or this call sees it. Whoever goes on to change the row
  -- takes it alone from the start: of two shared locks neither can become an exclusive one. The others share it, because the foreign
  -- key of a changed ticket locks its requester's row.
  IF LEFT(p_procedure, 7) = 'person_' THEN
    SELECT is_active INTO v_is_active FROM ticket_desk.users WHERE id = p_actor FOR UPDATE;
  ELSE
    SELECT is_active INTO v_is_active FROM ticket_desk.users WHERE id = p_actor LOCK IN SHARE MODE;
  END IF;
  IF v_is_active = 0 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'session.ended';
  END IF;
  -- Locks hold on one node of a cluster only. Whatever ends this session (deactivation, another role, another password, the person
  -- themself) changes its row; so does this call, and of the two one gives way, wherever they run.
  UPDATE ticket_desk.sessions SET last_used_at = UTC_TIMESTAMP(6)
   WHERE token_hash = UNHEX(SHA2(p_token, 256)) AND revoked_at IS NULL;
  IF ROW_COUNT() = 0 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'session.ended';
  END IF;
  CALL ticket_desk.request_take(p_actor, p_request, p_procedure, p_subject);
  IF p_subject IS NULL THEN
    CALL ticket_desk.quota_take(p_actor, p_procedure);
  END IF;
END
