-- What happened to people, for the administrator. account is the database account that did it: a workstation's, or the
-- administrator's own. Append-only; written by triggers.
CREATE TABLE IF NOT EXISTS ticket_desk.person_events (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  user_id BIGINT UNSIGNED NOT NULL,
  event_type ENUM('signed_up', 'updated', 'role_changed', 'password_changed', 'credentials_upgraded', 'deactivated',
    'reactivated', 'unlocked') NOT NULL,
  account VARCHAR(288) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  before_state LONGTEXT NULL,
  after_state LONGTEXT NULL,
  PRIMARY KEY (id),
  KEY person (user_id, id),
  CONSTRAINT FOREIGN KEY (user_id) REFERENCES ticket_desk.users (id) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
