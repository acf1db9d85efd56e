-- Files of tickets. message_id: the message that a file came with; empty for a file of the ticket itself. media_type is what the
-- workstation of the uploader found in the content: nobody here looks into it, so nobody trusts it. digest is the SHA-256 of the SHA-256
-- digests of the chunks, one after the other: a file of any size can be checked without holding it in memory. A row without
-- completed_at is an upload under way, which its uploader alone can see. event_seq is the number of the event in the ticket's
-- history that tells of the file. stored_as: the file of the same ticket whose chunks hold the same content, where they are stored already.
CREATE TABLE IF NOT EXISTS ticket_desk.attachments (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  ticket_id BIGINT UNSIGNED NOT NULL,
  message_id BIGINT UNSIGNED NULL,
  uploader_id BIGINT UNSIGNED NOT NULL,
  name VARCHAR(255) NOT NULL,
  media_type VARCHAR(100) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  size BIGINT UNSIGNED NOT NULL,
  digest BINARY(32) NOT NULL,
  stored_as BIGINT UNSIGNED NULL,
  created_at DATETIME(6) NOT NULL,
  completed_at DATETIME(6) NULL,
  event_seq INT UNSIGNED NULL,
  PRIMARY KEY (id),
  UNIQUE KEY history (ticket_id, event_seq),
  KEY contents (ticket_id, digest, size),
  KEY uploads (uploader_id, created_at, size),
  KEY unfinished (completed_at, created_at),
  KEY of_message (message_id),
  KEY same (stored_as),
  CONSTRAINT FOREIGN KEY (ticket_id) REFERENCES ticket_desk.tickets (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT FOREIGN KEY (message_id) REFERENCES ticket_desk.messages (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT FOREIGN KEY (uploader_id) REFERENCES ticket_desk.users (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT FOREIGN KEY (stored_as) REFERENCES ticket_desk.attachments (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CHECK (CHAR_LENGTH(name) >= 1),
  CHECK ((completed_at IS NULL) = (event_seq IS NULL))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
