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
  DECLARE v_subject BIGINT UNSIGNED;
  DECLARE v_answer LONGTEXT;
  DECLARE v_employee BIGINT UNSIGNED;
  DECLARE v_responder BIGINT UNSIGNED;
  DECLARE v_status VARCHAR(16);
  DECLARE v_claimed_at DATETIME(6);
  DECLARE v_version INT UNSIGNED;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_request_call(p_token, 'employee', p_request, 'ticket_edit', v_actor, v_role, v_subject);
  IF v_subject IS NULL THEN
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
    CALL ticket_desk.ticket_transition(v_actor, p_ticket, 'edited', '', p_title, p_description, NULL, NULL, NULL);
    SET v_subject = p_ticket;
    SET v_version = v_version + 1;
    CALL ticket_desk.request_done(v_actor, p_request, v_subject, v_version);
  ELSE
    SELECT version INTO v_version FROM ticket_desk.requests WHERE scope = v_actor AND request = p_request;
  END IF;
  CALL ticket_desk.ticket_doc(v_subject, v_actor, v_answer);
  -- The version that this edit made, also when the ticket has a newer one by now: an edit that builds on this one must not pass for
  -- one that has seen the edits in between.
  SET v_answer = JSON_SET(v_answer, '$.version', v_version + 0);
  COMMIT;
  SELECT v_answer AS doc;
END
