-- What was sent and has not arrived, and what a draft is about.

ALTER TABLE drafts ADD COLUMN about TEXT;

CREATE TABLE outbox (
    -- The order of sending.
    position       INTEGER PRIMARY KEY AUTOINCREMENT,
    id             BLOB    NOT NULL UNIQUE,
    owner_database TEXT    NOT NULL,
    owner_person   INTEGER NOT NULL,
    -- model::OutboxOperation as JSON.
    operation         TEXT    NOT NULL,
    -- The draft that it was: where it stood, and all of its form.
    draft_key      TEXT    NOT NULL,
    content        TEXT,
    about          TEXT,
    sent_at        TEXT    NOT NULL,
    -- 1 from before it is sent until the answer has come: it may be at the database.
    uncertain      INTEGER NOT NULL DEFAULT 0,
    -- Why the database refused it; NULL while it waits.
    code           TEXT,
    code_limit     INTEGER
) STRICT;

CREATE INDEX outbox_of_owner ON outbox (owner_database, owner_person, position);
