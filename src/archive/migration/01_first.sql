-- The first tables: documents as they came in, and everything that is derived from them.

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- Editions are derived. The id is the position in time (larger is newer), so that the newest fifty
-- of any match stream out of the index in order, without sorting.
CREATE TABLE edition (
    id     INTEGER PRIMARY KEY,
    key    TEXT NOT NULL UNIQUE,
    series TEXT NOT NULL,
    number INTEGER,
    date   TEXT,
    title  TEXT,
    status TEXT NOT NULL,
    venue  TEXT GENERATED ALWAYS AS (record ->> '$.venue') STORED,
    record TEXT NOT NULL,   -- the whole record as JSON, without the documents
    digest TEXT NOT NULL    -- of what it is made of: unchanged means nothing to write
) STRICT;
CREATE INDEX edition_number ON edition (number);

CREATE TABLE edition_day (
    edition INTEGER NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
    day     TEXT NOT NULL,
    PRIMARY KEY (edition, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX edition_day_day ON edition_day (day);

-- A text as it came in: whole, decoded, control characters made harmless, nothing else changed.
CREATE TABLE document (
    id           INTEGER PRIMARY KEY,
    heading      TEXT,
    url          TEXT,
    published    TEXT,
    placement    TEXT NOT NULL,
    text         TEXT NOT NULL,
    front_matter TEXT,
    identity     TEXT NOT NULL,   -- heading, or first paragraph, folded: where a newer version is looked for
    fingerprint  TEXT NOT NULL,   -- of the folded text: the same words by another route
    digest       TEXT NOT NULL DEFAULT '',   -- of everything an edition takes from it
    is_starter   INTEGER NOT NULL DEFAULT 0,
    added        TEXT NOT NULL,   -- UTC
    extract      TEXT,            -- derived: the facts as JSON; null for an article about no edition
    edition      INTEGER REFERENCES edition (id) ON DELETE SET NULL,
    rank         INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX document_identity ON document (identity);
CREATE INDEX document_fingerprint ON document (fingerprint);
CREATE INDEX document_edition ON document (edition, rank);

CREATE TABLE origin (
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    place    TEXT NOT NULL,
    PRIMARY KEY (document, place)
) STRICT;

-- Handles an edition had before it gained a number or date; they lead there through its documents.
CREATE TABLE former_handle (
    handle   TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    PRIMARY KEY (handle, document)
) STRICT, WITHOUT ROWID;

CREATE TABLE edition_title (
    edition INTEGER NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
    folded  TEXT NOT NULL,
    title   TEXT NOT NULL,
    PRIMARY KEY (edition, folded)
) STRICT, WITHOUT ROWID;
CREATE INDEX edition_title_folded ON edition_title (folded);

CREATE TABLE person (
    id     INTEGER PRIMARY KEY,
    folded TEXT NOT NULL UNIQUE,
    name   TEXT NOT NULL
) STRICT;

CREATE TABLE organisation (
    id     INTEGER PRIMARY KEY,
    folded TEXT NOT NULL UNIQUE,
    name   TEXT NOT NULL
) STRICT;

CREATE TABLE organisation_name (
    organisation INTEGER NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    folded       TEXT NOT NULL,
    name         TEXT NOT NULL,
    PRIMARY KEY (organisation, folded)
) STRICT, WITHOUT ROWID;
CREATE INDEX organisation_name_folded ON organisation_name (folded);

CREATE TABLE theme (
    id     INTEGER PRIMARY KEY,
    folded TEXT NOT NULL UNIQUE,
    name   TEXT NOT NULL
) STRICT;

CREATE TABLE theme_name (
    theme  INTEGER NOT NULL REFERENCES theme (id) ON DELETE CASCADE,
    folded TEXT NOT NULL,
    name   TEXT NOT NULL,
    PRIMARY KEY (theme, folded)
) STRICT, WITHOUT ROWID;
CREATE INDEX theme_name_folded ON theme_name (folded);

CREATE TABLE appearance (
    id      INTEGER PRIMARY KEY,
    edition INTEGER NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
    person  INTEGER NOT NULL REFERENCES person (id),
    role    TEXT NOT NULL CHECK (role IN ('host', 'guest', 'debate_leader'))
) STRICT;
CREATE INDEX appearance_edition ON appearance (edition);
CREATE INDEX appearance_person ON appearance (person);

-- Function and employer as they were that evening.
CREATE TABLE affiliation (
    appearance   INTEGER NOT NULL REFERENCES appearance (id) ON DELETE CASCADE,
    position     INTEGER NOT NULL,
    function     TEXT,
    organisation INTEGER REFERENCES organisation (id),
    PRIMARY KEY (appearance, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX affiliation_organisation ON affiliation (organisation);

CREATE TABLE partnership (
    edition      INTEGER NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
    organisation INTEGER NOT NULL REFERENCES organisation (id),
    PRIMARY KEY (edition, organisation)
) STRICT, WITHOUT ROWID;
CREATE INDEX partnership_organisation ON partnership (organisation);

CREATE TABLE edition_theme (
    edition INTEGER NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
    theme   INTEGER NOT NULL REFERENCES theme (id),
    PRIMARY KEY (edition, theme)
) STRICT, WITHOUT ROWID;
CREATE INDEX edition_theme_theme ON edition_theme (theme);

-- The facts as lines: why a row is there is read off them.
CREATE TABLE edition_line (
    edition INTEGER PRIMARY KEY REFERENCES edition (id) ON DELETE CASCADE,
    lines   TEXT NOT NULL
) STRICT;

-- The words of the archive under their stems. A word with an umlaut stands a second time, under the stem
-- of its spelling with an e.
CREATE TABLE word (
    stem      TEXT NOT NULL,
    word      TEXT NOT NULL,
    editions  INTEGER NOT NULL,
    is_umlaut INTEGER NOT NULL,
    PRIMARY KEY (stem, word)
) STRICT, WITHOUT ROWID;

-- Editions whose words are not among them yet.
CREATE TABLE unlearned (
    edition INTEGER PRIMARY KEY
) STRICT;

-- Both indexes get words that the program folded and cut itself. The ascii tokenizer takes every
-- other character for part of a word, so the two never cut differently.
-- Prefixes of every length a person types while the list follows: without them one letter means
-- merging all words that begin with it.
CREATE VIRTUAL TABLE head USING fts5 (
    title, guests, hosts, leader, functions, organisations, partners, themes, venue,
    content = '', contentless_delete = 1, prefix = '1 2 3 4 5', tokenize = 'ascii'
);
-- No positions: newest first needs none, and the index is a quarter of the size. That words stand next
-- to each other is looked up in the texts of the few editions that hold them all.
CREATE VIRTUAL TABLE alltext USING fts5 (
    words,
    content = '', contentless_delete = 1, detail = none, prefix = '1 2 3 4 5', tokenize = 'ascii'
);
CREATE VIRTUAL TABLE indexed_word USING fts5vocab (alltext, row);
