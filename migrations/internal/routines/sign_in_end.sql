-- What every way of signing in does once the key was right: forgets the failures and makes the session. The caller commits
-- and answers.
--
-- p_guard: of sign_in_begin. p_person, p_is_active: who. p_answer: {token, person} (model::OpenedSession).
-- Errors: person.deactivated.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.sign_in_end(
  IN p_guard VARCHAR(80) CHARACTER SET ascii COLLATE ascii_general_ci,
  IN p_person BIGINT UNSIGNED,
  IN p_is_active BOOLEAN,
  IN p_workstation LONGTEXT,
  OUT p_answer LONGTEXT
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_token BINARY(32) DEFAULT RANDOM_BYTES(32);
  DECLARE v_now DATETIME(6) DEFAULT UTC_TIMESTAMP(6);
  DECLARE v_profile LONGTEXT;

  CALL ticket_desk.guard_clear(p_guard);
  -- From now on this workstation counts for itself who fails to sign in by this name; see guard_row.
  INSERT INTO ticket_desk.sign_in_guards (name) VALUES (LEFT(CONCAT(p_guard, '@', SUBSTRING_INDEX(USER(), '@', 1)), 80))
    ON DUPLICATE KEY UPDATE name = VALUES(name);
  IF p_is_active = 0 THEN
    COMMIT;
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'person.deactivated';
  END IF;
  INSERT INTO ticket_desk.sessions
    (user_id, token_hash, workstation, created_at, last_used_at, idle_until, expires_at)
  VALUES
    (p_person, UNHEX(SHA2(v_token, 256)), p_workstation, v_now, v_now, v_now + INTERVAL 30 DAY, v_now + INTERVAL 180 DAY);
  -- Against a deactivation or another password through another node: see credentials_after_update.
  CALL ticket_desk.feeds_bump(p_person, NULL);
  CALL ticket_desk.profile_doc(p_person, v_profile);
  SET p_answer = JSON_OBJECT('token', LOWER(HEX(v_token)), 'person', JSON_EXTRACT(v_profile, '$'));
END
