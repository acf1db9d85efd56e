-- A page of a list that is filtered or sorted. It looks at no more than 2,000 tickets, so that every filter costs the same, however much
-- there is: a page may be short or empty and still have a next one.
--
-- p_list: see ticket_list. p_query: model::ListQuery as JSON, valid. p_after_at, p_after_id: p_next_… of the page before, or NULL.
-- p_ids: JSON array in order. p_looked: how many tickets were looked at. p_next_id: NULL when nothing follows.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.list_page(
  IN p_actor BIGINT UNSIGNED,
  IN p_list VARCHAR(16),
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
find_page: BEGIN
  DECLARE v_now DATETIME(6) DEFAULT UTC_TIMESTAMP(6);
  DECLARE v_categories LONGTEXT DEFAULT REGEXP_REPLACE(JSON_EXTRACT(p_query, '$.category'), '[ \\[\\]]', '');
  DECLARE v_requester BIGINT UNSIGNED DEFAULT JSON_EXTRACT(p_query, '$.requester');
  DECLARE v_is_overdue BOOLEAN DEFAULT JSON_EXTRACT(p_query, '$.overdue') IS NOT NULL;
  DECLARE v_from DATETIME(6) DEFAULT v_now - INTERVAL (JSON_EXTRACT(p_query, '$.newerThan') + 0) DAY;
  DECLARE v_sort VARCHAR(16) DEFAULT COALESCE(JSON_UNQUOTE(JSON_EXTRACT(p_query, '$.sort')),
    CASE WHEN p_list IN ('pool', 'served') THEN 'due' WHEN p_list = 'work' THEN 'claimed' ELSE 'changed' END);
  DECLARE v_is_pool BOOLEAN DEFAULT p_list IN ('pool', 'served');
  DECLARE v_source VARCHAR(16) DEFAULT CASE
    WHEN p_list = 'work' THEN 'work'
    WHEN NOT v_is_pool OR v_requester IS NOT NULL THEN 'own'
    WHEN v_sort = 'due' AND v_categories NOT LIKE '%,%' THEN 'category'
    ELSE 'pool' END;
  DECLARE v_owner BIGINT UNSIGNED DEFAULT IF(v_is_pool, v_requester, p_actor);
  DECLARE v_served LONGTEXT;
  DECLARE v_after_at DATETIME(6) DEFAULT p_after_at;
  DECLARE v_created_at DATETIME(6);
  DECLARE v_after_id BIGINT UNSIGNED DEFAULT p_after_id;
  DECLARE v_window BIGINT DEFAULT IF(p_list = 'work', 1000, 200);
  DECLARE v_limit BIGINT DEFAULT p_limit;
  DECLARE v_candidates LONGTEXT;
  DECLARE v_count BIGINT;
  DECLARE v_last_at DATETIME(6);
  DECLARE v_found LONGTEXT;
  DECLARE v_fitting BIGINT;
  DECLARE v_place BIGINT;

  SET p_ids = '';
  SET p_looked = 0;
  SET p_next_at = NULL;
  SET p_next_id = NULL;
  IF p_list = 'served' THEN
    SELECT IF(MAX(s.is_served = 1 AND c.retired_at IS NULL),
        GROUP_CONCAT(IF(s.is_served = 1 OR c.retired_at IS NOT NULL, c.id, NULL)), NULL)
      INTO v_served
      FROM ticket_desk.categories c
      LEFT JOIN ticket_desk.responder_categories s ON s.user_id = p_actor AND s.category_id = c.id;
  END IF;
  -- A ticket's creation never changes.
  SELECT created_at INTO v_created_at FROM ticket_desk.tickets WHERE id = p_after_id;
  look: LOOP
    CALL ticket_desk.list_window(
      v_source, v_sort, v_owner, p_list = 'done', IF(v_source = 'category', v_categories, NULL),
      IF(v_is_overdue, v_now, '9999-12-31'), v_after_at, v_created_at, v_after_id, v_window, v_candidates, v_count, v_last_at);
    IF v_count = 0 THEN
      LEAVE look;
    END IF;
    CALL ticket_desk.list_filter(
      p_query, v_now, IF(v_is_pool, p_actor, NULL), v_served, v_candidates, v_limit, v_found, v_fitting, v_place);
    SET p_ids = CONCAT_WS(',', NULLIF(p_ids, ''), v_found);
    SET v_limit = v_limit - v_fitting;
    SET p_looked = p_looked + IF(v_limit = 0, v_place, v_count);
    SET v_after_id = SUBSTRING_INDEX(IF(v_limit = 0, v_found, v_candidates), ',', -1);
    -- Somebody may change the ticket meanwhile: then rows come twice, and none is passed over.
    SELECT created_at, CASE
        WHEN v_sort = 'newest' THEN created_at
        WHEN v_limit > 0 THEN v_last_at
        WHEN v_sort = 'due' THEN LEAST(respond_by, v_last_at)
        WHEN v_sort = 'changed' THEN updated_at
        -- One that is done meanwhile has no place: it begins anew.
        WHEN v_sort = 'turn' THEN COALESCE(LEAST(turn_order, v_last_at), '1000-01-01') END
      INTO v_created_at, v_after_at
      FROM ticket_desk.tickets WHERE id = v_after_id;
    -- Nothing follows, or nothing that is new enough.
    IF v_limit > 0 AND (v_count < v_window OR (v_sort = 'newest' AND v_created_at < v_from)) THEN
      LEAVE look;
    END IF;
    IF v_limit = 0 OR p_looked >= 2000 THEN
      SET p_next_at = v_after_at;
      SET p_next_id = v_after_id;
      LEAVE look;
    END IF;
    SET v_window = LEAST(v_window * 4, 2000 - p_looked);
  END LOOP;
  SET p_ids = CONCAT('[', COALESCE(p_ids, ''), ']');
  -- How many tickets of a person others have in work is nobody's business.
  IF v_is_pool AND v_source = 'own' THEN
    SET p_looked = JSON_LENGTH(p_ids);
  END IF;
END
