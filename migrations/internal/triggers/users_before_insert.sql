-- Nobody makes themself a responder: a role other than the employee's needs an invitation that is open and for that role.
-- The invitation's row stays locked until the transaction ends, so that it serves once.
-- Errors: person.invitation_invalid.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' TRIGGER ticket_desk.users_before_insert
BEFORE INSERT ON ticket_desk.users FOR EACH ROW
BEGIN
  DECLARE v_role VARCHAR(16);

  IF NEW.invitation_hash IS NOT NULL THEN
    SELECT role INTO v_role FROM ticket_desk.invitations
     WHERE code_hash = NEW.invitation_hash AND used_at IS NULL AND expires_at > NEW.created_at FOR UPDATE;
  ELSEIF NEW.role = 'employee' THEN
    SET v_role = 'employee';
  END IF;
  IF v_role IS NULL OR v_role <> NEW.role THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'person.invitation_invalid';
  END IF;
END
