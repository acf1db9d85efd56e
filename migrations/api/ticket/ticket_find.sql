-- The tickets that the caller may open with these words in their titles, newest change first: those that they created, have
-- or brought to an end, and for responders the pool, without what they declined.
--
-- p_words: parted by spaces, in any order, each anywhere in the title; case, accents and the form of an apostrophe do not count. What follows the third
-- word is sought in its own order. Empty for everything. p_limit: 1 to 100 rows.
-- Answers: rows of model::FoundTicket. Errors: session.ended, input.too_long, call.refused.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk_api.ticket_find(
  IN p_token VARBINARY(32),
  IN p_words LONGTEXT,
  IN p_limit BIGINT
)
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_actor BIGINT UNSIGNED;
  DECLARE v_role VARCHAR(16);
  DECLARE v_words VARCHAR(402);
  DECLARE v_folded LONGTEXT;
  DECLARE v_first VARCHAR(402);
  DECLARE v_second VARCHAR(402);
  DECLARE v_third VARCHAR(402);
  DECLARE v_rest VARCHAR(402);
  DECLARE v_limit BIGINT DEFAULT LEAST(100, GREATEST(1, COALESCE(p_limit, 50)));
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
  DECLARE EXIT HANDLER FOR 1064 BEGIN ROLLBACK; CALL ticket_desk.triggers_read_again(); RESIGNAL; END;

  CALL ticket_desk.begin_session_call(p_token, NULL, v_actor, v_role);
  IF CHAR_LENGTH(COALESCE(p_words, '')) > 200 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'input.too_long';
  END IF;
  COMMIT;
  -- A pattern is two characters longer than its word, so that what follows begins after the space; where there is no
  -- word, it is '%%'.
  CALL ticket_desk.fold_text(COALESCE(p_words, ''), v_folded);
  SET v_words = REPLACE(REPLACE(REPLACE(v_folded, '!', '!!'), '%', '!%'), '_', '!_');
  SET v_first = CONCAT('%', SUBSTRING_INDEX(v_words, ' ', 1), '%');
  SET v_words = SUBSTRING(v_words, CHAR_LENGTH(v_first));
  SET v_second = CONCAT('%', SUBSTRING_INDEX(v_words, ' ', 1), '%');
  SET v_words = SUBSTRING(v_words, CHAR_LENGTH(v_second));
  SET v_third = CONCAT('%', SUBSTRING_INDEX(v_words, ' ', 1), '%');
  SET v_rest = CONCAT('%', REPLACE(SUBSTRING(v_words, CHAR_LENGTH(v_third)), ' ', '%'), '%');
  -- Each source finds its newest by itself. Joined to tickets afterwards, MariaDB would read the whole table for them.
  SELECT CAST(JSON_OBJECT('id', t.id, 'title', t.title, 'status', t.status) AS CHAR) AS doc
    FROM ((SELECT own.id
             FROM ticket_desk.tickets own FORCE INDEX (mine_titles)
            WHERE own.user_id = v_actor
              AND own.title_folded LIKE v_first ESCAPE '!' AND own.title_folded LIKE v_second ESCAPE '!'
              AND own.title_folded LIKE v_third ESCAPE '!' AND own.title_folded LIKE v_rest ESCAPE '!'
            ORDER BY own.updated_at DESC, own.id DESC LIMIT v_limit)
          UNION
          (SELECT work.id
             FROM ticket_desk.tickets work FORCE INDEX (work)
            WHERE work.responder_id = v_actor
              AND work.title_folded LIKE v_first ESCAPE '!' AND work.title_folded LIKE v_second ESCAPE '!'
              AND work.title_folded LIKE v_third ESCAPE '!' AND work.title_folded LIKE v_rest ESCAPE '!'
            ORDER BY work.updated_at DESC, work.id DESC LIMIT v_limit)
          UNION
          (SELECT pool.id
             FROM ticket_desk.tickets pool FORCE INDEX (pool_titles)
            WHERE v_role = 'responder' AND pool.status = 'pending'
              AND pool.title_folded LIKE v_first ESCAPE '!' AND pool.title_folded LIKE v_second ESCAPE '!'
              AND pool.title_folded LIKE v_third ESCAPE '!' AND pool.title_folded LIKE v_rest ESCAPE '!'
              AND COALESCE((SELECT l.status FROM ticket_desk.ticket_responder_log l
                                WHERE l.ticket_id = pool.id AND l.responder_id = v_actor), '') <> 'declined'
            ORDER BY pool.updated_at DESC, pool.id DESC LIMIT v_limit)) found
    STRAIGHT_JOIN ticket_desk.tickets t ON t.id = found.id
   ORDER BY t.updated_at DESC, t.id DESC
   LIMIT v_limit;
END
