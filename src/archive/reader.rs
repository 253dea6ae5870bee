//! Reading an archive: rows for a list, whole records, names. Opened read-only.

use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use super::id::{DocumentId, EditionId};
use super::{Archive, ArchiveError, Result, opening, schema, setting, starter};
use crate::edition::{Handle, Series, Status};

/// Reading writes nothing, and one thread uses a connection.
const READ_ONLY: OpenFlags =
    OpenFlags::SQLITE_OPEN_READ_ONLY.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);

/// So many pages are copied at once.
const PAGES_AT_ONCE: i32 = 1 << 16;

/// An archive opened for reading only.
pub struct Reader {
    pub(super) connection: Connection,
}

/// What a list shows of an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The edition.
    pub id: EditionId,
    /// Its handle.
    pub key: Handle,
    /// Its series.
    pub series: Series,
    /// Its number.
    pub number: Option<u32>,
    /// Its day.
    pub date: Option<Date>,
    /// Its leading title.
    pub title: Option<String>,
    /// What became of it.
    pub status: Status,
}

/// Counting all goes over a small index; only a condition on the id would read every record.
const COUNT: &str =
    "SELECT (SELECT count(*) FROM edition) - (SELECT count(*) FROM edition WHERE id < 0)";

const ROW: &str = "SELECT id, key, series, number, date, title, status FROM edition";

impl Reader {
    /// Opens the archive at `path` read-only.
    ///
    /// # Errors
    ///
    /// A missing file, a file that is no archive, one of another version, and one that somebody else is writing to
    /// for longer than one waits.
    pub fn open(path: &Path) -> Result<Self> {
        let (connection, version) = opening::open(path, READ_ONLY)?;
        if version < schema::version() {
            return Err(ArchiveError::Older(path.to_owned()));
        }
        Ok(Reader { connection })
    }

    /// Opens an archive of this version or an earlier one. Of an earlier one a copy in memory is brought up to date
    /// and read: its file may not be written to, or somebody else is writing.
    ///
    /// # Errors
    ///
    /// As for [`Self::open`].
    pub fn open_as_it_is(path: &Path) -> Result<Self> {
        let (connection, version) = opening::open(path, READ_ONLY)?;
        if version < schema::version() {
            return Self::of_copy(&connection, path);
        }
        Ok(Reader { connection })
    }

    fn of_copy(connection: &Connection, path: &Path) -> Result<Self> {
        let mut copy = Connection::open_in_memory()?;
        Backup::new(connection, &mut copy)?.run_to_completion(
            PAGES_AT_ONCE,
            Duration::ZERO,
            None,
        )?;
        let mut archive = Archive::prepare(copy, path)?;
        if setting::get(connection, setting::ID)?.is_none() {
            // The id of the copy would be another each time, and lead to no personal file.
            setting::forget(&archive.connection, setting::ID)?;
        }
        archive.rebuild(Timestamp::now())?;
        Ok(Reader {
            connection: archive.connection,
        })
    }

    /// Says whether the file should be opened for writing once before reading: its tables are older, its
    /// starter editions are another version's, or its pages were read by other rules.
    #[must_use]
    pub fn is_outdated(path: &Path) -> bool {
        match opening::open(path, READ_ONLY) {
            Ok((connection, version)) => {
                version < schema::version() || Reader { connection }.is_behind()
            }
            Err(_) => false,
        }
    }

    /// Says the same of an archive that could be opened for reading.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        let rules = setting::get(&self.connection, setting::RULES).unwrap_or_default();
        rules != Some(super::rules()) || starter::is_outdated(&self.connection).unwrap_or(false)
    }

    /// Does several things to one state of the archive, whatever other processes write meanwhile. Also the
    /// faster way: the file is locked once instead of for each question.
    ///
    /// # Errors
    ///
    /// What SQLite reports, and what `work` does.
    pub fn at_once<T>(&self, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let is_outermost = self.connection.is_autocommit();
        if !is_outermost {
            return work();
        }
        self.connection.prepare_cached("BEGIN")?.execute([])?;
        let done = work();
        // A failing disk ends the transaction by itself, and why the work failed is the news.
        if self.connection.is_autocommit() {
            return done;
        }
        self.end()?;
        done
    }

    /// Gives the file free again. An interruption that was meant for the work can hit the end of it, and what
    /// is not ended would lock the file and read it as it was for good.
    fn end(&self) -> Result<()> {
        let mut statement = self.connection.prepare_cached("COMMIT")?;
        let ended = statement.execute([]).or_else(|_| statement.execute([]));
        ended.or_else(|_| statement.execute([]))?;
        Ok(())
    }

    /// Returns the archive's own id, 32 hexadecimal digits; `None` in an archive that was not opened for writing
    /// since ids exist. The value becomes part of a file name, so that any other shape counts as none.
    ///
    /// # Errors
    ///
    /// What SQLite reports.
    pub fn archive_id(&self) -> Result<Option<String>> {
        let id = setting::get(&self.connection, setting::ID)?;
        let is_hex = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
        Ok(id.filter(|id| id.len() == 32 && id.chars().all(is_hex)))
    }

    /// Counts all editions.
    ///
    /// # Errors
    ///
    /// What SQLite reports.
    pub fn edition_count(&self) -> Result<usize> {
        Ok(self
            .connection
            .prepare_cached(COUNT)?
            .query_row([], |row| row.get(0))?)
    }

    /// Returns the newest editions.
    ///
    /// # Errors
    ///
    /// What SQLite reports.
    pub fn newest(&self, limit: usize) -> Result<Vec<Row>> {
        let sql = format!("{ROW} WHERE id > 0 ORDER BY id DESC LIMIT ?1");
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement
            .query_map([i64::try_from(limit).unwrap_or(i64::MAX)], row)?
            .collect::<rusqlite::Result<_>>()?)
    }
}

/// Returns the handles of the editions that documents belong to, each once, the newest first.
pub(super) fn editions_of_documents(
    connection: &Connection,
    documents: &[DocumentId],
) -> Result<Vec<Handle>> {
    let mut statement = connection.prepare_cached("SELECT edition FROM document WHERE id = ?1")?;
    let mut ids: Vec<EditionId> = Vec::new();
    for document in documents {
        ids.extend(statement.query_row([document], |row| row.get::<_, Option<EditionId>>(0))?);
    }
    // Articles about no edition stand below zero.
    ids.retain(|id| id.0 > 0);
    ids.sort_unstable_by(|a, b| b.cmp(a));
    ids.dedup();
    let mut statement = connection.prepare_cached("SELECT key FROM edition WHERE id = ?1")?;
    let keys = ids
        .into_iter()
        .map(|id| statement.query_row([id], |row| row.get::<_, String>(0)));
    Ok(keys
        .map(|key| key.map(|key| Handle::from_text(&key)))
        .collect::<rusqlite::Result<_>>()?)
}

pub(super) fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    Ok(Row {
        id: row.get(0)?,
        key: Handle::from_text(&row.get::<_, String>(1)?),
        series: Series::from(row.get::<_, String>(2)?),
        number: row.get(3)?,
        date: row
            .get::<_, Option<String>>(4)?
            .and_then(|date| date.parse().ok()),
        title: row.get(5)?,
        status: status(&row.get::<_, String>(6)?),
    })
}

fn status(key: &str) -> Status {
    [Status::Held, Status::Cancelled]
        .into_iter()
        .find(|status| status.key() == key)
        .unwrap_or(Status::Announced)
}
