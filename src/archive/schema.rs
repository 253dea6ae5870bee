//! The tables, and how older files come to have them.
//!
//! Each step is a file of `migration/`, which is never edited, only added to; SQLite's `user_version` says how far a
//! file has come.

use rusqlite::{Connection, Transaction};
use rusqlite_migration::{HookResult, M, Migrations};

fn complete_first(transaction: &Transaction<'_>) -> HookResult {
    let has_digest = "SELECT 1 FROM pragma_table_info('document') WHERE name = 'digest'";
    if !transaction.prepare(has_digest)?.exists([])? {
        transaction.execute_batch(include_str!("migration/05_first_completed.sql"))?;
    }
    Ok(())
}

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
const TABLES: [(&str, usize); 16] = [
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
    ("belonging", 10),
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
        M::up(include_str!("migration/01_first.sql")),
        M::up(include_str!("migration/02_corrections.sql")),
        M::up(include_str!("migration/03_sites.sql")),
        M::up(include_str!("migration/04_names.sql")),
        M::up_with_hook(include_str!("migration/05_smaller.sql"), complete_first),
        M::up(include_str!("migration/06_short_first.sql")).foreign_key_check(),
        M::up(include_str!("migration/07_own_id.sql")),
        M::up(include_str!("migration/08_items.sql")),
        M::up(include_str!("migration/09_plain.sql")).foreign_key_check(),
        M::up(include_str!("migration/10_belonging.sql")),
        M::up(include_str!("migration/11_log.sql")),
    ]
}

/// How many steps there are.
const VERSION: usize = 11;

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
