-- Writes a message or an alert. The feeds of both sides move on first; the receiver's number becomes the message's place.
--
-- p_ticket, p_sender, p_receiver: may be NULL as the table allows. p_alert: the alert's word, NULL for a message.
-- p_message: the new id.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.message_add(
  IN p_ticket BIGINT UNSIGNED,
  IN p_sender BIGINT UNSIGNED,
  IN p_receiver BIGINT UNSIGNED,
  IN p_alert VARCHAR(32),
  IN p_body LONGTEXT,
  IN p_at DATETIME(6),
  OUT p_message BIGINT UNSIGNED
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_seq BIGINT UNSIGNED;

  CALL ticket_desk.feeds_bump(p_sender, p_receiver);
  SELECT seq INTO v_seq FROM ticket_desk.feeds WHERE user_id = p_receiver;
  INSERT INTO ticket_desk.messages (ticket_id, sender_id, receiver_id, message_type, alert, body, created_at, feed_seq)
  VALUES (p_ticket, p_sender, p_receiver, IF(p_alert IS NULL, 'direct', 'alert'), p_alert, p_body, p_at, v_seq);
  SET p_message = LAST_INSERT_ID();
END
