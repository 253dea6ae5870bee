-- Where people say that a document belongs to another edition than the one it speaks of.

CREATE TABLE belonging (
    id       INTEGER PRIMARY KEY,
    act      INTEGER NOT NULL,   -- what was said at once is taken back at once
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    beside   INTEGER REFERENCES document (id) ON DELETE CASCADE,   -- null: to an edition of its own
    made     TEXT NOT NULL,      -- UTC
    made_by  TEXT NOT NULL,
    reverted TEXT                -- UTC; kept, but without effect
) STRICT;
CREATE INDEX belonging_document ON belonging (document);

-- The act by which the document left the edition that the correction was made on.
ALTER TABLE correction_anchor ADD COLUMN left_in INTEGER;

-- The corrections that fit nothing in the edition any more: their ids as JSON; null for none. Derived.
ALTER TABLE edition ADD COLUMN unfitting TEXT;
