-- The sites that are kept up with, and how far.

CREATE TABLE site (
    id      INTEGER PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,   -- as it was given
    root    TEXT UNIQUE             -- of its REST interface; null where it has none
) STRICT;

-- How far each sort of text of a site was taken in; written together with the texts.
CREATE TABLE site_cursor (
    site  INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    kind  TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (site, kind)
) STRICT, WITHOUT ROWID;

-- What a site has, or had: also what gave no document, so that it is not asked for again.
CREATE TABLE remote_post (
    site     INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    kind     TEXT NOT NULL,
    number   INTEGER NOT NULL,   -- the site's own
    url      TEXT,
    modified TEXT,               -- UTC, as the site says
    left_out INTEGER NOT NULL,   -- so many articles of it are about no edition and were not kept
    rules    TEXT NOT NULL,      -- by which they were judged
    gone     TEXT,               -- UTC: when it was found to be there no longer
    PRIMARY KEY (site, kind, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE remote_document (
    site     INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    number   INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    PRIMARY KEY (site, kind, number, document),
    FOREIGN KEY (site, kind, number) REFERENCES remote_post (site, kind, number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX remote_document_document ON remote_document (document);
