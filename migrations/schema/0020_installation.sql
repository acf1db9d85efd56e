-- Who installs or upgrades. GET_LOCK holds on one node only; this row is seen by every node of a cluster, where the second of two
-- who change it at once is refused. server is the node of the holder, empty when nobody installs; a holder that dies loses it when
-- the lease ends, or at once on its own node.
CREATE TABLE IF NOT EXISTS ticket_desk.installation (
  id TINYINT UNSIGNED NOT NULL,
  server VARCHAR(255) NOT NULL,
  connection BIGINT UNSIGNED NOT NULL,
  lease_until DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  CHECK (id = 1)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
