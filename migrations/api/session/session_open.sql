-- Signs somebody in. Each try is counted and committed before anything is compared.
--
-- p_username: any text. p_key: 32 bytes, derived from the password. p_workstation: the name shown in lists of sessions.
-- Answers: {token, person} (model::OpenedSession); the token is new each time and kept only as its SHA-256.
-- Errors: session.wrong_credentials, session.locked, person.deactivated (the password is right), input.*, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.session_open(
  IN p_username LONGTEXT,
  IN p_key VARBINARY(255),
  IN p_workstation LONGTEXT
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_guard VARCHAR(80) CHARACTER SET ascii COLLATE ascii_general_ci;
  DECLARE v_username VARCHAR(32) CHARACTER SET ascii COLLATE ascii_general_ci;
  DECLARE v_person BIGINT UNSIGNED;
  DECLARE v_is_active BOOLEAN;
  DECLARE v_verifier BINARY(32);
  DECLARE v_token BINARY(32) DEFAULT RANDOM_BYTES(32);
  DECLARE v_now DATETIME(6);
  DECLARE v_profile LONGTEXT;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;

  CALL ticket_desk.begin_call();
  CALL ticket_desk.require_text(p_workstation, 1, 1, 100);
  IF p_username COLLATE utf8mb4_bin REGEXP '\\A[a-z][a-z0-9._-]{2,31}\\z' THEN
    SET v_username = p_username;
  END IF;
  SET v_guard = COALESCE(v_username, CONCAT('#', SHA2(COALESCE(p_username, ''), 256)));
  CALL ticket_desk.guard_count(v_guard);
  COMMIT;

  START TRANSACTION READ WRITE;
  -- Both rows stay locked: a password or an activity that changes at this moment comes before or after, not between.
  SELECT id, is_active INTO v_person, v_is_active
    FROM ticket_desk.users WHERE username = v_username LOCK IN SHARE MODE;
  SELECT verifier INTO v_verifier FROM ticket_desk.credentials WHERE user_id = v_person LOCK IN SHARE MODE;
  IF v_verifier IS NULL OR p_key IS NULL OR v_verifier <> UNHEX(SHA2(p_key, 256)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'session.wrong_credentials';
  END IF;
  CALL ticket_desk.guard_clear(v_guard);
  -- From now on this workstation counts for itself who fails to sign in by this name; see guard_row.
  INSERT INTO ticket_desk.sign_in_guards (name) VALUES (LEFT(CONCAT(v_guard, '@', SUBSTRING_INDEX(USER(), '@', 1)), 80))
    ON DUPLICATE KEY UPDATE name = VALUES(name);
  IF v_is_active = 0 THEN
    COMMIT;
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'person.deactivated';
  END IF;
  SET v_now = UTC_TIMESTAMP(6);
  INSERT INTO ticket_desk.sessions
    (user_id, token_hash, workstation, created_at, last_used_at, idle_until, expires_at)
  VALUES
    (v_person, UNHEX(SHA2(v_token, 256)), p_workstation, v_now, v_now, v_now + INTERVAL 30 DAY, v_now + INTERVAL 180 DAY);
  CALL ticket_desk.profile_doc(v_person, v_profile);
  COMMIT;
  SELECT CAST(JSON_OBJECT('token', LOWER(HEX(v_token)), 'person', JSON_EXTRACT(v_profile, '$')) AS CHAR) AS doc;
END
