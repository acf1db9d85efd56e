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
  DECLARE v_given BINARY(32);
  DECLARE v_answer LONGTEXT;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_call();
  CALL ticket_desk.sign_in_begin(p_username, p_workstation, v_guard, v_username);
  -- Both rows stay locked: a password or an activity that changes at this moment comes before or after, not between. What
  -- is done for a name that nobody has is the same, down to the rows that are looked for.
  SELECT id, is_active INTO v_person, v_is_active
    FROM ticket_desk.users WHERE username = COALESCE(v_username, '') LOCK IN SHARE MODE;
  SELECT verifier INTO v_verifier
    FROM ticket_desk.credentials WHERE user_id = COALESCE(v_person, 0) LOCK IN SHARE MODE;
  CALL ticket_desk.read_instead(v_person IS NULL);
  CALL ticket_desk.read_instead(v_verifier IS NULL);
  SET v_given = UNHEX(SHA2(p_key, 256));
  IF NOT COALESCE(v_verifier = v_given, FALSE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'session.wrong_credentials';
  END IF;
  CALL ticket_desk.sign_in_end(v_guard, v_person, v_is_active, p_workstation, v_answer);
  COMMIT;
  SELECT v_answer AS doc;
END
