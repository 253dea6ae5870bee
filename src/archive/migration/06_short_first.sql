-- Documents with what is short in front: what stands behind a text is reached only by going through it. The
-- front matter of records is packed; `packed` is a function of the program.

CREATE TABLE document_anew (
    id           INTEGER PRIMARY KEY,
    heading      TEXT,
    url          TEXT,
    published    TEXT,
    placement    TEXT NOT NULL,
    identity     TEXT NOT NULL,   -- digest of heading, or first paragraph: where a newer version is looked for
    fingerprint  TEXT NOT NULL,   -- of the folded text: the same words by another route
    digest       TEXT NOT NULL DEFAULT '',   -- of everything an edition takes from it
    is_starter   INTEGER NOT NULL DEFAULT 0,
    added        TEXT NOT NULL,   -- UTC
    removed      TEXT,            -- UTC: when a person took the edition of the document out
    edition      INTEGER REFERENCES edition (id) ON DELETE SET NULL,
    rank         INTEGER NOT NULL DEFAULT 0,
    extract      TEXT,            -- derived: the facts as JSON; null for an article about no edition
    text         TEXT NOT NULL,
    front_matter BLOB             -- of a record, deflated
) STRICT;
INSERT INTO document_anew
    SELECT id, heading, url, published, placement, identity, fingerprint, digest, is_starter, added, removed,
           edition, rank, extract, text, packed(front_matter) FROM document;
DROP TABLE document;
ALTER TABLE document_anew RENAME TO document;
CREATE INDEX document_identity ON document (identity);
CREATE INDEX document_fingerprint ON document (fingerprint);
CREATE INDEX document_edition ON document (edition, rank);
