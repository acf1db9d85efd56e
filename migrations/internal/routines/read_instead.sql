-- Reads one row when another was missing, and looks for one in vain when it was there: servers count for everybody which rows
-- their own statements found.
--
-- p_missing: whether it was missing.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.read_instead(IN p_missing BOOLEAN)
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_value VARCHAR(255);

  SELECT value INTO v_value FROM ticket_desk.settings WHERE name = IF(p_missing, 'salt_secret', '');
END
