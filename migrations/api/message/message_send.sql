-- Writes in the thread of a ticket, or to a person outside of tickets.
--
-- p_ticket or p_person: one of them. In a ticket its employee and its responder write to each other; before a claim the
-- employee's words wait for whoever claims. Outside, employees may write to responders, responders to anybody active.
-- p_seen: the newest message of the thread that the author has seen (0: none), or NULL to send in any case.
-- Answers: model::Message. Errors: ticket.not_found, ticket.closed (withdrawn before anybody had it), person.not_found,
-- message.thread_moved, session.ended, request.reused, quota.hourly, input.*, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.message_send(
  IN p_token VARBINARY(32),
  IN p_request BINARY(16),
  IN p_ticket BIGINT UNSIGNED,
  IN p_person BIGINT UNSIGNED,
  IN p_body LONGTEXT,
  IN p_seen BIGINT UNSIGNED
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
  DECLARE v_receiver BIGINT UNSIGNED;
  DECLARE v_may_write BOOLEAN;
  DECLARE v_moved BOOLEAN;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_request_call(p_token, NULL, p_request, 'message_send', v_actor, v_role, v_subject);
  IF v_subject IS NULL THEN
    CALL ticket_desk.require_text(p_body, 0, 1, 10000);
    IF (p_ticket IS NULL) = (p_person IS NULL) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.invalid';
    END IF;
    IF p_ticket IS NOT NULL THEN
      -- The ticket's row orders the authors of its thread.
      CALL ticket_desk.ticket_lock(v_actor, p_ticket, NULL, v_employee, v_responder, v_status, v_claimed_at);
      IF v_actor = v_employee THEN
        SET v_receiver = v_responder;
      ELSEIF v_actor = v_responder THEN
        SET v_receiver = v_employee;
      ELSE
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ticket.not_found';
      END IF;
      IF v_status = 'done' AND v_receiver IS NULL THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ticket.closed';
      END IF;
      SET v_moved = EXISTS (SELECT 1 FROM ticket_desk.messages
                             WHERE ticket_id = p_ticket AND message_type = 'direct' AND id > p_seen AND sender_id <> v_actor);
    ELSE
      SELECT id, is_active = 1 AND (v_role = 'responder' OR role = 'responder') INTO v_receiver, v_may_write
        FROM ticket_desk.users WHERE id = p_person;
      CALL ticket_desk.read_instead(v_receiver IS NULL);
      IF v_receiver IS NULL OR v_receiver = v_actor OR NOT v_may_write THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'person.not_found';
      END IF;
      -- The two feeds order the authors of a conversation.
      CALL ticket_desk.feeds_bump(v_actor, v_receiver);
      SET v_moved = EXISTS (SELECT 1 FROM ticket_desk.messages
                             WHERE sender_id = v_receiver AND receiver_id = v_actor AND ticket_id IS NULL AND id > p_seen);
    END IF;
    IF v_moved THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'message.thread_moved';
    END IF;
    CALL ticket_desk.message_add(p_ticket, v_actor, v_receiver, NULL, p_body, UTC_TIMESTAMP(6), v_subject);
    CALL ticket_desk.request_done(v_actor, p_request, v_subject, NULL);
  END IF;
  CALL ticket_desk.message_doc(v_subject, v_answer);
  COMMIT;
  SELECT v_answer AS doc;
END
