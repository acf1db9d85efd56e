-- Brings the caller's ticket in process to its end.
--
-- p_note: what was done; may be empty.
-- Answers: model::Ticket. Errors: ticket.not_found, ticket.closed, role.refused, session.ended, request.reused, input.*,
-- call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.ticket_complete(
  IN p_token VARBINARY(32),
  IN p_request BINARY(16),
  IN p_ticket BIGINT UNSIGNED,
  IN p_note LONGTEXT
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_subject BIGINT UNSIGNED;
  DECLARE v_answer LONGTEXT;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_request_call(p_token, 'responder', p_request, 'ticket_complete', v_actor, v_role, v_subject);
  IF v_subject IS NULL THEN
    CALL ticket_desk.ticket_transition(v_actor, p_ticket, 'completed', p_note, NULL, NULL, NULL, NULL, NULL);
    SET v_subject = p_ticket;
    CALL ticket_desk.request_done(v_actor, p_request, v_subject, NULL);
  END IF;
  CALL ticket_desk.ticket_doc(v_subject, v_actor, v_answer);
  COMMIT;
  SELECT v_answer AS doc;
END
