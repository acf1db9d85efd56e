-- Failed sign-ins for each name that was tried, whether somebody has it or not: a name that does not exist must behave
-- like one that does. A text that cannot be a user name is kept as '#' and its SHA-256. A workstation account where the
-- person has signed in before counts in a row of its own, `name@account`, which strangers cannot lock.
CREATE TABLE IF NOT EXISTS ticket_desk.sign_in_guards (
  name VARCHAR(80) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  failures INT UNSIGNED NOT NULL DEFAULT 0,
  locked_until DATETIME(6) NULL,
  last_failure_at DATETIME(6) NULL,
  PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
