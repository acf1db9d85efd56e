-- With a new person come their feed, the end of their invitation and the first entry of what happened to them.
-- Errors: call.refused (number 0; see messages_after_insert).
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.users_after_insert
AFTER INSERT ON ticket_desk.users FOR EACH ROW
BEGIN
  IF NEW.id = 0 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
  END IF;
  INSERT INTO ticket_desk.feeds (user_id, role) VALUES (NEW.id, IF(NEW.is_active = 1, NEW.role, NULL));
  UPDATE ticket_desk.invitations SET used_by = NEW.id, used_at = NEW.created_at WHERE code_hash = NEW.invitation_hash;
  INSERT INTO ticket_desk.person_events (user_id, event_type, account, created_at, after_state)
  VALUES (NEW.id, 'signed_up', USER(), NEW.created_at, JSON_OBJECT(
    'username', NEW.username, 'name', NEW.name, 'role', NEW.role, 'email', NEW.email, 'phone', NEW.phone_e164,
    'phoneExtension', NEW.phone_extension, 'profession', NEW.profession, 'organisation', NEW.organization, 'address', NEW.address, 'active', NEW.is_active));
END
