-- What came for the caller, messages and alerts, newest first.
--
-- p_unread: 1 for what is unread only. p_before: the sequence where the page before ended, or NULL. p_limit: 1 to 100 rows.
-- A responder sees a ticket's title as it was when they last had to do with it.
-- Answers: rows of model::InboxItem. Errors: session.ended, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.message_inbox(
  IN p_token VARBINARY(32),
  IN p_unread BOOLEAN,
  IN p_before BIGINT UNSIGNED,
  IN p_limit BIGINT
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_before BIGINT UNSIGNED DEFAULT COALESCE(p_before, 18446744073709551615);
  DECLARE v_limit BIGINT DEFAULT LEAST(100, GREATEST(1, COALESCE(p_limit, 50)));
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_session_call(p_token, NULL, v_actor, v_role);
  COMMIT;
  -- Each page is found in an index of its own; one of them is empty without being looked into.
  SELECT CAST(JSON_OBJECT(
      'id', m.id, 'seq', m.feed_seq, 'alert', m.alert, 'value', m.value,
      'from', JSON_EXTRACT(
        IF(u.id IS NULL, NULL, JSON_OBJECT('id', u.id, 'name', u.name, 'username', u.username, 'active', u.is_active)), '$'),
      'ticket', m.ticket_id, 'ticketTitle', IF(t.user_id = v_actor, t.title, l.title), 'body', m.body,
      'at', DATE_FORMAT(m.created_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
      'readAt', DATE_FORMAT(m.read_at, '%Y-%m-%dT%H:%i:%s.%fZ')) AS CHAR) AS doc
    FROM ((SELECT id FROM ticket_desk.messages FORCE INDEX (inbox)
            WHERE COALESCE(p_unread, 0) = 0 AND receiver_id = v_actor AND feed_seq < v_before
            ORDER BY feed_seq DESC LIMIT v_limit)
          UNION ALL
          (SELECT id FROM ticket_desk.messages FORCE INDEX (unread)
            WHERE p_unread <> 0 AND receiver_id = v_actor AND read_at IS NULL AND feed_seq < v_before
            ORDER BY feed_seq DESC LIMIT v_limit)) page
    JOIN ticket_desk.messages m ON m.id = page.id
    LEFT JOIN ticket_desk.users u ON u.id = m.sender_id
    LEFT JOIN ticket_desk.tickets t ON t.id = m.ticket_id
    LEFT JOIN ticket_desk.ticket_responder_log l ON l.ticket_id = m.ticket_id AND l.responder_id = v_actor
   ORDER BY m.feed_seq DESC;
END
