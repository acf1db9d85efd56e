-- Changes title and description of the caller's own ticket while it is not done.
--
-- p_version: the version that the form was filled from.
-- Answers: model::Ticket. Errors: ticket.not_found, ticket.closed, ticket.version_conflict, role.refused, session.ended,
-- request.reused, input.*, call.refused.
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
  DECLARE v_status VARCHAR(16);
  DECLARE v_version INT UNSIGNED;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_request_call(p_token, 'employee', p_request, 'ticket_edit', v_actor, v_role, v_answer);
  IF v_answer IS NULL THEN
    CALL ticket_desk.require_text(p_title, 1, 1, 200);
    CALL ticket_desk.require_text(p_description, 0, 1, 10000);
    SELECT status, version INTO v_status, v_version
      FROM ticket_desk.tickets WHERE id = p_ticket AND user_id = v_actor FOR UPDATE;
    IF v_status IS NULL THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ticket.not_found';
    END IF;
    IF v_status = 'done' THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ticket.closed';
    END IF;
    -- A claim or a decline meanwhile takes nothing from what was typed; another edit does.
    IF p_version IS NULL OR p_version > v_version
      OR EXISTS (SELECT 1 FROM ticket_desk.ticket_events
                  WHERE ticket_id = p_ticket AND seq > p_version AND event_type = 'edited')
    THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ticket.version_conflict';
    END IF;
    UPDATE ticket_desk.tickets
       SET title = p_title, description = p_description, version = version + 1, updated_at = UTC_TIMESTAMP(6),
           last_actor_user_id = v_actor, last_event_type = 'edited', last_note = ''
     WHERE id = p_ticket;
    CALL ticket_desk.ticket_doc(p_ticket, v_actor, v_answer);
    CALL ticket_desk.request_answer(v_actor, p_request, v_answer);
  END IF;
  COMMIT;
  SELECT v_answer AS doc;
END
