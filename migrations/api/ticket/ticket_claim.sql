-- Claims a ticket of the pool for the caller alone.
--
-- Answers: model::Claim. {outcome: claimed} also when the caller has it already; {outcome: taken} with who was faster when
-- another responder claimed it within the last two minutes and the caller had not declined it. Otherwise a ticket that
-- cannot be claimed does not exist.
-- Errors: ticket.not_found, quota.work (the caller has too many in work), quota.hourly, role.refused, session.ended, request.reused, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.ticket_claim(
  IN p_token VARBINARY(32),
  IN p_request BINARY(16),
  IN p_ticket BIGINT UNSIGNED
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_answer LONGTEXT;
  DECLARE v_status VARCHAR(16);
  DECLARE v_employee BIGINT UNSIGNED;
  DECLARE v_responder BIGINT UNSIGNED;
  DECLARE v_claimed_at DATETIME(6);
  DECLARE v_next BIGINT UNSIGNED;
  DECLARE v_ticket LONGTEXT;
  DECLARE v_now DATETIME(6);
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_request_call(p_token, 'responder', p_request, 'ticket_claim', v_actor, v_role, v_answer);
  IF v_answer IS NULL THEN
    CALL ticket_desk.ticket_lock(v_actor, p_ticket, 120, v_employee, v_responder, v_status, v_claimed_at);
    SET v_now = UTC_TIMESTAMP(6);
    IF v_status = 'done'
      OR EXISTS (SELECT 1 FROM ticket_desk.ticket_responder_log
                  WHERE ticket_id = p_ticket AND responder_id = v_actor AND status = 'declined')
      OR (v_responder <> v_actor AND v_claimed_at < v_now - INTERVAL 120 SECOND)
    THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ticket.not_found';
    END IF;
    IF v_status = 'pending' THEN
      -- Nobody takes the whole pool. The row in which their claims are counted orders them.
      IF (SELECT COUNT(*) FROM ticket_desk.tickets WHERE responder_id = v_actor AND status = 'in process')
        >= (SELECT CAST(value AS UNSIGNED) FROM ticket_desk.settings WHERE name = 'work_limit')
      THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quota.work';
      END IF;
      CALL ticket_desk.ticket_transition(v_actor, p_ticket, 'assigned', '', NULL, NULL);
      SET v_responder = v_actor;
    END IF;
    IF v_responder = v_actor THEN
      CALL ticket_desk.ticket_doc(p_ticket, v_actor, v_ticket);
      SET v_answer = JSON_OBJECT('outcome', 'claimed', 'ticket', JSON_EXTRACT(v_ticket, '$'));
    ELSE
      SELECT p.id INTO v_next
        FROM ticket_desk.tickets p FORCE INDEX (pool)
       WHERE p.status = 'pending'
         AND COALESCE((SELECT l.status FROM ticket_desk.ticket_responder_log l
                           WHERE l.ticket_id = p.id AND l.responder_id = v_actor), '') <> 'declined'
       ORDER BY p.created_at, p.id
       LIMIT 1;
      SELECT JSON_OBJECT(
          'outcome', 'taken',
          'by', JSON_OBJECT('id', id, 'name', name, 'username', username, 'active', is_active),
          'at', DATE_FORMAT(v_claimed_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
          'leadMs', GREATEST(0, TIMESTAMPDIFF(MICROSECOND, v_claimed_at, v_now) DIV 1000),
          'next', v_next + 0)
        INTO v_answer
        FROM ticket_desk.users WHERE id = v_responder;
    END IF;
    CALL ticket_desk.request_answer(v_actor, p_request, v_answer);
  END IF;
  COMMIT;
  SELECT v_answer AS doc;
END
