-- Writes an entry of a ticket's history and chains it to the one before. The formula stands in
-- schema/0012_ticket_events.sql and is recomputed by the administrator's audit.
--
-- p_before: JSON of the ticket before, NULL for the first entry. p_after: JSON of the ticket after.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.event_add(
  IN p_ticket BIGINT UNSIGNED,
  IN p_seq INT UNSIGNED,
  IN p_kind VARCHAR(16),
  IN p_actor BIGINT UNSIGNED,
  IN p_at DATETIME(6),
  IN p_note LONGTEXT,
  IN p_before LONGTEXT,
  IN p_after LONGTEXT
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_prev BINARY(32);

  SELECT hash INTO v_prev FROM ticket_desk.ticket_events WHERE ticket_id = p_ticket AND seq = p_seq - 1;
  INSERT INTO ticket_desk.ticket_events
    (ticket_id, seq, kind, actor_id, at, note, before_state, after_state, prev_hash, hash)
  VALUES
    (p_ticket, p_seq, p_kind, p_actor, p_at, p_note, p_before, p_after, v_prev,
     UNHEX(SHA2(CONCAT_WS('|',
       COALESCE(LOWER(HEX(v_prev)), REPEAT('0', 64)),
       p_ticket, p_seq, p_kind, COALESCE(p_actor, '-'),
       DATE_FORMAT(p_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
       SHA2(p_note, 256), SHA2(COALESCE(p_before, ''), 256), SHA2(p_after, 256)), 256)));
END
