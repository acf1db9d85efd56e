-- What the loader needs beside Ticket Desk: its own schema, dropped with the data directory.
CREATE TABLE IF NOT EXISTS ticket_desk_bench.progress (
  step VARCHAR(32) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  done BIGINT NOT NULL,
  PRIMARY KEY (step)
) ENGINE = InnoDB;

-- A row that the bench changes to measure what a bare durable commit costs.
CREATE TABLE IF NOT EXISTS ticket_desk_bench.commits (
  id INT NOT NULL,
  count BIGINT NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB;
INSERT IGNORE INTO ticket_desk_bench.commits VALUES (1, 0);

CREATE TABLE IF NOT EXISTS ticket_desk_bench.numbers (n INT UNSIGNED NOT NULL, PRIMARY KEY (n)) ENGINE = InnoDB;
INSERT IGNORE INTO ticket_desk_bench.numbers VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9);
INSERT IGNORE INTO ticket_desk_bench.numbers
SELECT a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n
  FROM (SELECT n FROM ticket_desk_bench.numbers WHERE n < 10) a
  JOIN (SELECT n FROM ticket_desk_bench.numbers WHERE n < 10) b
  JOIN (SELECT n FROM ticket_desk_bench.numbers WHERE n < 10) c
  JOIN (SELECT n FROM ticket_desk_bench.numbers WHERE n < 10) d
  JOIN (SELECT n FROM ticket_desk_bench.numbers WHERE n < 10) e;

CREATE TABLE IF NOT EXISTS ticket_desk_bench.texts (
  kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  slot INT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (kind, slot)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- Which life a ticket of a zone has; a hundred slots for each zone.
CREATE TABLE IF NOT EXISTS ticket_desk_bench.picks (
  zone VARCHAR(16) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  slot INT NOT NULL,
  life INT NOT NULL,
  PRIMARY KEY (zone, slot)
) ENGINE = InnoDB;

-- What happens in a life, event by event; written from lives.rs, which explains the columns.
CREATE TABLE IF NOT EXISTS ticket_desk_bench.steps (
  life INT NOT NULL,
  seq INT NOT NULL,
  event_type VARCHAR(32) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  from_status VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NULL,
  to_status VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  closing VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NULL,
  actor VARCHAR(16) CHARACTER SET ascii COLLATE ascii_general_ci NULL,
  attempt INT NOT NULL,
  held_before BOOLEAN NOT NULL,
  held_after BOOLEAN NOT NULL,
  claim_seq INT NOT NULL,
  edits_before INT NOT NULL,
  edits INT NOT NULL,
  has_note BOOLEAN NOT NULL,
  is_last BOOLEAN NOT NULL,
  is_logged BOOLEAN NOT NULL,
  log_edits INT NOT NULL,
  PRIMARY KEY (life, seq)
) ENGINE = InnoDB;

-- What the loader decides of each ticket; emptied at the end.
CREATE TABLE IF NOT EXISTS ticket_desk_bench.tickets (
  id BIGINT UNSIGNED NOT NULL,
  life INT NOT NULL,
  requester BIGINT UNSIGNED NOT NULL,
  responder_1 BIGINT UNSIGNED NOT NULL,
  responder_2 BIGINT UNSIGNED NOT NULL,
  responder_3 BIGINT UNSIGNED NOT NULL,
  created_at DATETIME(6) NOT NULL,
  gap INT NOT NULL,
  title VARCHAR(200) NOT NULL,
  description TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- Everything that happens to the tickets of the chunk, with everybody and every text that it concerns.
CREATE OR REPLACE VIEW ticket_desk_bench.happenings AS
SELECT t.id AS ticket_id, t.requester, t.created_at, s.seq, s.event_type, s.from_status, s.to_status, s.closing,
       CASE s.actor
         WHEN 'requester' THEN t.requester
         WHEN 'responder' THEN CASE s.attempt WHEN 1 THEN t.responder_1 WHEN 2 THEN t.responder_2 ELSE t.responder_3 END
       END AS actor,
       CASE s.attempt WHEN 0 THEN NULL WHEN 1 THEN t.responder_1 WHEN 2 THEN t.responder_2 ELSE t.responder_3 END AS responder,
       s.actor AS actor_is, s.held_before, s.held_after,
       TIMESTAMPADD(SECOND, (s.seq - 1) * t.gap, t.created_at) AS happened_at,
       TIMESTAMPADD(SECOND, (s.claim_seq - 1) * t.gap, t.created_at) AS claimed_at,
       IF(s.has_note, t.note, '') AS note,
       CONCAT(t.title, IF(s.edits_before = 0, '', CONCAT(' – ', s.edits_before))) AS title_before,
       CONCAT(t.title, IF(s.edits = 0, '', CONCAT(' – ', s.edits))) AS title,
       CONCAT(t.title, IF(s.log_edits = 0, '', CONCAT(' – ', s.log_edits))) AS log_title,
       CONCAT(t.description, REPEAT('\nIt has happened again since.', s.edits_before)) AS description_before,
       CONCAT(t.description, REPEAT('\nIt has happened again since.', s.edits)) AS description,
       s.is_last, s.is_logged, t.gap,
       CASE t.id MOD 20 WHEN 0 THEN 'urgent' WHEN 1 THEN 'high' WHEN 2 THEN 'high' WHEN 3 THEN 'low' ELSE 'normal' END AS priority,
       TIMESTAMPADD(MINUTE, CASE t.id MOD 20 WHEN 0 THEN 60 WHEN 1 THEN 240 WHEN 2 THEN 240 WHEN 3 THEN 4320 ELSE 1440 END,
         t.created_at) AS respond_by
  FROM ticket_desk_bench.tickets t JOIN ticket_desk_bench.steps s ON s.life = t.life;

-- The bits of each text that the loader writes (text_grams), by the checksum of the text: a ticket has those of all its texts.
CREATE TABLE IF NOT EXISTS ticket_desk_bench.grams (
  text INT UNSIGNED NOT NULL,
  grams_1 BIGINT UNSIGNED NOT NULL,
  grams_2 BIGINT UNSIGNED NOT NULL,
  grams_3 BIGINT UNSIGNED NOT NULL,
  grams_4 BIGINT UNSIGNED NOT NULL,
  grams_5 BIGINT UNSIGNED NOT NULL,
  grams_6 BIGINT UNSIGNED NOT NULL,
  grams_7 BIGINT UNSIGNED NOT NULL,
  grams_8 BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (text)
) ENGINE = InnoDB;

CREATE PROCEDURE IF NOT EXISTS ticket_desk_bench.learn_grams()
BEGIN
  DECLARE v_text, v_folded LONGTEXT;
  DECLARE v_1, v_2, v_3, v_4, v_5, v_6, v_7, v_8 BIGINT UNSIGNED;
  DECLARE v_end BOOLEAN DEFAULT FALSE;
  DECLARE c_texts CURSOR FOR
    SELECT body FROM ticket_desk_bench.texts WHERE kind IN ('title', 'description', 'message')
     UNION SELECT name FROM ticket_desk.users
     UNION SELECT 'It has happened again since.';
  DECLARE CONTINUE HANDLER FOR NOT FOUND SET v_end = TRUE;

  OPEN c_texts;
  learn: LOOP
    FETCH c_texts INTO v_text;
    IF v_end THEN
      LEAVE learn;
    END IF;
    CALL ticket_desk.fold_text(v_text, v_folded);
    CALL ticket_desk.text_grams(v_folded, v_1, v_2, v_3, v_4, v_5, v_6, v_7, v_8);
    INSERT IGNORE INTO ticket_desk_bench.grams VALUES (CRC32(v_text), v_1, v_2, v_3, v_4, v_5, v_6, v_7, v_8);
  END LOOP;
  CLOSE c_texts;
END;
