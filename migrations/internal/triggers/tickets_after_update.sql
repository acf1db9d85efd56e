-- What belongs to a change of a ticket, in the very statement that makes it, so that no interruption can separate them:
-- its event, the signs for both people's windows and for the pool, the responder's log, and the alerts, as ticket_transitions says.
-- Errors: call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.tickets_after_update
AFTER UPDATE ON ticket_desk.tickets FOR EACH ROW
BEGIN
  DECLARE v_before LONGTEXT;
  DECLARE v_after LONGTEXT;
  DECLARE v_alerts VARCHAR(16);
  DECLARE v_logs VARCHAR(16);
  DECLARE v_edits_text BOOLEAN;
  DECLARE v_responder BIGINT UNSIGNED DEFAULT COALESCE(NEW.responder_id, OLD.responder_id);
  DECLARE v_logged BIGINT UNSIGNED;

  SELECT alerts, logs, edits_text INTO v_alerts, v_logs, v_edits_text
    FROM ticket_desk.ticket_transitions WHERE event_type = NEW.last_event_type AND from_status = OLD.status;
  IF v_edits_text IS NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
  END IF;

  CALL ticket_desk.ticket_state(OLD.title, OLD.description, OLD.status, OLD.closing, OLD.responder_id, v_before);
  CALL ticket_desk.ticket_state(NEW.title, NEW.description, NEW.status, NEW.closing, NEW.responder_id, v_after);
  CALL ticket_desk.event_add(
    NEW.id, NEW.version, NEW.last_event_type, OLD.status, NEW.status, NEW.last_actor_user_id, NEW.updated_at,
    NEW.last_note, v_before, v_after);

  IF v_edits_text = 1 THEN
    UPDATE ticket_desk.ticket_responder_log SET title = NEW.title
     WHERE ticket_id = NEW.id AND responder_id = NEW.responder_id;
  END IF;
  IF v_logs IS NOT NULL THEN
    SET v_logged = IF(v_logs = 'actor', NEW.last_actor_user_id, OLD.responder_id);
    -- The log holds what its own responder said.
    CALL ticket_desk.responder_log_set(
      NEW.id, v_logged, NEW.title, NEW.last_event_type, IF(v_logged <=> NEW.last_actor_user_id, NEW.last_note, ''),
      NEW.updated_at);
  END IF;
  -- An alert from one of the two to the other moves both feeds by itself.
  IF v_alerts IS NULL OR v_responder IS NULL
    OR NOT (NEW.last_actor_user_id <=> IF(v_alerts = 'requester', v_responder, NEW.user_id))
  THEN
    CALL ticket_desk.feeds_bump(NEW.user_id, COALESCE(v_responder, NEW.last_actor_user_id));
  END IF;
  IF v_alerts IS NOT NULL THEN
    CALL ticket_desk.alert_add(
      NEW.id, NEW.last_actor_user_id, IF(v_alerts = 'requester', NEW.user_id, v_responder), NEW.last_event_type,
      NEW.last_note, NEW.updated_at);
  END IF;
  IF NEW.last_event_type = 'declined'
    AND NOT EXISTS (SELECT 1 FROM ticket_desk.users u
                     WHERE u.role = 'responder' AND u.is_active = 1
                       AND NOT EXISTS (SELECT 1 FROM ticket_desk.ticket_responder_log l
                                        WHERE l.ticket_id = NEW.id AND l.responder_id = u.id AND l.status = 'declined'))
  THEN
    CALL ticket_desk.alert_add(
      NEW.id, NEW.last_actor_user_id, NEW.user_id, 'all_declined', NEW.last_note, NEW.updated_at);
  END IF;
  -- The slot belongs to who lost the ticket or else to who acts: whatever returns with a deactivation moves one. Last, after the feeds.
  IF OLD.status = 'pending' OR NEW.status = 'pending' THEN
    UPDATE ticket_desk.pool_versions SET version = version + 1
     WHERE slot = COALESCE(OLD.responder_id, NEW.last_actor_user_id, NEW.id) MOD 32;
  END IF;
END
