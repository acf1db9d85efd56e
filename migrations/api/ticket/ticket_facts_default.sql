-- Whether a workstation tells facts about itself with a new ticket when its person has not chosen.
--
-- Answers: model::FactsDefault. Errors: session.ended, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.ticket_facts_default(
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
  SELECT JSON_OBJECT('on', value = '1') INTO v_answer FROM ticket_desk.settings WHERE name = 'facts';
  COMMIT;
  SELECT v_answer AS doc;
END
