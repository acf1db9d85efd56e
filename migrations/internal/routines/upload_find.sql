-- Finds the ticket of an upload of the caller, without a lock. An upload of somebody else is as one that is not there.
--
-- Errors: attachment.not_found.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.upload_find(
  IN p_actor BIGINT UNSIGNED,
  IN p_attachment BIGINT UNSIGNED,
  OUT p_ticket BIGINT UNSIGNED
)
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_uploader BIGINT UNSIGNED;

  SELECT uploader_id, ticket_id INTO v_uploader, p_ticket FROM ticket_desk.attachments WHERE id = p_attachment;
  CALL ticket_desk.read_instead(v_uploader IS NULL);
  IF NOT (v_uploader <=> p_actor) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'attachment.not_found';
  END IF;
END
