-- Sets the line of a responder's log for a ticket.
--
-- Errors: ticket.not_found (the responder declined it: that line never changes again).
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.responder_log_set(
  IN p_ticket BIGINT UNSIGNED,
  IN p_responder BIGINT UNSIGNED,
  IN p_title LONGTEXT,
  IN p_status VARCHAR(32),
  IN p_note LONGTEXT,
  IN p_at DATETIME(6)
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  -- The ticket's row is locked by the caller, so nobody else writes this line meanwhile.
  IF EXISTS (SELECT 1 FROM ticket_desk.ticket_responder_log WHERE ticket_id = p_ticket AND responder_id = p_responder) THEN
    UPDATE ticket_desk.ticket_responder_log
       SET title = p_title, status = p_status, note = p_note, updated_at = p_at
     WHERE ticket_id = p_ticket AND responder_id = p_responder;
  ELSE
    INSERT INTO ticket_desk.ticket_responder_log
      (ticket_id, responder_id, title, status, note, created_at, updated_at)
    VALUES (p_ticket, p_responder, p_title, p_status, p_note, p_at, p_at);
  END IF;
END
