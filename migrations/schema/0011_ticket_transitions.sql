-- What can happen to a ticket: for each type of event and each status that it starts from, where it leads, who may do it and
-- what else it does. The triggers of tickets obey this table, ticket_transition and ticket_doc read it. Only the installer
-- writes it, from internal/rows/ticket_transitions.sql, which explains the columns.
CREATE TABLE IF NOT EXISTS ticket_desk.ticket_transitions (
  event_type VARCHAR(32) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  from_status VARCHAR(16) NOT NULL,
  to_status ENUM('pending', 'in process', 'done') NOT NULL,
  action VARCHAR(32) CHARACTER SET ascii COLLATE ascii_general_ci NULL,
  actor ENUM('requester', 'responder', 'either', 'any_responder', 'responder_or_administrator') NOT NULL,
  note ENUM('none', 'optional', 'required') NOT NULL,
  alerts ENUM('requester', 'responder', 'other') NULL,
  logs ENUM('actor', 'responder') NULL,
  responder_becomes ENUM('same', 'actor', 'nobody') NOT NULL,
  closing_becomes ENUM('same', 'none', 'completed', 'withdrawn') NOT NULL,
  turn_becomes ENUM('same', 'responder', 'nobody') NOT NULL,
  edits ENUM('nothing', 'text', 'priority', 'category', 'attachment') NOT NULL,
  PRIMARY KEY (event_type, from_status)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
