-- The caller's own log of tickets that they claimed, completed or declined, newest change first.
--
-- p_after_at, p_after_id: at and ticket of the last row of the page before, or NULL. p_limit: 1 to 100 rows.
-- Answers: rows of model::LogRow. Errors: role.refused, session.ended, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.ticket_log(
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
  DECLARE v_after_at DATETIME(6) DEFAULT COALESCE(p_after_at, '9999-12-31');
  DECLARE v_after_id BIGINT UNSIGNED DEFAULT COALESCE(p_after_id, 0);
  DECLARE v_limit BIGINT DEFAULT LEAST(100, GREATEST(1, COALESCE(p_limit, 50)));
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_session_call(p_token, 'responder', v_actor, v_role);
  COMMIT;
  SELECT CAST(JSON_OBJECT(
      'ticket', l.ticket_id, 'title', l.title, 'status', l.status, 'note', l.note, 'priority', l.priority,
      'category', JSON_OBJECT('id', c.id, 'name', c.name),
      'employee', JSON_OBJECT('id', e.id, 'name', e.name, 'username', e.username, 'active', e.is_active),
      'at', DATE_FORMAT(l.updated_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
      'open', t.responder_id <=> v_actor OR (t.status = 'pending' AND l.status <> 'declined')) AS CHAR) AS doc
    FROM ticket_desk.ticket_responder_log l FORCE INDEX (log)
    STRAIGHT_JOIN ticket_desk.tickets t ON t.id = l.ticket_id
    STRAIGHT_JOIN ticket_desk.categories c ON c.id = l.category_id
    STRAIGHT_JOIN ticket_desk.users e ON e.id = t.user_id
   WHERE l.responder_id = v_actor
     AND l.updated_at <= v_after_at AND (l.updated_at < v_after_at OR l.ticket_id < v_after_id)
   ORDER BY l.updated_at DESC, l.ticket_id DESC
   LIMIT v_limit;
END
