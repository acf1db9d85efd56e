-- What kinds of things tickets are about, kept by the administrator. A retired category stays on its tickets and is given to none.
-- default_mark makes the default the only one. tickets.category_id is no foreign key, which would need a key of its own: the triggers of
-- tickets look for the category, and none is ever deleted.
CREATE TABLE IF NOT EXISTS ticket_desk.categories (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  name VARCHAR(60) NOT NULL,
  position INT UNSIGNED NOT NULL DEFAULT 0,
  is_default BOOLEAN NOT NULL DEFAULT FALSE,
  default_mark TINYINT GENERATED ALWAYS AS (IF(is_default = 1, 1, NULL)) STORED,
  created_at DATETIME(6) NOT NULL,
  retired_at DATETIME(6) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY name (name),
  UNIQUE KEY only_default (default_mark),
  CHECK (is_default IN (0, 1)),
  CHECK (CHAR_LENGTH(name) >= 1),
  CHECK (is_default = 0 OR retired_at IS NULL)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- Running this again leaves the categories that are there.
INSERT IGNORE INTO ticket_desk.categories (id, name, position, is_default, created_at)
VALUES (1, 'General', 1, TRUE, UTC_TIMESTAMP(6));
