-- Checks a signed-in person's password again, for a request that needs it. The failure is counted and committed before
-- anything is compared, so that no number of parallel guesses gets past the lock. A request that was answered before
-- passes: its replay needs no password, which may be another one by now. No transaction is open afterwards.
--
-- p_key: derived from the password. Errors: person.wrong_password, session.locked, session.ended, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.require_password(
  IN p_token VARBINARY(32),
  IN p_request BINARY(16),
  IN p_key VARBINARY(255)
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
check_password: BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_username VARCHAR(32) CHARACTER SET ascii COLLATE ascii_general_ci;
  DECLARE v_verifier BINARY(32);

  CALL ticket_desk.begin_session_call(p_token, NULL, v_actor, v_role);
  CALL ticket_desk.require_plain_call();
  IF EXISTS (SELECT 1 FROM ticket_desk.requests WHERE scope = v_actor AND request = p_request) THEN
    COMMIT;
    LEAVE check_password;
  END IF;
  SELECT u.username, c.verifier INTO v_username, v_verifier
    FROM ticket_desk.users u JOIN ticket_desk.credentials c ON c.user_id = u.id
   WHERE u.id = v_actor;
  CALL ticket_desk.guard_count(v_username);
  COMMIT;
  IF v_verifier IS NULL OR p_key IS NULL OR v_verifier <> UNHEX(SHA2(p_key, 256)) THEN
    -- Sent twice at the same moment: the other one has changed the password meanwhile.
    IF NOT EXISTS (SELECT 1 FROM ticket_desk.requests WHERE scope = v_actor AND request = p_request) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'person.wrong_password';
    END IF;
    -- What was counted stays: else a guess beside any other request of the same id would take its failures back.
    LEAVE check_password;
  END IF;
  START TRANSACTION READ WRITE;
  CALL ticket_desk.guard_clear(v_username);
  COMMIT;
END
