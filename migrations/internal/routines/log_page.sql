-- A page of a responder's log that is filtered, newest change first. It looks at no more than 2,000 lines.
--
-- Lines are filtered by what the responder last knew of the ticket and by what never changes, and not by what became of it: whoever declined
-- a ticket learns no more about it.
--
-- p_query: model::ListQuery as JSON, valid for 'log', or NULL; the age is that of the line. p_after_at, p_after_id: p_next_… of the page
-- before, or NULL.
-- p_ids: JSON array of tickets in order. p_looked: how many lines were looked at. p_next_id: NULL when nothing follows.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.log_page(
  IN p_actor BIGINT UNSIGNED,
  IN p_query LONGTEXT,
  IN p_after_at DATETIME(6),
  IN p_after_id BIGINT UNSIGNED,
  IN p_limit BIGINT,
  OUT p_ids LONGTEXT,
  OUT p_looked BIGINT,
  OUT p_next_at DATETIME(6),
  OUT p_next_id BIGINT UNSIGNED
)
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_now DATETIME(6) DEFAULT UTC_TIMESTAMP(6);
  DECLARE v_status LONGTEXT DEFAULT REGEXP_REPLACE(JSON_EXTRACT(p_query, '$.status'), '[" \\[\\]]', '');
  DECLARE v_priority LONGTEXT DEFAULT REGEXP_REPLACE(JSON_EXTRACT(p_query, '$.priority'), '[" \\[\\]]', '');
  DECLARE v_categories LONGTEXT DEFAULT REGEXP_REPLACE(JSON_EXTRACT(p_query, '$.category'), '[ \\[\\]]', '');
  DECLARE v_requester BIGINT UNSIGNED DEFAULT JSON_EXTRACT(p_query, '$.requester');
  DECLARE v_organisation VARCHAR(100) DEFAULT JSON_UNQUOTE(JSON_EXTRACT(p_query, '$.organisation'));
  DECLARE v_from DATETIME(6) DEFAULT COALESCE(v_now - INTERVAL (JSON_EXTRACT(p_query, '$.newerThan') + 0) DAY, '1000-01-01');
  DECLARE v_to DATETIME(6) DEFAULT COALESCE(v_now - INTERVAL (JSON_EXTRACT(p_query, '$.olderThan') + 0) DAY, '9999-12-31');
  DECLARE v_after_at DATETIME(6) DEFAULT COALESCE(p_after_at, '9999-12-31');
  DECLARE v_after_id BIGINT UNSIGNED DEFAULT COALESCE(p_after_id, 0);
  DECLARE v_limit BIGINT DEFAULT p_limit;
  DECLARE v_candidates LONGTEXT;
  DECLARE v_found LONGTEXT;
  DECLARE v_count BIGINT;
  DECLARE v_fitting BIGINT;
  DECLARE v_place BIGINT;

  SELECT GROUP_CONCAT(page.ticket_id ORDER BY page.updated_at DESC, page.ticket_id DESC), COUNT(*)
    INTO v_candidates, v_count
    FROM (SELECT l.ticket_id, l.updated_at
            FROM ticket_desk.ticket_responder_log l FORCE INDEX (log)
           WHERE l.responder_id = p_actor AND l.updated_at >= v_from AND l.updated_at < v_to
             AND l.updated_at <= v_after_at AND (l.updated_at < v_after_at OR l.ticket_id < v_after_id)
           ORDER BY l.updated_at DESC, l.ticket_id DESC
           LIMIT 2000) page;
  SELECT GROUP_CONCAT(page.ticket_id ORDER BY page.place), COUNT(*), MAX(page.place)
    INTO v_found, v_fitting, v_place
    FROM (SELECT l.ticket_id, found.place
            FROM JSON_TABLE(CONCAT('[', v_candidates, ']'), '$[*]'
              COLUMNS (place FOR ORDINALITY, id BIGINT UNSIGNED PATH '$')) found
            STRAIGHT_JOIN ticket_desk.ticket_responder_log l ON l.ticket_id = found.id AND l.responder_id = p_actor
            STRAIGHT_JOIN ticket_desk.tickets t ON t.id = l.ticket_id
           WHERE (v_status IS NULL OR FIND_IN_SET(l.status, v_status))
             AND (v_priority IS NULL OR FIND_IN_SET(l.priority, v_priority))
             AND (v_categories IS NULL OR FIND_IN_SET(l.category_id, v_categories))
             AND (v_requester IS NULL OR t.user_id = v_requester)
             AND (v_organisation IS NULL
               OR (SELECT u.organization FROM ticket_desk.users u WHERE u.id = t.user_id) = v_organisation)
           ORDER BY found.place
           LIMIT v_limit) page;
  SET p_ids = CONCAT('[', COALESCE(v_found, ''), ']');
  SET p_looked = IF(v_fitting = v_limit, v_place, v_count);
  SET p_next_id = NULL;
  IF v_fitting = v_limit OR v_count = 2000 THEN
    SET p_next_id = SUBSTRING_INDEX(IF(v_fitting = v_limit, v_found, v_candidates), ',', -1);
  END IF;
  SELECT MAX(updated_at) INTO p_next_at
    FROM ticket_desk.ticket_responder_log WHERE ticket_id = p_next_id AND responder_id = p_actor;
END
