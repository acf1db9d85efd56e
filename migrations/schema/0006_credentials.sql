-- What a password is checked with. The workstation derives a key from the password (scheme 1: Argon2id); only the
-- SHA-256 of that key is kept, so that what stands here signs nobody in. salt is what session_salt answered for the name.
CREATE TABLE IF NOT EXISTS ticket_desk.credentials (
  user_id BIGINT UNSIGNED NOT NULL,
  scheme TINYINT UNSIGNED NOT NULL,
  salt BINARY(16) NOT NULL,
  memory_kib INT UNSIGNED NOT NULL,
  iterations INT UNSIGNED NOT NULL,
  parallelism INT UNSIGNED NOT NULL,
  verifier BINARY(32) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (user_id),
  CONSTRAINT FOREIGN KEY (user_id) REFERENCES ticket_desk.users (id) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
