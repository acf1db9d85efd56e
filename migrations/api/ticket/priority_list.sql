-- Within how many minutes somebody should claim a ticket of each priority, the least urgent first.
--
-- Answers: array of model::PriorityTarget. Errors: session.ended, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.priority_list(
  IN p_token VARBINARY(32)
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_answer LONGTEXT;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_session_call(p_token, NULL, v_actor, v_role);
  SELECT CONCAT('[', GROUP_CONCAT(JSON_OBJECT(
      'priority', SUBSTRING(name, CHAR_LENGTH('respond_within_') + 1), 'minutes', CAST(value AS UNSIGNED))
      ORDER BY FIELD(name, 'respond_within_low', 'respond_within_normal', 'respond_within_high', 'respond_within_urgent')), ']')
    INTO v_answer
    FROM ticket_desk.settings
   WHERE name IN ('respond_within_low', 'respond_within_normal', 'respond_within_high', 'respond_within_urgent');
  COMMIT;
  SELECT v_answer AS doc;
END
