-- What belongs to a change of a ticket, in the very statement that makes it, so that no interruption can separate them:
-- its entry in the history, the signs for both people's windows, the responder's log, and the alerts.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.tickets_after_update
AFTER UPDATE ON ticket_desk.tickets FOR EACH ROW
BEGIN
  DECLARE v_before LONGTEXT;
  DECLARE v_after LONGTEXT;
  DECLARE v_responder BIGINT UNSIGNED DEFAULT COALESCE(NEW.responder_id, OLD.responder_id);

  CALL ticket_desk.ticket_state(OLD.title, OLD.description, OLD.status, OLD.closing, OLD.responder_id, v_before);
  CALL ticket_desk.ticket_state(NEW.title, NEW.description, NEW.status, NEW.closing, NEW.responder_id, v_after);
  CALL ticket_desk.event_add(
    NEW.id, NEW.version, NEW.last_event_type, OLD.status, NEW.status, NEW.last_actor_user_id, NEW.updated_at,
    NEW.last_note, v_before, v_after);
  CALL ticket_desk.feeds_bump(NEW.user_id, COALESCE(v_responder, NEW.last_actor_user_id));

  CASE NEW.last_event_type
    WHEN 'edited' THEN
      UPDATE ticket_desk.ticket_responder_log SET title = NEW.title
       WHERE ticket_id = NEW.id AND responder_id = NEW.responder_id;
      CALL ticket_desk.alert_add(NEW.id, NEW.last_actor_user_id, NEW.responder_id, 'edited', NEW.last_note, NEW.updated_at);
    WHEN 'assigned' THEN
      CALL ticket_desk.responder_log_set(NEW.id, NEW.responder_id, NEW.title, 'assigned', '', NEW.updated_at);
      CALL ticket_desk.alert_add(NEW.id, NEW.last_actor_user_id, NEW.user_id, 'assigned', NEW.last_note, NEW.updated_at);
    WHEN 'completed' THEN
      CALL ticket_desk.responder_log_set(
        NEW.id, NEW.responder_id, NEW.title, 'completed', NEW.last_note, NEW.updated_at);
      CALL ticket_desk.alert_add(NEW.id, NEW.last_actor_user_id, NEW.user_id, 'completed', NEW.last_note, NEW.updated_at);
    WHEN 'declined' THEN
      CALL ticket_desk.responder_log_set(
        NEW.id, NEW.last_actor_user_id, NEW.title, 'declined', NEW.last_note, NEW.updated_at);
      -- Passing over a ticket in the pool takes nothing from its employee; giving back a claimed one does.
      IF OLD.status = 'in process' THEN
        CALL ticket_desk.alert_add(NEW.id, NEW.last_actor_user_id, NEW.user_id, 'declined', NEW.last_note, NEW.updated_at);
      END IF;
      IF NOT EXISTS (SELECT 1 FROM ticket_desk.users u
                      WHERE u.role = 'responder' AND u.is_active = 1
                        AND NOT EXISTS (SELECT 1 FROM ticket_desk.ticket_responder_log l
                                         WHERE l.ticket_id = NEW.id AND l.responder_id = u.id AND l.status = 'declined'))
      THEN
        CALL ticket_desk.alert_add(
          NEW.id, NEW.last_actor_user_id, NEW.user_id, 'all_declined', NEW.last_note, NEW.updated_at);
      END IF;
    WHEN 'released' THEN
      CALL ticket_desk.responder_log_set(NEW.id, OLD.responder_id, NEW.title, 'released', NEW.last_note, NEW.updated_at);
      CALL ticket_desk.alert_add(NEW.id, NEW.last_actor_user_id, NEW.user_id, 'released', NEW.last_note, NEW.updated_at);
    WHEN 'withdrawn' THEN
      IF OLD.status = 'in process' THEN
        CALL ticket_desk.responder_log_set(NEW.id, OLD.responder_id, NEW.title, 'withdrawn', '', NEW.updated_at);
      END IF;
      CALL ticket_desk.alert_add(NEW.id, NEW.last_actor_user_id, OLD.responder_id, 'withdrawn', NEW.last_note, NEW.updated_at);
    ELSE
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
  END CASE;
END
