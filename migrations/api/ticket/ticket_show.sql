-- A ticket with its thread (the newest 500 messages) and its history, oldest first.
--
-- Answers: rows with a key "part": "ticket" (model::Ticket) once, then "message" (model::Message), then "event"
-- (model::Event). Errors: ticket.not_found (also when the caller may not see it), session.ended, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.ticket_show(
  IN p_token VARBINARY(32),
  IN p_ticket BIGINT UNSIGNED
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_doc LONGTEXT;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_session_call(p_token, NULL, v_actor, v_role);
  CALL ticket_desk.ticket_doc(p_ticket, v_actor, v_doc);
  IF v_doc IS NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ticket.not_found';
  END IF;
  COMMIT;
  SELECT parts.doc
    FROM (
      SELECT 1 AS part, 0 AS place, CAST(JSON_INSERT(v_doc, '$.part', 'ticket') AS CHAR) AS doc
      UNION ALL
      SELECT 2, m.id, CAST(JSON_OBJECT(
          'part', 'message',
          'id', m.id,
          'from', JSON_OBJECT('id', u.id, 'name', u.name, 'active', u.is_active),
          'body', m.body,
          'at', DATE_FORMAT(m.created_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
          'readAt', DATE_FORMAT(m.read_at, '%Y-%m-%dT%H:%i:%s.%fZ')) AS CHAR)
        FROM (SELECT id FROM ticket_desk.messages
               WHERE ticket_id = p_ticket AND message_type = 'direct' ORDER BY id DESC LIMIT 500) newest
        JOIN ticket_desk.messages m ON m.id = newest.id
        JOIN ticket_desk.users u ON u.id = m.sender_id
      UNION ALL
      SELECT 3, e.seq, CAST(JSON_OBJECT(
          'part', 'event',
          'id', e.id, 'eventType', e.event_type,
          'at', DATE_FORMAT(e.created_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
          'actor', JSON_EXTRACT(
            IF(u.id IS NULL, NULL, JSON_OBJECT('id', u.id, 'name', u.name, 'active', u.is_active)), '$'),
          'note', e.note,
          'before', JSON_EXTRACT(e.before_state, '$'),
          'after', JSON_EXTRACT(e.after_state, '$')) AS CHAR)
        FROM ticket_desk.ticket_events e
        LEFT JOIN ticket_desk.users u ON u.id = e.actor_user_id
       WHERE e.ticket_id = p_ticket
    ) parts
   ORDER BY parts.part, parts.place;
END
