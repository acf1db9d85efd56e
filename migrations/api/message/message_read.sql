-- Tells that the caller has seen what came for them, up to a message: in a ticket, from a person outside of tickets, or (both
-- NULL) all of it. A ticket's responder thereby also sees what its employee wrote before the claim. The authors' feeds move
-- on, so that the read states arrive there.
--
-- p_up_to: the newest message that was seen.
-- Answers: model::InboxState. Errors: session.ended, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.message_read(
  IN p_token VARBINARY(32),
  IN p_ticket BIGINT UNSIGNED,
  IN p_person BIGINT UNSIGNED,
  IN p_up_to BIGINT UNSIGNED
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_requester BIGINT UNSIGNED;
  DECLARE v_responder BIGINT UNSIGNED;
  DECLARE v_status VARCHAR(16);
  DECLARE v_claimed_at DATETIME(6);
  DECLARE v_is_own BOOLEAN;
  DECLARE v_could_claim BOOLEAN;
  DECLARE v_author BIGINT UNSIGNED;
  DECLARE v_any BOOLEAN DEFAULT FALSE;
  DECLARE v_end BOOLEAN DEFAULT FALSE;
  DECLARE v_doc LONGTEXT;
  DECLARE c_concerned CURSOR FOR
    SELECT DISTINCT IF(whose.is_author, m.sender_id, v_actor) AS person
      FROM ticket_desk.messages m
      JOIN (SELECT 0 AS is_author UNION ALL SELECT 1) whose
     WHERE (m.receiver_id = v_actor OR (m.receiver_id IS NULL AND m.ticket_id = p_ticket AND v_responder = v_actor))
       AND m.read_at IS NULL AND m.id <= p_up_to
       AND (p_ticket IS NULL OR m.ticket_id = p_ticket)
       AND (p_person IS NULL OR (m.ticket_id IS NULL AND m.sender_id = p_person))
       AND (whose.is_author = 0 OR m.message_type = 'direct')
     ORDER BY person;
  DECLARE CONTINUE HANDLER FOR NOT FOUND SET v_end = TRUE;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_session_call(p_token, NULL, v_actor, v_role);
  CALL ticket_desk.require_plain_call();
  CALL ticket_desk.ticket_relation(
    v_actor, p_ticket, v_requester, v_responder, v_status, v_claimed_at, v_is_own, v_could_claim);
  SET v_end = FALSE;
  -- The feeds first and in the order of ids, as everywhere: what is written to the caller meanwhile comes after.
  OPEN c_concerned;
  move_on: LOOP
    FETCH c_concerned INTO v_author;
    IF v_end THEN
      LEAVE move_on;
    END IF;
    SET v_any = TRUE;
    CALL ticket_desk.feeds_bump(v_author, NULL);
  END LOOP;
  CLOSE c_concerned;
  IF v_any THEN
    UPDATE ticket_desk.messages
       SET read_at = UTC_TIMESTAMP(6)
     WHERE receiver_id = v_actor AND read_at IS NULL AND id <= p_up_to
       AND (p_ticket IS NULL OR ticket_id = p_ticket)
       AND (p_person IS NULL OR (ticket_id IS NULL AND sender_id = p_person));
    IF v_responder = v_actor THEN
      UPDATE ticket_desk.messages
         SET read_at = UTC_TIMESTAMP(6)
       WHERE receiver_id IS NULL AND ticket_id = p_ticket AND read_at IS NULL AND id <= p_up_to;
    END IF;
  END IF;
  SELECT JSON_OBJECT('seq', f.seq, 'unread', (SELECT COUNT(*) FROM (SELECT 1 FROM ticket_desk.messages
                                               WHERE receiver_id = v_actor AND read_at IS NULL LIMIT 100) waiting))
    INTO v_doc FROM ticket_desk.feeds f WHERE f.user_id = v_actor;
  COMMIT;
  SELECT v_doc AS doc;
END
