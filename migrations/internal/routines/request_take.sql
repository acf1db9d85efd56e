-- Takes a request, or finds that it was carried out before.
--
-- p_scope: the actor, 0 before anybody signed in. p_subject: what the answer of before was about (see schema/0017_requests.sql), or NULL
-- when the request is new.
-- A duplicate that runs at the same moment waits here for the first one's end.
-- Errors: request.reused, call.refused (no id; or begun before and broken off in a way that no workstation does).
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.request_take(
  IN p_scope BIGINT UNSIGNED,
  IN p_request BINARY(16),
  IN p_procedure VARCHAR(64),
  OUT p_subject BIGINT UNSIGNED
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_seen BOOLEAN DEFAULT FALSE;
  DECLARE v_procedure VARCHAR(64);

  IF p_request IS NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
  END IF;
  BEGIN
    DECLARE CONTINUE HANDLER FOR 1062 SET v_seen = TRUE;
    INSERT INTO ticket_desk.requests (scope, request, procedure_name, created_at)
    VALUES (p_scope, p_request, p_procedure, UTC_TIMESTAMP(6));
  END;
  IF v_seen THEN
    SELECT procedure_name, subject INTO v_procedure, p_subject
      FROM ticket_desk.requests WHERE scope = p_scope AND request = p_request;
    IF v_procedure <> p_procedure THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'request.reused';
    END IF;
    IF p_subject IS NULL THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
    END IF;
  END IF;
END
