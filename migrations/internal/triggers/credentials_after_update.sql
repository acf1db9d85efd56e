-- A changed password, or the same one checked at a higher cost, is noted; what it was and is, is not.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.credentials_after_update
AFTER UPDATE ON ticket_desk.credentials FOR EACH ROW
INSERT INTO ticket_desk.person_events (user_id, event_type, account, created_at)
VALUES (NEW.user_id, IF(NEW.changed_at = OLD.changed_at, 'credentials_upgraded', 'password_changed'), USER(), UTC_TIMESTAMP(6))
