-- Codes with which the administrator makes responders. Only the SHA-256 of a code is kept. used_by is no foreign key,
-- because users.invitation_hash already points the other way.
CREATE TABLE IF NOT EXISTS ticket_desk.invitations (
  code_hash BINARY(32) NOT NULL,
  role ENUM('employee', 'responder') NOT NULL,
  note VARCHAR(200) NOT NULL DEFAULT '',
  created_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  used_by BIGINT UNSIGNED NULL,
  used_at DATETIME(6) NULL,
  PRIMARY KEY (code_hash),
  CHECK ((used_by IS NULL) = (used_at IS NULL))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
