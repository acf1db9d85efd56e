-- What a workstation account tried within the running hour, over all names: bounds guessing many names a little each,
-- and mass sign-up.
CREATE TABLE IF NOT EXISTS ticket_desk.sign_in_sources (
  source VARCHAR(128) NOT NULL,
  window_start DATETIME(6) NOT NULL,
  failures INT UNSIGNED NOT NULL DEFAULT 0,
  sign_ups INT UNSIGNED NOT NULL DEFAULT 0,
  PRIMARY KEY (source)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
