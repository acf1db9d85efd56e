-- Writes what happened to a person. Their tickets are found under a new name as well. One who was deactivated or got another role loses their sessions, and their tickets in
-- process return to the pool at their old place, all in the statement that makes the change.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.users_after_update
AFTER UPDATE ON ticket_desk.users FOR EACH ROW
BEGIN
  DECLARE v_folded LONGTEXT;
  DECLARE v_1, v_2, v_3, v_4, v_5, v_6, v_7, v_8 BIGINT UNSIGNED;

  INSERT INTO ticket_desk.person_events (user_id, event_type, account, created_at, before_state, after_state)
  VALUES (
    NEW.id,
    CASE
      WHEN OLD.is_active = 1 AND NEW.is_active = 0 THEN 'deactivated'
      WHEN OLD.is_active = 0 AND NEW.is_active = 1 THEN 'reactivated'
      WHEN OLD.role <> NEW.role THEN 'role_changed'
      ELSE 'updated'
    END,
    USER(), NEW.updated_at,
    JSON_OBJECT(
      'username', OLD.username, 'name', OLD.name, 'role', OLD.role, 'email', OLD.email, 'phone', OLD.phone_e164,
      'phoneExtension', OLD.phone_extension, 'profession', OLD.profession, 'organisation', OLD.organization, 'address', OLD.address, 'active', OLD.is_active),
    JSON_OBJECT(
      'username', NEW.username, 'name', NEW.name, 'role', NEW.role, 'email', NEW.email, 'phone', NEW.phone_e164,
      'phoneExtension', NEW.phone_extension, 'profession', NEW.profession, 'organisation', NEW.organization, 'address', NEW.address, 'active', NEW.is_active));
  IF (OLD.is_active = 1 AND NEW.is_active = 0) OR OLD.role <> NEW.role THEN
    UPDATE ticket_desk.sessions SET revoked_at = NEW.updated_at WHERE user_id = NEW.id AND revoked_at IS NULL;
    -- The feeds move on here. So whatever they were doing through another node of a cluster changes a row that this changes as
    -- well, and one of the two gives way.
    CALL ticket_desk.work_lock(NEW.id);
    UPDATE ticket_desk.tickets
       SET status = 'pending', responder_id = NULL, claimed_at = NULL, version = version + 1, updated_at = NEW.updated_at,
           last_event_type = 'released', last_actor_user_id = IF(NEW.is_active = 0, NEW.deactivated_by, NULL), last_note = ''
     WHERE responder_id = NEW.id AND status = 'in process';
  END IF;
  IF CAST(OLD.name AS BINARY) <> CAST(NEW.name AS BINARY) THEN
    CALL ticket_desk.fold_text(NEW.name, v_folded);
    CALL ticket_desk.text_grams(v_folded, v_1, v_2, v_3, v_4, v_5, v_6, v_7, v_8);
    UPDATE ticket_desk.ticket_signatures
       SET grams_1 = grams_1 | v_1, grams_2 = grams_2 | v_2, grams_3 = grams_3 | v_3, grams_4 = grams_4 | v_4,
           grams_5 = grams_5 | v_5, grams_6 = grams_6 | v_6, grams_7 = grams_7 | v_7, grams_8 = grams_8 | v_8
     WHERE user_id = NEW.id;
  END IF;
  IF OLD.is_active <> NEW.is_active OR OLD.role <> NEW.role THEN
    UPDATE ticket_desk.feeds SET role = IF(NEW.is_active = 1, NEW.role, NULL) WHERE user_id = NEW.id;
  END IF;
END
