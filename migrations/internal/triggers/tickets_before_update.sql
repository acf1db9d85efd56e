-- A ticket changes only as ticket_transitions allows, by whom it allows. A change that is not in that table, that does more
-- than its row says, or that does not say who made it, does not happen; and a responder who declined a ticket cannot get it
-- again. The turn alone may change without an event: it follows from the thread (messages_after_insert).
-- Errors: call.refused, ticket.not_found (declined by this responder before).
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.tickets_before_update
BEFORE UPDATE ON ticket_desk.tickets FOR EACH ROW
allow_change: BEGIN
  DECLARE v_to_status VARCHAR(16);
  DECLARE v_actor VARCHAR(32);
  DECLARE v_note VARCHAR(16);
  DECLARE v_responder_becomes VARCHAR(16);
  DECLARE v_closing_becomes VARCHAR(16);
  DECLARE v_turn_becomes VARCHAR(16);
  DECLARE v_edits VARCHAR(16);
  DECLARE v_holds BOOLEAN;

  IF NEW.version = OLD.version THEN
    IF NOT COALESCE(
      NEW.status = 'in process' AND NEW.turn <> OLD.turn
      AND NEW.id = OLD.id AND NEW.user_id = OLD.user_id AND NEW.responder_id = OLD.responder_id AND NEW.status = OLD.status
      AND CAST(NEW.title AS BINARY) = CAST(OLD.title AS BINARY) AND CAST(NEW.description AS BINARY) = CAST(OLD.description AS BINARY)
      AND NEW.priority = OLD.priority AND NEW.respond_by = OLD.respond_by AND NEW.category_id = OLD.category_id
      AND NEW.closing <=> OLD.closing AND CAST(NEW.closing_note AS BINARY) = CAST(OLD.closing_note AS BINARY)
      AND NEW.created_at = OLD.created_at AND NEW.updated_at = OLD.updated_at AND NEW.claimed_at = OLD.claimed_at
      AND NEW.completed_at <=> OLD.completed_at AND NEW.withdrawn_at <=> OLD.withdrawn_at
      AND NEW.last_actor_user_id <=> OLD.last_actor_user_id
      AND CAST(NEW.last_event_type AS BINARY) = CAST(OLD.last_event_type AS BINARY)
      AND CAST(NEW.last_note AS BINARY) = CAST(OLD.last_note AS BINARY), FALSE)
    THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
    END IF;
    LEAVE allow_change;
  END IF;
  SELECT to_status, actor, note, responder_becomes, closing_becomes, turn_becomes, edits
    INTO v_to_status, v_actor, v_note, v_responder_becomes, v_closing_becomes, v_turn_becomes, v_edits
    FROM ticket_desk.ticket_transitions
   WHERE event_type = NEW.last_event_type AND from_status = OLD.status
     AND CAST(event_type AS BINARY) = CAST(NEW.last_event_type AS BINARY);
  -- Without a row, each comparison with its columns is NULL, and nothing holds.
  SET v_holds = NEW.id = OLD.id AND NEW.version = OLD.version + 1 AND NEW.user_id = OLD.user_id
    AND NEW.created_at = OLD.created_at AND NEW.status = v_to_status
    AND (v_edits = 'text'
      OR (CAST(NEW.title AS BINARY) = CAST(OLD.title AS BINARY) AND CAST(NEW.description AS BINARY) = CAST(OLD.description AS BINARY)))
    AND (v_edits = 'priority' OR (NEW.priority = OLD.priority AND NEW.respond_by = OLD.respond_by))
    AND (NEW.category_id = OLD.category_id
      OR (v_edits = 'category'
        AND EXISTS (SELECT 1 FROM ticket_desk.categories WHERE id = NEW.category_id AND retired_at IS NULL)))
    AND CASE v_note
      WHEN 'none' THEN CHAR_LENGTH(NEW.last_note) = 0
      WHEN 'required' THEN CHAR_LENGTH(NEW.last_note) > 0
      ELSE TRUE
    END
    AND CASE v_responder_becomes
      WHEN 'same' THEN NEW.responder_id <=> OLD.responder_id AND NEW.claimed_at <=> OLD.claimed_at
      WHEN 'actor' THEN NEW.responder_id = NEW.last_actor_user_id AND NEW.claimed_at = NEW.updated_at
      WHEN 'nobody' THEN NEW.responder_id IS NULL AND NEW.claimed_at IS NULL
    END
    AND CASE v_closing_becomes
      WHEN 'same' THEN
        NEW.closing <=> OLD.closing AND CAST(NEW.closing_note AS BINARY) = CAST(OLD.closing_note AS BINARY)
        AND NEW.completed_at <=> OLD.completed_at AND NEW.withdrawn_at <=> OLD.withdrawn_at
      ELSE
        NEW.closing <=> NULLIF(v_closing_becomes, 'none')
        AND CAST(NEW.closing_note AS BINARY) = CAST(IF(v_closing_becomes = 'none', '', NEW.last_note) AS BINARY)
        AND NEW.completed_at <=> IF(v_closing_becomes = 'completed', NEW.updated_at, NULL)
        AND NEW.withdrawn_at <=> IF(v_closing_becomes = 'withdrawn', NEW.updated_at, NULL)
    END
    AND CASE v_actor
      WHEN 'requester' THEN NEW.last_actor_user_id = OLD.user_id
      WHEN 'responder' THEN NEW.last_actor_user_id = OLD.responder_id
      WHEN 'either' THEN NEW.last_actor_user_id = OLD.user_id OR NEW.last_actor_user_id = OLD.responder_id
      WHEN 'any_responder' THEN NEW.last_actor_user_id IS NOT NULL
      WHEN 'responder_or_administrator' THEN TRUE
    END;
  IF NOT COALESCE(v_holds, FALSE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
  END IF;

  IF v_actor <> 'responder_or_administrator'
    AND NOT EXISTS (SELECT 1 FROM ticket_desk.users
                     WHERE id = NEW.last_actor_user_id AND is_active = 1
                       AND role = IF(v_actor = 'requester' OR (v_actor = 'either' AND NEW.last_actor_user_id = OLD.user_id),
                                     'employee', 'responder'))
  THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
  END IF;
  IF v_actor IN ('responder', 'any_responder')
    AND EXISTS (SELECT 1 FROM ticket_desk.ticket_responder_log
                 WHERE ticket_id = NEW.id AND responder_id = NEW.last_actor_user_id AND status = 'declined')
  THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ticket.not_found';
  END IF;
  SET NEW.turn = CASE v_turn_becomes WHEN 'same' THEN OLD.turn WHEN 'responder' THEN 'responder' END;
  -- Who has to wait further, waits since then.
  SET NEW.turn_since = CASE
    WHEN NEW.turn IS NULL THEN NULL
    WHEN NEW.turn <=> OLD.turn AND NEW.responder_id <=> OLD.responder_id THEN OLD.turn_since
    ELSE NEW.updated_at
  END;
  IF v_edits = 'priority' THEN
    SET NEW.respond_by = NEW.created_at + INTERVAL (
      SELECT CAST(value AS UNSIGNED) FROM ticket_desk.settings
       WHERE name = CONVERT(CONCAT('respond_within_', NEW.priority) USING ascii)) MINUTE;
  END IF;
END
