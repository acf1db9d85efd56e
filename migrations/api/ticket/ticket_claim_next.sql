-- Claims the ticket that is due first among those that the caller serves and has not declined. The database picks it, so that nobody
-- comes too late: of many who call at once each gets another ticket, while there are any.
--
-- Answers: model::ClaimNext. {outcome: claimed} with the ticket; {outcome: returned} when this very request was carried out before, and the
-- ticket is not the caller's any more; {outcome: nothing} with the reason when nothing is left for the caller. Of the last nothing stays:
-- it is not counted, and the same request may succeed later.
-- Errors: quota.work (the caller has too many in work), quota.hourly (counted with ticket_claim), role.refused, session.ended,
-- request.reused, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.ticket_claim_next(
  IN p_token VARBINARY(32),
  IN p_request BINARY(16)
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_subject BIGINT UNSIGNED;
  DECLARE v_responder BIGINT UNSIGNED;
  DECLARE v_answer LONGTEXT;
  DECLARE v_page LONGTEXT;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_request_call(p_token, 'responder', p_request, 'ticket_claim_next', v_actor, v_role, v_subject);
  IF v_subject IS NULL THEN
    -- In the row of the other claims, which orders all claims of a person.
    CALL ticket_desk.quota_take(v_actor, 'ticket_claim');
    CALL ticket_desk.require_work_room(v_actor);
    CALL ticket_desk.pool_lock_first(v_actor, v_subject);
    IF v_subject IS NOT NULL THEN
      CALL ticket_desk.ticket_transition(v_actor, v_subject, 'assigned', '', NULL, NULL, NULL, NULL, NULL);
      CALL ticket_desk.request_done(v_actor, p_request, v_subject, NULL);
      SET v_responder = v_actor;
    END IF;
  ELSE
    SELECT responder_id INTO v_responder FROM ticket_desk.tickets WHERE id = v_subject;
  END IF;
  IF v_subject IS NULL THEN
    ROLLBACK;
    CALL ticket_desk.pool_page(v_actor, TRUE, NULL, NULL, NULL, 1, v_page);
    SET v_answer = JSON_OBJECT('outcome', 'nothing', 'why', CASE
      WHEN JSON_LENGTH(v_page) > 0 THEN 'elsewhere'
      WHEN EXISTS (SELECT 1 FROM ticket_desk.tickets WHERE status = 'pending') THEN 'declined'
      ELSE 'empty'
    END);
  ELSEIF v_responder = v_actor THEN
    CALL ticket_desk.ticket_doc(v_subject, v_actor, v_answer);
    SET v_answer = JSON_OBJECT('outcome', 'claimed', 'ticket', JSON_EXTRACT(v_answer, '$'));
  ELSE
    SET v_answer = JSON_OBJECT('outcome', 'returned');
  END IF;
  COMMIT;
  SELECT v_answer AS doc;
END
