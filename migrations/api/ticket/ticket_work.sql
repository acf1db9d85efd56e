-- The tickets that the caller works on, oldest claim first, at most 200. What their employees wrote before the claim counts
-- as unread too.
--
-- Answers: rows of model::TicketRow. Errors: role.refused, session.ended, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.ticket_work(
  IN p_token VARBINARY(32)
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_session_call(p_token, 'responder', v_actor, v_role);
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
                              WHERE (m.receiver_id = v_actor OR m.receiver_id IS NULL) AND m.ticket_id = t.id
                                AND m.read_at IS NULL AND m.message_type = 'direct'))) AS CHAR) AS doc
    FROM ticket_desk.tickets t
    STRAIGHT_JOIN ticket_desk.categories c ON c.id = t.category_id
    JOIN ticket_desk.users e ON e.id = t.user_id
    JOIN ticket_desk.users r ON r.id = t.responder_id
   WHERE t.responder_id = v_actor AND t.status = 'in process'
   ORDER BY t.claimed_at, t.id
   LIMIT 200;
END
