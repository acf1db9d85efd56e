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
  DECLARE v_role VARCHAR(16);
  DECLARE v_part VARCHAR(32) CHARACTER SET ascii COLLATE ascii_general_ci;

  SELECT user_id, responder_id, status, claimed_at INTO p_requester, p_responder, p_status, p_claimed_at
    FROM ticket_desk.tickets WHERE id = p_ticket;
  CALL ticket_desk.read_instead(p_requester IS NULL);
  SELECT status INTO v_part
    FROM ticket_desk.ticket_responder_log WHERE ticket_id = p_ticket AND responder_id = p_actor;
  SELECT role INTO v_role FROM ticket_desk.users WHERE id = p_actor;
  SET p_is_own = COALESCE(p_actor = p_requester OR p_actor = p_responder, FALSE);
  SET p_could_claim = p_requester IS NOT NULL AND v_role = 'responder' AND COALESCE(v_part, '') <> 'declined';
END
