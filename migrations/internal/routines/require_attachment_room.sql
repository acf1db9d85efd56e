-- Refuses one more file where a ticket holds as much as the settings allow. Whoever changes the ticket holds its row; a completion
-- asks once more.
--
-- p_size: of the file. Errors: attachment.ticket_full.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.require_attachment_room(
  IN p_ticket BIGINT UNSIGNED,
  IN p_size BIGINT UNSIGNED
)
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_files BIGINT UNSIGNED;
  DECLARE v_bytes BIGINT UNSIGNED;

  SELECT COUNT(*), COALESCE(SUM(IF(stored_as IS NULL, size, 0)), 0) INTO v_files, v_bytes
    FROM ticket_desk.attachments FORCE INDEX (history) WHERE ticket_id = p_ticket AND event_seq > 0;
  IF v_files >= (SELECT CAST(value AS UNSIGNED) FROM ticket_desk.settings WHERE name = 'attachment_ticket_count')
    OR v_bytes + p_size > (SELECT CAST(value AS UNSIGNED) FROM ticket_desk.settings WHERE name = 'attachment_ticket_limit')
  THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'attachment.ticket_full';
  END IF;
END
