-- What people say about an edition themselves, and editions they took out.

-- A correction outlives the edition it was made on, which is derived: it hangs on the documents the
-- edition was made of, and so follows when two editions become one.
CREATE TABLE correction (
    id       INTEGER PRIMARY KEY,
    field    TEXT NOT NULL,
    value    TEXT NOT NULL,   -- JSON; null says that nothing is known
    made     TEXT NOT NULL,   -- UTC
    made_by  TEXT NOT NULL,
    reverted TEXT             -- UTC; kept, but without effect
) STRICT;

CREATE TABLE correction_anchor (
    correction INTEGER NOT NULL REFERENCES correction (id) ON DELETE CASCADE,
    document   INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    PRIMARY KEY (correction, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX correction_anchor_document ON correction_anchor (document);

-- When a person took the edition of the document out.
ALTER TABLE document ADD COLUMN removed TEXT;
