-- Changes title and description of the caller's own ticket while it is not done.
--
-- p_version: the version that the form was filled from.
-- Answers: model::Ticket. Errors: ticket.not_found, ticket.closed, ticket.version_conflict, role.refused, session.ended,
-- request.reused, quota.hourly, input.*, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.ticket_edit(
  IN p_token VARBINARY(32),
  IN p_request BINARY(16),
  IN p_ticket BIGINT UNSIGNED,
  IN p_version INT UNSIGNED,
  IN p_title LONGTEXT,
  IN p_description LONGTEXT
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_answer LONGTEXT;
  DECLARE v_employee BIGINT UNSIGNED;
  DECLARE v_responder BIGINT UNSIGNED;
  DECLARE v_status VARCHAR(16);
  DECLARE v_claimed_at DATETIME(6);
  DECLARE v_version INT UNSIGNED;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_request_call(p_token, 'employee', p_request, 'ticket_edit', v_actor, v_role, v_answer);
  IF v_answer IS NULL THEN
    CALL ticket_desk.require_text(p_title, 1, 1, 200);
    CALL ticket_desk.require_text(p_description, 0, 1, 10000);
    CALL ticket_desk.ticket_lock(v_actor, p_ticket, NULL, v_employee, v_responder, v_status, v_claimed_at);
    SELECT version INTO v_version FROM ticket_desk.tickets WHERE id = p_ticket;
    -- A claim or a decline meanwhile takes nothing from what was typed; another edit does.
    IF v_status <> 'done'
      AND (p_version IS NULL OR p_version > v_version
        OR EXISTS (SELECT 1 FROM ticket_desk.ticket_events
                    WHERE ticket_id = p_ticket AND seq > p_version AND event_type = 'edited'))
    THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ticket.version_conflict';
    END IF;
    CALL ticket_desk.ticket_transition(v_actor, p_ticket, 'edited', '', p_title, p_description);
    CALL ticket_desk.ticket_doc(p_ticket, v_actor, v_answer);
    CALL ticket_desk.request_answer(v_actor, p_request, v_answer);
  END IF;
  COMMIT;
  SELECT v_answer AS doc;
END
