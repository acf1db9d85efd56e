-- Gives a ticket in process back to the pool, at its old place. The caller may claim it again.
--
-- p_note: a reason; may be empty.
-- Answers: {}. Errors: ticket.not_found, ticket.closed, role.refused, session.ended, request.reused, input.*, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.ticket_release(
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
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_request_call(p_token, 'responder', p_request, 'ticket_release', v_actor, v_role, v_subject);
  IF v_subject IS NULL THEN
    CALL ticket_desk.ticket_transition(v_actor, p_ticket, 'released', p_note, NULL, NULL, NULL, NULL, NULL);
    CALL ticket_desk.request_done(v_actor, p_request, p_ticket, NULL);
  END IF;
  COMMIT;
  SELECT '{}' AS doc;
END
