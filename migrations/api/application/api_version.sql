-- Which forms of these procedures there are. A workstation may call when its own number is between the two.
--
-- Answers: {current, minimum}. Errors: call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.api_version()
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_call();
  COMMIT;
  SELECT CAST(JSON_OBJECT('current', 3, 'minimum', 1) AS CHAR) AS doc;
END
