//! A failure at the edge: what happened, and the next command to type.

use std::io;
use std::path::Path;

use crate::archive::{ArchiveError, newest_whole};
use crate::config::Mistake;
use crate::locale::Lang;

/// Why a command failed.
#[derive(Debug)]
pub(super) struct Failure {
    kind: Kind,
    /// What the person typed lies there, where it does.
    kept: Option<Box<str>>,
    /// The archive it happened in, where the error does not name a file.
    place: Option<Box<Path>>,
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
    fn of(kind: Kind, hint: Option<String>) -> Self {
        Failure {
            kind,
            kept: None,
            place: None,
            hint,
        }
    }

    pub(super) fn usage(message: String, hint: Option<String>) -> Self {
        Failure::of(Kind::Usage(message), hint)
    }

    /// A mistake in the settings, which the person mends in the file that it names.
    pub(super) fn settings(mistake: &Mistake, lang: Lang) -> Self {
        Failure::usage(mistake.message(lang), None)
    }

    pub(super) fn terminal(error: io::Error) -> Self {
        Failure::of(Kind::Terminal(error), None)
    }

    /// Says of a failure in the archive which archive it is, and how to name it in the next command.
    pub(super) fn about(mut self, archive: &Path, is_named: bool) -> Self {
        // What reads meets damage without looking for a copy.
        if let Kind::Archive(ArchiveError::Damaged { good: good @ None }) = &mut self.kind {
            *good = newest_whole(archive);
        }
        let Kind::Archive(error) = &self.kind else {
            return self;
        };
        let reuring = if is_named {
            format!("reuring --archive {}", quoted(archive))
        } else {
            "reuring".to_owned()
        };
        let hint = match error {
            ArchiveError::Damaged { good: Some(copy) } => {
                Some(format!("{reuring} restore {}", quoted(copy)))
            }
            ArchiveError::Damaged { good: None }
            | ArchiveError::Value(_)
            | ArchiveError::Tables(_) => Some(format!("{reuring} restore")),
            _ => None,
        };
        self.hint = self.hint.or(hint);
        if !error.names_its_file() {
            self.place = Some(archive.into());
        }
        self
    }

    /// Says where what the person typed is kept, and the command that goes on with it.
    pub(super) fn keeping(mut self, kept: String, hint: String) -> Self {
        self.kept = Some(kept.into());
        self.hint = Some(hint);
        self
    }

    /// A closed pipe is the reader's way of saying that it has enough.
    pub(super) fn is_closed_pipe(&self) -> bool {
        matches!(&self.kind, Kind::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// Ctrl-C made an end of a wait.
    pub(super) fn is_interrupted(&self) -> bool {
        matches!(self.kind, Kind::Archive(ArchiveError::Interrupted))
    }

    pub(super) fn message(&self, lang: Lang) -> String {
        let message = match (&self.kind, &self.place) {
            (Kind::Usage(message), _) => message.clone(),
            (Kind::Archive(error), Some(place)) => {
                let said = error.message_at(place, lang);
                lang.error_in_archive(&place.display().to_string(), &said)
            }
            (Kind::Archive(error), None) => error.message(lang),
            (Kind::Output(error), _) => lang.error_output(&lang.io_reason(error)),
            (Kind::Terminal(error), _) => lang.error_terminal(&lang.io_reason(error)),
        };
        let kept = self.kept.iter().map(|kept| format!("\n{kept}"));
        message + &kept.collect::<String>()
    }
}

impl From<ArchiveError> for Failure {
    fn from(error: ArchiveError) -> Self {
        let hint = match &error {
            ArchiveError::Missing(path) => Some(format!("reuring --archive {} init", quoted(path))),
            ArchiveError::Exists(_) => Some("reuring --archive FILE init".to_owned()),
            ArchiveError::NotAnArchive(_)
            | ArchiveError::Newer(_)
            | ArchiveError::Older(_)
            | ArchiveError::Closed(_) => Some("reuring --archive FILE".to_owned()),
            ArchiveError::ReadOnly | ArchiveError::Full => Some("reuring paths".to_owned()),
            _ => None,
        };
        Failure::of(Kind::Archive(error), hint)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::of(Kind::Output(error), None)
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
