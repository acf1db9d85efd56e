-- Takes back what guard_count counted, after a right password.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.guard_clear(IN p_name VARCHAR(80) CHARACTER SET ascii COLLATE ascii_general_ci)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_row VARCHAR(80) CHARACTER SET ascii COLLATE ascii_general_ci;

  UPDATE ticket_desk.sign_in_sources SET failures = failures - 1
   WHERE source = SUBSTRING_INDEX(USER(), '@', 1) AND failures > 0;
  CALL ticket_desk.guard_row(p_name, v_row);
  UPDATE ticket_desk.sign_in_guards SET failures = 0, locked_until = NULL WHERE name = v_row;
END
