-- The categories that responders chose to serve. Whoever chose none serves all. No row is deleted: is_served = 0 takes a choice back.
-- No foreign key, as with feeds.
CREATE TABLE IF NOT EXISTS ticket_desk.responder_categories (
  user_id BIGINT UNSIGNED NOT NULL,
  category_id INT UNSIGNED NOT NULL,
  is_served BOOLEAN NOT NULL,
  PRIMARY KEY (user_id, category_id),
  CHECK (is_served IN (0, 1))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
