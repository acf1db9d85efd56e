-- Moves the feeds of two people on, always in the order of their ids, so that no two callers wait for each other.
--
-- p_one, p_other: people; either may be NULL, both may be the same.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.feeds_bump(
  IN p_one BIGINT UNSIGNED,
  IN p_other BIGINT UNSIGNED
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_first BIGINT UNSIGNED DEFAULT COALESCE(LEAST(p_one, p_other), p_one, p_other);
  DECLARE v_second BIGINT UNSIGNED DEFAULT GREATEST(p_one, p_other);

  UPDATE ticket_desk.feeds SET seq = seq + 1 WHERE user_id = v_first;
  IF v_second <> v_first THEN
    UPDATE ticket_desk.feeds SET seq = seq + 1 WHERE user_id = v_second;
  END IF;
END
