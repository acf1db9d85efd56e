-- Tickets. user_id is the requester. last_actor_user_id, last_event_type and last_note say who made the latest change,
-- which, and with what note: every statement that changes a ticket sets them with version + 1, and the triggers write
-- history and alerts from them. respond_by is set by the triggers: created_at and what the settings say of the priority.
-- turn says for whom the ticket waits, turn_since since when: the triggers set both, from ticket_transitions and from the thread. A pending
-- ticket waits for any responder, one that is done for nobody. It is no history: it changes neither version nor updated_at. ticket_find reads only keys until it has found its rows. The keys of its
-- titles are apart from those of the lists: MariaDB reads a list from its head where the list's key is that wide.
CREATE TABLE IF NOT EXISTS ticket_desk.tickets (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  user_id BIGINT UNSIGNED NOT NULL,
  responder_id BIGINT UNSIGNED NULL,
  title VARCHAR(200) NOT NULL,
  -- The title as ticket_find looks for it: spelt as fold_text does.
  title_folded VARCHAR(400) GENERATED ALWAYS AS (
    REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(title, '’', ''''), '‘', ''''), 'ʼ', ''''), '´', ''''), '`', ''''), 'ß', 'ss'), 'ẞ', 'SS'), '‐', '-'), '‑', '-'), '–', '-')) STORED,
  description TEXT NOT NULL,
  status ENUM('pending', 'in process', 'done') NOT NULL DEFAULT 'pending',
  priority ENUM('low', 'normal', 'high', 'urgent') NOT NULL DEFAULT 'normal',
  respond_by DATETIME(6) NOT NULL,
  category_id INT UNSIGNED NOT NULL,
  closing ENUM('completed', 'withdrawn') NULL,
  closing_note TEXT NOT NULL,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  claimed_at DATETIME(6) NULL,
  completed_at DATETIME(6) NULL,
  withdrawn_at DATETIME(6) NULL,
  turn ENUM('requester', 'responder') NULL,
  turn_since DATETIME(6) NULL,
  is_done BOOLEAN GENERATED ALWAYS AS (closing IS NOT NULL) STORED,
  last_actor_user_id BIGINT UNSIGNED NULL,
  last_event_type VARCHAR(32) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  last_note TEXT NOT NULL,
  PRIMARY KEY (id),
  KEY pool (status, respond_by, created_at, id, category_id),
  KEY pool_categories (status, category_id, respond_by, created_at, id),
  KEY pool_titles (status, title_folded, updated_at),
  KEY pool_newest (status, id),
  KEY pool_changed (status, updated_at, id),
  KEY mine (user_id, is_done, updated_at, id),
  KEY mine_newest (user_id, is_done, id),
  KEY mine_due (user_id, is_done, respond_by, created_at, id),
  KEY mine_titles (user_id, title_folded, updated_at),
  KEY work (responder_id, status, claimed_at, id, updated_at, title_folded),
  KEY last_actor (last_actor_user_id),
  CONSTRAINT FOREIGN KEY (user_id) REFERENCES ticket_desk.users (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT FOREIGN KEY (responder_id) REFERENCES ticket_desk.users (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT FOREIGN KEY (last_actor_user_id) REFERENCES ticket_desk.users (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CHECK (CHAR_LENGTH(title) >= 1),
  CHECK ((turn IS NULL) = (status = 'done')),
  CHECK ((turn IS NULL) = (turn_since IS NULL)),
  CHECK (status <> 'pending' OR turn = 'responder')
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
