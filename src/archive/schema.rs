//! The tables, and how older files come to have them.
//!
//! A migration is never edited, only added; SQLite's `user_version` says how far a file has come.

use rusqlite::{Connection, Transaction};
use rusqlite_migration::{HookResult, M, Migrations};

/// The first tables: documents as they came in, and everything that is derived from them.
const FIRST: &str = "
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
";

/// What people say about an edition themselves, and editions they took out.
const CORRECTIONS: &str = "
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
";

/// The sites that are kept up with, and how far.
const SITES: &str = "
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
";

/// What people decided about names; whom it concerns is looked up by folded name at every derivation.
const NAMES: &str = "
CREATE TABLE same_name (
    id        INTEGER PRIMARY KEY,
    kind      TEXT NOT NULL CHECK (kind IN ('person', 'organisation')),
    name      TEXT NOT NULL,
    canonical TEXT NOT NULL,
    is_same   INTEGER NOT NULL,  -- 0: not the same, however alike they look
    made      TEXT NOT NULL,     -- UTC
    made_by   TEXT NOT NULL,
    reverted  TEXT               -- UTC; kept, but without effect
) STRICT;
";

/// How the indexes gather what they write, and that everything derived is to be derived anew: facts, digests
/// and records take less room than they did.
const SMALLER: &str = "
-- FTS5 by itself writes out every megabyte and then merges what it wrote, which is most of the work of an
-- import. With eight times as much that of 20 MB of pages is written once.
INSERT INTO head (head, rank) VALUES ('hashsize', 8388608);
INSERT INTO alltext (alltext, rank) VALUES ('hashsize', 8388608);
DELETE FROM setting WHERE name = 'rules';
";

/// What the first tables lacked in the versions that came out with 2 and 3: they were changed in place afterwards. The
/// rest that they lack was derived, and is gone again today.
const FIRST_COMPLETED: &str = "
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
";

fn complete_first(transaction: &Transaction<'_>) -> HookResult {
    let has_digest = "SELECT 1 FROM pragma_table_info('document') WHERE name = 'digest'";
    if !transaction.prepare(has_digest)?.exists([])? {
        transaction.execute_batch(FIRST_COMPLETED)?;
    }
    Ok(())
}

/// Documents with what is short in front: what stands behind a text is reached only by going through it. The
/// front matter of records is packed; `packed` is a function of the program.
const SHORT_FIRST: &str = "
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
";

/// A name of its own for each archive, by which each person's own file is found. Copies keep it.
const OWN_ID: &str = "
INSERT OR IGNORE INTO setting (name, value) VALUES ('id', lower(hex(randomblob(16))));
";

/// Corrections of one item of a list. Their order is that of their ids, in which they were made.
const ITEMS: &str = "
ALTER TABLE correction ADD COLUMN item TEXT;   -- of a list; null for a whole field
";

/// Without the indexes and word lists that searching once needed; what is derived stands in plain tables, with views
/// for other programs, and front matter as text. Everything is derived anew.
const PLAIN: &str = "
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
";

/// Marks a file as an archive of this program: "reur" in ASCII, in SQLite's `application_id`.
const APPLICATION: i32 = 0x7265_7572;

/// Says whether a file is an archive of this program.
pub(super) fn is_archive(connection: &Connection) -> rusqlite::Result<bool> {
    let id: i32 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    Ok(id == APPLICATION)
}

/// Marks a new file as an archive of this program.
pub(super) fn mark(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "application_id", APPLICATION)
}

/// The tables of this version, and of earlier ones as far as this version still has them.
const TABLES: [(&str, usize); 15] = [
    ("setting", 1),
    ("edition", 1),
    ("document", 1),
    ("origin", 1),
    ("former_handle", 1),
    ("correction", 2),
    ("correction_anchor", 2),
    ("site", 3),
    ("site_cursor", 3),
    ("remote_post", 3),
    ("remote_document", 3),
    ("same_name", 4),
    ("appearance", 1),
    ("partnership", 1),
    ("edition_theme", 1),
];

/// Returns the tables that an archive of a version must have.
pub(super) fn tables(version: usize) -> Vec<&'static str> {
    let known = TABLES.iter().filter(|(_, since)| *since <= version);
    known.map(|(table, _)| *table).collect()
}

/// Brings a file's tables up to date. The connection has the program's functions.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), rusqlite_migration::Error> {
    // A table that others refer to cannot be made anew while references are followed.
    connection.pragma_update(None, "foreign_keys", false)?;
    migrations().to_latest(connection)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(())
}

/// Makes the tables as they were at an earlier version.
#[cfg(test)]
pub(super) fn make_earlier(connection: &mut Connection, version: usize) {
    migrations()
        .to_version(connection, version)
        .expect("tables of that version");
}

/// Returns the version of a file's tables; 0 where none were made, or its number is none.
pub(super) fn version_of(connection: &Connection) -> rusqlite::Result<usize> {
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    Ok(usize::try_from(version).unwrap_or(0))
}

/// Returns the version that this program's tables have.
pub(super) fn version() -> usize {
    VERSION
}

/// The steps, in the order of the versions they lead to.
fn steps() -> Vec<M<'static>> {
    vec![
        M::up(FIRST),
        M::up(CORRECTIONS),
        M::up(SITES),
        M::up(NAMES),
        M::up_with_hook(SMALLER, complete_first),
        M::up(SHORT_FIRST).foreign_key_check(),
        M::up(OWN_ID),
        M::up(ITEMS),
        M::up(PLAIN).foreign_key_check(),
    ]
}

/// How many steps there are.
const VERSION: usize = 9;

fn migrations() -> Migrations<'static> {
    Migrations::new(steps())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::function;

    #[test]
    fn the_migrations_are_valid_sql() {
        assert_eq!(steps().len(), VERSION);
        let mut connection = Connection::open_in_memory().expect("a database");
        function::add(&connection).expect("functions");
        assert_eq!(migrate(&mut connection), Ok(()));
    }

    #[test]
    fn the_views_for_other_programs_have_these_columns() {
        let mut connection = Connection::open_in_memory().expect("a database");
        function::add(&connection).expect("functions");
        migrate(&mut connection).expect("tables");
        for (view, columns) in [
            (
                "editions",
                "key series number date title subtitle status venue debate_leader music attendance",
            ),
            (
                "appearances",
                "edition number date person role function organisation",
            ),
            ("partners", "edition number date organisation"),
            ("themes", "edition number date theme"),
            (
                "documents",
                "edition number date kind heading url published text",
            ),
        ] {
            let statement = connection
                .prepare(&format!("SELECT * FROM {view}"))
                .expect("a view");
            assert_eq!(statement.column_names().join(" "), columns, "{view}");
        }
    }
}
