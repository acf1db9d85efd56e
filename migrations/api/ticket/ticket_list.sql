-- A page of a list of tickets that is filtered or sorted.
--
-- p_list: for responders 'pool' (all of it), 'served' (the categories that the caller serves), 'work' and 'log'; for employees their own,
-- 'open' or 'done'. p_query: model::ListQuery as JSON, or NULL. p_after_at, p_after_id: next of the page before, or NULL. p_limit: 1 to 100
-- rows; 'work' comes whole.
-- Answers: rows of model::TicketRow in order, each with part = 'ticket' (of 'log' model::LogRow with part = 'line'), then one with part = 'end': how many tickets were looked at, and
-- the cursor of the next page. A page may be short or empty and have a next one.
-- Errors: input.invalid, input.too_long, role.refused, session.ended, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.ticket_list(
  IN p_token VARBINARY(32),
  IN p_list LONGTEXT,
  IN p_query LONGTEXT,
  IN p_after_at DATETIME(6),
  IN p_after_id BIGINT UNSIGNED,
  IN p_limit BIGINT
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_list VARCHAR(16);
  DECLARE v_limit BIGINT DEFAULT LEAST(100, GREATEST(1, COALESCE(p_limit, 50)));
  DECLARE v_page LONGTEXT DEFAULT '[]';
  DECLARE v_lines LONGTEXT DEFAULT '[]';
  DECLARE v_looked BIGINT;
  DECLARE v_next_at DATETIME(6);
  DECLARE v_next_id BIGINT UNSIGNED;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_session_call(p_token, NULL, v_actor, v_role);
  IF NOT COALESCE(CAST(p_list AS BINARY) IN ('pool', 'served', 'work', 'log', 'open', 'done'), FALSE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.invalid';
  END IF;
  SET v_list = p_list;
  IF v_role <> IF(v_list IN ('open', 'done'), 'employee', 'responder') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'role.refused';
  END IF;
  CALL ticket_desk.require_list_query(p_query, v_list);
  IF v_list = 'log' THEN
    CALL ticket_desk.log_page(v_actor, p_query, p_after_at, p_after_id, v_limit, v_lines, v_looked, v_next_at, v_next_id);
  ELSE
    CALL ticket_desk.list_page(
      v_actor, v_list, p_query, p_after_at, p_after_id, IF(v_list = 'work', 1000, v_limit), v_page, v_looked, v_next_at, v_next_id);
  END IF;
  COMMIT;
  SELECT doc
    FROM (SELECT page.place, CAST(JSON_OBJECT(
              'part', 'ticket',
              'id', t.id, 'title', t.title, 'excerpt', LEFT(t.description, 160), 'status', t.status, 'closing', t.closing,
              'priority', t.priority, 'respondBy', DATE_FORMAT(t.respond_by, '%Y-%m-%dT%H:%i:%s.%fZ'),
              'category', JSON_OBJECT('id', c.id, 'name', c.name),
              'employee', JSON_OBJECT('id', e.id, 'name', e.name, 'username', e.username, 'active', e.is_active),
              'turn', t.turn, 'turnSince', DATE_FORMAT(t.turn_since, '%Y-%m-%dT%H:%i:%s.%fZ'),
              'responder', JSON_EXTRACT(
                IF(r.id IS NULL, NULL, JSON_OBJECT('id', r.id, 'name', r.name, 'username', r.username, 'active', r.is_active)), '$'),
              'createdAt', DATE_FORMAT(t.created_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
              'updatedAt', DATE_FORMAT(t.updated_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
              'unread', LEAST(100,
                (SELECT COUNT(*) FROM ticket_desk.messages m FORCE INDEX (unread_in_ticket)
                  WHERE m.receiver_id = v_actor AND m.ticket_id = t.id AND m.read_at IS NULL AND m.message_type = 'direct')
                + IF(v_list = 'work',
                    (SELECT COUNT(*) FROM ticket_desk.messages m FORCE INDEX (unread_in_ticket)
                      WHERE m.receiver_id IS NULL AND m.ticket_id = t.id AND m.read_at IS NULL AND m.message_type = 'direct'),
                    0))) AS CHAR) AS doc
            FROM JSON_TABLE(v_page, '$[*]' COLUMNS (place FOR ORDINALITY, id BIGINT UNSIGNED PATH '$')) page
            STRAIGHT_JOIN ticket_desk.tickets t ON t.id = page.id
            STRAIGHT_JOIN ticket_desk.categories c ON c.id = t.category_id
            STRAIGHT_JOIN ticket_desk.users e ON e.id = t.user_id
            LEFT JOIN ticket_desk.users r ON r.id = t.responder_id
           WHERE CASE v_list
             WHEN 'work' THEN t.responder_id = v_actor
             WHEN 'open' THEN t.is_done = 0
             WHEN 'done' THEN t.is_done = 1
             ELSE t.status = 'pending' END
          UNION ALL
          SELECT page.place, CAST(JSON_OBJECT(
              'part', 'line',
              'ticket', l.ticket_id, 'title', l.title, 'status', l.status, 'note', l.note, 'priority', l.priority,
              'category', JSON_OBJECT('id', c.id, 'name', c.name),
              'employee', JSON_OBJECT('id', e.id, 'name', e.name, 'username', e.username, 'active', e.is_active),
              'at', DATE_FORMAT(l.updated_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
              'open', t.responder_id <=> v_actor OR (t.status = 'pending' AND l.status <> 'declined')) AS CHAR)
            FROM JSON_TABLE(v_lines, '$[*]' COLUMNS (place FOR ORDINALITY, id BIGINT UNSIGNED PATH '$')) page
            STRAIGHT_JOIN ticket_desk.ticket_responder_log l ON l.ticket_id = page.id AND l.responder_id = v_actor
            STRAIGHT_JOIN ticket_desk.tickets t ON t.id = l.ticket_id
            STRAIGHT_JOIN ticket_desk.categories c ON c.id = l.category_id
            STRAIGHT_JOIN ticket_desk.users e ON e.id = t.user_id
          UNION ALL
          SELECT 1000000, CAST(JSON_OBJECT(
              'part', 'end', 'looked', v_looked + 0,
              'next', JSON_EXTRACT(IF(v_next_id IS NULL, NULL,
                JSON_OBJECT('at', DATE_FORMAT(v_next_at, '%Y-%m-%dT%H:%i:%s.%fZ'), 'id', v_next_id + 0)), '$')) AS CHAR)) found
   ORDER BY place;
END
