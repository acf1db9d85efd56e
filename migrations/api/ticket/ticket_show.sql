-- A ticket with the newest of its thread and of its history, oldest first: at most 100 messages and 50 events, and of each so
-- many as stay below 256 KiB. An event tells what it changed; the first one tells where the ticket stood.
--
-- p_before_message, p_before_event: ids of the oldest that are known already; what came before them is answered. Both NULL:
-- the newest; 0: none.
-- Answers: rows with a key "part": "ticket" (model::Ticket) and "older" (model::Older) once, then "message" (model::Message),
-- then "event" (model::Event); with the newest also each "attachment" (model::Attachment), of which a ticket has as many as the settings
-- allow, and "facts" (model::Facts) if there are any. Errors: ticket.not_found (also when the caller may not see it), session.ended, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.ticket_show(
  IN p_token VARBINARY(32),
  IN p_ticket BIGINT UNSIGNED,
  IN p_before_message BIGINT UNSIGNED,
  IN p_before_event BIGINT UNSIGNED
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_doc LONGTEXT;
  DECLARE v_before_message BIGINT UNSIGNED DEFAULT COALESCE(p_before_message, 18446744073709551615);
  DECLARE v_before_seq BIGINT UNSIGNED DEFAULT 18446744073709551615;
  DECLARE v_first_message BIGINT UNSIGNED;
  DECLARE v_first_seq BIGINT UNSIGNED;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_session_call(p_token, NULL, v_actor, v_role);
  CALL ticket_desk.ticket_doc(p_ticket, v_actor, v_doc);
  IF v_doc IS NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ticket.not_found';
  END IF;
  IF p_before_event IS NOT NULL THEN
    SET v_before_seq = COALESCE(
      (SELECT seq FROM ticket_desk.ticket_events WHERE id = p_before_event AND ticket_id = p_ticket), 0);
  END IF;
  -- Where nothing is left, the page begins where it ends.
  SELECT COALESCE(MIN(id), v_before_message) INTO v_first_message
    FROM (SELECT id, SUM(LENGTH(body)) OVER (ORDER BY id DESC) AS bytes
            FROM (SELECT id, body FROM ticket_desk.messages FORCE INDEX (thread)
                   WHERE ticket_id = p_ticket AND message_type = 'direct' AND id < v_before_message
                   ORDER BY id DESC LIMIT 100) newest) sized
   WHERE bytes <= 262144;
  SELECT COALESCE(MIN(seq), v_before_seq) INTO v_first_seq
    FROM (SELECT seq, SUM(bytes) OVER (ORDER BY seq DESC) AS bytes
            FROM (SELECT seq, COALESCE(LENGTH(note), 0)
                         + IF(seq = 1, 0, COALESCE(LENGTH(before_state), 0) + COALESCE(LENGTH(after_state), 0)) AS bytes
                    FROM ticket_desk.ticket_events FORCE INDEX (history)
                   WHERE ticket_id = p_ticket AND seq < v_before_seq
                   ORDER BY seq DESC LIMIT 50) newest) sized
   WHERE bytes <= 262144;
  COMMIT;
  SELECT parts.doc
    FROM (
      SELECT 1 AS part, 0 AS place, CAST(JSON_INSERT(v_doc, '$.part', 'ticket') AS CHAR) AS doc
      UNION ALL
      SELECT 1, 1, CAST(JSON_OBJECT(
          'part', 'older',
          'messages', EXISTS (SELECT 1 FROM ticket_desk.messages FORCE INDEX (thread)
                               WHERE ticket_id = p_ticket AND message_type = 'direct' AND id < v_first_message),
          'events', EXISTS (SELECT 1 FROM ticket_desk.ticket_events WHERE ticket_id = p_ticket AND seq < v_first_seq)) AS CHAR)
      UNION ALL
      SELECT 2, m.id, CAST(JSON_OBJECT(
          'part', 'message',
          'id', m.id,
          'from', JSON_OBJECT('id', u.id, 'name', u.name, 'username', u.username, 'active', u.is_active),
          'body', m.body,
          'at', DATE_FORMAT(m.created_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
          'readAt', DATE_FORMAT(m.read_at, '%Y-%m-%dT%H:%i:%s.%fZ')) AS CHAR)
        FROM ticket_desk.messages m FORCE INDEX (thread)
        JOIN ticket_desk.users u ON u.id = m.sender_id
       WHERE m.ticket_id = p_ticket AND m.message_type = 'direct' AND m.id >= v_first_message AND m.id < v_before_message
      UNION ALL
      SELECT 3, e.seq, CAST(JSON_OBJECT(
          'part', 'event',
          'id', e.id, 'eventType', e.event_type,
          'at', DATE_FORMAT(e.created_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
          'actor', JSON_EXTRACT(
            IF(u.id IS NULL, NULL, JSON_OBJECT('id', u.id, 'name', u.name, 'username', u.username, 'active', u.is_active)), '$'),
          'note', e.note,
          'before', JSON_EXTRACT(e.before_state, '$'),
          'after', JSON_EXTRACT(IF(e.seq = 1, JSON_OBJECT('status', e.to_status), COALESCE(e.after_state, '{}')), '$')) AS CHAR)
        FROM ticket_desk.ticket_events e FORCE INDEX (history)
        LEFT JOIN ticket_desk.users u ON u.id = e.actor_user_id
       WHERE e.ticket_id = p_ticket AND e.seq >= v_first_seq AND e.seq < v_before_seq
      UNION ALL
      SELECT 4, a.event_seq, CAST(JSON_OBJECT(
          'part', 'attachment',
          'id', a.id, 'message', a.message_id,
          'from', JSON_OBJECT('id', u.id, 'name', u.name, 'username', u.username, 'active', u.is_active),
          'name', a.name, 'mediaType', a.media_type, 'size', a.size, 'digest', LOWER(HEX(a.digest)),
          'at', DATE_FORMAT(a.completed_at, '%Y-%m-%dT%H:%i:%s.%fZ')) AS CHAR)
        FROM ticket_desk.attachments a FORCE INDEX (history)
        JOIN ticket_desk.users u ON u.id = a.uploader_id
       WHERE a.ticket_id = p_ticket AND a.event_seq > 0 AND p_before_message IS NULL AND p_before_event IS NULL
      UNION ALL
      SELECT 5, 0, CAST(JSON_OBJECT(
          'part', 'facts',
          'host', f.host, 'system', f.system_name, 'version', f.version, 'freeDisk', f.free_disk, 'freeMemory', f.free_memory,
          'network', f.network) AS CHAR)
        FROM ticket_desk.ticket_facts f
       WHERE f.ticket_id = p_ticket AND p_before_message IS NULL AND p_before_event IS NULL
    ) parts
   ORDER BY parts.part, parts.place;
END
