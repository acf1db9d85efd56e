-- Who is signed in where. Only the SHA-256 of a token is kept. idle_until slides with use; expires_at does not.
-- fresh_until: until then a poll may take the session as it is. After it, the session has ended or its use has to be noted.
CREATE TABLE IF NOT EXISTS ticket_desk.sessions (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  user_id BIGINT UNSIGNED NOT NULL,
  token_hash BINARY(32) NOT NULL,
  workstation VARCHAR(100) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  last_used_at DATETIME(6) NOT NULL,
  idle_until DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  revoked_at DATETIME(6) NULL,
  fresh_until DATETIME(6) GENERATED ALWAYS AS (
    IF(revoked_at IS NULL, LEAST(last_used_at + INTERVAL 10 MINUTE, idle_until, expires_at), NULL)) STORED,
  PRIMARY KEY (id),
  UNIQUE KEY token (token_hash),
  KEY live (user_id, revoked_at, expires_at),
  CONSTRAINT FOREIGN KEY (user_id) REFERENCES ticket_desk.users (id) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
