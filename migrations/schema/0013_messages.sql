-- Messages between people and alerts from the system. receiver_id is empty while an employee writes in a ticket that
-- nobody has claimed. feed_seq is the message's place among all that came for its receiver.
CREATE TABLE IF NOT EXISTS ticket_desk.messages (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  ticket_id BIGINT UNSIGNED NULL,
  sender_id BIGINT UNSIGNED NULL,
  receiver_id BIGINT UNSIGNED NULL,
  kind ENUM('message', 'alert') NOT NULL,
  alert ENUM('claimed', 'completed', 'declined', 'released', 'all_declined', 'edited', 'withdrawn') NULL,
  body TEXT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  read_at DATETIME(6) NULL,
  feed_seq BIGINT UNSIGNED NULL,
  PRIMARY KEY (id),
  UNIQUE KEY inbox (receiver_id, feed_seq),
  KEY unread (receiver_id, read_at, feed_seq),
  KEY unread_in_ticket (receiver_id, ticket_id, read_at),
  KEY thread (ticket_id, kind, id),
  KEY conversation (sender_id, receiver_id, ticket_id, id),
  CONSTRAINT FOREIGN KEY (ticket_id) REFERENCES ticket_desk.tickets (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT FOREIGN KEY (sender_id) REFERENCES ticket_desk.users (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT FOREIGN KEY (receiver_id) REFERENCES ticket_desk.users (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CHECK ((kind = 'alert') = (alert IS NOT NULL)),
  CHECK ((receiver_id IS NULL) = (feed_seq IS NULL)),
  CHECK (ticket_id IS NOT NULL OR receiver_id IS NOT NULL),
  CHECK (kind = 'alert' OR sender_id IS NOT NULL)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
