-- Filters and sorts of lists that people keep under a name. query is the one of an address: nobody but the window reads it. No row is
-- deleted: removed_at takes a view out, and the next new one is written over it. No foreign key, as with feeds.
CREATE TABLE IF NOT EXISTS ticket_desk.saved_views (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  user_id BIGINT UNSIGNED NOT NULL,
  name VARCHAR(60) NOT NULL,
  list VARCHAR(16) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  query VARCHAR(1000) NOT NULL,
  saved_at DATETIME(6) NOT NULL,
  removed_at DATETIME(6) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY name (user_id, name),
  CHECK (CHAR_LENGTH(name) >= 1)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
