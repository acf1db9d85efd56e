-- Refuses a category that no ticket can get. Errors: category.not_found (retired, or there is none).
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.require_category(IN p_category BIGINT UNSIGNED)
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ticket_desk.categories WHERE id = p_category AND retired_at IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'category.not_found';
  END IF;
END
