-- The state of the pool as one number: the sum of all versions. It grows with every change of a ticket that is or was pending, so
-- that whoever saw the same sum knows that the pool is the same. There are several rows so that writers do not queue for one:
-- tickets_after_update says which of them a change moves.
CREATE TABLE IF NOT EXISTS ticket_desk.pool_versions (
  slot TINYINT UNSIGNED NOT NULL,
  version BIGINT UNSIGNED NOT NULL DEFAULT 0,
  PRIMARY KEY (slot),
  CHECK (slot < 32)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

INSERT IGNORE INTO ticket_desk.pool_versions (slot) VALUES
  (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15),
  (16), (17), (18), (19), (20), (21), (22), (23), (24), (25), (26), (27), (28), (29), (30), (31);
