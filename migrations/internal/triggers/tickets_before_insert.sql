-- A ticket begins as ticket_transitions says, created by the active employee whose it is, and waits for a responder. Errors: call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.tickets_before_insert
BEFORE INSERT ON ticket_desk.tickets FOR EACH ROW
BEGIN
  DECLARE v_to_status VARCHAR(16);
  DECLARE v_turn_becomes VARCHAR(16);

  SELECT to_status, turn_becomes INTO v_to_status, v_turn_becomes FROM ticket_desk.ticket_transitions
   WHERE event_type = NEW.last_event_type AND from_status = ''
     AND CAST(event_type AS BINARY) = CAST(NEW.last_event_type AS BINARY);
  IF NOT (NEW.status <=> v_to_status) OR NEW.version <> 1 OR CHAR_LENGTH(NEW.last_note) > 0
    OR NEW.responder_id IS NOT NULL OR NEW.claimed_at IS NOT NULL
    OR NEW.closing IS NOT NULL OR NEW.completed_at IS NOT NULL OR NEW.withdrawn_at IS NOT NULL
    OR NOT (NEW.last_actor_user_id <=> NEW.user_id)
    OR NOT EXISTS (SELECT 1 FROM ticket_desk.categories WHERE id = NEW.category_id AND retired_at IS NULL)
    OR NOT EXISTS (SELECT 1 FROM ticket_desk.users
                    WHERE id = NEW.user_id AND role = 'employee' AND is_active = 1)
  THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
  END IF;
  SET NEW.turn = NULLIF(v_turn_becomes, 'nobody'), NEW.turn_since = IF(v_turn_becomes = 'nobody', NULL, NEW.created_at);
  SET NEW.respond_by = NEW.created_at + INTERVAL (
    SELECT CAST(value AS UNSIGNED) FROM ticket_desk.settings
     WHERE name = CONVERT(CONCAT('respond_within_', NEW.priority) USING ascii)) MINUTE;
END
