-- The installer's memory of the schema steps that ran. Each installation creates it if it is missing.
CREATE TABLE IF NOT EXISTS ticket_desk.schema_steps (
  step VARCHAR(100) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  checksum CHAR(64) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  finished_at DATETIME(6) NOT NULL,
  PRIMARY KEY (step)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
