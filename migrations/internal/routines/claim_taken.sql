-- The answer to a responder who claims a ticket that another one has just claimed, as JSON (model::Claim). Of those who were too
-- late each is offered another ticket of the pool, so that they do not meet again at the next one: the first of them the one
-- that is due first, the second one the next, and so on, by their place among the active responders.
--
-- p_responder, p_claimed_at: who has the ticket, and since when.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.claim_taken(
  IN p_actor BIGINT UNSIGNED,
  IN p_responder BIGINT UNSIGNED,
  IN p_claimed_at DATETIME(6),
  OUT p_doc LONGTEXT
)
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_before INT UNSIGNED;
  DECLARE v_place INT UNSIGNED;
  DECLARE v_page LONGTEXT;
  DECLARE v_next BIGINT UNSIGNED;

  SELECT COUNT(*), COUNT(*) + 1 INTO v_before, v_place
    FROM (SELECT id FROM ticket_desk.users FORCE INDEX (responders)
           WHERE role = 'responder' AND is_active = 1 LIMIT 256) responders
   WHERE id < p_actor AND id <> p_responder;
  -- In a shorter pool, counting begins again with the first.
  CALL ticket_desk.pool_page(p_actor, FALSE, NULL, NULL, NULL, v_place, v_page);
  SELECT MAX(IF(place = 1 + v_before % most, id, NULL)) INTO v_next
    FROM (SELECT t.id, ROW_NUMBER() OVER (ORDER BY t.respond_by, t.created_at, t.id) AS place, COUNT(*) OVER () AS most
            FROM JSON_TABLE(v_page, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$')) page
            STRAIGHT_JOIN ticket_desk.tickets t ON t.id = page.id) numbered;
  SELECT JSON_OBJECT(
      'outcome', 'taken',
      'by', JSON_OBJECT('id', id, 'name', name, 'username', username, 'active', is_active),
      'at', DATE_FORMAT(p_claimed_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
      'leadMs', GREATEST(0, TIMESTAMPDIFF(MICROSECOND, p_claimed_at, UTC_TIMESTAMP(6)) DIV 1000),
      'next', v_next + 0)
    INTO p_doc
    FROM ticket_desk.users WHERE id = p_responder;
END
