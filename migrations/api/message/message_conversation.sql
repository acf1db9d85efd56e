-- The newest that the caller and one person wrote to each other outside of tickets, oldest first: at most 100 messages, and so
-- many as stay below 256 KiB.
--
-- p_before: the id of the oldest message that is known already; what came before it is answered. NULL: the newest.
-- Answers: rows with a key "part": "person" (model::PersonRef) and "older" (model::Older) once, then "message"
-- (model::Message). Errors: person.not_found (also for somebody whom the caller neither may write to nor ever heard from),
-- session.ended, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.message_conversation(
  IN p_token VARBINARY(32),
  IN p_person BIGINT UNSIGNED,
  IN p_before BIGINT UNSIGNED
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_doc LONGTEXT;
  DECLARE v_sees BOOLEAN;
  DECLARE v_wrote BOOLEAN;
  DECLARE v_was_written_to BOOLEAN;
  DECLARE v_before BIGINT UNSIGNED DEFAULT COALESCE(p_before, 18446744073709551615);
  DECLARE v_first BIGINT UNSIGNED;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_session_call(p_token, NULL, v_actor, v_role);
  -- The same is read for a person whom the caller may not see and for nobody; see read_instead.
  SELECT JSON_OBJECT('part', 'person', 'id', id, 'name', name, 'username', username, 'active', is_active),
         is_active = 1 AND (v_role = 'responder' OR role = 'responder')
    INTO v_doc, v_sees
    FROM ticket_desk.users WHERE id = p_person;
  CALL ticket_desk.read_instead(v_doc IS NULL);
  SET v_wrote = EXISTS (SELECT 1 FROM ticket_desk.messages FORCE INDEX (conversation)
                         WHERE sender_id = v_actor AND receiver_id = p_person AND ticket_id IS NULL);
  SET v_was_written_to = EXISTS (SELECT 1 FROM ticket_desk.messages FORCE INDEX (conversation)
                                  WHERE sender_id = p_person AND receiver_id = v_actor AND ticket_id IS NULL);
  IF v_doc IS NULL OR p_person = v_actor OR NOT (v_sees OR v_wrote OR v_was_written_to) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'person.not_found';
  END IF;
  -- Where nothing is left, the page begins where it ends.
  SELECT COALESCE(MIN(id), v_before) INTO v_first
    FROM (SELECT id, SUM(LENGTH(body)) OVER (ORDER BY id DESC) AS bytes
            FROM ((SELECT id, body FROM ticket_desk.messages FORCE INDEX (conversation)
                    WHERE sender_id = v_actor AND receiver_id = p_person AND ticket_id IS NULL AND id < v_before
                    ORDER BY id DESC LIMIT 100)
                  UNION ALL
                  (SELECT id, body FROM ticket_desk.messages FORCE INDEX (conversation)
                    WHERE sender_id = p_person AND receiver_id = v_actor AND ticket_id IS NULL AND id < v_before
                    ORDER BY id DESC LIMIT 100)
                  ORDER BY id DESC LIMIT 100) newest) sized
   WHERE bytes <= 262144;
  COMMIT;
  SELECT parts.doc
    FROM (
      SELECT 0 AS place, CAST(v_doc AS CHAR) AS doc
      UNION ALL
      SELECT 0, CAST(JSON_OBJECT(
          'part', 'older',
          'messages', EXISTS (SELECT 1 FROM ticket_desk.messages FORCE INDEX (conversation)
                               WHERE sender_id = v_actor AND receiver_id = p_person AND ticket_id IS NULL AND id < v_first)
            OR EXISTS (SELECT 1 FROM ticket_desk.messages FORCE INDEX (conversation)
                        WHERE sender_id = p_person AND receiver_id = v_actor AND ticket_id IS NULL AND id < v_first),
          'events', FALSE) AS CHAR)
      UNION ALL
      SELECT m.id, CAST(JSON_OBJECT(
          'part', 'message',
          'id', m.id,
          'from', JSON_OBJECT('id', u.id, 'name', u.name, 'username', u.username, 'active', u.is_active),
          'body', m.body,
          'at', DATE_FORMAT(m.created_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
          'readAt', DATE_FORMAT(m.read_at, '%Y-%m-%dT%H:%i:%s.%fZ')) AS CHAR)
        FROM (SELECT id FROM ticket_desk.messages FORCE INDEX (conversation)
               WHERE sender_id = v_actor AND receiver_id = p_person AND ticket_id IS NULL AND id >= v_first AND id < v_before
              UNION ALL
              SELECT id FROM ticket_desk.messages FORCE INDEX (conversation)
               WHERE sender_id = p_person AND receiver_id = v_actor AND ticket_id IS NULL AND id >= v_first AND id < v_before
             ) page
        JOIN ticket_desk.messages m ON m.id = page.id
        JOIN ticket_desk.users u ON u.id = m.sender_id
    ) parts
   ORDER BY parts.place;
END
