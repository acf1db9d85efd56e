-- The last answers of the database, in a file of its own that may be lost or thrown away at any time: it is recreated instead
-- of being upgraded.

CREATE TABLE IF NOT EXISTS answers (
    owner_database TEXT    NOT NULL,
    owner_person   INTEGER NOT NULL,
    name           TEXT    NOT NULL,
    answer         TEXT    NOT NULL,
    -- Microseconds since 1970, by this workstation's clock: shown, never decided by.
    as_of          INTEGER NOT NULL,
    -- Grows with each use: what was used longest ago goes first.
    used           INTEGER NOT NULL,
    PRIMARY KEY (owner_database, owner_person, name)
) STRICT, WITHOUT ROWID;

-- Files of tickets as the window shows them: pictures, small and large, and texts. The oldest go first; reading one writes nothing.
CREATE TABLE IF NOT EXISTS previews (
    owner_database TEXT    NOT NULL,
    owner_person   INTEGER NOT NULL,
    attachment     INTEGER NOT NULL,
    form           TEXT    NOT NULL,
    -- Whoever loses sight of the ticket loses its files.
    ticket         INTEGER NOT NULL,
    preview        TEXT    NOT NULL,
    PRIMARY KEY (owner_database, owner_person, attachment, form)
) STRICT;
