-- A ticket as one of its people sees it, as JSON (model::Ticket), with what they may do with it now.
--
-- p_actor: who asks. p_doc: NULL when the asker may not see it. It is seen by its employee; by its responder, also after
-- the end; and by any responder while it is in the pool, unless they declined it.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.ticket_doc(
  IN p_ticket BIGINT UNSIGNED,
  IN p_actor BIGINT UNSIGNED,
  OUT p_doc LONGTEXT
)
READS SQL DATA
SQL SECURITY DEFINER
make_doc: BEGIN
  DECLARE v_requester BIGINT UNSIGNED;
  DECLARE v_responder BIGINT UNSIGNED;
  DECLARE v_status VARCHAR(16);
  DECLARE v_claimed_at DATETIME(6);
  DECLARE v_is_own BOOLEAN;
  DECLARE v_could_claim BOOLEAN;
  DECLARE v_respond_by DATETIME(6);
  DECLARE v_created_at DATETIME(6);
  DECLARE v_queue_position INT UNSIGNED;
  DECLARE v_actions LONGTEXT;

  CALL ticket_desk.ticket_relation(
    p_actor, p_ticket, v_requester, v_responder, v_status, v_claimed_at, v_is_own, v_could_claim);
  IF NOT (v_is_own OR COALESCE(v_could_claim AND v_status = 'pending', FALSE)) THEN
    LEAVE make_doc;
  END IF;
  IF v_requester = p_actor AND v_status = 'pending' THEN
    SELECT respond_by, created_at INTO v_respond_by, v_created_at FROM ticket_desk.tickets WHERE id = p_ticket;
    SELECT COUNT(*) INTO v_queue_position
      FROM (SELECT 1 FROM ticket_desk.tickets FORCE INDEX (pool)
             WHERE status = 'pending' AND respond_by <= v_respond_by
               AND (respond_by < v_respond_by OR created_at < v_created_at OR (created_at = v_created_at AND id < p_ticket))
             LIMIT 100) before_it;
  END IF;
  -- Apart from the ticket, which is cheaper.
  SELECT GROUP_CONCAT(JSON_QUOTE(action) ORDER BY action) INTO v_actions
    FROM ticket_desk.ticket_transitions
   WHERE from_status = v_status
     -- Who is neither requester nor responder sees the ticket because they may claim it.
     AND CASE actor
       WHEN 'requester' THEN v_requester = p_actor
       WHEN 'responder' THEN v_responder = p_actor
       WHEN 'responder_or_administrator' THEN v_responder = p_actor
       WHEN 'either' THEN v_requester = p_actor OR v_responder = p_actor
       WHEN 'any_responder' THEN v_requester <> p_actor
     END;
  SELECT JSON_OBJECT(
      'id', t.id, 'title', t.title, 'description', t.description, 'status', t.status, 'closing', t.closing,
      'priority', t.priority, 'respondBy', DATE_FORMAT(t.respond_by, '%Y-%m-%dT%H:%i:%s.%fZ'),
      'category', JSON_OBJECT('id', c.id, 'name', c.name),
      'closingNote', t.closing_note, 'version', t.version,
      'employee', JSON_OBJECT('id', e.id, 'name', e.name, 'username', e.username, 'active', e.is_active),
      'responder', JSON_EXTRACT(
        IF(r.id IS NULL, NULL, JSON_OBJECT('id', r.id, 'name', r.name, 'username', r.username, 'active', r.is_active)), '$'),
      'createdAt', DATE_FORMAT(t.created_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
      'updatedAt', DATE_FORMAT(t.updated_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
      'turn', t.turn, 'turnSince', DATE_FORMAT(t.turn_since, '%Y-%m-%dT%H:%i:%s.%fZ'),
      'claimedAt', DATE_FORMAT(t.claimed_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
      'completedAt', DATE_FORMAT(t.completed_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
      'withdrawnAt', DATE_FORMAT(t.withdrawn_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
      'queuePosition', v_queue_position + 0,
      'actions', JSON_EXTRACT(CONCAT('[', CONCAT_WS(',',
        v_actions,
        -- Writing changes no ticket, so that it is no transition. It needs somebody who reads it, now or later.
        IF(t.responder_id = p_actor OR (t.user_id = p_actor AND (t.status <> 'done' OR t.responder_id IS NOT NULL)),
          '"write"', NULL)), ']'), '$'))
    INTO p_doc
    FROM ticket_desk.tickets t
    JOIN ticket_desk.categories c ON c.id = t.category_id
    JOIN ticket_desk.users e ON e.id = t.user_id
    LEFT JOIN ticket_desk.users r ON r.id = t.responder_id
   WHERE t.id = p_ticket;
END
