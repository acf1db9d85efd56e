-- Alerts somebody about a ticket; nobody is alerted to what they did themselves, and nobody means nothing.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.alert_add(
  IN p_ticket BIGINT UNSIGNED,
  IN p_actor BIGINT UNSIGNED,
  IN p_receiver BIGINT UNSIGNED,
  IN p_alert VARCHAR(32),
  IN p_note LONGTEXT,
  IN p_at DATETIME(6)
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_message BIGINT UNSIGNED;

  IF p_receiver IS NOT NULL AND NOT (p_receiver <=> p_actor) THEN
    CALL ticket_desk.message_add(p_ticket, p_actor, p_receiver, p_alert, p_note, p_at, v_message);
  END IF;
END
