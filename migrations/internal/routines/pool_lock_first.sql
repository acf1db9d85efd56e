-- Locks the ticket that is due first among those of the pool that a responder serves and has not declined, and that nobody else is
-- changing at this moment. Many may call this at once: each gets another ticket. Those of one slot look one after the other, see `claim_slots`.
--
-- The candidates are read without locks, then tried one by one by their primary key: a locking read of the key `pool` would take its
-- locks in the order opposite to a change of a ticket. Who finds only tickets that others hold waits for the first of them and looks again,
-- because an edit that is under way takes no ticket away. `id BETWEEN` instead of `=`: a server lets go of a row that does not
-- match only where it reads a range, so that nobody waits for a ticket while they hold another one that is not theirs.
--
-- p_ticket: NULL when nothing is left for this responder.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.pool_lock_first(
  IN p_actor BIGINT UNSIGNED,
  OUT p_ticket BIGINT UNSIGNED
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
lock_first: BEGIN
  -- Longer than most queues of people who press at once are.
  DECLARE c_most TINYINT UNSIGNED DEFAULT 16;
  DECLARE v_slot TINYINT UNSIGNED;
  DECLARE v_page LONGTEXT;
  DECLARE v_ticket BIGINT UNSIGNED;
  DECLARE v_category INT UNSIGNED;
  DECLARE v_respond_by DATETIME(6);
  DECLARE v_created_at DATETIME(6);
  DECLARE v_held BIGINT UNSIGNED;
  DECLARE v_last_respond_by DATETIME(6);
  DECLARE v_last_created_at DATETIME(6);
  DECLARE v_last BIGINT UNSIGNED;
  DECLARE v_seen INT UNSIGNED;
  DECLARE v_end BOOLEAN;

  SELECT slot INTO v_slot FROM ticket_desk.claim_slots WHERE slot = p_actor MOD 8 FOR UPDATE;
  look_again: LOOP
    SET v_held = NULL, v_last_respond_by = NULL, v_last_created_at = NULL, v_last = NULL;
    each_page: LOOP
      CALL ticket_desk.pool_page(p_actor, FALSE, v_last_respond_by, v_last_created_at, v_last, c_most, v_page);
      SET v_seen = 0, v_end = FALSE;
      BEGIN
        DECLARE c_page CURSOR FOR
          SELECT t.id, t.category_id, t.respond_by, t.created_at
            FROM JSON_TABLE(v_page, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$')) page
            STRAIGHT_JOIN ticket_desk.tickets t ON t.id = page.id
           ORDER BY t.respond_by, t.created_at, t.id;
        DECLARE CONTINUE HANDLER FOR NOT FOUND SET v_end = TRUE;

        OPEN c_page;
        each_ticket: LOOP
          FETCH c_page INTO v_ticket, v_category, v_respond_by, v_created_at;
          IF v_end THEN
            LEAVE each_ticket;
          END IF;
          SET v_seen = v_seen + 1, v_last_respond_by = v_respond_by, v_last_created_at = v_created_at, v_last = v_ticket;
          -- As it was when it was found to be the first: what moved meanwhile is looked for again.
          SELECT id INTO p_ticket FROM ticket_desk.tickets
           WHERE id BETWEEN v_ticket AND v_ticket AND status = 'pending' AND category_id = v_category AND respond_by = v_respond_by
             FOR UPDATE SKIP LOCKED;
          -- The caller may have declined it elsewhere before the lock.
          IF p_ticket IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM ticket_desk.ticket_responder_log
                             WHERE ticket_id = p_ticket AND responder_id = p_actor AND status = 'declined')
          THEN
            LEAVE lock_first;
          END IF;
          SET p_ticket = NULL, v_end = FALSE, v_held = COALESCE(v_held, v_ticket);
        END LOOP;
        CLOSE c_page;
      END;
      IF v_seen < c_most THEN
        LEAVE each_page;
      END IF;
    END LOOP;
    IF v_held IS NULL THEN
      LEAVE lock_first;
    END IF;
    SELECT id INTO v_ticket FROM ticket_desk.tickets WHERE id BETWEEN v_held AND v_held AND status = 'pending' FOR UPDATE;
  END LOOP;
END
