-- Keeps what never changes about a person, and writes version and moments, whoever makes the change. Somebody with open
-- tickets stays an employee: nobody else could withdraw them, and nobody works on a ticket of their own.
-- Errors: call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.users_before_update
BEFORE UPDATE ON ticket_desk.users FOR EACH ROW
BEGIN
  IF NEW.id <> OLD.id OR NEW.username <> OLD.username OR NEW.created_at <> OLD.created_at
    OR NOT (NEW.invitation_hash <=> OLD.invitation_hash)
  THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
  END IF;
  -- Reads what is committed now: the person's row is locked, so that no ticket of theirs can come in between.
  IF NEW.role <> OLD.role AND OLD.role = 'employee'
    AND EXISTS (SELECT 1 FROM ticket_desk.tickets WHERE user_id = OLD.id AND is_done = 0 LOCK IN SHARE MODE)
  THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
  END IF;
  SET NEW.version = OLD.version + 1;
  SET NEW.updated_at = UTC_TIMESTAMP(6);
  IF NEW.is_active = 1 THEN
    SET NEW.deactivated_at = NULL;
    SET NEW.deactivated_by = NULL;
  ELSEIF OLD.is_active = 1 THEN
    SET NEW.deactivated_at = NEW.updated_at;
  END IF;
END
