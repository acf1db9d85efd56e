-- Changes the caller's own password and ends their other sessions.
--
-- p_current_key: derived from the present password. p_salt, p_memory_kib, p_iterations, p_parallelism, p_key: of the new one.
-- Answers: {}. Errors: person.wrong_password, session.locked, session.ended, request.reused, input.invalid, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.person_change_password(
  IN p_token VARBINARY(32),
  IN p_request BINARY(16),
  IN p_current_key VARBINARY(255),
  IN p_salt VARBINARY(255),
  IN p_memory_kib BIGINT,
  IN p_iterations BIGINT,
  IN p_parallelism BIGINT,
  IN p_key VARBINARY(255)
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_subject BIGINT UNSIGNED;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.require_password(p_token, p_request, p_current_key);
  CALL ticket_desk.begin_request_call(p_token, NULL, p_request, 'person_change_password', v_actor, v_role, v_subject);
  IF v_subject IS NULL THEN
    CALL ticket_desk.require_credentials(p_salt, p_memory_kib, p_iterations, p_parallelism, p_key);
    UPDATE ticket_desk.credentials
       SET scheme = 1, salt = p_salt, memory_kib = p_memory_kib, iterations = p_iterations, parallelism = p_parallelism,
           verifier = UNHEX(SHA2(p_key, 256)), changed_at = UTC_TIMESTAMP(6)
     WHERE user_id = v_actor;
    UPDATE ticket_desk.sessions SET revoked_at = UTC_TIMESTAMP(6)
     WHERE user_id = v_actor AND token_hash <> UNHEX(SHA2(p_token, 256)) AND revoked_at IS NULL;
    CALL ticket_desk.request_done(v_actor, p_request, v_actor, NULL);
  END IF;
  COMMIT;
  SELECT '{}' AS doc;
END
