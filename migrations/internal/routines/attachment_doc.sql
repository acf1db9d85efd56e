-- A complete attachment as JSON (model::Attachment).
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.attachment_doc(
  IN p_attachment BIGINT UNSIGNED,
  OUT p_doc LONGTEXT
)
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
  SELECT JSON_OBJECT(
      'id', a.id, 'message', a.message_id,
      'from', JSON_OBJECT('id', u.id, 'name', u.name, 'username', u.username, 'active', u.is_active),
      'name', a.name, 'mediaType', a.media_type, 'size', a.size, 'digest', LOWER(HEX(a.digest)),
      'at', DATE_FORMAT(a.completed_at, '%Y-%m-%dT%H:%i:%s.%fZ'))
    INTO p_doc
    FROM ticket_desk.attachments a JOIN ticket_desk.users u ON u.id = a.uploader_id
   WHERE a.id = p_attachment AND a.completed_at IS NOT NULL;
END
