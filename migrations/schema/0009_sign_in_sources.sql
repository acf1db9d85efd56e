-- What a workstation account tried, over all names: bounds guessing many names a little each, and mass sign-up. failures
-- shrinks by one every 36 seconds, last at failures_at; sign_ups counts within the hour that began at window_start.
CREATE TABLE IF NOT EXISTS ticket_desk.sign_in_sources (
  source VARCHAR(128) NOT NULL,
  window_start DATETIME(6) NOT NULL,
  failures INT UNSIGNED NOT NULL DEFAULT 0,
  failures_at DATETIME(6) NOT NULL,
  sign_ups INT UNSIGNED NOT NULL DEFAULT 0,
  PRIMARY KEY (source)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
