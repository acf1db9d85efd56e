-- Gives a ticket another priority: its requester while it is not done, its responder while they have it. The other side is alerted.
-- Its time to respond is counted again from its creation. To the priority that it has already, nothing happens.
--
-- p_priority: low, normal, high or urgent. p_note: a reason; may be empty. p_from: the priority that its author saw; NULL: any.
-- Answers: model::Ticket. Errors: ticket.not_found, ticket.closed, ticket.choice_conflict (it is neither p_from nor p_priority by now),
-- session.ended, request.reused, quota.hourly, input.*, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.ticket_prioritize(
  IN p_token VARBINARY(32),
  IN p_request BINARY(16),
  IN p_ticket BIGINT UNSIGNED,
  IN p_priority LONGTEXT,
  IN p_note LONGTEXT,
  IN p_from LONGTEXT
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

  CALL ticket_desk.begin_request_call(p_token, NULL, p_request, 'ticket_prioritize', v_actor, v_role, v_subject);
  IF v_subject IS NULL THEN
    CALL ticket_desk.require_priority(p_priority);
    CALL ticket_desk.ticket_transition(v_actor, p_ticket, 'prioritized', p_note, NULL, NULL, p_priority, NULL, p_from);
    SET v_subject = p_ticket;
    CALL ticket_desk.request_done(v_actor, p_request, v_subject, NULL);
  END IF;
  CALL ticket_desk.ticket_doc(v_subject, v_actor, v_answer);
  COMMIT;
  SELECT v_answer AS doc;
END
