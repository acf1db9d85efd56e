-- The installer's memory of routines, triggers, filled tables and grants. checksum is that of the file; digest is that of
-- what the server held right after the file ran, so that a later change by somebody else shows.
CREATE TABLE IF NOT EXISTS ticket_desk.installed_objects (
  kind ENUM('internal', 'public', 'trigger', 'rows', 'grants') NOT NULL,
  name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  checksum CHAR(64) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  digest CHAR(64) CHARACTER SET ascii COLLATE ascii_general_ci NULL,
  applied_at DATETIME(6) NOT NULL,
  PRIMARY KEY (kind, name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
