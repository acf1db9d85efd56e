-- The history of tickets: append-only, whole before and after, chained by hash. The hash is the SHA-256 of
-- prev_hash|ticket_id|seq|kind|actor_id or -|at|sha256(note)|sha256(before_state or '')|sha256(after_state)
-- with hashes in lower-case hexadecimal, at as %Y-%m-%dT%H:%i:%s.%fZ, and 64 zeros before the first event.
CREATE TABLE IF NOT EXISTS ticket_desk.ticket_events (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  ticket_id BIGINT UNSIGNED NOT NULL,
  seq INT UNSIGNED NOT NULL,
  kind ENUM('raised', 'edited', 'assigned', 'completed', 'declined', 'released', 'withdrawn') NOT NULL,
  actor_id BIGINT UNSIGNED NULL,
  at DATETIME(6) NOT NULL,
  note TEXT NOT NULL,
  before_state LONGTEXT NULL,
  after_state LONGTEXT NOT NULL,
  prev_hash BINARY(32) NULL,
  hash BINARY(32) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY history (ticket_id, seq),
  KEY actor (actor_id),
  CONSTRAINT FOREIGN KEY (ticket_id) REFERENCES ticket_desk.tickets (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT FOREIGN KEY (actor_id) REFERENCES ticket_desk.users (id) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
