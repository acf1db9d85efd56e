-- Makes a new person: an employee, or whatever the invitation is for. Each try is counted and committed before anything
-- is looked up.
--
-- p_phone: E.164, or NULL for somebody without a telephone. p_phone_extension: up to seven digits, or NULL.
-- p_invitation: the code as the administrator gave it; empty for none. p_salt, p_memory_kib, p_iterations, p_parallelism: of
-- the key's derivation (Argon2id). p_key: 32 bytes.
-- Answers: {id}. Errors: person.username_taken, person.sign_up_closed, person.invitation_invalid, session.locked (too many
-- tries from this workstation account within the hour), request.reused, input.*, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.person_sign_up(
  IN p_request BINARY(16),
  IN p_username LONGTEXT,
  IN p_name LONGTEXT,
  IN p_email LONGTEXT,
  IN p_phone LONGTEXT,
  IN p_phone_extension LONGTEXT,
  IN p_profession LONGTEXT,
  IN p_organisation LONGTEXT,
  IN p_address LONGTEXT,
  IN p_invitation LONGTEXT,
  IN p_salt VARBINARY(255),
  IN p_memory_kib BIGINT,
  IN p_iterations BIGINT,
  IN p_parallelism BIGINT,
  IN p_key VARBINARY(255)
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_person BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16) DEFAULT 'employee';
  DECLARE v_invitation BINARY(32);
  DECLARE v_sign_ups INT UNSIGNED;
  DECLARE v_now DATETIME(6);
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_call();
  CALL ticket_desk.require_plain_call();
  IF NOT EXISTS (SELECT 1 FROM ticket_desk.requests WHERE scope = 0 AND request = p_request) THEN
    CALL ticket_desk.require_text(p_username, 1, 3, 32);
    IF p_username COLLATE utf8mb4_bin NOT REGEXP '\\A[a-z][a-z0-9._-]{2,31}\\z' THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.invalid';
    END IF;
    CALL ticket_desk.require_person(p_name, p_email, p_phone, p_phone_extension, p_profession, p_organisation, p_address);
    CALL ticket_desk.require_credentials(p_salt, p_memory_kib, p_iterations, p_parallelism, p_key);

    -- Counted for good before anything is told: whether a name is taken or a code is right cannot be asked without end.
    CALL ticket_desk.source_take();
    SELECT sign_ups INTO v_sign_ups FROM ticket_desk.sign_in_sources WHERE source = SUBSTRING_INDEX(USER(), '@', 1);
    IF v_sign_ups >= (SELECT CAST(value AS UNSIGNED) FROM ticket_desk.settings WHERE name = 'sign_up_limit') THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'session.locked';
    END IF;
    UPDATE ticket_desk.sign_in_sources SET sign_ups = sign_ups + 1 WHERE source = SUBSTRING_INDEX(USER(), '@', 1);
    COMMIT;
    START TRANSACTION READ WRITE;
  END IF;

  CALL ticket_desk.request_take(0, p_request, 'person_sign_up', v_person);
  IF v_person IS NULL THEN
    SET v_now = UTC_TIMESTAMP(6);
    IF p_invitation <> '' THEN
      SET v_invitation = UNHEX(SHA2(p_invitation, 256));
      SET v_role = NULL;
      SELECT role INTO v_role FROM ticket_desk.invitations
       WHERE code_hash = v_invitation AND used_at IS NULL AND expires_at > v_now;
      IF v_role IS NULL THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'person.invitation_invalid';
      END IF;
    ELSEIF NOT EXISTS (SELECT 1 FROM ticket_desk.settings WHERE name = 'sign_up_open' AND value = '1') THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'person.sign_up_closed';
    END IF;

    BEGIN
      DECLARE EXIT HANDLER FOR 1062 SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'person.username_taken';
      -- The trigger checks the invitation again under its lock and marks it as used in this very statement.
      INSERT INTO ticket_desk.users
        (username, name, role, email, phone_e164, phone_extension, profession, organization, address, invitation_hash,
         created_at, updated_at)
      VALUES
        (p_username, p_name, v_role, p_email, p_phone, p_phone_extension, p_profession, p_organisation, p_address, v_invitation,
         v_now, v_now);
    END;
    SET v_person = LAST_INSERT_ID();
    INSERT INTO ticket_desk.credentials
      (user_id, scheme, salt, memory_kib, iterations, parallelism, verifier, changed_at)
    VALUES
      (v_person, 1, p_salt, p_memory_kib, p_iterations, p_parallelism, UNHEX(SHA2(p_key, 256)), v_now);
    CALL ticket_desk.request_done(0, p_request, v_person, NULL);
  END IF;
  COMMIT;
  SELECT JSON_OBJECT('id', v_person + 0) AS doc;
END
