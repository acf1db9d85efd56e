-- The first entry of a ticket's history, which holds its whole first state, and a sign for its employee's windows and for the pool.
-- Errors: call.refused (number 0; see messages_after_insert).
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.tickets_after_insert
AFTER INSERT ON ticket_desk.tickets FOR EACH ROW
BEGIN
  IF NEW.id = 0 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
  END IF;
  CALL ticket_desk.event_add(
    NEW.id, NEW.version, NEW.last_event_type, NULL, NEW.status, NEW.last_actor_user_id, NEW.updated_at,
    NEW.last_note, NULL, JSON_OBJECT(
      'title', NEW.title, 'description', NEW.description, 'status', NEW.status, 'closing', NEW.closing,
      'priority', NEW.priority, 'respondBy', DATE_FORMAT(NEW.respond_by, '%Y-%m-%dT%H:%i:%s.%fZ'),
      'categoryId', NEW.category_id,
      'categoryName', (SELECT name FROM ticket_desk.categories WHERE id = NEW.category_id),
      'responderId', NULL, 'responderName', NULL));
  CALL ticket_desk.feeds_bump(NEW.user_id, NULL);
  UPDATE ticket_desk.pool_versions SET version = version + 1 WHERE slot = NEW.user_id MOD 32;
END
