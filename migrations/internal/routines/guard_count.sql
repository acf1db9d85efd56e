-- Counts a try for a name and for the calling workstation account as failed, before anything is compared: five tries are
-- free, the sixth waits 30 seconds, each further one twice as long, to a quarter of an hour. An account that failed 100 times
-- has one more try every 36 seconds. Names that have signed in there before do not wait for that: nobody who guesses at a
-- shared workstation locks out the people who work there. The caller commits.
--
-- p_name: the name that is tried, as sign_in_guards keeps it; guard_row tells where it is counted. Errors: session.locked.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.guard_count(IN p_name VARCHAR(80) CHARACTER SET ascii COLLATE ascii_general_ci)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_now DATETIME(6) DEFAULT UTC_TIMESTAMP(6);
  DECLARE v_locked_until DATETIME(6);
  DECLARE v_failures INT UNSIGNED;
  DECLARE v_row VARCHAR(80) CHARACTER SET ascii COLLATE ascii_general_ci;

  CALL ticket_desk.source_take();
  CALL ticket_desk.guard_row(p_name, v_row);
  SELECT failures INTO v_failures FROM ticket_desk.sign_in_sources WHERE source = SUBSTRING_INDEX(USER(), '@', 1);
  IF v_failures >= 100 AND v_row = p_name THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'session.locked';
  END IF;
  -- Takes the row's lock, whether the name was tried before or not.
  INSERT INTO ticket_desk.sign_in_guards (name) VALUES (v_row) ON DUPLICATE KEY UPDATE name = VALUES(name);
  SELECT failures, locked_until INTO v_failures, v_locked_until
    FROM ticket_desk.sign_in_guards WHERE name = v_row FOR UPDATE;
  IF v_locked_until > v_now THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'session.locked';
  END IF;
  UPDATE ticket_desk.sign_in_guards
     SET failures = v_failures + 1,
         last_failure_at = v_now,
         locked_until = CASE
           WHEN v_failures < 4 THEN NULL
           ELSE v_now + INTERVAL LEAST(900, 30 * POW(2, LEAST(v_failures - 4, 10))) SECOND
         END
   WHERE name = v_row;
  UPDATE ticket_desk.sign_in_sources SET failures = failures + 1 WHERE source = SUBSTRING_INDEX(USER(), '@', 1);
END
