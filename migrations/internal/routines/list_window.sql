-- The next tickets of a source in the order of a sort, by one key alone: at most p_limit of them, whether or not they fit a filter.
--
-- p_source: 'pool', 'category' (the pool's tickets of p_category, by 'due' only), 'own' (those that p_owner created, p_done or not) or 'work'
-- (those that p_owner has). p_sort: 'due' (before p_until), 'newest', 'changed'; for 'work' also 'claimed'; for 'work' and 'own' also 'turn':
-- what waits for p_owner first. p_after_…: of the last ticket of the window before, p_after_at being what the sort goes by.
-- p_ids: in order, parted by commas; NULL for none. p_last_at: what the sort goes by, of the last.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.list_window(
  IN p_source VARCHAR(16),
  IN p_sort VARCHAR(16),
  IN p_owner BIGINT UNSIGNED,
  IN p_done BOOLEAN,
  IN p_category INT UNSIGNED,
  IN p_until DATETIME(6),
  IN p_after_at DATETIME(6),
  IN p_after_created_at DATETIME(6),
  IN p_after_id BIGINT UNSIGNED,
  IN p_limit BIGINT,
  OUT p_ids LONGTEXT,
  OUT p_count BIGINT,
  OUT p_last_at DATETIME(6)
)
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_after_at DATETIME(6) DEFAULT COALESCE(p_after_at, IF(p_sort IN ('due', 'turn'), '1000-01-01', '9999-12-31'));
  DECLARE v_created_at DATETIME(6) DEFAULT COALESCE(p_after_created_at, '1000-01-01');
  DECLARE v_after_id BIGINT UNSIGNED DEFAULT COALESCE(p_after_id, IF(p_sort IN ('due', 'turn'), 0, 18446744073709551615));
  DECLARE v_limit BIGINT DEFAULT p_limit;

  IF p_source = 'work' THEN
    -- Nobody has more than a few hundred.
    SELECT GROUP_CONCAT(id ORDER BY p_sort = 'turn' AND turn = 'requester',
        CASE p_sort WHEN 'due' THEN respond_by WHEN 'claimed' THEN claimed_at WHEN 'turn' THEN turn_since END,
        IF(p_sort = 'changed', updated_at, NULL) DESC, IF(p_sort = 'newest', id, NULL) DESC, id), COUNT(*), NULL
      INTO p_ids, p_count, p_last_at
      FROM ticket_desk.tickets FORCE INDEX (work)
     WHERE responder_id = p_owner AND status = 'in process' AND p_after_id IS NULL;
  ELSEIF p_source = 'pool' AND p_sort = 'due' THEN
    SELECT GROUP_CONCAT(id ORDER BY respond_by, created_at, id), COUNT(*), MAX(respond_by)
      INTO p_ids, p_count, p_last_at
      FROM (SELECT id, respond_by, created_at
              FROM ticket_desk.tickets FORCE INDEX (pool)
             WHERE status = 'pending' AND respond_by >= v_after_at AND respond_by < p_until
               AND (respond_by > v_after_at OR created_at > v_created_at OR (created_at = v_created_at AND id > v_after_id))
             ORDER BY respond_by, created_at, id
             LIMIT v_limit) page;
  ELSEIF p_source = 'category' THEN
    SELECT GROUP_CONCAT(id ORDER BY respond_by, created_at, id), COUNT(*), MAX(respond_by)
      INTO p_ids, p_count, p_last_at
      FROM (SELECT id, respond_by, created_at
              FROM ticket_desk.tickets FORCE INDEX (pool_categories)
             WHERE status = 'pending' AND category_id = p_category AND respond_by >= v_after_at AND respond_by < p_until
               AND (respond_by > v_after_at OR created_at > v_created_at OR (created_at = v_created_at AND id > v_after_id))
             ORDER BY respond_by, created_at, id
             LIMIT v_limit) page;
  ELSEIF p_source = 'pool' AND p_sort = 'newest' THEN
    SELECT GROUP_CONCAT(id ORDER BY id DESC), COUNT(*), NULL
      INTO p_ids, p_count, p_last_at
      FROM (SELECT id
              FROM ticket_desk.tickets FORCE INDEX (pool_newest)
             WHERE status = 'pending' AND id < v_after_id
             ORDER BY id DESC
             LIMIT v_limit) page;
  ELSEIF p_source = 'pool' THEN
    SELECT GROUP_CONCAT(id ORDER BY updated_at DESC, id DESC), COUNT(*), MIN(updated_at)
      INTO p_ids, p_count, p_last_at
      FROM (SELECT id, updated_at
              FROM ticket_desk.tickets FORCE INDEX (pool_changed)
             WHERE status = 'pending' AND updated_at <= v_after_at AND (updated_at < v_after_at OR id < v_after_id)
             ORDER BY updated_at DESC, id DESC
             LIMIT v_limit) page;
  ELSEIF p_sort = 'due' THEN
    SELECT GROUP_CONCAT(id ORDER BY respond_by, created_at, id), COUNT(*), MAX(respond_by)
      INTO p_ids, p_count, p_last_at
      FROM (SELECT id, respond_by, created_at
              FROM ticket_desk.tickets FORCE INDEX (mine_due)
             WHERE user_id = p_owner AND is_done = p_done AND respond_by >= v_after_at AND respond_by < p_until
               AND (respond_by > v_after_at OR created_at > v_created_at OR (created_at = v_created_at AND id > v_after_id))
             ORDER BY respond_by, created_at, id
             LIMIT v_limit) page;
  ELSEIF p_sort = 'turn' THEN
    SELECT GROUP_CONCAT(id ORDER BY turn_order, id), COUNT(*), MAX(turn_order)
      INTO p_ids, p_count, p_last_at
      FROM (SELECT id, turn_order
              FROM ticket_desk.tickets FORCE INDEX (mine_turn)
             WHERE user_id = p_owner AND is_done = p_done AND turn_order >= v_after_at AND (turn_order > v_after_at OR id > v_after_id)
             ORDER BY turn_order, id
             LIMIT v_limit) page;
  ELSEIF p_sort = 'newest' THEN
    SELECT GROUP_CONCAT(id ORDER BY id DESC), COUNT(*), NULL
      INTO p_ids, p_count, p_last_at
      FROM (SELECT id
              FROM ticket_desk.tickets FORCE INDEX (mine_newest)
             WHERE user_id = p_owner AND is_done = p_done AND id < v_after_id
             ORDER BY id DESC
             LIMIT v_limit) page;
  ELSE
    SELECT GROUP_CONCAT(id ORDER BY updated_at DESC, id DESC), COUNT(*), MIN(updated_at)
      INTO p_ids, p_count, p_last_at
      FROM (SELECT id, updated_at
              FROM ticket_desk.tickets FORCE INDEX (mine)
             WHERE user_id = p_owner AND is_done = p_done AND updated_at <= v_after_at
               AND (updated_at < v_after_at OR id < v_after_id)
             ORDER BY updated_at DESC, id DESC
             LIMIT v_limit) page;
  END IF;
END
