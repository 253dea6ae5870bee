//! A failure at the edge: what happened, and the next command to type.

use std::io;
use std::path::Path;

use crate::archive::ArchiveError;
use crate::locale::Lang;

/// Why a command failed.
#[derive(Debug)]
pub(super) struct Failure {
    kind: Kind,
    /// The next command to type.
    pub(super) hint: Option<String>,
}

#[derive(Debug)]
enum Kind {
    /// The command was not understood, or asks for what cannot be done.
    Usage(String),
    Archive(ArchiveError),
    Output(io::Error),
    /// The screen could not be taken over or given back.
    Terminal(io::Error),
}

impl Failure {
    pub(super) fn usage(message: String, hint: Option<String>) -> Self {
        Failure {
            kind: Kind::Usage(message),
            hint,
        }
    }

    pub(super) fn terminal(error: io::Error) -> Self {
        Failure {
            kind: Kind::Terminal(error),
            hint: None,
        }
    }

    /// A closed pipe is the reader's way of saying that it has enough.
    pub(super) fn is_closed_pipe(&self) -> bool {
        matches!(&self.kind, Kind::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    pub(super) fn message(&self, lang: Lang) -> String {
        match &self.kind {
            Kind::Usage(message) => message.clone(),
            Kind::Archive(error) => archive_message(error, lang),
            Kind::Output(error) => lang.error_output(&error.to_string()),
            Kind::Terminal(error) => lang.error_terminal(&error.to_string()),
        }
    }
}

fn archive_message(error: &ArchiveError, lang: Lang) -> String {
    let shown = |path: &Path| path.display().to_string();
    match error {
        ArchiveError::Missing(path) => lang.error_archive_missing(&shown(path)),
        ArchiveError::Exists(path) => lang.error_archive_exists(&shown(path)),
        ArchiveError::NotAnArchive(path) => lang.error_not_an_archive(&shown(path)),
        ArchiveError::Unusable { path, reason } => {
            lang.error_archive_unusable(&shown(path), reason)
        }
        ArchiveError::Io { path, source } => {
            lang.error_archive_io(&shown(path), &source.to_string())
        }
        ArchiveError::Busy => lang.error_archive_busy(),
        ArchiveError::ReadOnly => lang.error_archive_read_only(),
        other => lang.error_archive(&other.to_string()),
    }
}

impl From<ArchiveError> for Failure {
    fn from(error: ArchiveError) -> Self {
        let hint = match &error {
            ArchiveError::Missing(path) => Some(format!("reuring --archive {} init", quoted(path))),
            ArchiveError::Exists(_) => Some("reuring --archive FILE init".to_owned()),
            ArchiveError::NotAnArchive(_) | ArchiveError::Unusable { .. } => {
                Some("reuring --archive FILE".to_owned())
            }
            ArchiveError::ReadOnly => Some("reuring paths".to_owned()),
            _ => None,
        };
        Failure {
            kind: Kind::Archive(error),
            hint,
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure {
            kind: Kind::Output(error),
            hint: None,
        }
    }
}

/// Returns a path as it can be typed in a shell.
pub(super) fn quoted(path: &Path) -> String {
    let shown = path.display().to_string();
    let is_plain = |c: char| c.is_alphanumeric() || "/._-~:\\".contains(c);
    if shown.chars().all(is_plain) {
        shown
    } else {
        format!("'{}'", shown.replace('\'', r"'\''"))
    }
}
