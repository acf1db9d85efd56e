-- A message as JSON (model::Message).
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.message_doc(
  IN p_message BIGINT UNSIGNED,
  OUT p_doc LONGTEXT
)
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
  SELECT JSON_OBJECT(
      'id', m.id,
      'from', JSON_OBJECT('id', u.id, 'name', u.name, 'username', u.username, 'active', u.is_active),
      'body', m.body,
      'at', DATE_FORMAT(m.created_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
      'readAt', DATE_FORMAT(m.read_at, '%Y-%m-%dT%H:%i:%s.%fZ'))
    INTO p_doc
    FROM ticket_desk.messages m JOIN ticket_desk.users u ON u.id = m.sender_id
   WHERE m.id = p_message;
END
