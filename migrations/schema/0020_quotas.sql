-- How often somebody did what is limited by the hour; see internal/routines/quota_take.sql. No foreign key, as with feeds.
CREATE TABLE IF NOT EXISTS ticket_desk.quotas (
  user_id BIGINT UNSIGNED NOT NULL,
  procedure_name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  window_start DATETIME(6) NOT NULL,
  used INT UNSIGNED NOT NULL,
  PRIMARY KEY (user_id, procedure_name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
