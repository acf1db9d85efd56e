-- The tickets of a page of the pool, without those that the asker declined: what is due first, then what was created first.
--
-- p_everything: 1 for the whole pool, else the categories that the asker serves and the retired ones, which nobody must overlook.
-- Whoever chose no category serves all. p_after_…: of the last ticket of the page before. p_ids: JSON array in no order.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.pool_page(
  IN p_actor BIGINT UNSIGNED,
  IN p_everything BOOLEAN,
  IN p_after_respond_by DATETIME(6),
  IN p_after_at DATETIME(6),
  IN p_after_id BIGINT UNSIGNED,
  IN p_limit BIGINT,
  OUT p_ids LONGTEXT
)
READS SQL DATA
SQL SECURITY DEFINER
find_page: BEGIN
  DECLARE v_respond_by DATETIME(6) DEFAULT COALESCE(p_after_respond_by, '1000-01-01');
  DECLARE v_after_at DATETIME(6) DEFAULT COALESCE(p_after_at, '1000-01-01');
  DECLARE v_after_id BIGINT UNSIGNED DEFAULT COALESCE(p_after_id, 0);
  DECLARE v_limit BIGINT DEFAULT p_limit;
  DECLARE v_window BIGINT;
  DECLARE v_served LONGTEXT;
  DECLARE v_category INT UNSIGNED;
  DECLARE v_found LONGTEXT;
  DECLARE v_end BOOLEAN DEFAULT FALSE;
  DECLARE c_served CURSOR FOR
    SELECT c.id
      FROM ticket_desk.categories c
      LEFT JOIN ticket_desk.responder_categories s ON s.user_id = p_actor AND s.category_id = c.id
     WHERE c.retired_at IS NOT NULL OR s.is_served = 1;
  DECLARE CONTINUE HANDLER FOR NOT FOUND SET v_end = TRUE;

  -- The page is found in an index alone. Asked as NOT EXISTS, both optimisers would read the whole log of the responder before the
  -- first row of the page.
  IF p_everything
    OR NOT EXISTS (SELECT 1 FROM ticket_desk.responder_categories s
                     JOIN ticket_desk.categories c ON c.id = s.category_id AND c.retired_at IS NULL
                    WHERE s.user_id = p_actor AND s.is_served = 1)
  THEN
    SELECT COALESCE(JSON_ARRAYAGG(page.id), '[]') INTO p_ids
      FROM (SELECT p.id
              FROM ticket_desk.tickets p FORCE INDEX (pool)
             WHERE p.status = 'pending'
               AND p.respond_by >= v_respond_by
               AND (p.respond_by > v_respond_by OR p.created_at > v_after_at OR (p.created_at = v_after_at AND p.id > v_after_id))
               AND COALESCE((SELECT l.status FROM ticket_desk.ticket_responder_log l
                                 WHERE l.ticket_id = p.id AND l.responder_id = p_actor), '') <> 'declined'
             ORDER BY p.respond_by, p.created_at, p.id
             LIMIT v_limit) page;
    LEAVE find_page;
  END IF;
  -- Whoever serves several usually finds a page among the first tickets of the whole pool: in 200 of them or in 1,000.
  SELECT GROUP_CONCAT(c.id), IF(COUNT(*) > 2, LEAST(1000, 4 * p_limit), 0) INTO v_served, v_window
    FROM ticket_desk.categories c
    LEFT JOIN ticket_desk.responder_categories s ON s.user_id = p_actor AND s.category_id = c.id
   WHERE c.retired_at IS NOT NULL OR s.is_served = 1;
  WHILE v_window > 0 DO
    SELECT COALESCE(JSON_ARRAYAGG(page.id), '[]') INTO p_ids
      FROM (SELECT first.id
              FROM (SELECT p.id, p.category_id, p.respond_by, p.created_at
                      FROM ticket_desk.tickets p FORCE INDEX (pool)
                     WHERE p.status = 'pending'
                       AND p.respond_by >= v_respond_by
                       AND (p.respond_by > v_respond_by OR p.created_at > v_after_at
                         OR (p.created_at = v_after_at AND p.id > v_after_id))
                     ORDER BY p.respond_by, p.created_at, p.id
                     LIMIT v_window) first
             WHERE FIND_IN_SET(first.category_id, v_served)
               AND COALESCE((SELECT l.status FROM ticket_desk.ticket_responder_log l
                                 WHERE l.ticket_id = first.id AND l.responder_id = p_actor), '') <> 'declined'
             ORDER BY first.respond_by, first.created_at, first.id
             LIMIT v_limit) page;
    IF JSON_LENGTH(p_ids) >= v_limit THEN
      LEAVE find_page;
    END IF;
    SET v_window = IF(v_window < 1000, 1000, 0);
  END WHILE;
  -- Otherwise a page of each category, because a rare one would have to be sought in the whole pool; then the first of them all.
  SET p_ids = '[]';
  OPEN c_served;
  find_each: LOOP
    FETCH c_served INTO v_category;
    IF v_end THEN
      LEAVE find_each;
    END IF;
    SELECT COALESCE(JSON_ARRAYAGG(page.id), '[]') INTO v_found
      FROM (SELECT p.id
              FROM ticket_desk.tickets p FORCE INDEX (pool_categories)
             WHERE p.status = 'pending' AND p.category_id = v_category
               AND p.respond_by >= v_respond_by
               AND (p.respond_by > v_respond_by OR p.created_at > v_after_at OR (p.created_at = v_after_at AND p.id > v_after_id))
               AND COALESCE((SELECT l.status FROM ticket_desk.ticket_responder_log l
                                 WHERE l.ticket_id = p.id AND l.responder_id = p_actor), '') <> 'declined'
             ORDER BY p.respond_by, p.created_at, p.id
             LIMIT v_limit) page;
    SET p_ids = JSON_MERGE_PRESERVE(p_ids, v_found);
  END LOOP;
  CLOSE c_served;
  SELECT COALESCE(JSON_ARRAYAGG(page.id), '[]') INTO p_ids
    FROM (SELECT t.id
            FROM JSON_TABLE(p_ids, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$')) found
            STRAIGHT_JOIN ticket_desk.tickets t ON t.id = found.id
           ORDER BY t.respond_by, t.created_at, t.id
           LIMIT v_limit) page;
END
