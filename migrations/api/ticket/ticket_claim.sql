-- Claims a ticket of the pool for the caller alone.
--
-- Answers: model::Claim. {outcome: claimed} also when the caller has it already; {outcome: taken} with who was faster when
-- another responder claimed it within the last two minutes and the caller had not declined it; {outcome: returned} when this very
-- request was carried out before, and the ticket is not the caller's any more. Otherwise a ticket that
-- cannot be claimed does not exist. Of a claim that came too late nothing stays: it costs no durable commit, is not counted, and
-- the same request may succeed later.
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
  DECLARE v_subject BIGINT UNSIGNED;
  DECLARE v_answer LONGTEXT;
  DECLARE v_status VARCHAR(16);
  DECLARE v_employee BIGINT UNSIGNED;
  DECLARE v_responder BIGINT UNSIGNED;
  DECLARE v_claimed_at DATETIME(6);
  DECLARE v_is_own BOOLEAN;
  DECLARE v_could_claim BOOLEAN;
  DECLARE v_is_late BOOLEAN;
  DECLARE v_ticket LONGTEXT;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_session_call(p_token, 'responder', v_actor, v_role);
  -- Most who come too late need not queue for the row of the ticket to hear of it.
  CALL ticket_desk.ticket_relation(
    v_actor, p_ticket, v_employee, v_responder, v_status, v_claimed_at, v_is_own, v_could_claim);
  SET v_is_late = COALESCE(
    v_status = 'in process' AND v_could_claim AND NOT v_is_own AND v_claimed_at > UTC_TIMESTAMP(6) - INTERVAL 120 SECOND
      AND NOT EXISTS (SELECT 1 FROM ticket_desk.requests WHERE scope = v_actor AND request = p_request), FALSE);
  IF NOT v_is_late THEN
    CALL ticket_desk.request_begin(p_token, v_actor, p_request, 'ticket_claim', v_subject);
  END IF;
  IF NOT v_is_late AND v_subject IS NULL THEN
    -- As in ticket_lock: nobody's ticket is held up by a stranger.
    IF NOT (v_is_own OR COALESCE(v_could_claim AND v_status = 'pending', FALSE)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ticket.not_found';
    END IF;
    SELECT responder_id, status, claimed_at INTO v_responder, v_status, v_claimed_at
      FROM ticket_desk.tickets WHERE id = p_ticket FOR UPDATE;
    IF v_status = 'done'
      OR EXISTS (SELECT 1 FROM ticket_desk.ticket_responder_log
                  WHERE ticket_id = p_ticket AND responder_id = v_actor AND status = 'declined')
    THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ticket.not_found';
    END IF;
    IF v_status = 'pending' THEN
      CALL ticket_desk.require_work_room(v_actor);
      CALL ticket_desk.ticket_transition(v_actor, p_ticket, 'assigned', '', NULL, NULL, NULL, NULL, NULL);
      SET v_responder = v_actor;
    END IF;
    SET v_is_late = v_responder <> v_actor;
    IF NOT v_is_late THEN
      SET v_subject = p_ticket;
      CALL ticket_desk.request_done(v_actor, p_request, v_subject, NULL);
    END IF;
  ELSEIF NOT v_is_late THEN
    SELECT responder_id INTO v_responder FROM ticket_desk.tickets WHERE id = v_subject;
  END IF;
  IF v_is_late THEN
    -- The next in the queue for the row need not wait for what follows, nor for a disk.
    ROLLBACK;
    CALL ticket_desk.claim_taken(v_actor, v_responder, v_claimed_at, v_answer);
  ELSEIF v_responder = v_actor THEN
    CALL ticket_desk.ticket_doc(v_subject, v_actor, v_ticket);
    SET v_answer = JSON_OBJECT('outcome', 'claimed', 'ticket', JSON_EXTRACT(v_ticket, '$'));
  ELSE
    SET v_answer = JSON_OBJECT('outcome', 'returned');
  END IF;
  COMMIT;
  SELECT v_answer AS doc;
END
