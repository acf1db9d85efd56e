-- Refuses a call that locks and comes out of a program of the caller's own: a compound statement, EXECUTE or EXECUTE
-- IMMEDIATE. On MariaDB a limit of time that is set outside of such a program and lifted inside it would break the call off
-- with its locks held, and begin_call cannot see it. Whether the program is over does not matter: no workstation has one.
--
-- Errors: call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.require_plain_call()
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
  /*M!
  IF (SELECT SUM(VARIABLE_VALUE) FROM information_schema.SESSION_STATUS
       WHERE VARIABLE_NAME IN ('COM_COMPOUND_SQL', 'COM_EXECUTE_IMMEDIATE', 'COM_EXECUTE_SQL')) > 0
  THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
  END IF;
  */
END
