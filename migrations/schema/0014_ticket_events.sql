-- The history of tickets: append-only, chained by hash. before_state and after_state are JSON objects of what the event changed,
-- as it was and as it became; the first event has the whole ticket in after_state and nothing before. Laid upon each other in the
-- order of seq, they give the ticket after each event. The hash is the SHA-256 of
-- prev_hash|ticket_id|seq|event_type|from_status or -|to_status|actor_user_id or -|created_at|
-- note_digest or -|before_digest or -|after_digest
-- with hashes and digests in lower-case hexadecimal, created_at as %Y-%m-%dT%H:%i:%s.%fZ, and 64 zeros before the first event.
-- The digest of a text is the SHA-256 of its salt and the text; an empty note has neither. The chain covers digests, so that a redaction can remove a
-- text together with its salt: the chain still holds, and nobody can guess the text from its digest.
CREATE TABLE IF NOT EXISTS ticket_desk.ticket_events (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  ticket_id BIGINT UNSIGNED NOT NULL,
  seq INT UNSIGNED NOT NULL,
  actor_user_id BIGINT UNSIGNED NULL,
  event_type VARCHAR(32) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  from_status ENUM('pending', 'in process', 'done') NULL,
  to_status ENUM('pending', 'in process', 'done') NOT NULL,
  note TEXT NULL,
  note_salt BINARY(16) NULL,
  note_digest BINARY(32) NULL,
  created_at DATETIME(6) NOT NULL,
  before_state LONGTEXT NULL,
  before_salt BINARY(16) NULL,
  before_digest BINARY(32) NULL,
  after_state LONGTEXT NULL,
  after_salt BINARY(16) NULL,
  after_digest BINARY(32) NOT NULL,
  prev_hash BINARY(32) NULL,
  hash BINARY(32) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY history (ticket_id, seq),
  KEY actor (actor_user_id),
  CONSTRAINT FOREIGN KEY (ticket_id) REFERENCES ticket_desk.tickets (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT FOREIGN KEY (actor_user_id) REFERENCES ticket_desk.users (id) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
