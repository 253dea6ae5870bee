//! Why an archive could not be used.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use thiserror::Error;

/// Why an archive could not be used.
#[derive(Debug, Error)]
pub enum ArchiveError {
    /// There is no file.
    #[error("there is no archive at {}", .0.display())]
    Missing(PathBuf),
    /// There is a file already.
    #[error("there is an archive at {} already", .0.display())]
    Exists(PathBuf),
    /// The file is something else.
    #[error("{} is not an archive of reuring", .0.display())]
    NotAnArchive(PathBuf),
    /// The file is an archive of a newer program, or damaged.
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
    /// Another process is writing, and went on for longer than one waits.
    #[error("another process is writing to the archive")]
    Busy,
    /// The file may not be written to.
    #[error("the archive may not be written to")]
    ReadOnly,
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
            Some(ErrorCode::OperationInterrupted) => ArchiveError::Interrupted,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => ArchiveError::Busy,
            Some(ErrorCode::ReadOnly) => ArchiveError::ReadOnly,
            _ => ArchiveError::Sqlite(error),
        }
    }
}

/// Shorthand for this module's results.
pub type Result<T> = std::result::Result<T, ArchiveError>;

/// A file that is there and cannot be used, with what is wrong with it.
pub(super) fn unusable(path: &Path, error: &dyn std::fmt::Display) -> ArchiveError {
    ArchiveError::Unusable {
        path: path.to_owned(),
        reason: error.to_string(),
    }
}
