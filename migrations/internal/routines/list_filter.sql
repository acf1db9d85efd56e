-- Which of the given tickets a query admits: the first p_limit of them, in the order given. It reads each by its number, and says nothing about who may
-- see them.
--
-- p_query: model::ListQuery as JSON, valid, or NULL. p_now: for what is overdue, and for ages. p_pool_of: the responder whose pool they have to be
-- in, or NULL. p_served: of these categories alone, parted by commas, or NULL. p_candidates: ids, parted by commas.
-- p_ids: parted by commas, NULL for none. p_count: how many. p_place: the place of the last among the candidates.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.list_filter(
  IN p_query LONGTEXT,
  IN p_now DATETIME(6),
  IN p_pool_of BIGINT UNSIGNED,
  IN p_served LONGTEXT,
  IN p_candidates LONGTEXT,
  IN p_limit BIGINT,
  OUT p_ids LONGTEXT,
  OUT p_count BIGINT,
  OUT p_place BIGINT
)
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_status LONGTEXT DEFAULT REGEXP_REPLACE(JSON_EXTRACT(p_query, '$.status'), '(?<=,) |["\\[\\]]', '');
  DECLARE v_priority LONGTEXT DEFAULT REGEXP_REPLACE(JSON_EXTRACT(p_query, '$.priority'), '[" \\[\\]]', '');
  DECLARE v_categories LONGTEXT DEFAULT REGEXP_REPLACE(JSON_EXTRACT(p_query, '$.category'), '[ \\[\\]]', '');
  DECLARE v_requester BIGINT UNSIGNED DEFAULT JSON_EXTRACT(p_query, '$.requester');
  DECLARE v_responder BIGINT UNSIGNED DEFAULT JSON_EXTRACT(p_query, '$.responder');
  DECLARE v_organisation VARCHAR(100) DEFAULT JSON_UNQUOTE(JSON_EXTRACT(p_query, '$.organisation'));
  DECLARE v_turn VARCHAR(16) DEFAULT JSON_UNQUOTE(JSON_EXTRACT(p_query, '$.turn'));
  DECLARE v_is_overdue BOOLEAN DEFAULT JSON_EXTRACT(p_query, '$.overdue') IS NOT NULL;
  DECLARE v_from DATETIME(6) DEFAULT p_now - INTERVAL (JSON_EXTRACT(p_query, '$.newerThan') + 0) DAY;
  DECLARE v_to DATETIME(6) DEFAULT p_now - INTERVAL (JSON_EXTRACT(p_query, '$.olderThan') + 0) DAY;
  DECLARE v_limit BIGINT DEFAULT p_limit;

  SELECT GROUP_CONCAT(page.id ORDER BY page.place), COUNT(*), MAX(page.place)
    INTO p_ids, p_count, p_place
    FROM (SELECT t.id, found.place
            FROM JSON_TABLE(CONCAT('[', p_candidates, ']'), '$[*]'
              COLUMNS (place FOR ORDINALITY, id BIGINT UNSIGNED PATH '$')) found
            STRAIGHT_JOIN ticket_desk.tickets t ON t.id = found.id
           WHERE (v_status IS NULL OR FIND_IN_SET(COALESCE(t.closing, t.status), v_status))
             AND (v_priority IS NULL OR FIND_IN_SET(t.priority, v_priority))
             AND (v_categories IS NULL OR FIND_IN_SET(t.category_id, v_categories))
             AND (v_requester IS NULL OR t.user_id = v_requester)
             AND (v_responder IS NULL OR t.responder_id = v_responder)
             AND (v_turn IS NULL OR t.turn = v_turn)
             AND (v_is_overdue = 0 OR (t.status = 'pending' AND t.respond_by < p_now))
             AND (v_from IS NULL OR t.created_at >= v_from)
             AND (v_to IS NULL OR t.created_at < v_to)
             AND (v_organisation IS NULL
               OR (SELECT u.organization FROM ticket_desk.users u WHERE u.id = t.user_id) = v_organisation)
             AND (p_pool_of IS NULL
               OR (t.status = 'pending' AND (p_served IS NULL OR FIND_IN_SET(t.category_id, p_served))
                 AND COALESCE((SELECT l.status FROM ticket_desk.ticket_responder_log l
                                WHERE l.ticket_id = t.id AND l.responder_id = p_pool_of), '') <> 'declined'))
           ORDER BY found.place
           LIMIT v_limit) page;
END
