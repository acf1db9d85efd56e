-- A ticket begins in the pool, raised by the active employee whose it is. Errors: call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.tickets_before_insert
BEFORE INSERT ON ticket_desk.tickets FOR EACH ROW
BEGIN
  IF NEW.status <> 'pending' OR NEW.responder_id IS NOT NULL OR NEW.closing IS NOT NULL OR NEW.version <> 1
    OR NEW.last_event_type <> 'created' OR NOT (NEW.last_actor_user_id <=> NEW.user_id)
    OR NOT EXISTS (SELECT 1 FROM ticket_desk.users
                    WHERE id = NEW.user_id AND role = 'employee' AND is_active = 1)
  THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
  END IF;
END
