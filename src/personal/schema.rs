//! The tables, and opening a file that may be anything.
//!
//! A migration is never edited, only added; SQLite's `user_version` says how far a file has come.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use rusqlite_migration::{M, Migrations};

use super::error::{PersonalError, Result};

/// Marks a file as a personal file of this program: "reup" in ASCII, in SQLite's `application_id`.
const APPLICATION: i32 = 0x7265_7570;

const FIRST: &str = "
PRAGMA application_id = 0x72657570;

CREATE TABLE list (
    name     TEXT PRIMARY KEY,
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
    list     TEXT NOT NULL,
    handle   TEXT NOT NULL,
    position INTEGER NOT NULL,
    note     TEXT NOT NULL,
    traces   TEXT NOT NULL,   -- JSON: by what the edition is found again if the handle is gone
    PRIMARY KEY (list, handle)
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_query (
    name     TEXT PRIMARY KEY,
    query    TEXT NOT NULL,
    language INTEGER NOT NULL   -- the version of the query language
) STRICT, WITHOUT ROWID;

CREATE TABLE history (
    query TEXT PRIMARY KEY,
    place INTEGER NOT NULL      -- 0 is the latest
) STRICT, WITHOUT ROWID;

-- The current list, and as JSON where the person was.
CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Older homes of the same things that were taken over already.
CREATE TABLE taken (
    source TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- What was changed, for undoing it.
CREATE TABLE change (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    window INTEGER NOT NULL,           -- a random number for each window
    change TEXT NOT NULL,              -- JSON
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The rows that a change made, altered or removed; null where there was or is none.
CREATE TABLE change_row (
    change INTEGER NOT NULL,
    kind   TEXT NOT NULL,
    list   TEXT NOT NULL,
    name   TEXT NOT NULL,
    before TEXT,
    after  TEXT,
    PRIMARY KEY (change, kind, list, name)
) STRICT, WITHOUT ROWID;
";

const STEPS: &[M<'static>] = &[M::up(FIRST)];

/// The version that this program's tables have: the number of steps.
const NEWEST: i64 = 1;

/// How long the program waits for another that is writing. Longer than any write takes, and short enough for
/// the program to end within a second.
const BUSY: Duration = Duration::from_millis(400);

/// Opens a file of this program's tables; `None` where there is none and none is to be made.
pub(super) fn open(path: &Path, makes: bool) -> Result<Option<Connection>> {
    if !look_at(path, makes)? {
        return Ok(None);
    }
    let failed = |error: rusqlite::Error| PersonalError::of(&error, path);
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if makes {
        flags |= OpenFlags::SQLITE_OPEN_CREATE;
    }
    let mut connection = Connection::open_with_flags(path, flags).map_err(failed)?;
    connection.busy_timeout(BUSY).map_err(failed)?;
    connection.set_transaction_behavior(TransactionBehavior::Immediate);
    connection
        .pragma_update(None, "trusted_schema", false)
        .map_err(failed)?;
    let (application, version, tables) = marks(&connection).map_err(failed)?;
    if version == 0 && tables == 0 {
        migrate(&mut connection, path)?;
    } else if application != APPLICATION {
        return Err(PersonalError::Foreign(path.to_owned()));
    } else if version > NEWEST {
        return Err(PersonalError::Newer(path.to_owned()));
    } else {
        migrate(&mut connection, path)?;
    }
    judge(&connection, path)?;
    Ok(Some(connection))
}

/// Says whether there is a file, or may be one from now on. Opening a pipe would wait for its other end.
fn look_at(path: &Path, makes: bool) -> Result<bool> {
    match std::fs::metadata(path) {
        Ok(found) if found.is_file() => Ok(true),
        Ok(_) => Err(PersonalError::Foreign(path.to_owned())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && !makes => Ok(false),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let folder = path.parent().unwrap_or_else(|| Path::new("."));
            make_folder(folder).map_err(|error| PersonalError::of_io(&error, folder))?;
            Ok(true)
        }
        // A file where a folder should be: there is nothing to read, and nothing can be made.
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory && !makes => Ok(false),
        Err(error) => Err(PersonalError::of_io(&error, path)),
    }
}

/// Makes the folder of personal files, for its owner's eyes only.
fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Reads the application, the version and the number of tables: in one transaction, because another window may be
/// making the tables just now.
fn marks(connection: &Connection) -> rusqlite::Result<(i32, i64, i64)> {
    let snapshot = Transaction::new_unchecked(connection, TransactionBehavior::Deferred)?;
    let number = |sql| snapshot.query_row(sql, [], |row| row.get(0));
    let tables = number("SELECT count(*) FROM sqlite_schema")?;
    let version = number("PRAGMA user_version")?;
    let application =
        snapshot.query_row("PRAGMA application_id", [], |row| row.get::<_, i32>(0))?;
    Ok((application, version, tables))
}

fn migrate(connection: &mut Connection, path: &Path) -> Result<()> {
    let Err(error) = Migrations::from_slice(STEPS).to_latest(connection) else {
        return Ok(());
    };
    // Another window may have made the tables in the meantime.
    if marks(connection)
        .is_ok_and(|(application, version, _)| (application, version) == (APPLICATION, NEWEST))
    {
        return Ok(());
    }
    Err(match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => PersonalError::of(&err, path),
        _ => PersonalError::Damaged(path.to_owned()),
    })
}

/// Refuses a file with other tables than this program makes, where a view or trigger could do anything, and one
/// with damaged pages.
fn judge(connection: &Connection, path: &Path) -> Result<()> {
    let failed = |error: rusqlite::Error| PersonalError::of(&error, path);
    let mut wanted = Connection::open_in_memory().map_err(failed)?;
    migrate(&mut wanted, path)?;
    let is_ours = tables(connection).map_err(failed)? == tables(&wanted).map_err(failed)?;
    let check = |row: &rusqlite::Row<'_>| row.get::<_, String>(0);
    let is_whole = connection
        .query_row("PRAGMA quick_check(1)", [], check)
        .map_err(failed)?
        == "ok";
    if is_ours && is_whole {
        Ok(())
    } else {
        Err(PersonalError::Damaged(path.to_owned()))
    }
}

fn tables(connection: &Connection) -> rusqlite::Result<Vec<Option<String>>> {
    let sql = "SELECT sql FROM sqlite_schema ORDER BY name";
    let mut statement = connection.prepare(sql)?;
    statement.query_map([], |row| row.get(0))?.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_version_is_that_of_all_steps() {
        assert_eq!(usize::try_from(NEWEST), Ok(STEPS.len()));
    }
}
