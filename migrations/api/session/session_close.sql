-- Signs out: ends the session that calls.
--
-- Answers: {}. Errors: session.ended, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.session_close(
  IN p_token VARBINARY(32)
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_session_call(p_token, NULL, v_actor, v_role);
  CALL ticket_desk.require_plain_call();
  UPDATE ticket_desk.sessions SET revoked_at = UTC_TIMESTAMP(6)
   WHERE token_hash = UNHEX(SHA2(p_token, 256)) AND revoked_at IS NULL;
  COMMIT;
  SELECT '{}' AS doc;
END
