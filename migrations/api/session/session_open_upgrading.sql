-- Signs somebody in whose key was derived at a lower cost than this workstation's, and exchanges what their password is
-- checked with for a key at a higher one. The old key proves that the password is right: a session's token alone exchanges
-- nothing. Other sessions go on. Since version 2 of the API.
--
-- p_username, p_key, p_workstation: as in session_open. p_salt, p_memory_kib, p_iterations, p_parallelism,
-- p_upgraded_key: of the same password at the higher cost; neither cost may be below the stored one, and one must be above.
-- Sent again after a lost answer it finds its own salt and costs stored, and the upgraded key is what is compared. One call compares
-- one key, so that it is worth one guess.
-- Answers: {token, person} (model::OpenedSession), as session_open.
-- Errors: session.wrong_credentials, session.locked, person.deactivated, input.*, call.refused (not an upgrade).
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.session_open_upgrading(
  IN p_username LONGTEXT,
  IN p_key VARBINARY(255),
  IN p_workstation LONGTEXT,
  IN p_salt VARBINARY(255),
  IN p_memory_kib BIGINT,
  IN p_iterations BIGINT,
  IN p_parallelism BIGINT,
  IN p_upgraded_key VARBINARY(255)
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_guard VARCHAR(80) CHARACTER SET ascii COLLATE ascii_general_ci;
  DECLARE v_username VARCHAR(32) CHARACTER SET ascii COLLATE ascii_general_ci;
  DECLARE v_person BIGINT UNSIGNED;
  DECLARE v_is_active BOOLEAN;
  DECLARE v_is_done BOOLEAN;
  DECLARE v_verifier BINARY(32);
  DECLARE v_given BINARY(32);
  DECLARE v_answer LONGTEXT;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_call();
  CALL ticket_desk.require_credentials(p_salt, p_memory_kib, p_iterations, p_parallelism, p_upgraded_key);
  CALL ticket_desk.sign_in_begin(p_username, p_workstation, v_guard, v_username);
  SELECT id, is_active INTO v_person, v_is_active
    FROM ticket_desk.users WHERE username = COALESCE(v_username, '') LOCK IN SHARE MODE;
  SELECT salt = p_salt AND memory_kib = p_memory_kib AND iterations = p_iterations AND parallelism = p_parallelism, verifier
    INTO v_is_done, v_verifier
    FROM ticket_desk.credentials WHERE user_id = COALESCE(v_person, 0) FOR UPDATE;
  CALL ticket_desk.read_instead(v_person IS NULL);
  CALL ticket_desk.read_instead(v_verifier IS NULL);
  SET v_given = UNHEX(SHA2(IF(v_is_done, p_upgraded_key, p_key), 256));
  IF NOT COALESCE(v_verifier = v_given, FALSE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'session.wrong_credentials';
  END IF;
  IF v_is_active = 1 AND NOT v_is_done THEN
    -- changed_at stays: the password is the same. The trigger refuses what is no upgrade.
    UPDATE ticket_desk.credentials
       SET scheme = 1, salt = p_salt, memory_kib = p_memory_kib, iterations = p_iterations, parallelism = p_parallelism,
           verifier = UNHEX(SHA2(p_upgraded_key, 256))
     WHERE user_id = v_person;
  END IF;
  CALL ticket_desk.sign_in_end(v_guard, v_person, v_is_active, p_workstation, v_answer);
  COMMIT;
  SELECT v_answer AS doc;
END
