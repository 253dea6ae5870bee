-- Without the indexes and word lists that searching once needed; what is derived stands in plain tables, with views
-- for other programs, and front matter as text. Everything is derived anew.

DROP TABLE IF EXISTS indexed_word;
DROP TABLE IF EXISTS head;
DROP TABLE IF EXISTS alltext;
DROP TABLE IF EXISTS word;
DROP TABLE IF EXISTS unlearned;
DROP TABLE IF EXISTS edition_line;
DROP TABLE IF EXISTS edition_title;
DROP TABLE IF EXISTS edition_day;
DROP TABLE IF EXISTS affiliation;
DROP TABLE IF EXISTS appearance;
DROP TABLE IF EXISTS partnership;
DROP TABLE IF EXISTS edition_theme;
DROP TABLE IF EXISTS person;
DROP TABLE IF EXISTS organisation_name;
DROP TABLE IF EXISTS organisation;
DROP TABLE IF EXISTS theme_name;
DROP TABLE IF EXISTS theme;
DELETE FROM setting WHERE name IN ('rules', 'stemmer');

-- Function and employer as they were that evening, as far as known.
CREATE TABLE appearance (
    edition      INTEGER NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
    position     INTEGER NOT NULL,
    person       TEXT NOT NULL,
    role         TEXT NOT NULL CHECK (role IN ('host', 'guest', 'debate_leader')),
    function     TEXT,
    organisation TEXT,
    PRIMARY KEY (edition, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE partnership (
    edition      INTEGER NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
    organisation TEXT NOT NULL,
    PRIMARY KEY (edition, organisation)
) STRICT, WITHOUT ROWID;

CREATE TABLE edition_theme (
    edition INTEGER NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
    theme   TEXT NOT NULL,
    PRIMARY KEY (edition, theme)
) STRICT, WITHOUT ROWID;

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
    front_matter TEXT             -- of a record, TOML
) STRICT;
INSERT INTO document_anew
    SELECT id, heading, url, published, placement, identity, fingerprint, digest, is_starter, added, removed,
           edition, rank, extract, text, unpacked(front_matter) FROM document;
DROP TABLE document;
ALTER TABLE document_anew RENAME TO document;
CREATE INDEX document_identity ON document (identity);
CREATE INDEX document_fingerprint ON document (fingerprint);
CREATE INDEX document_edition ON document (edition, rank);

-- For other programs: what is called edition here is the edition's key. Articles about no edition are left out.
CREATE VIEW editions AS
    SELECT key, series, number, date, title, record ->> '$.subtitle' AS subtitle, status, venue,
           record ->> '$.debate_leader' AS debate_leader, record ->> '$.music' AS music,
           record ->> '$.attendance' AS attendance
    FROM edition WHERE id > 0 ORDER BY id DESC;
CREATE VIEW appearances AS
    SELECT e.key AS edition, e.number, e.date, a.person, a.role, a.function, a.organisation
    FROM appearance a JOIN edition e ON e.id = a.edition WHERE e.id > 0 ORDER BY e.id DESC, a.position;
CREATE VIEW partners AS
    SELECT e.key AS edition, e.number, e.date, p.organisation
    FROM partnership p JOIN edition e ON e.id = p.edition WHERE e.id > 0 ORDER BY e.id DESC, p.organisation;
CREATE VIEW themes AS
    SELECT e.key AS edition, e.number, e.date, t.theme
    FROM edition_theme t JOIN edition e ON e.id = t.edition WHERE e.id > 0 ORDER BY e.id DESC, t.theme;
CREATE VIEW documents AS
    SELECT e.key AS edition, e.number, e.date, d.extract ->> '$.kind' AS kind, d.heading, d.url, d.published, d.text
    FROM document d JOIN edition e ON e.id = d.edition WHERE e.id > 0 ORDER BY e.id DESC, d.rank;
