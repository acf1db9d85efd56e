-- A key is exchanged with the password, which moves changed_at, or for one at a higher cost: with the password unchanged no
-- cost ever falls, and no cost changes without its key, whoever makes the change. Errors: call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.credentials_before_update
BEFORE UPDATE ON ticket_desk.credentials FOR EACH ROW
IF NEW.user_id <> OLD.user_id
  OR NEW.changed_at < OLD.changed_at
  OR (NEW.changed_at = OLD.changed_at
    AND (NEW.scheme < OLD.scheme OR NEW.memory_kib < OLD.memory_kib OR NEW.iterations < OLD.iterations
      OR NEW.verifier = OLD.verifier
      OR (NEW.scheme = OLD.scheme AND NEW.memory_kib = OLD.memory_kib AND NEW.iterations = OLD.iterations)))
THEN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'call.refused';
END IF
