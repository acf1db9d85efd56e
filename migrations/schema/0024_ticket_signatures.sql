-- What ticket_search reads of a ticket before it reads its texts: who may open it, when it last changed, and 512 bits that say which
-- three letters follow each other in its title, description, direct messages and the names of its requester and their computer (text_grams). A ticket whose
-- bits lack one of a query cannot contain it; the others are read. Bits are only ever added: what an edit removed costs a look
-- and is not found. Triggers keep the rows; each key holds all that a search compares.
CREATE TABLE IF NOT EXISTS ticket_desk.ticket_signatures (
  ticket_id BIGINT UNSIGNED NOT NULL,
  user_id BIGINT UNSIGNED NOT NULL,
  responder_id BIGINT UNSIGNED NULL,
  status ENUM('pending', 'in process', 'done') NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  grams_1 BIGINT UNSIGNED NOT NULL,
  grams_2 BIGINT UNSIGNED NOT NULL,
  grams_3 BIGINT UNSIGNED NOT NULL,
  grams_4 BIGINT UNSIGNED NOT NULL,
  grams_5 BIGINT UNSIGNED NOT NULL,
  grams_6 BIGINT UNSIGNED NOT NULL,
  grams_7 BIGINT UNSIGNED NOT NULL,
  grams_8 BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (ticket_id),
  KEY own (user_id, updated_at, ticket_id, grams_1, grams_2, grams_3, grams_4, grams_5, grams_6, grams_7, grams_8),
  KEY work (responder_id, updated_at, ticket_id, grams_1, grams_2, grams_3, grams_4, grams_5, grams_6, grams_7, grams_8),
  KEY pool (status, updated_at, ticket_id, grams_1, grams_2, grams_3, grams_4, grams_5, grams_6, grams_7, grams_8),
  CONSTRAINT FOREIGN KEY (ticket_id) REFERENCES ticket_desk.tickets (id) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
