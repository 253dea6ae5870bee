//! The archive: the only door to SQLite.
//!
//! Documents keep their text as it came in. Editions, people, organisations, themes and the index are
//! derived from the documents' facts and can be rebuilt at any time. Browsing opens the file read-only
//! through [`Reader`]; only [`Archive`] writes, each batch in one transaction.

mod derive;
mod index;
mod intake;
mod lookup;
mod names;
mod reader;
mod schema;
mod setting;
mod starter;

use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, OpenFlags};
use thiserror::Error;

use crate::ingest::{Entry, RULES};

pub use derive::Change;
pub use intake::{Intake, Outcome};
pub use lookup::{Column, Filter, Term};
pub use names::{Name, NameKind};
pub use reader::{EditionId, Interrupter, Reader, Row};
pub use starter::starter_entries;

/// How long one process waits for another that is writing.
const BUSY: Duration = Duration::from_secs(5);

/// An archive opened for writing.
#[derive(Debug)]
pub struct Archive {
    connection: Connection,
    path: PathBuf,
}

/// Why an archive could not be used.
#[derive(Debug, Error)]
pub enum ArchiveError {
    /// There is no file.
    #[error("there is no archive at {}", .0.display())]
    Missing(PathBuf),
    /// There is a file already.
    #[error("there is an archive at {} already", .0.display())]
    Exists(PathBuf),
    /// The file is no archive, or one of a newer program.
    #[error("{} is not an archive this version can read: {reason}", .path.display())]
    Unusable {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The folder or file could not be made.
    #[error("{} cannot be made: {source}", .path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A newer question interrupted this one.
    #[error("interrupted")]
    Interrupted,
    /// What is stored does not have the shape expected.
    #[error("a stored value cannot be read: {0}")]
    Value(#[from] serde_json::Error),
    /// SQLite reports an error.
    #[error("{0}")]
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for ArchiveError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::OperationInterrupted) => ArchiveError::Interrupted,
            _ => ArchiveError::Sqlite(error),
        }
    }
}

/// Shorthand for this module's results.
pub type Result<T> = std::result::Result<T, ArchiveError>;

impl Archive {
    /// Makes an archive at `path`, whole or not at all, with the starter editions or empty.
    ///
    /// # Errors
    ///
    /// A file that is there already, and folders or files that cannot be made.
    pub fn create(path: &Path, with_starter: bool, now: Timestamp) -> Result<()> {
        if path.exists() {
            return Err(ArchiveError::Exists(path.to_owned()));
        }
        let io = |source| ArchiveError::Io {
            path: path.to_owned(),
            source,
        };
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(io)?;
        }
        // Made under another name, so that a process that is killed leaves no half archive behind.
        let draft = path.with_extension(format!("draft-{}", std::process::id()));
        let made = Self::fill(&draft, with_starter, now)
            .and_then(|()| std::fs::rename(&draft, path).map_err(io));
        if made.is_err() {
            // The draft may not even exist; the first error is the one to report.
            let _ = std::fs::remove_file(&draft);
        }
        made
    }

    fn fill(draft: &Path, with_starter: bool, now: Timestamp) -> Result<()> {
        let connection = Connection::open(draft).map_err(|error| unusable(draft, &error))?;
        let mut archive = Self::prepare(connection, draft)?;
        setting::set(&archive.connection, setting::RULES, &RULES.to_string())?;
        if with_starter {
            archive.refresh_starter(now)?;
        }
        archive
            .connection
            .close()
            .map_err(|(_, error)| error.into())
    }

    /// Opens an archive for writing and brings it up to date with this program: its tables, its starter
    /// editions if it has them, and what was read from its pages by older rules.
    ///
    /// # Errors
    ///
    /// A missing file, a file that is no archive, and one made by a newer program.
    pub fn open(path: &Path, now: Timestamp) -> Result<Self> {
        if !path.exists() {
            return Err(ArchiveError::Missing(path.to_owned()));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection =
            Connection::open_with_flags(path, flags).map_err(|error| unusable(path, &error))?;
        let mut archive = Self::prepare(connection, path)?;
        if starter::is_outdated(&archive.connection)? {
            archive.refresh_starter(now)?;
        }
        if setting::get(&archive.connection, setting::RULES)? != Some(RULES.to_string()) {
            archive.rebuild(now)?;
        }
        Ok(archive)
    }

    fn prepare(mut connection: Connection, path: &Path) -> Result<Self> {
        connection.busy_timeout(BUSY)?;
        schema::migrate(&mut connection).map_err(|error| unusable(path, &error))?;
        Ok(Archive {
            connection,
            path: path.to_owned(),
        })
    }

    /// Takes a batch of entries in and brings everything derived up to date, all or nothing.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports; nothing is written then.
    pub fn take_in(&mut self, entries: &[Entry], now: Timestamp) -> Result<Intake> {
        let transaction = self.connection.transaction()?;
        let intake = intake::take_in(&transaction, entries, now)?;
        transaction.commit()?;
        Ok(intake)
    }

    /// Says what [`Self::take_in`] would do, and writes nothing.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports.
    pub fn preview(&mut self, entries: &[Entry], now: Timestamp) -> Result<Intake> {
        let transaction = self.connection.transaction()?;
        let intake = intake::take_in(&transaction, entries, now)?;
        transaction.rollback()?;
        Ok(intake)
    }

    /// Reads the stored texts anew and derives everything from them.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports; nothing is written then.
    pub fn rebuild(&mut self, now: Timestamp) -> Result<()> {
        let transaction = self.connection.transaction()?;
        derive::forget_all(&transaction)?;
        derive::derive(&transaction, now)?;
        setting::set(&transaction, setting::RULES, &RULES.to_string())?;
        transaction.commit()?;
        Ok(())
    }

    /// Brings the starter editions in line with this program's, touching nothing else.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports; nothing is written then.
    pub fn refresh_starter(&mut self, now: Timestamp) -> Result<()> {
        let transaction = self.connection.transaction()?;
        starter::refresh(&transaction, now)?;
        transaction.commit()?;
        Ok(())
    }

    /// Returns the file the archive lives in.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

fn unusable(path: &Path, error: &dyn std::fmt::Display) -> ArchiveError {
    ArchiveError::Unusable {
        path: path.to_owned(),
        reason: error.to_string(),
    }
}
