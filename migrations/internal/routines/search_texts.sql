-- Which of the given tickets contain every word that is sought, the newest change first, and which description or message contains most of them: title
-- and name are shown anyway. It says nothing about who may see them.
--
-- p_candidates: parted by commas, or NULL. p_places: the texts that are read, a JSON array: 0 is the title, 1 the names of the requester and their computer, 2 the description, 3 the messages.
-- p_sought: JSON array, each word's weights in hexadecimal digits. p_without: the number of a ticket that is left out. p_best_at, p_best_id: a
-- ticket that changed later, or then and has no lower number, is left out if its title has every word; NULL leaves out none. p_grade: as which
-- the tickets come. p_limit: how many.
-- p_found_ids: parted by commas, NULL for none. p_found: JSON array of objects: "id"; "grade"; "best", empty where neither description nor message has
-- a word: how many words (2 digits), 1 for the description, the message (20 digits), about which letter the first is.
CREATE DEFINER = 'ticket_desk_owner'@'localhost' PROCEDURE ticket_desk.search_texts(
  IN p_candidates LONGTEXT,
  IN p_places LONGTEXT,
  IN p_sought LONGTEXT,
  IN p_without BIGINT UNSIGNED,
  IN p_best_at DATETIME(6),
  IN p_best_id BIGINT UNSIGNED,
  IN p_grade INT,
  IN p_limit BIGINT,
  OUT p_found_ids LONGTEXT,
  OUT p_found LONGTEXT
)
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
  DECLARE v_all BIGINT UNSIGNED DEFAULT (1 << JSON_LENGTH(p_sought)) - 1;
  DECLARE v_limit BIGINT DEFAULT p_limit;

  -- The limit has the weights of a text computed once, not for each word.
  -- There are two bytes for each letter, roughly: where a word is among the bytes tells about where it is among the letters.
  SELECT GROUP_CONCAT(hit.ticket_id), COALESCE(JSON_ARRAYAGG(JSON_OBJECT('id', hit.ticket_id, 'grade', p_grade + 0, 'best', hit.best)), '[]')
    INTO p_found_ids, p_found
    FROM (SELECT each_text.ticket_id, BIT_OR(each_text.words) AS words,
                 MAX(IF(each_text.place < 2 OR each_text.words = 0, '', CONCAT(
                   LPAD(BIT_COUNT(each_text.words), 2, '0'), IF(each_text.place = 2, 1, 0), LPAD(each_text.message, 20, '0'), each_text.letter))) AS best
            FROM (SELECT places.ticket_id, places.updated_at, places.place, places.message,
                         BIT_OR(IF(places.found_at > 0, 1 << (places.word - 1), 0)) AS words,
                         COALESCE(MIN(NULLIF(places.found_at, 0)), 0) * places.letters DIV GREATEST(places.bytes, 1) AS letter
                    FROM (SELECT texts.ticket_id, texts.updated_at, texts.place, texts.message, texts.letters, LENGTH(texts.weights) AS bytes, query.word,
                                 LOCATE(UNHEX(query.weights), texts.weights) AS found_at
                            FROM (SELECT t.id AS ticket_id, t.updated_at, part.place, COALESCE(m.id, 0) AS message,
                                         CHAR_LENGTH(COALESCE(m.body, t.description)) AS letters,
                                         WEIGHT_STRING(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(
                             CASE part.place WHEN 0 THEN t.title WHEN 1 THEN CONCAT_WS(' ', e.name, f.host) WHEN 2 THEN t.description ELSE m.body END, '’', ''''), '‘', ''''), 'ʼ', ''''), '´', ''''), '`', ''''), 'ß', 'ss'), 'ẞ', 'SS'), '‐', '-'), '‑', '-'), '–', '-'), '\n', ' '), '\t', ' ')
                             COLLATE utf8mb4_unicode_520_ci) AS weights
                                    FROM JSON_TABLE(CONCAT('[', p_candidates, ']'), '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$')) page
                                    STRAIGHT_JOIN ticket_desk.tickets t ON t.id = page.id
                                    STRAIGHT_JOIN ticket_desk.users e ON e.id = t.user_id
                                    STRAIGHT_JOIN JSON_TABLE(p_places, '$[*]' COLUMNS (place INT PATH '$')) part
                                    LEFT JOIN ticket_desk.ticket_facts f ON part.place = 1 AND f.ticket_id = t.id
                                    LEFT JOIN ticket_desk.messages m FORCE INDEX (thread)
                                      ON part.place = 3 AND m.ticket_id = t.id AND m.message_type = 'direct'
                                   WHERE t.id <> p_without
                                   LIMIT 1000000) texts
                            LEFT JOIN JSON_TABLE(p_sought, '$[*]'
                                            COLUMNS (word FOR ORDINALITY, weights VARCHAR(10000) PATH '$')) query ON TRUE) places
                   GROUP BY places.ticket_id, places.updated_at, places.place, places.message, places.letters, places.bytes) each_text
           GROUP BY each_text.ticket_id, each_text.updated_at
          HAVING words = v_all
             AND (p_best_at IS NULL OR MAX(IF(each_text.place = 0, each_text.words, 0)) <> v_all
               OR (each_text.updated_at <= p_best_at AND (each_text.updated_at < p_best_at OR each_text.ticket_id < p_best_id)))
           ORDER BY each_text.updated_at DESC, each_text.ticket_id DESC
           LIMIT v_limit) hit;
END
