//! Reading an archive: rows for a list, whole records, names. Opened read-only.

use std::path::Path;

use jiff::civil::Date;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, InterruptHandle, OpenFlags, OptionalExtension};

use super::id::{DocumentId, EditionId};
use super::{
    ArchiveError, BUSY, Result, function, record, schema, setting, starter, unusable, vocabulary,
};
use crate::edition::{Document, DocumentKind, Edition, Handle, Series, Status};

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

/// Ends a running question from another thread.
pub struct Interrupter(InterruptHandle);

impl Interrupter {
    /// Ends the question that is running now, if there is one.
    pub fn interrupt(&self) {
        self.0.interrupt();
    }
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
    /// A missing file, a file that is no archive, and one whose tables are not this version's.
    pub fn open(path: &Path) -> Result<Self> {
        if !path.exists() {
            return Err(ArchiveError::Missing(path.to_owned()));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection =
            Connection::open_with_flags(path, flags).map_err(|error| unusable(path, &error))?;
        connection.busy_timeout(BUSY)?;
        // Otherwise SQLite compiles a statement anew each time its LIMIT is bound: a third of a key's time.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        connection.pragma_update(None, "temp_store", "memory")?;
        connection.set_prepared_statement_cache_capacity(64);
        let connection = recovered(connection, path, flags)?;
        function::add(&connection)?;
        let version: usize = connection
            .query_row("PRAGMA user_version", [], |row| row.get(0))
            .map_err(|error| unusable(path, &error))?;
        if version != schema::version() {
            let reason = format!(
                "its tables are version {version}, this program's {}",
                schema::version()
            );
            return Err(ArchiveError::Unusable {
                path: path.to_owned(),
                reason,
            });
        }
        Ok(Reader { connection })
    }

    /// Says whether the file should be opened for writing once before reading: its tables are older, its
    /// starter editions are another version's, or its pages were read by other rules.
    #[must_use]
    pub fn is_outdated(path: &Path) -> bool {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let Ok(connection) = Connection::open_with_flags(path, flags) else {
            return false;
        };
        let version = connection.query_row("PRAGMA user_version", [], |row| row.get::<_, usize>(0));
        match version {
            Ok(version) if version == schema::version() => Reader { connection }.is_behind(),
            Ok(version) => version > 0 && version < schema::version(),
            Err(_) => false,
        }
    }

    /// Says the same of an archive whose tables are this version's.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        let rules = setting::get(&self.connection, setting::RULES).unwrap_or_default();
        rules != Some(super::rules())
            || starter::is_outdated(&self.connection).unwrap_or(false)
            || vocabulary::is_outdated(&self.connection).unwrap_or(false)
    }

    /// Returns the handle by which another thread ends a running question.
    #[must_use]
    pub fn interrupter(&self) -> Interrupter {
        Interrupter(self.connection.get_interrupt_handle())
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

    /// Returns a number that changes whenever another process writes to the archive.
    ///
    /// # Errors
    ///
    /// What SQLite reports.
    pub fn data_version(&self) -> Result<i64> {
        Ok(self
            .connection
            .prepare_cached("PRAGMA data_version")?
            .query_row([], |row| row.get(0))?)
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

    /// Returns what a list shows of an edition, or `None` where there is none.
    ///
    /// # Errors
    ///
    /// What SQLite reports.
    pub fn row(&self, id: EditionId) -> Result<Option<Row>> {
        let sql = format!("{ROW} WHERE id = ?1");
        Ok(self
            .connection
            .prepare_cached(&sql)?
            .query_row([id], row)
            .optional()?)
    }

    /// Returns the facts of an edition without its documents.
    ///
    /// # Errors
    ///
    /// What SQLite reports, and records that do not have the shape expected.
    pub fn facts(&self, id: EditionId) -> Result<Option<Edition>> {
        record::of(&self.connection, id)
    }

    /// Returns the facts of an edition as lines to show; empty where there is no such edition.
    ///
    /// # Errors
    ///
    /// What SQLite reports.
    pub fn lines(&self, id: EditionId) -> Result<String> {
        let sql = "SELECT lines FROM edition_line WHERE edition = ?1";
        let lines = self
            .connection
            .prepare_cached(sql)?
            .query_row([id], |row| row.get(0))
            .optional()?;
        Ok(lines.unwrap_or_default())
    }

    /// Returns the texts of an edition, the one to read first in front.
    ///
    /// # Errors
    ///
    /// What SQLite reports.
    pub fn texts(&self, id: EditionId) -> Result<Vec<String>> {
        let sql = "SELECT text FROM document WHERE edition = ?1 ORDER BY rank";
        let mut statement = self.connection.prepare_cached(sql)?;
        let texts = statement.query_map([id], |row| row.get(0))?;
        Ok(texts.collect::<rusqlite::Result<_>>()?)
    }

    /// Returns the documents of an edition, the one to read first in front.
    ///
    /// # Errors
    ///
    /// What SQLite reports.
    pub fn documents(&self, id: EditionId) -> Result<Vec<Document>> {
        let sql =
            "SELECT json_extract(extract, '$.kind'), heading, url, published, text FROM document
                   WHERE edition = ?1 ORDER BY rank";
        let mut statement = self.connection.prepare_cached(sql)?;
        let documents = statement.query_map([id], document)?;
        Ok(documents.collect::<rusqlite::Result<_>>()?)
    }

    /// Returns the whole record of an edition.
    ///
    /// # Errors
    ///
    /// What SQLite reports, and records that do not have the shape expected.
    pub fn edition(&self, id: EditionId) -> Result<Option<Edition>> {
        let Some(mut edition) = self.facts(id)? else {
            return Ok(None);
        };
        edition.documents = self.documents(id)?;
        Ok(Some(edition))
    }

    /// Returns the editions with a number, the café's first.
    ///
    /// # Errors
    ///
    /// What SQLite reports.
    pub fn by_number(&self, number: u32) -> Result<Vec<EditionId>> {
        let sql = "SELECT id FROM edition WHERE number = ?1 ORDER BY series <> 'cafe', series";
        let mut statement = self.connection.prepare_cached(sql)?;
        let ids = statement.query_map([number], |row| row.get(0))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }

    /// Returns the edition that a handle means, or meant before it got a better one.
    ///
    /// # Errors
    ///
    /// What SQLite reports.
    pub fn by_handle(&self, handle: &str) -> Result<Option<EditionId>> {
        let sql = "SELECT id FROM edition WHERE key = ?1
                   UNION ALL SELECT d.edition FROM former_handle f JOIN document d ON d.id = f.document
                             WHERE f.handle = ?1 AND d.edition IS NOT NULL LIMIT 1";
        Ok(self
            .connection
            .prepare_cached(sql)?
            .query_row([handle], |row| row.get(0))
            .optional()?)
    }
}

/// Makes sure that the file is an archive and can be read. A process that was killed while it wrote leaves
/// a journal behind that only a writer may play back, so the file is opened for writing once.
fn recovered(connection: Connection, path: &Path, flags: OpenFlags) -> Result<Connection> {
    match schema::is_archive(&connection) {
        Ok(true) => return Ok(connection),
        Ok(false) => return Err(ArchiveError::NotAnArchive(path.to_owned())),
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) => {
            return Err(ArchiveError::NotAnArchive(path.to_owned()));
        }
        Err(_) => {}
    }
    let writer = Connection::open(path).map_err(|error| unusable(path, &error))?;
    let is_archive = schema::is_archive(&writer).map_err(|error| unusable(path, &error))?;
    drop(writer);
    if !is_archive {
        return Err(ArchiveError::NotAnArchive(path.to_owned()));
    }
    Connection::open_with_flags(path, flags).map_err(|error| unusable(path, &error))
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

fn document(row: &rusqlite::Row<'_>) -> rusqlite::Result<Document> {
    Ok(Document {
        kind: kind(row.get::<_, Option<String>>(0)?.as_deref()),
        title: row.get(1)?,
        url: row.get(2)?,
        published: row
            .get::<_, Option<String>>(3)?
            .and_then(|date| date.parse().ok()),
        text: row.get(4)?,
    })
}

/// An article about no edition has no facts, and so no kind among them.
fn kind(key: Option<&str>) -> DocumentKind {
    let Some(key) = key else {
        return DocumentKind::News;
    };
    let kinds = [
        DocumentKind::Report,
        DocumentKind::Announcement,
        DocumentKind::Overview,
        DocumentKind::News,
    ];
    kinds
        .into_iter()
        .find(|kind| kind.key() == key)
        .unwrap_or(DocumentKind::Summary)
}
