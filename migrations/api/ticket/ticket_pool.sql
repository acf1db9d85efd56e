-- The pool, oldest ticket first, without those that the caller declined.
--
-- p_after_at, p_after_id: created_at and id of the last row of the page before, or NULL. p_limit: 1 to 100 rows.
-- Answers: rows of model::TicketRow. Errors: role.refused, session.ended, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.ticket_pool(
  IN p_token VARBINARY(32),
  IN p_after_at DATETIME(6),
  IN p_after_id BIGINT UNSIGNED,
  IN p_limit BIGINT
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_after_at DATETIME(6) DEFAULT COALESCE(p_after_at, '1000-01-01');
  DECLARE v_after_id BIGINT UNSIGNED DEFAULT COALESCE(p_after_id, 0);
  DECLARE v_limit BIGINT DEFAULT LEAST(100, GREATEST(1, COALESCE(p_limit, 50)));
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_session_call(p_token, 'responder', v_actor, v_role);
  COMMIT;
  -- The page is found in the index alone; only its rows are read. Asked as NOT EXISTS, both optimisers would read the whole
  -- log of the responder before the first row of the page.
  SELECT CAST(JSON_OBJECT(
      'id', t.id, 'title', t.title, 'excerpt', LEFT(t.description, 160), 'status', t.status, 'closing', t.closing,
      'employee', JSON_OBJECT('id', e.id, 'name', e.name, 'username', e.username, 'active', e.is_active),
      'responder', JSON_EXTRACT(
        IF(r.id IS NULL, NULL, JSON_OBJECT('id', r.id, 'name', r.name, 'username', r.username, 'active', r.is_active)), '$'),
      'createdAt', DATE_FORMAT(t.created_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
      'updatedAt', DATE_FORMAT(t.updated_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
      'unread', 0) AS CHAR) AS doc
    FROM (SELECT p.id
            FROM ticket_desk.tickets p FORCE INDEX (pool)
           WHERE p.status = 'pending'
             AND p.created_at >= v_after_at AND (p.created_at > v_after_at OR p.id > v_after_id)
             AND COALESCE((SELECT l.status FROM ticket_desk.ticket_responder_log l
                               WHERE l.ticket_id = p.id AND l.responder_id = v_actor), '') <> 'declined'
           ORDER BY p.created_at, p.id
           LIMIT v_limit) page
    JOIN ticket_desk.tickets t ON t.id = page.id
    JOIN ticket_desk.users e ON e.id = t.user_id
    LEFT JOIN ticket_desk.users r ON r.id = t.responder_id
   ORDER BY t.created_at, t.id;
END
