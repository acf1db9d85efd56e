-- A changed password, or the same one checked at a higher cost, is noted; what it was and is, is not. The feed moves on because
-- signing in moves it on too: of a change and a sign-in with the old password through two nodes of a cluster, one gives way.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.credentials_after_update
AFTER UPDATE ON ticket_desk.credentials FOR EACH ROW
BEGIN
  INSERT INTO ticket_desk.person_events (user_id, event_type, account, created_at)
  VALUES
    (NEW.user_id, IF(NEW.changed_at = OLD.changed_at, 'credentials_upgraded', 'password_changed'), USER(), UTC_TIMESTAMP(6));
  CALL ticket_desk.feeds_bump(NEW.user_id, NULL);
END
