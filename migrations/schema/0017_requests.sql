-- What was asked and carried out, so that a request that comes again is answered again and not carried out again. scope is the
-- actor, 0 before anybody signed in. subject is the number of the ticket, message or person that the answer is about, empty until
-- the request is carried out; version is the version of a ticket that an edit made. A replay makes the answer again from them.
CREATE TABLE IF NOT EXISTS ticket_desk.requests (
  scope BIGINT UNSIGNED NOT NULL,
  request BINARY(16) NOT NULL,
  procedure_name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  subject BIGINT UNSIGNED NULL,
  version INT UNSIGNED NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (scope, request)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
