-- The preamble of a public procedure that writes: begin_session_call, then request_begin.
--
-- p_request: identifies the request. p_procedure: the public procedure. p_subject: what the answer is about when the request
-- was carried out before; NULL when it has to be carried out now.
-- Errors: session.ended, role.refused, request.reused, quota.hourly, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.begin_request_call(
  IN p_token VARBINARY(32),
  IN p_role VARCHAR(16),
  IN p_request BINARY(16),
  IN p_procedure VARCHAR(64),
  OUT p_actor BIGINT UNSIGNED,
  OUT p_actor_role VARCHAR(16),
  OUT p_subject BIGINT UNSIGNED
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  CALL ticket_desk.begin_session_call(p_token, p_role, p_actor, p_actor_role);
  CALL ticket_desk.request_begin(p_token, p_actor, p_request, p_procedure, p_subject);
END
