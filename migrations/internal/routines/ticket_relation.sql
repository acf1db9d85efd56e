-- What somebody has to do with a ticket, without a lock. It does the same for a ticket that nobody has, for one of strangers
-- and for one of theirs, down to the rows that are read: the counters of a session tell nobody which of these it was.
--
-- p_requester, p_responder, p_status, p_claimed_at: of the ticket, NULL when there is none. p_is_own: they are its requester or
-- responder. p_could_claim: they are a responder who has not declined it.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.ticket_relation(
  IN p_actor BIGINT UNSIGNED,
  IN p_ticket BIGINT UNSIGNED,
  OUT p_requester BIGINT UNSIGNED,
  OUT p_responder BIGINT UNSIGNED,
  OUT p_status VARCHAR(16),
  OUT p_claimed_at DATETIME(6),
  OUT p_is_own BOOLEAN,
  OUT p_could_claim BOOLEAN
)
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_made_up VARCHAR(255);

  -- Whoever is not there has nothing to do with any ticket.
  SET p_is_own = FALSE;
  SET p_could_claim = FALSE;
  -- A row of each table, found or sought in vain by its key. settings makes up for a ticket that is missing, as read_instead does; its
  -- value is asked for because MariaDB leaves out a table of which nobody needs anything.
  SELECT t.user_id, t.responder_id, t.status, t.claimed_at,
         COALESCE(p_actor = t.user_id OR p_actor = t.responder_id, FALSE),
         t.id IS NOT NULL AND u.role = 'responder' AND COALESCE(l.status, '') <> 'declined',
         s.value
    INTO p_requester, p_responder, p_status, p_claimed_at, p_is_own, p_could_claim, v_made_up
    FROM ticket_desk.users u
    LEFT JOIN ticket_desk.tickets t ON t.id = p_ticket
    LEFT JOIN ticket_desk.ticket_responder_log l ON l.ticket_id = p_ticket AND l.responder_id = p_actor
    LEFT JOIN ticket_desk.settings s ON s.name = IF(t.id IS NULL, 'salt_secret', '')
   WHERE u.id = p_actor;
END
