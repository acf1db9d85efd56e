-- Whoever claims what is next locks one of these rows first, so that at most so many look for a ticket at the same moment: of a crowd
-- at the head of the queue each would try all the tickets that the others hold. Nothing is ever written here.
CREATE TABLE IF NOT EXISTS ticket_desk.claim_slots (
  slot TINYINT UNSIGNED NOT NULL,
  PRIMARY KEY (slot),
  CHECK (slot < 8)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

INSERT IGNORE INTO ticket_desk.claim_slots (slot) VALUES (0), (1), (2), (3), (4), (5), (6), (7);
