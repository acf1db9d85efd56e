-- The only ways that a ticket can go. A change that does not say who made it and what it is, or that leads elsewhere, does
-- not happen; and a responder who declined a ticket cannot get it again.
-- Errors: call.refused, ticket.not_found (declined by this responder before).
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.tickets_before_update
BEFORE UPDATE ON ticket_desk.tickets FOR EACH ROW
BEGIN
  DECLARE v_holds BOOLEAN;
  DECLARE v_same_text BOOLEAN DEFAULT
    SHA2(NEW.title, 256) = SHA2(OLD.title, 256) AND SHA2(NEW.description, 256) = SHA2(OLD.description, 256);
  DECLARE v_same_closing BOOLEAN DEFAULT
    NEW.closing <=> OLD.closing AND NEW.closing_note = OLD.closing_note
    AND NEW.completed_at <=> OLD.completed_at AND NEW.withdrawn_at <=> OLD.withdrawn_at;

  SET v_holds = NEW.id = OLD.id AND NEW.version = OLD.version + 1 AND NEW.user_id = OLD.user_id
    AND NEW.created_at = OLD.created_at AND OLD.status <> 'done'
    AND CASE NEW.last_event_type
      WHEN 'edited' THEN
        NEW.last_actor_user_id <=> OLD.user_id AND v_same_closing AND NEW.status = OLD.status
        AND NEW.responder_id <=> OLD.responder_id AND NEW.claimed_at <=> OLD.claimed_at
      WHEN 'assigned' THEN
        v_same_text AND v_same_closing AND OLD.status = 'pending' AND NEW.status = 'in process'
        AND NEW.responder_id IS NOT NULL AND NEW.last_actor_user_id <=> NEW.responder_id AND NEW.claimed_at IS NOT NULL
      WHEN 'completed' THEN
        v_same_text AND OLD.status = 'in process' AND NEW.status = 'done' AND NEW.closing <=> 'completed'
        AND NEW.responder_id <=> OLD.responder_id AND NEW.last_actor_user_id <=> OLD.responder_id
        AND NEW.claimed_at <=> OLD.claimed_at AND NEW.completed_at IS NOT NULL AND NEW.withdrawn_at IS NULL
      WHEN 'declined' THEN
        v_same_text AND v_same_closing AND NEW.status = 'pending' AND NEW.last_actor_user_id IS NOT NULL
        AND (OLD.status = 'pending' OR NEW.last_actor_user_id <=> OLD.responder_id)
        AND NEW.responder_id IS NULL AND NEW.claimed_at IS NULL
      WHEN 'released' THEN
        v_same_text AND v_same_closing AND OLD.status = 'in process' AND NEW.status = 'pending'
        AND NEW.responder_id IS NULL AND NEW.claimed_at IS NULL
      WHEN 'withdrawn' THEN
        v_same_text AND NEW.status = 'done' AND NEW.closing <=> 'withdrawn'
        AND NEW.last_actor_user_id <=> OLD.user_id AND NEW.responder_id <=> OLD.responder_id
        AND NEW.claimed_at <=> OLD.claimed_at AND NEW.withdrawn_at IS NOT NULL AND NEW.completed_at IS NULL
      ELSE FALSE
    END;
  IF NOT COALESCE(v_holds, FALSE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
  END IF;

  IF NEW.last_event_type IN ('assigned', 'declined') THEN
    IF NOT EXISTS (SELECT 1 FROM ticket_desk.users
                    WHERE id = NEW.last_actor_user_id AND role = 'responder' AND is_active = 1)
    THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
    END IF;
    IF EXISTS (SELECT 1 FROM ticket_desk.ticket_responder_log
                WHERE ticket_id = NEW.id AND responder_id = NEW.last_actor_user_id AND status = 'declined')
    THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ticket.not_found';
    END IF;
  END IF;
END
