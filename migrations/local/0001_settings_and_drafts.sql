-- What a workstation keeps for itself. Append-only: a change is a new file.

CREATE TABLE settings (
    name  TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (
    owner_database TEXT    NOT NULL,
    owner_person   INTEGER NOT NULL,
    draft_key      TEXT    NOT NULL,
    content        TEXT    NOT NULL,
    updated_at     TEXT    NOT NULL,
    PRIMARY KEY (owner_database, owner_person, draft_key)
) STRICT, WITHOUT ROWID;
