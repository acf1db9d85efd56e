-- What every way of signing in does before anything is compared: counts the try and commits it. A transaction is open
-- afterwards.
--
-- p_username, p_workstation: as session_open takes them. p_guard: where tries of this name are counted. p_known_as: the name,
-- if it can be somebody's. Errors: session.locked, input.*, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.sign_in_begin(
  IN p_username LONGTEXT,
  IN p_workstation LONGTEXT,
  OUT p_guard VARCHAR(80) CHARACTER SET ascii COLLATE ascii_general_ci,
  OUT p_known_as VARCHAR(32) CHARACTER SET ascii COLLATE ascii_general_ci
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  CALL ticket_desk.require_plain_call();
  CALL ticket_desk.require_text(p_workstation, 1, 1, 100);
  -- Compared as ASCII only; see session_salt.
  IF p_username COLLATE utf8mb4_bin REGEXP '\\A[a-z][a-z0-9._-]{2,31}\\z' THEN
    SET p_known_as = p_username;
  END IF;
  SET p_guard = COALESCE(p_known_as, CONCAT('#', SHA2(COALESCE(p_username, ''), 256)));
  CALL ticket_desk.guard_count(p_guard);
  COMMIT;
  START TRANSACTION READ WRITE;
END
