-- One line for each responder who had to do with a ticket. status is the type of the event with which their part began or
-- ended. 'declined' is a one-way door: triggers keep it shut. Title, priority and category are as the responder last had them: the log is filtered
-- by them, because what became of the ticket later is nothing that they may learn.
CREATE TABLE IF NOT EXISTS ticket_desk.ticket_responder_log (
  ticket_id BIGINT UNSIGNED NOT NULL,
  responder_id BIGINT UNSIGNED NOT NULL,
  title VARCHAR(200) NOT NULL,
  priority ENUM('low', 'normal', 'high', 'urgent') NOT NULL,
  category_id INT UNSIGNED NOT NULL,
  status VARCHAR(32) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  note TEXT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  PRIMARY KEY (ticket_id, responder_id),
  KEY log (responder_id, updated_at, ticket_id),
  CONSTRAINT FOREIGN KEY (ticket_id) REFERENCES ticket_desk.tickets (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT FOREIGN KEY (responder_id) REFERENCES ticket_desk.users (id) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
