-- Refuses a claim of a responder who has as many tickets in work as the settings allow: nobody takes the whole pool. The row in which
-- quota_take counts the person's claims orders them.
-- Errors: quota.work.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.require_work_room(IN p_actor BIGINT UNSIGNED)
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
  IF (SELECT COUNT(*) FROM ticket_desk.tickets WHERE responder_id = p_actor AND status = 'in process')
    >= (SELECT CAST(value AS UNSIGNED) FROM ticket_desk.settings WHERE name = 'work_limit')
  THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quota.work';
  END IF;
END
