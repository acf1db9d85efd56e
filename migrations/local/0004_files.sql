-- Files that are to be attached, with their content: to a draft (draft_key), to an operation of the outbox that carries them (carrier: its
-- id), or, once that has arrived, to a ticket or a message in it. discarded is the action that discarded them with their draft, at
-- discarded_at; it can be undone for a while. digest is empty until the last chunk is there. The id is that of
-- the request that begins the upload, which begins again (restarts: how often) when the database lost it; code is why the database
-- refused it. added_at and discarded_at: in seconds since 1970.

CREATE TABLE files (
    position       INTEGER PRIMARY KEY AUTOINCREMENT,
    id             BLOB    NOT NULL UNIQUE,
    owner_database TEXT    NOT NULL,
    owner_person   INTEGER NOT NULL,
    draft_key      TEXT,
    carrier        BLOB,
    ticket         INTEGER,
    message        INTEGER,
    name           TEXT    NOT NULL,
    media_type     TEXT    NOT NULL,
    size           INTEGER NOT NULL,
    digest         BLOB,
    restarts       INTEGER NOT NULL DEFAULT 0,
    code           TEXT,
    added_at       INTEGER NOT NULL,
    discarded      BLOB,
    discarded_at   INTEGER
) STRICT;

CREATE INDEX files_of_owner ON files (owner_database, owner_person, draft_key);
CREATE INDEX files_of_carrier ON files (carrier);

CREATE TABLE file_chunks (
    file     BLOB    NOT NULL,
    position INTEGER NOT NULL,
    digest   BLOB    NOT NULL,
    bytes    BLOB    NOT NULL,
    PRIMARY KEY (file, position)
) STRICT, WITHOUT ROWID;
