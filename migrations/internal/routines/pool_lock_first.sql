-- Locks the ticket that is due first among those of the pool that a responder serves and has not declined, and that nobody else is
-- changing at this moment. Many may call this at once: each gets another ticket.
--
-- The candidates are read without locks, then tried in their order by their primary key, in one statement: a locking read of the key `pool` would take
-- its locks in the order opposite to a change of a ticket. Who finds only tickets that others hold waits for the first of them and looks again,
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
  DECLARE c_most TINYINT UNSIGNED DEFAULT 200;
  DECLARE v_ids LONGTEXT;
  DECLARE v_candidates LONGTEXT;
  DECLARE v_first BIGINT UNSIGNED;
  DECLARE v_ticket BIGINT UNSIGNED;
  DECLARE v_last_respond_by DATETIME(6);
  DECLARE v_last_created_at DATETIME(6);
  DECLARE v_last BIGINT UNSIGNED;
  DECLARE v_seen INT UNSIGNED;

  look_again: LOOP
    SET v_first = NULL, v_last_respond_by = NULL, v_last_created_at = NULL, v_last = NULL;
    each_page: LOOP
      CALL ticket_desk.pool_page(p_actor, FALSE, v_last_respond_by, v_last_created_at, v_last, c_most, v_ids);
      SELECT CONCAT('[', GROUP_CONCAT(
               JSON_OBJECT('id', t.id, 'category', t.category_id, 'due', CAST(t.respond_by AS CHAR), 'created', CAST(t.created_at AS CHAR))
               ORDER BY t.respond_by, t.created_at, t.id), ']'),
             COUNT(*)
        INTO v_candidates, v_seen
        FROM JSON_TABLE(v_ids, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$')) page
        STRAIGHT_JOIN ticket_desk.tickets t ON t.id = page.id;
      IF v_seen > 0 THEN
        SET v_first = COALESCE(v_first, JSON_EXTRACT(v_candidates, '$[0].id'));
        -- As each was when it was found to be the first: what moved meanwhile is looked for again.
        SELECT t.id INTO p_ticket
          FROM JSON_TABLE(v_candidates, '$[*]' COLUMNS (
              id BIGINT UNSIGNED PATH '$.id', category INT UNSIGNED PATH '$.category', due DATETIME(6) PATH '$.due')) page
          STRAIGHT_JOIN ticket_desk.tickets t
         WHERE t.id BETWEEN page.id AND page.id AND t.status = 'pending' AND t.category_id = page.category AND t.respond_by = page.due
         LIMIT 1 FOR UPDATE SKIP LOCKED;
        -- The caller may have declined it elsewhere before the lock; then it is in no page any more.
        IF p_ticket IS NOT NULL THEN
          IF NOT EXISTS (SELECT 1 FROM ticket_desk.ticket_responder_log
                          WHERE ticket_id = p_ticket AND responder_id = p_actor AND status = 'declined')
          THEN
            LEAVE lock_first;
          END IF;
          SET p_ticket = NULL;
          ITERATE look_again;
        END IF;
      END IF;
      IF v_seen < c_most THEN
        LEAVE each_page;
      END IF;
      SELECT page.id, page.due, page.created INTO v_last, v_last_respond_by, v_last_created_at
        FROM JSON_TABLE(v_candidates, '$[*]' COLUMNS (
            place FOR ORDINALITY, id BIGINT UNSIGNED PATH '$.id', due DATETIME(6) PATH '$.due', created DATETIME(6) PATH '$.created')) page
       WHERE page.place = v_seen;
    END LOOP;
    IF v_first IS NULL THEN
      LEAVE lock_first;
    END IF;
    SELECT id INTO v_ticket FROM ticket_desk.tickets WHERE id BETWEEN v_first AND v_first AND status = 'pending' FOR UPDATE;
  END LOOP;
END
