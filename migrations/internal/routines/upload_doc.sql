-- How far an upload has come, as JSON (model::Upload): the first chunk that is missing, the number of all chunks when none is.
--
-- Errors: attachment.not_found (removed by the administrator's maintenance).
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.upload_doc(
  IN p_attachment BIGINT UNSIGNED,
  OUT p_doc LONGTEXT
)
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_size BIGINT UNSIGNED;
  DECLARE v_has_content BOOLEAN;
  DECLARE v_next BIGINT UNSIGNED;

  SELECT size, completed_at IS NOT NULL OR stored_as IS NOT NULL INTO v_size, v_has_content
    FROM ticket_desk.attachments WHERE id = p_attachment;
  IF v_size IS NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'attachment.not_found';
  END IF;
  IF v_has_content THEN
    SET v_next = (v_size + 262143) DIV 262144;
  ELSEIF NOT EXISTS (SELECT 1 FROM ticket_desk.attachment_chunks WHERE attachment_id = p_attachment AND position = 0) THEN
    SET v_next = 0;
  ELSE
    SELECT MIN(c.position) + 1 INTO v_next
      FROM ticket_desk.attachment_chunks c
      LEFT JOIN ticket_desk.attachment_chunks n ON n.attachment_id = c.attachment_id AND n.position = c.position + 1
     WHERE c.attachment_id = p_attachment AND n.position IS NULL;
  END IF;
  SET p_doc = JSON_OBJECT('id', p_attachment + 0, 'next', v_next + 0);
END
