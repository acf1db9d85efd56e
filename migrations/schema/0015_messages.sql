-- Messages between people and alerts from the system. alert is the type of the event that the alert is about, or
-- 'all_declined'. value is the new value where the event changed one: a priority, or a category's name of then. receiver_id is empty while an employee writes in a ticket that nobody has claimed. feed_seq is the
-- message's place among all that came for its receiver. No foreign key points to people: it would lock their rows after their
-- feeds, against the order of locks, and whoever changes or deactivates a person would meet whoever writes to them in a deadlock.
CREATE TABLE IF NOT EXISTS ticket_desk.messages (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  message_type ENUM('direct', 'alert') NOT NULL,
  sender_id BIGINT UNSIGNED NULL,
  receiver_id BIGINT UNSIGNED NULL,
  ticket_id BIGINT UNSIGNED NULL,
  alert VARCHAR(32) CHARACTER SET ascii COLLATE ascii_general_ci NULL,
  value VARCHAR(60) NULL,
  body TEXT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  read_at DATETIME(6) NULL,
  feed_seq BIGINT UNSIGNED NULL,
  PRIMARY KEY (id),
  UNIQUE KEY inbox (receiver_id, feed_seq),
  KEY unread (receiver_id, read_at, feed_seq),
  KEY unread_in_ticket (receiver_id, ticket_id, read_at),
  KEY thread (ticket_id, message_type, id),
  KEY conversation (sender_id, receiver_id, ticket_id, id),
  CONSTRAINT FOREIGN KEY (ticket_id) REFERENCES ticket_desk.tickets (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CHECK ((message_type = 'alert') = (alert IS NOT NULL)),
  CHECK ((receiver_id IS NULL) = (feed_seq IS NULL)),
  CHECK (ticket_id IS NOT NULL OR receiver_id IS NOT NULL),
  CHECK (message_type = 'alert' OR sender_id IS NOT NULL)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
