-- Locks a ticket's row for somebody who has to do with it. Whoever has not is refused before the lock, so that nobody's
-- ticket is held up by a stranger.
--
-- p_pool: NULL when only the ticket's requester and responder may have it; else a responder who has not declined it may as
-- well while it is in the pool, and for so many seconds after another one claimed it.
-- p_requester, p_responder, p_status, p_claimed_at: of the locked row. Errors: ticket.not_found.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.ticket_lock(
  IN p_actor BIGINT UNSIGNED,
  IN p_ticket BIGINT UNSIGNED,
  IN p_pool INT UNSIGNED,
  OUT p_requester BIGINT UNSIGNED,
  OUT p_responder BIGINT UNSIGNED,
  OUT p_status VARCHAR(16),
  OUT p_claimed_at DATETIME(6)
)
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_is_own BOOLEAN;
  DECLARE v_could_claim BOOLEAN;

  CALL ticket_desk.ticket_relation(
    p_actor, p_ticket, p_requester, p_responder, p_status, p_claimed_at, v_is_own, v_could_claim);
  IF NOT (v_is_own OR COALESCE(p_pool IS NOT NULL AND v_could_claim
      AND (p_status = 'pending'
        OR (p_status = 'in process' AND p_claimed_at > UTC_TIMESTAMP(6) - INTERVAL p_pool SECOND)), FALSE))
  THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ticket.not_found';
  END IF;
  SELECT user_id, responder_id, status, claimed_at INTO p_requester, p_responder, p_status, p_claimed_at
    FROM ticket_desk.tickets WHERE id = p_ticket FOR UPDATE;
END
