//! Reading an archive: rows for a list, whole records, names. Opened read-only.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use super::id::{DocumentId, EditionId};
use super::stamp::FileStamp;
use super::{
    Archive, ArchiveError, BUSY, Result, SameName, naming, opening, schema, setting, starter,
};
use crate::edition::{Handle, Series, Status};

/// Reading writes nothing, and one thread uses a connection.
const READ_ONLY: OpenFlags =
    OpenFlags::SQLITE_OPEN_READ_ONLY.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);

/// How long a lock is waited for before the file is read without, where it stands still.
const LOCK: Duration = Duration::from_millis(100);

/// So many pages are copied at once.
const PAGES_AT_ONCE: i32 = 1 << 16;

/// An archive opened for reading only.
///
/// No other process locks a reader out: if the lock is taken and the file is at rest, the reader reads without it. So is a file
/// on a share that knows no locks.
pub struct Reader {
    pub(super) connection: Connection,
    path: PathBuf,
    /// The state of a file that is read without locks. Once it is another, what was read is not relied on.
    unlocked: Option<FileStamp>,
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
    /// A missing file, a file that is no archive, one of another version, and one that somebody else is in the midst
    /// of writing for longer than is waited.
    pub fn open(path: &Path) -> Result<Self> {
        let (reader, version) = Self::open_any(path)?;
        if version < schema::version() {
            return Err(ArchiveError::Older(path.to_owned()));
        }
        Ok(reader)
    }

    /// Opens an archive of this version or an earlier one. Of an earlier one a copy in memory is brought up to date
    /// and read: its file may not be written to, or somebody else is writing.
    ///
    /// # Errors
    ///
    /// As for [`Self::open`].
    pub fn open_as_it_is(path: &Path) -> Result<Self> {
        let (reader, version) = Self::open_any(path)?;
        if version < schema::version() {
            return reader.to_copy();
        }
        Ok(reader)
    }

    /// Opens an archive of any version, with locks or, where they are not to be had, without.
    fn open_any(path: &Path) -> Result<(Self, usize)> {
        let start = Instant::now();
        loop {
            let locked = opening::open(path, READ_ONLY, LOCK);
            let opened = locked.map(|(connection, version)| (connection, version, None));
            let opened = match opened {
                Err(ArchiveError::Busy) => opening::open_unlocked(path, READ_ONLY)
                    .map(|(connection, version, stamp)| (connection, version, Some(stamp))),
                opened => opened,
            };
            match opened {
                Err(ArchiveError::Busy) if start.elapsed() < BUSY => {}
                opened => {
                    let (connection, version, unlocked) = opened?;
                    let path = path.to_owned();
                    let reader = Reader {
                        connection,
                        path,
                        unlocked,
                    };
                    return Ok((reader, version));
                }
            }
        }
    }

    /// Asks something; where the lock is not to be had, or the file changed under a reader without locks, of the
    /// archive opened anew.
    pub(super) fn patiently<T>(&self, ask: impl Fn(&Self) -> Result<T>) -> Result<T> {
        let start = Instant::now();
        let mut answer = self.at_rest(ask(self));
        while matches!(answer, Err(ArchiveError::Busy)) && start.elapsed() < BUSY {
            let (reader, _) = Self::open_any(&self.path)?;
            answer = reader.at_rest(ask(&reader));
        }
        answer
    }

    /// Passes an answer on that was read from one state of the file.
    fn at_rest<T>(&self, answer: Result<T>) -> Result<T> {
        let is_moved = |stamp| FileStamp::at_rest(&self.path).as_ref() != Some(stamp);
        if self.unlocked.as_ref().is_some_and(is_moved) {
            return Err(ArchiveError::Busy);
        }
        answer
    }

    fn to_copy(&self) -> Result<Self> {
        let mut copy = Connection::open_in_memory()?;
        let copied = Backup::new(&self.connection, &mut copy)?.run_to_completion(
            PAGES_AT_ONCE,
            Duration::ZERO,
            None,
        );
        self.at_rest(copied.map_err(ArchiveError::from))?;
        let mut archive = Archive::prepare(copy, &self.path)?;
        if setting::get(&self.connection, setting::ID)?.is_none() {
            // The id of the copy would be another each time, and lead to no personal file.
            setting::forget(&archive.connection, setting::ID)?;
        }
        archive.rebuild(Timestamp::now())?;
        Ok(Reader {
            connection: archive.connection,
            path: self.path.clone(),
            unlocked: None,
        })
    }

    /// Says whether the file should be opened for writing once before reading: its tables are older, its
    /// starter editions are another version's, or its pages were read by other rules.
    #[must_use]
    pub fn is_outdated(path: &Path) -> bool {
        match Self::open_any(path) {
            Ok((reader, version)) => version < schema::version() || reader.is_behind(),
            Err(_) => false,
        }
    }

    /// Says the same of an archive that could be opened for reading.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        let is_behind = self.patiently(|reader| {
            let rules = setting::get(&reader.connection, setting::RULES)?;
            Ok(rules != Some(super::rules()) || starter::is_outdated(&reader.connection)?)
        });
        // An unreadable file is reported by the query that meets it.
        is_behind.unwrap_or(false)
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
        let id = self.patiently(|reader| setting::get(&reader.connection, setting::ID))?;
        let is_hex = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
        Ok(id.filter(|id| id.len() == 32 && id.chars().all(is_hex)))
    }

    /// Counts all editions.
    ///
    /// # Errors
    ///
    /// What SQLite reports.
    pub fn edition_count(&self) -> Result<usize> {
        self.patiently(|reader| {
            let mut statement = reader.connection.prepare_cached(COUNT)?;
            Ok(statement.query_row([], |row| row.get(0))?)
        })
    }

    /// Returns the decisions about names that hold, the oldest first.
    ///
    /// # Errors
    ///
    /// What SQLite reports.
    pub fn same_names(&self) -> Result<Vec<SameName>> {
        naming::all(&self.connection)
    }

    /// Returns the numbers of the café's editions. Handles tell them: those are read from an index, never from records.
    ///
    /// # Errors
    ///
    /// What SQLite reports.
    pub fn cafe_numbers(&self) -> Result<BTreeSet<u32>> {
        self.patiently(|reader| {
            let sql = "SELECT key FROM edition WHERE key BETWEEN 'cafe-' AND 'cafe-:'";
            let mut statement = reader.connection.prepare_cached(sql)?;
            let keys = statement.query_map([], |row| row.get::<_, String>(0))?;
            let keys = keys.collect::<rusqlite::Result<Vec<_>>>()?;
            let number = |key: &String| key.strip_prefix("cafe-")?.parse().ok();
            Ok(keys.iter().filter_map(number).collect())
        })
    }

    /// Returns the newest editions.
    ///
    /// # Errors
    ///
    /// What SQLite reports.
    pub fn newest(&self, limit: usize) -> Result<Vec<Row>> {
        let sql = format!("{ROW} WHERE id > 0 ORDER BY id DESC LIMIT ?1");
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.patiently(|reader| {
            let mut statement = reader.connection.prepare_cached(&sql)?;
            let rows = statement.query_map([limit], row)?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
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

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn starter() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("archive.db");
        Archive::create(&path, true, NOW).expect("an archive");
        (folder, path)
    }

    /// Another program that holds the exclusive lock.
    fn exclusive(path: &Path) -> Connection {
        let other = Connection::open(path).expect("it opens");
        other.execute_batch("BEGIN EXCLUSIVE").expect("the lock");
        other
    }

    #[test]
    fn who_holds_the_lock_locks_no_reader_out_that_is_open_already() {
        let (_folder, path) = starter();
        let reader = Reader::open(&path).expect("it opens");
        let _lock = exclusive(&path);
        assert_eq!(reader.edition_count().expect("an answer"), 30);
        assert_eq!(reader.newest(5).expect("an answer").len(), 5);
        assert!(reader.archive_id().expect("an answer").is_some());
        assert!(!reader.is_behind());
        assert_eq!(reader.snapshot().expect("an answer").editions.len(), 30);
        assert!(!Reader::is_outdated(&path));
    }

    #[test]
    fn a_reader_without_locks_sees_what_is_written_under_it_whole_or_not_at_all() {
        let (_folder, path) = starter();
        let lock = exclusive(&path);
        let reader = Reader::open(&path).expect("it opens");
        assert_eq!(reader.edition_count().expect("an answer"), 30);
        let change = "DELETE FROM edition WHERE id = (SELECT max(id) FROM edition)";
        lock.execute_batch(change).expect("changed");
        // The journal is there now, and the file may hold half of it at any moment.
        assert!(matches!(reader.snapshot(), Err(ArchiveError::Busy)));
        lock.execute_batch("COMMIT").expect("committed");
        assert_eq!(reader.edition_count().expect("an answer"), 29);
        assert_eq!(reader.snapshot().expect("an answer").editions.len(), 29);
    }
}
