-- Everything about a ticket that can change, as JSON for its history (model::TicketState).
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.ticket_state(
  IN p_title LONGTEXT,
  IN p_description LONGTEXT,
  IN p_status VARCHAR(16),
  IN p_closing VARCHAR(16),
  IN p_responder BIGINT UNSIGNED,
  OUT p_state LONGTEXT
)
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
  SET p_state = JSON_OBJECT(
    'title', p_title, 'description', p_description, 'status', p_status, 'closing', p_closing,
    'responderId', p_responder + 0,
    'responderName', (SELECT name FROM ticket_desk.users WHERE id = p_responder));
END
