-- What a requester's workstation told about itself when a ticket was created: at most one row for a ticket, and of it what its person left
-- switched on. It is a claim of that workstation, not part of the ticket's history, and nothing changes it later. Bytes are numbers;
-- network says over which protocols the computer could reach others.
CREATE TABLE IF NOT EXISTS ticket_desk.ticket_facts (
  ticket_id BIGINT UNSIGNED NOT NULL,
  host VARCHAR(100) NULL,
  system_name VARCHAR(100) NULL,
  version VARCHAR(100) NULL,
  free_disk BIGINT UNSIGNED NULL,
  free_memory BIGINT UNSIGNED NULL,
  network ENUM('none', 'ipv4', 'ipv6', 'both') NULL,
  PRIMARY KEY (ticket_id),
  CONSTRAINT FOREIGN KEY (ticket_id) REFERENCES ticket_desk.tickets (id) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
