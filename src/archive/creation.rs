//! Making an archive: under another name until it is whole.

use std::path::Path;

use jiff::Timestamp;
use rusqlite::Connection;

use super::error::unusable;
use super::{Archive, ArchiveError, PAGE, Result, rules, schema, setting};

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
        let made = Self::fill(&draft, with_starter, now).and_then(|()| publish(&draft, path));
        // The draft may not even exist; the first error is the one to report.
        let _ = std::fs::remove_file(&draft);
        made
    }

    fn fill(draft: &Path, with_starter: bool, now: Timestamp) -> Result<()> {
        let connection = Connection::open(draft).map_err(|error| unusable(draft, &error))?;
        connection.pragma_update(None, "page_size", PAGE)?;
        schema::mark(&connection)?;
        let mut archive = Self::prepare(connection, draft)?;
        setting::set(&archive.connection, setting::RULES, &rules())?;
        if with_starter {
            archive.refresh_starter(now)?;
        }
        archive
            .connection
            .close()
            .map_err(|(_, error)| error.into())
    }
}

/// Gives a finished archive its name, unless another process was first.
fn publish(draft: &Path, path: &Path) -> Result<()> {
    let failed = |source: std::io::Error| match source.kind() {
        std::io::ErrorKind::AlreadyExists => ArchiveError::Exists(path.to_owned()),
        _ => ArchiveError::Io {
            path: path.to_owned(),
            source,
        },
    };
    // A link never overwrites; where the file system knows none, renaming has to do.
    match std::fs::hard_link(draft, path) {
        Err(error) if error.kind() == std::io::ErrorKind::Unsupported => {
            std::fs::rename(draft, path).map_err(failed)
        }
        linked => linked.map_err(failed),
    }
}
