//! Why an archive could not be used, in the program's own words: the library's are kept as the source of an
//! error and never shown.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use rusqlite::ffi::SQLITE_READONLY_DBMOVED;
use thiserror::Error;

use super::overtaken::Overtaken;
use crate::locale::Lang;

/// Why an archive could not be used.
#[derive(Debug, Error)]
pub enum ArchiveError {
    /// There is no file.
    #[error("there is no archive at {}", .0.display())]
    Missing(PathBuf),
    /// There is a file already.
    #[error("there is a file at {} already", .0.display())]
    Exists(PathBuf),
    /// The file is something else.
    #[error("{} is not an archive of reuring", .0.display())]
    NotAnArchive(PathBuf),
    /// A newer program made the file.
    #[error("{} was made by a newer version", .0.display())]
    Newer(PathBuf),
    /// An older program made the file, and it could not be brought up to date.
    #[error("{} was made by an older version", .0.display())]
    Older(PathBuf),
    /// The file cannot be opened.
    #[error("{} cannot be opened", .0.display())]
    Closed(PathBuf),
    /// A file or folder could not be made, read or written.
    #[error("{} cannot be made or written", .path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The file is damaged; what is stored in it cannot be relied on.
    #[error("the archive is damaged")]
    Damaged {
        /// The newest copy that is whole.
        good: Option<PathBuf>,
    },
    /// Another process is writing, and went on for longer than is waited.
    #[error("another process is writing to the archive")]
    Busy,
    /// The file or its folder may not be written to.
    #[error("the archive may not be written to")]
    ReadOnly,
    /// The disk has no room left.
    #[error("the disk is full")]
    Full,
    /// The disk, or the share the file lies on, fails.
    #[error("the disk cannot be read or written")]
    Disk,
    /// Somebody else, or a text, changed what a correction speaks of.
    #[error("{} was changed meanwhile", .0.subject)]
    Overtaken(Box<Overtaken>),
    /// Another file took the archive's place while it was being written.
    #[error("the archive was replaced meanwhile")]
    Replaced,
    /// A newer question interrupted this one.
    #[error("interrupted")]
    Interrupted,
    /// A table is missing or another thing stands in its place, or a trigger hangs on one.
    #[error("the archive was altered by another program: {0}")]
    Altered(String),
    /// What is stored does not have the shape expected.
    #[error("a stored value cannot be read")]
    Value(#[from] serde_json::Error),
    /// Tables are missing, or hold what this program never writes.
    #[error("the tables of the archive are not as expected")]
    Tables(#[source] rusqlite::Error),
}

impl ArchiveError {
    /// Says what is wrong in the reader's language.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let shown = |path: &Path| path.display().to_string();
        match self {
            ArchiveError::Missing(path) => lang.error_archive_missing(&shown(path)),
            ArchiveError::Exists(path) => lang.error_archive_exists(&shown(path)),
            ArchiveError::NotAnArchive(path) => lang.error_not_an_archive(&shown(path)),
            ArchiveError::Newer(path) => lang.error_archive_newer(&shown(path)),
            ArchiveError::Older(path) => lang.error_archive_older(&shown(path)),
            ArchiveError::Closed(path) => lang.error_archive_closed(&shown(path)),
            ArchiveError::Io { path, source } => {
                lang.error_file(&shown(path), &lang.io_reason(source))
            }
            ArchiveError::Damaged { good: Some(good) } => {
                lang.error_archive_damaged_with_copy(&shown(good))
            }
            ArchiveError::Damaged { good: None } => lang.error_archive_damaged(),
            ArchiveError::Busy => lang.error_archive_busy(),
            ArchiveError::ReadOnly => lang.error_archive_read_only(),
            ArchiveError::Full => lang.error_archive_full(),
            ArchiveError::Disk => lang.error_archive_disk(),
            ArchiveError::Overtaken(one) => one.message(lang),
            ArchiveError::Replaced => lang.error_archive_replaced(),
            ArchiveError::Interrupted => lang.error_archive_interrupted(),
            ArchiveError::Altered(thing) => lang.error_archive_altered(thing),
            ArchiveError::Value(_) => lang.error_archive_value(),
            ArchiveError::Tables(_) => lang.error_archive_tables(),
        }
    }

    /// Says whether [`Self::message`] names the file.
    #[must_use]
    pub fn names_its_file(&self) -> bool {
        match self {
            ArchiveError::Missing(_)
            | ArchiveError::Exists(_)
            | ArchiveError::NotAnArchive(_)
            | ArchiveError::Newer(_)
            | ArchiveError::Older(_)
            | ArchiveError::Closed(_)
            | ArchiveError::Io { .. } => true,
            ArchiveError::Damaged { .. }
            | ArchiveError::Busy
            | ArchiveError::ReadOnly
            | ArchiveError::Full
            | ArchiveError::Disk
            | ArchiveError::Overtaken(_)
            | ArchiveError::Replaced
            | ArchiveError::Interrupted
            | ArchiveError::Altered(_)
            | ArchiveError::Value(_)
            | ArchiveError::Tables(_) => false,
        }
    }
}

impl From<rusqlite::Error> for ArchiveError {
    fn from(error: rusqlite::Error) -> Self {
        let code = error.sqlite_extended_error_code();
        if code.is_some_and(|code| code == SQLITE_READONLY_DBMOVED) {
            return ArchiveError::Replaced;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::OperationInterrupted) => ArchiveError::Interrupted,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => ArchiveError::Busy,
            // A folder that may not be written to shows when the journal cannot be made in it.
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
                ArchiveError::ReadOnly
            }
            Some(ErrorCode::DiskFull) => ArchiveError::Full,
            Some(ErrorCode::SystemIoFailure | ErrorCode::FileLockingProtocolFailed) => {
                ArchiveError::Disk
            }
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                ArchiveError::Damaged { good: None }
            }
            _ => ArchiveError::Tables(error),
        }
    }
}

/// Shorthand for this module's results.
pub type Result<T> = std::result::Result<T, ArchiveError>;

/// Why a file cannot be opened, or be brought up to date.
pub(super) fn unusable(path: &Path, error: rusqlite::Error) -> ArchiveError {
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => ArchiveError::NotAnArchive(path.to_owned()),
        Some(ErrorCode::CannotOpen) => ArchiveError::Closed(path.to_owned()),
        _ => error.into(),
    }
}

/// Why the tables of a file could not be brought up to date.
pub(super) fn not_migrated(path: &Path, error: rusqlite_migration::Error) -> ArchiveError {
    use rusqlite_migration::{Error, MigrationDefinitionError};
    match error {
        Error::RusqliteError { err, .. } => unusable(path, err),
        Error::MigrationDefinition(MigrationDefinitionError::DatabaseTooFarAhead) => {
            ArchiveError::Newer(path.to_owned())
        }
        _ => ArchiveError::Damaged { good: None },
    }
}

/// What the system refuses about a file or folder.
pub(super) fn failed(path: &Path, source: std::io::Error) -> ArchiveError {
    ArchiveError::Io {
        path: path.to_owned(),
        source,
    }
}
