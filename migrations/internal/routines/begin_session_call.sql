-- The preamble of a public procedure that only reads: begin_call, then the person behind the session token.
--
-- p_token: 32 bytes as session_open gave them. p_role: the role that may call, or NULL for both.
-- p_actor, p_actor_role: who calls.
-- Errors: session.ended (unknown, expired, revoked, person deactivated), role.refused, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.begin_session_call(
  IN p_token VARBINARY(32),
  IN p_role VARCHAR(16),
  OUT p_actor BIGINT UNSIGNED,
  OUT p_actor_role VARCHAR(16)
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_now DATETIME(6);
  DECLARE v_session BIGINT UNSIGNED;
  DECLARE v_last_used_at DATETIME(6);

  CALL ticket_desk.begin_call();
  SET v_now = UTC_TIMESTAMP(6);
  SELECT s.id, s.last_used_at, u.id, u.role
    INTO v_session, v_last_used_at, p_actor, p_actor_role
    FROM ticket_desk.sessions s
    JOIN ticket_desk.users u ON u.id = s.user_id
   WHERE s.token_hash = UNHEX(SHA2(p_token, 256))
     AND s.revoked_at IS NULL AND s.idle_until > v_now AND s.expires_at > v_now
     AND u.is_active = 1;
  IF v_session IS NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'session.ended';
  END IF;
  IF p_role IS NOT NULL AND p_role <> p_actor_role THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'role.refused';
  END IF;
  -- Seldom, so that a watch every few seconds stays a read; and not where reads are all that there is.
  IF v_last_used_at < v_now - INTERVAL 10 MINUTE AND CAST(@@GLOBAL.read_only AS CHAR) IN ('0', 'OFF') THEN
    CALL ticket_desk.require_plain_call();
    UPDATE ticket_desk.sessions
       SET last_used_at = v_now, idle_until = v_now + INTERVAL 30 DAY
     WHERE id = v_session AND revoked_at IS NULL;
  END IF;
END
