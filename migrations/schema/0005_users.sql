-- People. Never deleted: is_active = 0 takes somebody out of the desk.
-- deactivated_by is who did it; empty when the administrator did. Not everybody has a telephone; an extension belongs to a number.
-- directory and responders hold whatever person_directory compares, so that it passes over people without reading their rows.
CREATE TABLE IF NOT EXISTS ticket_desk.users (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  username VARCHAR(32) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  name VARCHAR(100) NOT NULL,
  -- The words of the name as person_directory looks for them, each after a space: spelt as fold_text does, parted at hyphens
  -- and behind apostrophes.
  name_words VARCHAR(400) GENERATED ALWAYS AS (
    CONCAT(' ', REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(name, '’', ''''), '‘', ''''), 'ʼ', ''''), '´', ''''), '`', ''''), 'ß', 'ss'), 'ẞ', 'SS'), '‐', '-'), '‑', '-'), '–', '-'), '-', ' '), '''', ''' '))) STORED,
  role ENUM('employee', 'responder') NOT NULL,
  email VARCHAR(254) NOT NULL,
  phone_e164 VARCHAR(16) CHARACTER SET ascii COLLATE ascii_general_ci NULL,
  phone_extension VARCHAR(7) CHARACTER SET ascii COLLATE ascii_general_ci NULL,
  profession VARCHAR(100) NOT NULL DEFAULT '',
  organization VARCHAR(100) NOT NULL DEFAULT '',
  address VARCHAR(300) NOT NULL DEFAULT '',
  is_active BOOLEAN NOT NULL DEFAULT TRUE,
  version INT UNSIGNED NOT NULL DEFAULT 1,
  invitation_hash BINARY(32) NULL,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  deactivated_at DATETIME(6) NULL,
  deactivated_by BIGINT UNSIGNED NULL,
  PRIMARY KEY (id),
  UNIQUE KEY username (username),
  UNIQUE KEY invitation (invitation_hash),
  KEY directory (is_active, name, id, name_words, username),
  KEY responders (role, is_active, name, id, name_words, username),
  CONSTRAINT FOREIGN KEY (invitation_hash) REFERENCES ticket_desk.invitations (code_hash)
    ON DELETE RESTRICT ON UPDATE RESTRICT,
  CHECK (is_active IN (0, 1)),
  CHECK (CHAR_LENGTH(username) >= 3),
  CHECK (CHAR_LENGTH(name) >= 1),
  CHECK (phone_e164 LIKE '+%' AND SUBSTRING(phone_e164, 2) NOT REGEXP '[^0-9]' AND CHAR_LENGTH(phone_e164) >= 6),
  CHECK (phone_extension IS NULL OR phone_e164 IS NOT NULL),
  CHECK (phone_extension NOT REGEXP '[^0-9]' AND CHAR_LENGTH(phone_extension) >= 1)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
