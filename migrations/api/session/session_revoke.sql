-- Ends one of the caller's own sessions. A session that is not theirs, or not there, is left alone without a word.
--
-- Answers: {}. Errors: session.ended, request.reused, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.session_revoke(
  IN p_token VARBINARY(32),
  IN p_request BINARY(16),
  IN p_session BIGINT UNSIGNED
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_subject BIGINT UNSIGNED;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_request_call(p_token, NULL, p_request, 'session_revoke', v_actor, v_role, v_subject);
  IF v_subject IS NULL THEN
    -- Nobody's session is read or locked but the caller's own.
    IF EXISTS (SELECT 1 FROM ticket_desk.sessions FORCE INDEX (live)
                WHERE user_id = v_actor AND revoked_at IS NULL AND id = p_session) THEN
      UPDATE ticket_desk.sessions SET revoked_at = UTC_TIMESTAMP(6) WHERE id = p_session AND revoked_at IS NULL;
    END IF;
    CALL ticket_desk.request_done(v_actor, p_request, v_actor, NULL);
  END IF;
  COMMIT;
  SELECT '{}' AS doc;
END
