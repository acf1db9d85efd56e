-- Refuses what is no priority. Errors: input.invalid.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.require_priority(IN p_priority LONGTEXT)
NO SQL
SQL SECURITY DEFINER
BEGIN
  IF NOT COALESCE(CAST(p_priority AS BINARY) IN ('low', 'normal', 'high', 'urgent'), FALSE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.invalid';
  END IF;
END
