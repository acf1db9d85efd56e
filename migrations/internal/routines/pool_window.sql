-- The next tickets of the pool in the order of a sort, and which of them a filter may admit: both from one key alone, so that a row costs little that
-- does not fit.
--
-- p_sort: 'due', 'newest' or 'changed'. p_query, p_now, p_served: see list_filter, which reads what may fit. p_after_…: of the last ticket of the
-- window before, p_after_at being what the sort goes by. p_limit: how many are looked at.
-- p_ids: in order, parted by commas; NULL for none. p_fitting: those of them that may fit. p_last_at: what the sort goes by, of the last.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.pool_window(
  IN p_sort VARCHAR(16),
  IN p_query LONGTEXT,
  IN p_now DATETIME(6),
  IN p_served LONGTEXT,
  IN p_after_at DATETIME(6),
  IN p_after_created_at DATETIME(6),
  IN p_after_id BIGINT UNSIGNED,
  IN p_limit BIGINT,
  OUT p_ids LONGTEXT,
  OUT p_fitting LONGTEXT,
  OUT p_count BIGINT,
  OUT p_last_at DATETIME(6)
)
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_status LONGTEXT DEFAULT REGEXP_REPLACE(JSON_EXTRACT(p_query, '$.status'), '(?<=,) |["\\[\\]]', '');
  DECLARE v_priority LONGTEXT DEFAULT REGEXP_REPLACE(JSON_EXTRACT(p_query, '$.priority'), '[" \\[\\]]', '');
  DECLARE v_categories LONGTEXT DEFAULT REGEXP_REPLACE(JSON_EXTRACT(p_query, '$.category'), '[ \\[\\]]', '');
  DECLARE v_organisation VARCHAR(100) DEFAULT JSON_UNQUOTE(JSON_EXTRACT(p_query, '$.organisation'));
  DECLARE v_from DATETIME(6) DEFAULT p_now - INTERVAL (JSON_EXTRACT(p_query, '$.newerThan') + 0) DAY;
  DECLARE v_to DATETIME(6) DEFAULT p_now - INTERVAL (JSON_EXTRACT(p_query, '$.olderThan') + 0) DAY;
  DECLARE v_is_overdue BOOLEAN DEFAULT JSON_EXTRACT(p_query, '$.overdue') IS NOT NULL;
  DECLARE v_until DATETIME(6) DEFAULT IF(v_is_overdue, p_now, '9999-12-31');
  -- A ticket of the pool waits for a responder and has none.
  DECLARE v_can_fit BOOLEAN DEFAULT COALESCE(FIND_IN_SET('pending', v_status) > 0, TRUE)
    AND JSON_EXTRACT(p_query, '$.responder') IS NULL
    AND COALESCE(JSON_UNQUOTE(JSON_EXTRACT(p_query, '$.turn')) = 'responder', TRUE);
  DECLARE v_category INT UNSIGNED DEFAULT IF(p_sort = 'due' AND v_categories NOT LIKE '%,%', v_categories, NULL);
  DECLARE v_key VARCHAR(16) DEFAULT IF(v_category IS NULL, p_sort, 'category');
  DECLARE v_after_at DATETIME(6) DEFAULT COALESCE(p_after_at, IF(p_sort = 'due', '1000-01-01', '9999-12-31'));
  DECLARE v_created_at DATETIME(6) DEFAULT COALESCE(p_after_created_at, '1000-01-01');
  DECLARE v_after_id BIGINT UNSIGNED DEFAULT COALESCE(p_after_id, IF(p_sort = 'due', 0, 18446744073709551615));
  DECLARE v_limit BIGINT DEFAULT p_limit;

  SELECT GROUP_CONCAT(page.id ORDER BY page.due_at, page.due_created_at, page.changed_at DESC, page.due_id, page.id DESC),
         GROUP_CONCAT(IF(page.fits, page.id, NULL) ORDER BY page.due_at, page.due_created_at, page.changed_at DESC, page.due_id, page.id DESC),
         COUNT(*), IF(p_sort = 'due', MAX(page.due_at), MIN(page.changed_at))
    INTO p_ids, p_fitting, p_count, p_last_at
    FROM (SELECT id, IF(p_sort = 'due', respond_by, NULL) AS due_at, IF(p_sort = 'due', created_at, NULL) AS due_created_at,
                 IF(p_sort = 'due', id, NULL) AS due_id, IF(p_sort = 'changed', updated_at, NULL) AS changed_at,
                 v_can_fit
                   AND (v_priority IS NULL OR FIND_IN_SET(priority, v_priority))
                   AND (v_categories IS NULL OR FIND_IN_SET(category_id, v_categories))
                   AND (p_served IS NULL OR FIND_IN_SET(category_id, p_served))
                   AND (v_is_overdue = 0 OR respond_by < p_now)
                   AND (v_from IS NULL OR created_at >= v_from)
                   AND (v_to IS NULL OR created_at < v_to)
                   AND (v_organisation IS NULL
                     OR (SELECT u.organization FROM ticket_desk.users u WHERE u.id = looked.user_id) = v_organisation) AS fits
            FROM (
                (SELECT id, respond_by, created_at, NULL AS updated_at, category_id, priority, user_id
                   FROM ticket_desk.tickets FORCE INDEX (pool)
                  WHERE v_key = 'due' AND status = 'pending' AND respond_by >= v_after_at AND respond_by < v_until
                    AND (respond_by > v_after_at OR created_at > v_created_at OR (created_at = v_created_at AND id > v_after_id))
                  ORDER BY respond_by, created_at, id LIMIT v_limit)
                UNION ALL
                (SELECT id, respond_by, created_at, NULL AS updated_at, category_id, priority, user_id
                   FROM ticket_desk.tickets FORCE INDEX (pool_categories)
                  WHERE v_key = 'category' AND category_id = v_category AND status = 'pending' AND respond_by >= v_after_at AND respond_by < v_until
                    AND (respond_by > v_after_at OR created_at > v_created_at OR (created_at = v_created_at AND id > v_after_id))
                  ORDER BY respond_by, created_at, id LIMIT v_limit)
                UNION ALL
                (SELECT id, respond_by, created_at, NULL AS updated_at, category_id, priority, user_id
                   FROM ticket_desk.tickets FORCE INDEX (pool_newest)
                  WHERE v_key = 'newest' AND status = 'pending' AND id < v_after_id
                  ORDER BY id DESC LIMIT v_limit)
                UNION ALL
                (SELECT id, respond_by, created_at, updated_at, category_id, priority, user_id
                   FROM ticket_desk.tickets FORCE INDEX (pool_changed)
                  WHERE v_key = 'changed' AND status = 'pending' AND updated_at <= v_after_at AND (updated_at < v_after_at OR id < v_after_id)
                  ORDER BY updated_at DESC, id DESC LIMIT v_limit)) looked) page;
END
