-- The content of attachments. position counts from 0; each chunk but the last of a file has 262,144 bytes (attachment_chunks_before_insert).
CREATE TABLE IF NOT EXISTS ticket_desk.attachment_chunks (
  attachment_id BIGINT UNSIGNED NOT NULL,
  position INT UNSIGNED NOT NULL,
  digest BINARY(32) NOT NULL,
  bytes MEDIUMBLOB NOT NULL,
  PRIMARY KEY (attachment_id, position),
  CONSTRAINT FOREIGN KEY (attachment_id) REFERENCES ticket_desk.attachments (id) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
