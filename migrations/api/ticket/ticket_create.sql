-- Creates a ticket; it waits in the pool.
--
-- Answers: model::Ticket. Errors: role.refused, session.ended, request.reused, quota.hourly, input.*, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.ticket_create(
  IN p_token VARBINARY(32),
  IN p_request BINARY(16),
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
  DECLARE v_now DATETIME(6);
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_request_call(p_token, 'employee', p_request, 'ticket_create', v_actor, v_role, v_subject);
  IF v_subject IS NULL THEN
    CALL ticket_desk.require_text(p_title, 1, 1, 200);
    CALL ticket_desk.require_text(p_description, 0, 1, 10000);
    SET v_now = UTC_TIMESTAMP(6);
    INSERT INTO ticket_desk.tickets
      (user_id, title, description, closing_note, created_at, updated_at, last_actor_user_id, last_event_type, last_note)
    VALUES
      (v_actor, p_title, p_description, '', v_now, v_now, v_actor, 'created', '');
    SET v_subject = LAST_INSERT_ID();
    CALL ticket_desk.request_done(v_actor, p_request, v_subject, NULL);
  END IF;
  CALL ticket_desk.ticket_doc(v_subject, v_actor, v_answer);
  COMMIT;
  SELECT v_answer AS doc;
END
