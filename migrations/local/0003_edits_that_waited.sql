-- What became of edits that waited in the outbox. A form that was opened meanwhile was filled from such an edit, but names the
-- version that the edit itself was made from: it follows to the version that the edit made.

CREATE TABLE edits_that_waited (
    owner_database TEXT    NOT NULL,
    owner_person   INTEGER NOT NULL,
    ticket         INTEGER NOT NULL,
    base           INTEGER NOT NULL,
    made           INTEGER NOT NULL,
    PRIMARY KEY (owner_database, owner_person, ticket)
) STRICT, WITHOUT ROWID;
