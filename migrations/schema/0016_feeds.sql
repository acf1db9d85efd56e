-- A number per person that grows with everything that concerns them. role is what a poll needs to know of the person: triggers keep
-- it as in users, and empty for somebody who was deactivated. No foreign key points here or from here: the row is
-- locked by each change, and a foreign key would turn that into deadlocks.
CREATE TABLE IF NOT EXISTS ticket_desk.feeds (
  user_id BIGINT UNSIGNED NOT NULL,
  seq BIGINT UNSIGNED NOT NULL DEFAULT 0,
  role ENUM('employee', 'responder') NULL,
  PRIMARY KEY (user_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
