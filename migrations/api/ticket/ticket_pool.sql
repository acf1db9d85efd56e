-- The pool: what is due first, then what was created first, without those that the caller declined.
--
-- p_everything: 1 for the whole pool, else the categories that the caller serves (see pool_page). p_after_respond_by, p_after_at, p_after_id:
-- respond_by, created_at and id of the last row of the page before, or NULL. p_limit: 1 to 100 rows.
-- Answers: rows of model::TicketRow. Errors: role.refused, session.ended, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.ticket_pool(
  IN p_token VARBINARY(32),
  IN p_everything BOOLEAN,
  IN p_after_respond_by DATETIME(6),
  IN p_after_at DATETIME(6),
  IN p_after_id BIGINT UNSIGNED,
  IN p_limit BIGINT
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_page LONGTEXT;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_session_call(p_token, 'responder', v_actor, v_role);
  CALL ticket_desk.pool_page(
    v_actor, COALESCE(p_everything, 0), p_after_respond_by, p_after_at, p_after_id, LEAST(100, GREATEST(1, COALESCE(p_limit, 50))), v_page);
  COMMIT;
  SELECT CAST(JSON_OBJECT(
      'id', t.id, 'title', t.title, 'excerpt', LEFT(t.description, 160), 'status', t.status, 'closing', t.closing,
      'priority', t.priority, 'respondBy', DATE_FORMAT(t.respond_by, '%Y-%m-%dT%H:%i:%s.%fZ'),
      'category', JSON_OBJECT('id', c.id, 'name', c.name),
      'employee', JSON_OBJECT('id', e.id, 'name', e.name, 'username', e.username, 'active', e.is_active),
      'responder', NULL,
      'createdAt', DATE_FORMAT(t.created_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
      'updatedAt', DATE_FORMAT(t.updated_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
      'turn', t.turn, 'turnSince', DATE_FORMAT(t.turn_since, '%Y-%m-%dT%H:%i:%s.%fZ'),
      'unread', 0) AS CHAR) AS doc
    FROM JSON_TABLE(v_page, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$')) page
    STRAIGHT_JOIN ticket_desk.tickets t ON t.id = page.id
    STRAIGHT_JOIN ticket_desk.categories c ON c.id = t.category_id
    STRAIGHT_JOIN ticket_desk.users e ON e.id = t.user_id
   WHERE t.status = 'pending'
   ORDER BY t.respond_by, t.created_at, t.id;
END
