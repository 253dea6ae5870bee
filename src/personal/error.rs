//! Why a personal file could not be used, in the program's words.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use thiserror::Error;

use crate::locale::Lang;

/// Why a personal file could not be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PersonalError {
    /// The system names no home folder.
    #[error("there is no folder for a personal file")]
    NoFolder,
    /// A newer program made the file.
    #[error("{} was made by a newer version", .0.display())]
    Newer(PathBuf),
    /// Something else has the file's name: another program's file, a folder, a pipe.
    #[error("{} is not a personal file of reuring", .0.display())]
    Foreign(PathBuf),
    /// The file is damaged.
    #[error("{} is damaged", .0.display())]
    Damaged(PathBuf),
    /// Another process holds the file for longer than the program waits.
    #[error("{} is held by another process", .0.display())]
    Busy(PathBuf),
    /// There is no room left.
    #[error("there is no room for {}", .0.display())]
    Full(PathBuf),
    /// The file or its folder may not be written or read.
    #[error("{} may not be used", .0.display())]
    Forbidden(PathBuf),
    /// The disk fails.
    #[error("{} cannot be read or written", .0.display())]
    Disk(PathBuf),
}

/// Shorthand for this module's results.
pub(super) type Result<T> = std::result::Result<T, PersonalError>;

impl PersonalError {
    /// Says whether trying again is of no use: changes are refused then rather than kept for later.
    #[must_use]
    pub fn is_lasting(&self) -> bool {
        match self {
            PersonalError::NoFolder
            | PersonalError::Newer(_)
            | PersonalError::Foreign(_)
            | PersonalError::Damaged(_) => true,
            PersonalError::Busy(_)
            | PersonalError::Full(_)
            | PersonalError::Forbidden(_)
            | PersonalError::Disk(_) => false,
        }
    }

    /// Says what is wrong.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let shown = |path: &Path| path.display().to_string();
        match self {
            PersonalError::NoFolder => lang.personal_no_folder(),
            PersonalError::Newer(path) => lang.personal_newer(&shown(path)),
            PersonalError::Foreign(path) => lang.personal_foreign(&shown(path)),
            PersonalError::Damaged(path) => lang.personal_damaged(&shown(path)),
            PersonalError::Busy(path) => lang.personal_busy(&shown(path)),
            PersonalError::Full(path) => lang.personal_full(&shown(path)),
            PersonalError::Forbidden(path) => lang.personal_forbidden(&shown(path)),
            PersonalError::Disk(path) => lang.personal_disk(&shown(path)),
        }
    }

    /// Judges what SQLite reports of a file.
    pub(super) fn of(error: &rusqlite::Error, path: &Path) -> Self {
        let path = path.to_owned();
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => PersonalError::Busy(path),
            Some(ErrorCode::DiskFull) => PersonalError::Full(path),
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                PersonalError::Forbidden(path)
            }
            Some(ErrorCode::SystemIoFailure) => PersonalError::Disk(path),
            Some(ErrorCode::NotADatabase) => PersonalError::Foreign(path),
            _ => PersonalError::Damaged(path),
        }
    }

    /// Judges what the system reports of a file or folder.
    pub(super) fn of_io(error: &io::Error, path: &Path) -> Self {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => PersonalError::Full(path),
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                PersonalError::Forbidden(path)
            }
            _ => PersonalError::Disk(path),
        }
    }
}
