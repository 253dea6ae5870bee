-- What the first tables lacked in the versions that came out with 2 and 3: they were changed in place afterwards. The
-- rest that they lack was derived, and is gone again today.

ALTER TABLE document ADD COLUMN digest TEXT NOT NULL DEFAULT '';
CREATE TABLE edition_anew (
    id     INTEGER PRIMARY KEY,
    key    TEXT NOT NULL UNIQUE,
    series TEXT NOT NULL,
    number INTEGER,
    date   TEXT,
    title  TEXT,
    status TEXT NOT NULL,
    venue  TEXT GENERATED ALWAYS AS (record ->> '$.venue') STORED,
    record TEXT NOT NULL,
    digest TEXT NOT NULL
) STRICT;
INSERT INTO edition_anew (id, key, series, number, date, title, status, record, digest)
    SELECT id, key, series, number, date, title, status, record, digest FROM edition;
DROP TABLE edition;
ALTER TABLE edition_anew RENAME TO edition;
CREATE INDEX edition_number ON edition (number);
DROP TABLE IF EXISTS edition_words;
