-- Alerts a ticket's requester when every active responder has declined it.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.all_declined(
  IN p_ticket BIGINT UNSIGNED,
  IN p_actor BIGINT UNSIGNED,
  IN p_requester BIGINT UNSIGNED,
  IN p_note LONGTEXT,
  IN p_at DATETIME(6)
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_declined INT UNSIGNED;
  DECLARE v_declined_and_one INT UNSIGNED;

  SELECT COUNT(*), COUNT(*) + 1 INTO v_declined, v_declined_and_one
    FROM ticket_desk.ticket_responder_log WHERE ticket_id = p_ticket AND status = 'declined';
  -- More active responders than lines: somebody has not declined it, and nobody need look for them.
  IF (SELECT COUNT(*) FROM (SELECT 1 FROM ticket_desk.users FORCE INDEX (responders)
                             WHERE role = 'responder' AND is_active = 1 LIMIT v_declined_and_one) active) <= v_declined
    AND NOT EXISTS (SELECT 1 FROM ticket_desk.users u
                     WHERE u.role = 'responder' AND u.is_active = 1
                       AND NOT EXISTS (SELECT 1 FROM ticket_desk.ticket_responder_log l
                                        WHERE l.ticket_id = p_ticket AND l.responder_id = u.id AND l.status = 'declined'))
  THEN
    CALL ticket_desk.alert_add(
      p_ticket, p_actor, p_requester, 'all_declined', p_note, p_at);
  END IF;
END
