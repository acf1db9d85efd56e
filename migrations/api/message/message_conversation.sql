-- What the caller and one person wrote to each other outside of tickets: the newest 500 messages, oldest first.
--
-- Answers: rows with a key "part": "person" (model::PersonRef) once, then "message" (model::Message).
-- Errors: person.not_found (also for somebody whom the caller neither may write to nor ever heard from), session.ended,
-- call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.message_conversation(
  IN p_token VARBINARY(32),
  IN p_person BIGINT UNSIGNED
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
  SELECT JSON_OBJECT('part', 'person', 'id', u.id, 'name', u.name, 'active', u.is_active) INTO v_doc
    FROM ticket_desk.users u
   WHERE u.id = p_person AND u.id <> v_actor
     AND ((u.is_active = 1 AND (v_role = 'responder' OR u.role = 'responder'))
       OR EXISTS (SELECT 1 FROM ticket_desk.messages
                   WHERE sender_id = v_actor AND receiver_id = u.id AND ticket_id IS NULL)
       OR EXISTS (SELECT 1 FROM ticket_desk.messages
                   WHERE sender_id = u.id AND receiver_id = v_actor AND ticket_id IS NULL));
  IF v_doc IS NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'person.not_found';
  END IF;
  COMMIT;
  SELECT parts.doc
    FROM (
      SELECT 0 AS place, CAST(v_doc AS CHAR) AS doc
      UNION ALL
      SELECT m.id, CAST(JSON_OBJECT(
          'part', 'message',
          'id', m.id,
          'from', JSON_OBJECT('id', u.id, 'name', u.name, 'active', u.is_active),
          'body', m.body,
          'at', DATE_FORMAT(m.created_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
          'readAt', DATE_FORMAT(m.read_at, '%Y-%m-%dT%H:%i:%s.%fZ')) AS CHAR)
        FROM (SELECT both_ways.id
                FROM ((SELECT id FROM ticket_desk.messages
                        WHERE sender_id = v_actor AND receiver_id = p_person AND ticket_id IS NULL
                        ORDER BY id DESC LIMIT 500)
                      UNION ALL
                      (SELECT id FROM ticket_desk.messages
                        WHERE sender_id = p_person AND receiver_id = v_actor AND ticket_id IS NULL
                        ORDER BY id DESC LIMIT 500)) both_ways
               ORDER BY both_ways.id DESC LIMIT 500) newest
        JOIN ticket_desk.messages m ON m.id = newest.id
        JOIN ticket_desk.users u ON u.id = m.sender_id
    ) parts
   ORDER BY parts.place;
END
