-- Which forms of these procedures there are. A workstation may call when its own number is between the two.
--
-- Every connection calls this first, and the server keeps what it needed in the connection's memory: begin_call alone is 220 KiB on
-- MySQL. So it has a preamble of its own, which ends what was open and refuses a revoked account; nothing else could bend a constant.
--
-- Answers: {current, minimum}. Errors: database.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.api_version()
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  SET SESSION completion_type = 'NO_CHAIN';
  ROLLBACK;
  IF EXISTS (SELECT 1 FROM ticket_desk.revoked_accounts
              WHERE account = CONVERT(SUBSTRING_INDEX(USER(), '@', 1) USING ascii))
  THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'database.refused';
  END IF;
  COMMIT;
  SELECT CAST(JSON_OBJECT('current', 3, 'minimum', 1) AS CHAR) AS doc;
END
