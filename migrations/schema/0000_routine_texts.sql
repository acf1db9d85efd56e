-- The installer's own memory of routines, triggers and grants: checksum is that of the file it was made from, digest that of
-- the body as the server tells it, by which somebody else's change is noticed.
CREATE TABLE IF NOT EXISTS ticket_desk.routine_texts (
  kind ENUM('internal', 'public', 'trigger', 'grants') NOT NULL,
  name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  checksum CHAR(64) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  digest CHAR(64) CHARACTER SET ascii COLLATE ascii_general_ci NULL,
  applied_at DATETIME(6) NOT NULL,
  PRIMARY KEY (kind, name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
