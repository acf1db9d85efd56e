-- Accounts of workstations that were revoked, or replaced when their password was rotated. begin_call refuses them: dropping an
-- account ends no connection on another node of a cluster, nor one that hides inside a procedure. No name is used again: a
-- workstation that is rotated or created again gets the next number behind its account's name.
CREATE TABLE IF NOT EXISTS ticket_desk.revoked_accounts (
  account VARCHAR(32) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  revoked_at DATETIME(6) NOT NULL,
  PRIMARY KEY (account)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
