//! Opening a file that may be anything: what is no archive is refused before anything is asked of it.
//!
//! Our own tables must be tables, with no trigger on them; what others keep beside them is let be and never asked.

use std::collections::HashMap;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::error::unusable;
use super::stamp::FileStamp;
use super::{ArchiveError, Result, function, schema};

/// The longest value that is read or written, in bytes: the longest report known takes a thousandth of it.
const LONGEST_VALUE: i32 = 32 << 20;

/// Opens a file and makes sure that it is an archive whose tables can be trusted; `busy` is how long a lock is waited
/// for. Returns the version of its tables.
pub(super) fn open(path: &Path, flags: OpenFlags, busy: Duration) -> Result<(Connection, usize)> {
    let kind = std::fs::metadata(path).map_err(|_| ArchiveError::Missing(path.to_owned()))?;
    // A pipe or a device would be waited for.
    if !kind.is_file() {
        return Err(ArchiveError::NotAnArchive(path.to_owned()));
    }
    let connection = connect(path, flags, busy)?;
    let version = verify(&connection, path)?;
    Ok((connection, version))
}

/// Opens an archive for reading without locks, which somebody holds or the file system does not give. Only a file at
/// rest is read so: what is read is what stands there for as long as the stamp that is returned is still its stamp.
///
/// # Errors
///
/// [`ArchiveError::Busy`] for a file that is being written, and what [`open`] refuses.
pub(super) fn open_unlocked(
    path: &Path,
    flags: OpenFlags,
) -> Result<(Connection, usize, FileStamp)> {
    let stamp = FileStamp::at_rest(path).ok_or(ArchiveError::Busy)?;
    let opened = as_it_is(path, flags).and_then(|connection| {
        let version = verify(&connection, path)?;
        Ok((connection, version))
    });
    if FileStamp::at_rest(path).as_ref() != Some(&stamp) {
        return Err(ArchiveError::Busy);
    }
    let (connection, version) = opened?;
    Ok((connection, version, stamp))
}

/// Limits what a file can make the program do.
pub(super) fn harden(connection: &Connection) -> Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST_VALUE)?;
    function::add(connection)?;
    Ok(())
}

fn connect(path: &Path, flags: OpenFlags, busy: Duration) -> Result<Connection> {
    let connection =
        Connection::open_with_flags(path, flags).map_err(|error| unusable(path, error))?;
    connection.busy_timeout(busy)?;
    harden(&connection)?;
    let Err(error) = schema::is_archive(&connection) else {
        return Ok(connection);
    };
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => Err(ArchiveError::NotAnArchive(path.to_owned())),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Err(ArchiveError::Busy),
        // A process that was killed left a journal that only a writer may play back. In a folder one may not write to,
        // nobody writes: the file is read as it is.
        _ if flags.contains(OpenFlags::SQLITE_OPEN_READ_ONLY) => {
            drop(connection);
            recovered(path, flags).or_else(|_| as_it_is(path, flags))
        }
        _ => Err(unusable(path, error)),
    }
}

fn recovered(path: &Path, flags: OpenFlags) -> Result<Connection> {
    let writer = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    harden(&writer)?;
    schema::is_archive(&writer)?;
    drop(writer);
    reopened(Connection::open_with_flags(path, flags)?)
}

fn as_it_is(path: &Path, flags: OpenFlags) -> Result<Connection> {
    let escaped = path.display().to_string();
    let escaped = escaped
        .replace('%', "%25")
        .replace('?', "%3f")
        .replace('#', "%23");
    let address = format!("file:{escaped}?immutable=1");
    let flags = flags | OpenFlags::SQLITE_OPEN_URI;
    reopened(Connection::open_with_flags(address, flags).map_err(|error| unusable(path, error))?)
}

fn reopened(connection: Connection) -> Result<Connection> {
    connection.busy_timeout(super::BUSY)?;
    harden(&connection)?;
    schema::is_archive(&connection)?;
    Ok(connection)
}

fn verify(connection: &Connection, path: &Path) -> Result<usize> {
    if !schema::is_archive(connection)? {
        return Err(ArchiveError::NotAnArchive(path.to_owned()));
    }
    let version = schema::version_of(connection)?;
    if version == 0 {
        return Err(ArchiveError::NotAnArchive(path.to_owned()));
    }
    if version > schema::version() {
        return Err(ArchiveError::Newer(path.to_owned()));
    }
    let things = things(connection)?;
    let is_table = |table: &&str| things.get(*table).is_some_and(|kind| kind == "table");
    if let Some(table) = schema::tables(version)
        .iter()
        .find(|table| !is_table(table))
    {
        return Err(ArchiveError::Altered((*table).to_owned()));
    }
    match things.iter().find(|(_, kind)| *kind == "trigger") {
        Some((trigger, _)) => Err(ArchiveError::Altered(trigger.clone())),
        None => Ok(version),
    }
}

/// What the file holds, by name: tables and views, and of triggers those on our tables.
fn things(connection: &Connection) -> Result<HashMap<String, String>> {
    let own = schema::tables(schema::version());
    let mut statement =
        connection.prepare("SELECT name, type, lower(tbl_name) FROM sqlite_schema")?;
    let mut rows = statement.query([])?;
    let mut things = HashMap::new();
    while let Some(row) = rows.next()? {
        let (name, kind, table): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let is_ours = kind == "table"
            || kind == "view"
            || (kind == "trigger" && own.contains(&table.as_str()));
        if is_ours {
            things.insert(name, kind);
        }
    }
    Ok(things)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::Archive;

    const NOW: jiff::Timestamp = jiff::Timestamp::UNIX_EPOCH;

    /// Opens an archive after somebody put something into it.
    fn opened_with(sql: &str) -> Result<usize> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("archive.db");
        Archive::create(&path, true, NOW).expect("an archive");
        Connection::open(&path)
            .and_then(|other| other.execute_batch(sql))
            .expect("changed");
        let opened = open(&path, OpenFlags::SQLITE_OPEN_READ_ONLY, Duration::ZERO);
        opened.map(|(_, version)| version)
    }

    #[test]
    fn what_could_harm_is_refused_and_other_peoples_tables_are_let_be() {
        let endless =
            "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS id FROM c";
        for (sql, said) in [
            ("PRAGMA user_version = 99", "newer version"),
            ("PRAGMA user_version = -1", "not an archive"),
            ("PRAGMA application_id = 1", "not an archive"),
            (
                "PRAGMA foreign_keys = OFF; DROP TABLE document",
                "altered by another program: document",
            ),
            (
                "CREATE TRIGGER evil AFTER INSERT ON document BEGIN DELETE FROM edition; END",
                "altered by another program: evil",
            ),
            (
                &format!(
                    "ALTER TABLE setting RENAME TO setting_; CREATE VIEW setting AS {endless}"
                ),
                "altered by another program: setting",
            ),
        ] {
            let error = opened_with(sql).expect_err("refused").to_string();
            assert!(error.contains(said), "{sql}: {error}");
        }
        let others = "CREATE TABLE notes (text); CREATE VIEW all_notes AS SELECT * FROM notes;
                      CREATE TRIGGER own AFTER INSERT ON notes BEGIN SELECT 1; END";
        assert_eq!(opened_with(others).expect("let be"), schema::version());
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_or_device_is_refused_before_it_is_opened() {
        let folder = tempfile::tempdir().expect("a folder");
        for path in [folder.path(), Path::new("/dev/zero")] {
            let error =
                open(path, OpenFlags::SQLITE_OPEN_READ_ONLY, Duration::ZERO).expect_err("refused");
            assert!(matches!(error, ArchiveError::NotAnArchive(_)), "{error}");
        }
    }

    #[test]
    fn a_value_longer_than_any_report_is_not_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("archive.db");
        Archive::create(&path, true, NOW).expect("an archive");
        let other = Connection::open(&path).expect("it opens");
        let long = "INSERT INTO setting (name, value) VALUES ('long', hex(zeroblob(20000000)))";
        other.execute(long, []).expect("written");
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
        let (connection, _) = open(&path, flags, Duration::ZERO).expect("it opens");
        let sql = "SELECT length(value || '') FROM setting WHERE name = 'long'";
        let read = connection.query_row(sql, [], |row| row.get::<_, usize>(0));
        assert!(read.is_err(), "{read:?}");
    }
}
