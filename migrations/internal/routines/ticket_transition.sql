-- Lets an event happen to a ticket, as ticket_transitions says: locks the row, refuses whoever may not, checks the note, and
-- makes the one change, with which the triggers do the rest.
--
-- p_note: as the transition takes it. p_title, p_description, p_priority, p_category: what is new with an
-- event that edits it, else NULL. To a priority or category that the ticket has already, nothing happens. p_from: the priority or
-- category that the new one replaces; NULL: any.
-- Errors: ticket.not_found (also for whoever may not), ticket.closed (their own, but done), ticket.choice_conflict (it is not p_from
-- any more), input.*, and those of the trigger.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.ticket_transition(
  IN p_actor BIGINT UNSIGNED,
  IN p_ticket BIGINT UNSIGNED,
  IN p_event_type VARCHAR(32) CHARACTER SET ascii COLLATE ascii_general_ci,
  IN p_note LONGTEXT,
  IN p_title LONGTEXT,
  IN p_description LONGTEXT,
  IN p_priority LONGTEXT,
  IN p_category BIGINT UNSIGNED,
  IN p_from LONGTEXT
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
transit: BEGIN
  DECLARE v_pool INT UNSIGNED;
  DECLARE v_requester BIGINT UNSIGNED;
  DECLARE v_responder BIGINT UNSIGNED;
  DECLARE v_status VARCHAR(16);
  DECLARE v_claimed_at DATETIME(6);
  DECLARE v_to_status VARCHAR(16);
  DECLARE v_who VARCHAR(32);
  DECLARE v_note VARCHAR(16);
  DECLARE v_responder_becomes VARCHAR(16);
  DECLARE v_closing_becomes VARCHAR(16);
  DECLARE v_before VARCHAR(20);
  DECLARE v_now DATETIME(6);

  IF EXISTS (SELECT 1 FROM ticket_desk.ticket_transitions WHERE event_type = p_event_type AND actor = 'any_responder') THEN
    SET v_pool = 0;
  END IF;
  CALL ticket_desk.ticket_lock(p_actor, p_ticket, v_pool, v_requester, v_responder, v_status, v_claimed_at);
  SELECT to_status, actor, note, responder_becomes, closing_becomes
    INTO v_to_status, v_who, v_note, v_responder_becomes, v_closing_becomes
    FROM ticket_desk.ticket_transitions WHERE event_type = p_event_type AND from_status = v_status;
  IF v_status = 'done' AND v_who IS NULL AND (p_actor = v_requester OR p_actor = v_responder) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ticket.closed';
  END IF;
  -- Whether any_responder has declined it before, the trigger knows.
  IF NOT COALESCE(CASE v_who
      WHEN 'requester' THEN p_actor = v_requester
      WHEN 'responder' THEN p_actor = v_responder
      WHEN 'responder_or_administrator' THEN p_actor = v_responder
      WHEN 'either' THEN p_actor = v_requester OR p_actor = v_responder
      WHEN 'any_responder' THEN TRUE
    END, FALSE)
  THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ticket.not_found';
  END IF;
  IF v_note <> 'none' THEN
    CALL ticket_desk.require_text(p_note, 0, IF(v_note = 'required', 1, 0), 2000);
  END IF;
  IF p_priority IS NOT NULL OR p_category IS NOT NULL THEN
    SELECT IF(p_priority IS NULL, category_id, priority) INTO v_before FROM ticket_desk.tickets WHERE id = p_ticket;
    IF v_before = COALESCE(p_priority, p_category) THEN
      LEAVE transit;
    ELSEIF v_before <> p_from THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ticket.choice_conflict';
    END IF;
  END IF;
  SET v_now = UTC_TIMESTAMP(6);
  UPDATE ticket_desk.tickets
     SET status = v_to_status,
         title = COALESCE(p_title, title),
         description = COALESCE(p_description, description),
         priority = COALESCE(p_priority, priority),
         category_id = COALESCE(p_category, category_id),
         responder_id = CASE v_responder_becomes WHEN 'same' THEN responder_id WHEN 'actor' THEN p_actor END,
         claimed_at = CASE v_responder_becomes WHEN 'same' THEN claimed_at WHEN 'actor' THEN v_now END,
         closing = IF(v_closing_becomes = 'same', closing, NULLIF(v_closing_becomes, 'none')),
         closing_note = CASE v_closing_becomes WHEN 'same' THEN closing_note WHEN 'none' THEN '' ELSE p_note END,
         completed_at = CASE v_closing_becomes WHEN 'same' THEN completed_at WHEN 'completed' THEN v_now END,
         withdrawn_at = CASE v_closing_becomes WHEN 'same' THEN withdrawn_at WHEN 'withdrawn' THEN v_now END,
         version = version + 1,
         updated_at = v_now,
         last_actor_user_id = p_actor,
         last_event_type = p_event_type,
         last_note = p_note
   WHERE id = p_ticket;
END
