-- Whether anything changed for somebody, in numbers, as JSON (model::Watch). The pool's digest changes with the pool's
-- first page: the hundred oldest tickets that the responder has not declined.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.watch_doc(
  IN p_actor BIGINT UNSIGNED,
  IN p_role VARCHAR(16),
  OUT p_doc LONGTEXT
)
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_pool INT UNSIGNED DEFAULT 0;
  DECLARE v_digest VARCHAR(64) DEFAULT '';

  IF p_role = 'responder' THEN
    SELECT COUNT(*),
           COALESCE(LEFT(SHA2(GROUP_CONCAT(t.id, ':', t.version ORDER BY t.created_at, t.id), 256), 32), '')
      INTO v_pool, v_digest
      FROM (SELECT p.id
              FROM ticket_desk.tickets p FORCE INDEX (pool)
             WHERE p.status = 'pending'
               AND COALESCE((SELECT l.status FROM ticket_desk.ticket_responder_log l
                                 WHERE l.ticket_id = p.id AND l.responder_id = p_actor), '') <> 'declined'
             ORDER BY p.created_at, p.id
             LIMIT 100) page
      JOIN ticket_desk.tickets t ON t.id = page.id;
  END IF;
  SELECT JSON_OBJECT(
      'seq', f.seq,
      'unread', (SELECT COUNT(*) FROM (SELECT 1 FROM ticket_desk.messages
                                        WHERE receiver_id = p_actor AND read_at IS NULL LIMIT 100) waiting),
      'pool', v_pool + 0,
      'poolDigest', v_digest)
    INTO p_doc
    FROM ticket_desk.feeds f WHERE f.user_id = p_actor;
END
