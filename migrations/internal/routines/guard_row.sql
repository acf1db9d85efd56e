-- The row of sign_in_guards in which tries for a name are counted when they come from the calling workstation account. Where
-- somebody of that name has signed in before, that workstation has a row of its own, `name@account`: a stranger who keeps
-- guessing elsewhere locks strangers out, and not the person at their usual place.
--
-- p_name: the name that is tried. p_row: the row's name.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.guard_row(
  IN p_name VARCHAR(80) CHARACTER SET ascii COLLATE ascii_general_ci,
  OUT p_row VARCHAR(80) CHARACTER SET ascii COLLATE ascii_general_ci
)
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
  SET p_row = LEFT(CONCAT(p_name, '@', SUBSTRING_INDEX(USER(), '@', 1)), 80);
  IF NOT EXISTS (SELECT 1 FROM ticket_desk.sign_in_guards WHERE name = p_row) THEN
    SET p_row = p_name;
  END IF;
END
