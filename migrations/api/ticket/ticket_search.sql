-- Finds the tickets that the caller may open, that contain all words and that fit a query of lists. The words are in the title, the description, the
-- direct messages or the names of the requester and their computer, each anywhere, also inside of another. A caller may open what ticket_show shows
-- them: what they created, have or brought to an end, and for responders the pool, without what they declined.
--
-- p_words: one word or phrase a line, as a person typed it; the first twenty count, and empty ones do not. Case, accents and the forms of
-- apostrophes and hyphens do not matter, nothing is a wildcard. A number alone, with or without #, also finds the ticket of that number, which comes
-- first. p_query: model::ListQuery as JSON, or NULL. The newest change comes first. Sorted by 'best', tickets whose title has all words come before
-- the others: a page looks for them among the next 500 that may contain the words, and when these do not fill it, everything else follows.
-- p_after_at, p_after_id, p_best_at, p_best_id: "next" of the page before, or NULL. p_limit: 1 to 100 rows.
-- Answers: rows with a key "part": "hit" (model::TicketRow, with "place" and "text", in which the words are), then "end" once with "next", where to go
-- on, also when the call looked at many tickets and found few; "best" in it says how far titles came first, once that is over.
-- Errors: session.ended, input.too_long (200 characters; a query: see require_list_query), input.invalid, call.refused.
--
-- ticket_signatures tells which tickets can contain the words; these are read. At most 500 in one call, and the titles of 500.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.ticket_search(
  IN p_token VARBINARY(32),
  IN p_words LONGTEXT,
  IN p_query LONGTEXT,
  IN p_after_at DATETIME(6),
  IN p_after_id BIGINT UNSIGNED,
  IN p_best_at DATETIME(6),
  IN p_best_id BIGINT UNSIGNED,
  IN p_limit BIGINT
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_words LONGTEXT;
  DECLARE v_line LONGTEXT;
  DECLARE v_weights LONGBLOB;
  DECLARE v_sought LONGTEXT DEFAULT '[]';
  DECLARE v_grams_1, v_grams_2, v_grams_3, v_grams_4, v_grams_5, v_grams_6, v_grams_7, v_grams_8 BIGINT UNSIGNED;
  DECLARE v_now DATETIME(6) DEFAULT UTC_TIMESTAMP(6);
  DECLARE v_is_filtered BOOLEAN;
  DECLARE v_is_best BOOLEAN;
  DECLARE v_in_titles BOOLEAN;
  DECLARE v_after_at DATETIME(6) DEFAULT COALESCE(p_after_at, '9999-12-31');
  DECLARE v_after_id BIGINT UNSIGNED DEFAULT COALESCE(p_after_id, 0);
  DECLARE v_best_at DATETIME(6);
  DECLARE v_best_id BIGINT UNSIGNED;
  DECLARE v_limit BIGINT DEFAULT LEAST(100, GREATEST(1, COALESCE(p_limit, 50)));
  DECLARE v_step BIGINT;
  DECLARE v_looked BIGINT DEFAULT 0;
  DECLARE v_more BOOLEAN DEFAULT TRUE;
  DECLARE v_number BIGINT UNSIGNED DEFAULT 0;
  DECLARE v_requester BIGINT UNSIGNED;
  DECLARE v_responder BIGINT UNSIGNED;
  DECLARE v_status VARCHAR(16);
  DECLARE v_claimed_at DATETIME(6);
  DECLARE v_is_own BOOLEAN;
  DECLARE v_could_claim BOOLEAN;
  DECLARE v_ids LONGTEXT;
  DECLARE v_found LONGTEXT;
  DECLARE v_fitting BIGINT;
  DECLARE v_place BIGINT;
  DECLARE v_grade INT;
  DECLARE v_hits LONGTEXT DEFAULT '[]';
  DECLARE v_count BIGINT DEFAULT 0;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_session_call(p_token, NULL, v_actor, v_role);
  IF CHAR_LENGTH(COALESCE(p_words, '')) > 200 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.too_long';
  END IF;
  CALL ticket_desk.require_list_query(p_query, 'search');
  SET v_is_filtered = COALESCE(JSON_LENGTH(JSON_REMOVE(p_query, '$.sort')) > 0, FALSE);
  SET v_is_best = COALESCE(JSON_UNQUOTE(JSON_EXTRACT(p_query, '$.sort')) = 'best', FALSE);
  SET v_in_titles = v_is_best AND p_best_at IS NULL;
  IF v_is_best AND NOT v_in_titles THEN
    SET v_best_at = p_best_at;
    SET v_best_id = COALESCE(p_best_id, 0);
  END IF;
  CALL ticket_desk.fold_text(COALESCE(p_words, ''), v_words);
  CALL ticket_desk.text_grams(v_words, v_grams_1, v_grams_2, v_grams_3, v_grams_4, v_grams_5, v_grams_6, v_grams_7, v_grams_8);
  IF v_words REGEXP '\\A#?[0-9]{1,18}\\z' THEN
    SET v_number = CAST(REPLACE(v_words, '#', '') AS UNSIGNED);
  END IF;
  -- Each word as its weights in hexadecimal digits.
  WHILE CHAR_LENGTH(v_words) > 0 AND JSON_LENGTH(v_sought) < 20 DO
    SET v_line = SUBSTRING_INDEX(v_words, '\n', 1);
    SET v_words = SUBSTRING(v_words, CHAR_LENGTH(v_line) + 2);
    SET v_weights = WEIGHT_STRING(v_line COLLATE utf8mb4_unicode_520_ci);
    IF LENGTH(v_weights) > 0 THEN
      SET v_sought = JSON_ARRAY_APPEND(v_sought, '$', HEX(v_weights));
    END IF;
  END WHILE;
  CALL ticket_desk.ticket_relation(
    v_actor, v_number, v_requester, v_responder, v_status, v_claimed_at, v_is_own, v_could_claim);
  IF p_after_at IS NULL AND (v_is_own OR COALESCE(v_could_claim AND v_status = 'pending', FALSE)) THEN
    CALL ticket_desk.list_filter(p_query, v_now, NULL, NULL, v_number, 1, v_ids, v_count, v_place);
    SET v_hits = IF(v_count = 1, JSON_ARRAY(JSON_OBJECT('id', v_number + 0, 'best', '', 'grade', 0)), '[]');
  END IF;
  WHILE v_more AND v_count < v_limit AND v_looked < 500 DO
    SET v_step = IF(v_in_titles, 500, 100);
    -- Each source finds its newest by itself, in a key alone.
    SELECT GROUP_CONCAT(page.ticket_id ORDER BY page.updated_at DESC, page.ticket_id DESC), COUNT(*) = v_step, MIN(page.updated_at)
      INTO v_ids, v_more, v_after_at
      FROM (SELECT found.ticket_id, found.updated_at
         FROM ((SELECT own.ticket_id, own.updated_at
             FROM ticket_desk.ticket_signatures own FORCE INDEX (own)
            WHERE own.user_id = v_actor
              AND own.updated_at <= v_after_at AND (own.updated_at < v_after_at OR own.ticket_id < v_after_id)
              AND own.grams_1 & v_grams_1 = v_grams_1 AND own.grams_2 & v_grams_2 = v_grams_2
              AND own.grams_3 & v_grams_3 = v_grams_3 AND own.grams_4 & v_grams_4 = v_grams_4
              AND own.grams_5 & v_grams_5 = v_grams_5 AND own.grams_6 & v_grams_6 = v_grams_6
              AND own.grams_7 & v_grams_7 = v_grams_7 AND own.grams_8 & v_grams_8 = v_grams_8
            ORDER BY own.updated_at DESC, own.ticket_id DESC LIMIT v_step)
          UNION
          (SELECT work.ticket_id, work.updated_at
             FROM ticket_desk.ticket_signatures work FORCE INDEX (work)
            WHERE work.responder_id = v_actor
              AND work.updated_at <= v_after_at AND (work.updated_at < v_after_at OR work.ticket_id < v_after_id)
              AND work.grams_1 & v_grams_1 = v_grams_1 AND work.grams_2 & v_grams_2 = v_grams_2
              AND work.grams_3 & v_grams_3 = v_grams_3 AND work.grams_4 & v_grams_4 = v_grams_4
              AND work.grams_5 & v_grams_5 = v_grams_5 AND work.grams_6 & v_grams_6 = v_grams_6
              AND work.grams_7 & v_grams_7 = v_grams_7 AND work.grams_8 & v_grams_8 = v_grams_8
            ORDER BY work.updated_at DESC, work.ticket_id DESC LIMIT v_step)
          UNION
          (SELECT pool.ticket_id, pool.updated_at
             FROM ticket_desk.ticket_signatures pool FORCE INDEX (pool)
            WHERE v_role = 'responder' AND pool.status = 'pending'
              AND pool.updated_at <= v_after_at AND (pool.updated_at < v_after_at OR pool.ticket_id < v_after_id)
              AND pool.grams_1 & v_grams_1 = v_grams_1 AND pool.grams_2 & v_grams_2 = v_grams_2
              AND pool.grams_3 & v_grams_3 = v_grams_3 AND pool.grams_4 & v_grams_4 = v_grams_4
              AND pool.grams_5 & v_grams_5 = v_grams_5 AND pool.grams_6 & v_grams_6 = v_grams_6
              AND pool.grams_7 & v_grams_7 = v_grams_7 AND pool.grams_8 & v_grams_8 = v_grams_8
              AND COALESCE((SELECT l.status FROM ticket_desk.ticket_responder_log l
                                WHERE l.ticket_id = pool.ticket_id AND l.responder_id = v_actor), '') <> 'declined'
            ORDER BY pool.updated_at DESC, pool.ticket_id DESC LIMIT v_step)) found
        ORDER BY found.updated_at DESC, found.ticket_id DESC LIMIT v_step) page;
    SET v_after_id = SUBSTRING_INDEX(v_ids, ',', -1);
    IF v_is_filtered THEN
      CALL ticket_desk.list_filter(p_query, v_now, NULL, NULL, v_ids, v_step, v_ids, v_fitting, v_place);
    END IF;
    IF v_in_titles THEN
      CALL ticket_desk.search_texts(v_ids, '[0]', v_sought, v_number, NULL, NULL, 1, v_limit - v_count + 1, v_ids, v_found);
    END IF;
    CALL ticket_desk.search_texts(
      v_ids, '[0, 1, 2, 3]', v_sought, v_number, v_best_at, v_best_id, IF(v_in_titles, 1, 2), v_step, v_ids, v_found);
    SET v_hits = JSON_MERGE_PRESERVE(v_hits, v_found);
    SET v_count = JSON_LENGTH(v_hits);
    IF v_in_titles THEN
      -- From the newest on again, without the titles that were looked at.
      SET v_best_at = IF(v_more, v_after_at, '1000-01-01');
      SET v_best_id = IF(v_more, v_after_id, 0);
      SET v_after_at = '9999-12-31';
      SET v_after_id = 0;
      SET v_more = TRUE;
      SET v_in_titles = FALSE;
    ELSE
      SET v_looked = v_looked + v_step;
    END IF;
  END WHILE;
  IF v_count > v_limit THEN
    SET v_more = TRUE;
    SELECT kept.updated_at, kept.id, kept.grade INTO v_after_at, v_after_id, v_grade
      FROM (SELECT t.updated_at, t.id, page.grade
              FROM JSON_TABLE(v_hits, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$.id', grade INT PATH '$.grade')) page
              STRAIGHT_JOIN ticket_desk.tickets t ON t.id = page.id
             ORDER BY page.grade, t.updated_at DESC, t.id DESC LIMIT v_limit) kept
     ORDER BY kept.grade DESC, kept.updated_at, kept.id LIMIT 1;
    -- The titles go on.
    IF v_grade = 1 THEN
      SET v_best_at = NULL;
    END IF;
  END IF;
  COMMIT;
  SELECT parts.doc
    FROM ((SELECT 0 AS part, page.grade, t.updated_at, t.id, CAST(JSON_OBJECT(
              'part', 'hit',
              'ticket', JSON_OBJECT(
                'id', t.id, 'title', t.title, 'excerpt', LEFT(t.description, 160), 'status', t.status, 'closing', t.closing,
                'priority', t.priority, 'respondBy', DATE_FORMAT(t.respond_by, '%Y-%m-%dT%H:%i:%s.%fZ'),
                'category', JSON_OBJECT('id', c.id, 'name', c.name),
                'employee', JSON_OBJECT('id', e.id, 'name', e.name, 'username', e.username, 'active', e.is_active),
                'responder', JSON_EXTRACT(
                  IF(r.id IS NULL, NULL, JSON_OBJECT('id', r.id, 'name', r.name, 'username', r.username, 'active', r.is_active)), '$'),
                'createdAt', DATE_FORMAT(t.created_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
                'updatedAt', DATE_FORMAT(t.updated_at, '%Y-%m-%dT%H:%i:%s.%fZ'),
                'turn', t.turn, 'turnSince', DATE_FORMAT(t.turn_since, '%Y-%m-%dT%H:%i:%s.%fZ'),
                'unread', LEAST(100, (SELECT COUNT(*) FROM ticket_desk.messages u FORCE INDEX (unread_in_ticket)
                                       WHERE (u.receiver_id = v_actor OR (u.receiver_id IS NULL AND t.responder_id = v_actor))
                                         AND u.ticket_id = t.id AND u.read_at IS NULL AND u.message_type = 'direct'))),
              'place', IF(page.best = '', NULL, IF(m.id IS NULL, 'description', 'message')),
              -- The window cuts the passage out. In a text of several scripts the place of a word is wide of the mark.
              'text', IF(page.best = '', '', SUBSTRING(COALESCE(m.body, t.description),
                GREATEST(1, CAST(SUBSTRING(page.best, 24) AS SIGNED) - 1000), 2000))) AS CHAR) AS doc
             FROM JSON_TABLE(v_hits, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$.id', best VARCHAR(40) PATH '$.best', grade INT PATH '$.grade')) page
             STRAIGHT_JOIN ticket_desk.tickets t ON t.id = page.id
             STRAIGHT_JOIN ticket_desk.categories c ON c.id = t.category_id
             STRAIGHT_JOIN ticket_desk.users e ON e.id = t.user_id
             LEFT JOIN ticket_desk.users r ON r.id = t.responder_id
             LEFT JOIN ticket_desk.messages m ON m.id = IF(page.best = '', 0, CAST(SUBSTRING(page.best, 4, 20) AS UNSIGNED))
            ORDER BY page.grade, t.updated_at DESC, t.id DESC
            LIMIT v_limit)
          UNION ALL
          SELECT 1, 0, NULL, 0, CAST(JSON_OBJECT('part', 'end', 'next', JSON_EXTRACT(
            IF(v_more, JSON_OBJECT(
              'at', DATE_FORMAT(v_after_at, '%Y-%m-%dT%H:%i:%s.%fZ'), 'id', v_after_id + 0,
              'best', JSON_EXTRACT(IF(v_best_at IS NULL, NULL, JSON_OBJECT(
                'at', DATE_FORMAT(v_best_at, '%Y-%m-%dT%H:%i:%s.%fZ'), 'id', v_best_id + 0)), '$')), NULL), '$')) AS CHAR)) parts
   ORDER BY parts.part, parts.grade, parts.updated_at DESC, parts.id DESC;
END
