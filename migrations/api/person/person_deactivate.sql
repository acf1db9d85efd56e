-- Takes the caller out of the desk. Their sessions end, and their tickets in process return to the pool at their old place.
-- Only the administrator can undo it.
--
-- p_key: derived from the password.
-- Answers: {}. Errors: person.wrong_password, session.locked, session.ended, request.reused, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.person_deactivate(
  IN p_token VARBINARY(32),
  IN p_request BINARY(16),
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

  CALL ticket_desk.require_password(p_token, p_request, p_key);
  CALL ticket_desk.begin_request_call(p_token, NULL, p_request, 'person_deactivate', v_actor, v_role, v_subject);
  IF v_subject IS NULL THEN
    UPDATE ticket_desk.users SET is_active = 0, deactivated_by = v_actor WHERE id = v_actor;
    CALL ticket_desk.request_done(v_actor, p_request, v_actor, NULL);
  END IF;
  COMMIT;
  SELECT '{}' AS doc;
END
