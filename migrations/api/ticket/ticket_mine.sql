-- The tickets that the caller created, newest change first.
--
-- p_done: 1 for those that are done, 0 for the others. p_after_at, p_after_id: updated_at and id of the last row of the page
-- before, or NULL. p_limit: 1 to 100 rows.
-- Answers: rows of model::TicketRow. Errors: role.refused, session.ended, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.ticket_mine(
  IN p_token VARBINARY(32),
  IN p_done BOOLEAN,
  IN p_after_at DATETIME(6),
  IN p_after_id BIGINT UNSIGNED,
  IN p_limit BIGINT
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_after_at DATETIME(6) DEFAULT COALESCE(p_after_at, '9999-12-31');
  DECLARE v_after_id BIGINT UNSIGNED DEFAULT COALESCE(p_after_id, 0);
  DECLARE v_limit BIGINT DEFAULT LEAST(100, GREATEST(1, COALESCE(p_limit, 50)));
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_session_call(p_token, 'employee', v_actor, v_role);
  COMMIT;
  SELECT CAST(JSON_OBJECT(
      'id', t.id, 'title', t.title, 'excerpt', LEFT(t.description, 160), 'status', t.status, 'closing', t.closing,
      'priority', t.priority, 'respondBy', DATE_FORMAT(t.respond_by, '%Y-%m-%dT%H:%i:%s.%fZ'),
      'category', JSON_OBJECT('id', c.id, 'name', c.name),
      'employee', JSON_OBJECT('id', e.id, 'name', e.name, 'username', e.username, 'active', e.is_active),
      'responder', JSON_EXTRACT(
        IF(r.id IS NULL, NULL, JSON_OBJECT('id', r.id, 'name', r.name, 'username', r.username, 'active', r.is_active)), '$'),
      'createdAt', DATE_FORMAT(t.created_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
      'updatedAt', DATE_FORMAT(t.updated_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
      'turn', t.turn, 'turnSince', DATE_FORMAT(t.turn_since, '%Y-%m-%dT%H:%i:%s.%fZ'),
      'unread', LEAST(100, (SELECT COUNT(*) FROM ticket_desk.messages m FORCE INDEX (unread_in_ticket)
                              WHERE m.receiver_id = v_actor AND m.ticket_id = t.id AND m.read_at IS NULL
                                AND m.message_type = 'direct'))) AS CHAR) AS doc
    FROM (SELECT id
            FROM ticket_desk.tickets FORCE INDEX (mine)
           WHERE user_id = v_actor AND is_done = (p_done <> 0)
             AND updated_at <= v_after_at AND (updated_at < v_after_at OR id < v_after_id)
           ORDER BY updated_at DESC, id DESC
           LIMIT v_limit) page
    JOIN ticket_desk.tickets t ON t.id = page.id
    JOIN ticket_desk.categories c ON c.id = t.category_id
    JOIN ticket_desk.users e ON e.id = t.user_id
    LEFT JOIN ticket_desk.users r ON r.id = t.responder_id
   ORDER BY t.updated_at DESC, t.id DESC;
END
