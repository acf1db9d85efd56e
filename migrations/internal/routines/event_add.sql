-- Writes an event and chains it to the one before. schema/0014_ticket_events.sql has the formula; the administrator's audit
-- recomputes it.
--
-- p_before: JSON of what the event changed, as it was; NULL for the first event. p_after: the same as it is now; the whole
-- ticket for the first event.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.event_add(
  IN p_ticket BIGINT UNSIGNED,
  IN p_seq INT UNSIGNED,
  IN p_event_type VARCHAR(32),
  IN p_from_status VARCHAR(16),
  IN p_to_status VARCHAR(16),
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
  DECLARE v_note_salt BINARY(16) DEFAULT IF(CHAR_LENGTH(p_note) = 0, NULL, RANDOM_BYTES(16));
  DECLARE v_before_salt BINARY(16) DEFAULT IF(p_before IS NULL, NULL, RANDOM_BYTES(16));
  DECLARE v_after_salt BINARY(16) DEFAULT RANDOM_BYTES(16);
  DECLARE v_note_digest CHAR(64) DEFAULT SHA2(CONCAT(v_note_salt, p_note), 256);
  DECLARE v_before_digest CHAR(64) DEFAULT SHA2(CONCAT(v_before_salt, p_before), 256);
  DECLARE v_after_digest CHAR(64) DEFAULT SHA2(CONCAT(v_after_salt, p_after), 256);

  -- The lock reads what is there now. A statement of an administrator that waited for the ticket may have begun to read before
  -- this event was written, and would not see it. The first event has none before it, and no gap to lock.
  IF p_seq > 1 THEN
    SELECT hash INTO v_prev FROM ticket_desk.ticket_events WHERE ticket_id = p_ticket AND seq = p_seq - 1 LOCK IN SHARE MODE;
  END IF;
  INSERT INTO ticket_desk.ticket_events
    (ticket_id, seq, actor_user_id, event_type, from_status, to_status, created_at,
     note, note_salt, note_digest, before_state, before_salt, before_digest, after_state, after_salt, after_digest,
     prev_hash, hash)
  VALUES
    (p_ticket, p_seq, p_actor, p_event_type, p_from_status, p_to_status, p_at,
     p_note, v_note_salt, UNHEX(v_note_digest), p_before, v_before_salt, UNHEX(v_before_digest), p_after, v_after_salt,
     UNHEX(v_after_digest), v_prev,
     UNHEX(SHA2(CONCAT_WS('|',
       COALESCE(LOWER(HEX(v_prev)), REPEAT('0', 64)),
       p_ticket, p_seq, p_event_type, COALESCE(p_from_status, '-'), p_to_status, COALESCE(p_actor, '-'),
       DATE_FORMAT(p_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
       COALESCE(v_note_digest, '-'), COALESCE(v_before_digest, '-'), v_after_digest), 256)));
END
