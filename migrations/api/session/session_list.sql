-- The caller's own sessions that are live, the newest first.
--
-- Answers: rows of model::Session. Errors: session.ended, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.session_list(
  IN p_token VARBINARY(32)
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_now DATETIME(6);
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_session_call(p_token, NULL, v_actor, v_role);
  COMMIT;
  SET v_now = UTC_TIMESTAMP(6);
  SELECT CAST(JSON_OBJECT(
      'id', id, 'workstation', workstation,
      'createdAt', DATE_FORMAT(created_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
      'lastUsedAt', DATE_FORMAT(last_used_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
      'expiresAt', DATE_FORMAT(LEAST(idle_until, expires_at), '%Y-%m-%dT%H:%i:%s.%fZ'),
      'current', token_hash = UNHEX(SHA2(p_token, 256))) AS CHAR) AS doc
    FROM ticket_desk.sessions
   WHERE user_id = v_actor AND revoked_at IS NULL AND idle_until > v_now AND expires_at > v_now
   ORDER BY id DESC;
END
