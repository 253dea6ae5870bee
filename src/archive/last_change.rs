//! The change that an archive has last seen, and how it is taken back as a whole: the copy that was kept before it
//! takes the archive's place again.
//!
//! The copy says itself which change came before, so that one can be taken back after the other, as long as their
//! copies are kept.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::backup::{self, KeptCopy};
use super::{Archive, ArchiveError, Reader, Result, setting};
use crate::config::user;

/// What sort of change it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// Files, pages, lists that were taken in.
    Import,
    /// Posts of a site that were taken in.
    Sync,
    /// What a person said about an edition or a name.
    Mending,
    /// A copy that took the archive's place.
    Restore,
}

/// A change with the copy that was kept before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastChange {
    /// What sort of change it was.
    pub kind: ChangeKind,
    /// When it was made.
    pub made: Timestamp,
    /// Who made it.
    pub made_by: String,
    /// The running number of the copy.
    pub copy: u64,
    /// The process made others before it, of which no copy was kept: they would be taken back too.
    pub is_one_of_several: bool,
}

/// A change that was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenBack {
    /// The change.
    pub change: LastChange,
    /// The copy of what stood there before it was taken back.
    pub kept: Option<PathBuf>,
}

/// Notes a change, in the transaction that makes it. Without a copy of its own it is one of those that the process made
/// since it kept one.
pub(super) fn note(
    connection: &Connection,
    kind: ChangeKind,
    copy: Option<&Path>,
    now: Timestamp,
) -> Result<()> {
    let own = copy.and_then(|path| KeptCopy::of(path.to_owned()));
    let change = match (own, of(connection)?) {
        (Some(copy), _) => LastChange {
            kind,
            made: now,
            made_by: user(),
            copy: copy.number,
            is_one_of_several: false,
        },
        (None, Some(before)) => LastChange {
            kind,
            made: now,
            made_by: user(),
            copy: before.copy,
            is_one_of_several: true,
        },
        (None, None) => return Ok(()),
    };
    let json = serde_json::to_string(&change)?;
    setting::set(connection, setting::LAST_CHANGE, &json)
}

/// Returns the last change; `None` for an archive that has seen none, or one of an earlier program.
fn of(connection: &Connection) -> Result<Option<LastChange>> {
    let json = setting::get(connection, setting::LAST_CHANGE)?;
    Ok(json.and_then(|json| serde_json::from_str(&json).ok()))
}

impl Reader {
    /// Returns the last change of the archive; `None` where it has seen none.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports.
    pub fn last_change(&self) -> Result<Option<LastChange>> {
        of(&self.connection)
    }
}

impl Archive {
    /// Takes a change back: the copy that was kept before it takes the archive's place, and what stands there now is
    /// kept.
    ///
    /// # Errors
    ///
    /// A copy that is not kept any more or damaged, and what keeps the archive from being replaced.
    pub fn take_back(archive: &Path, change: LastChange, now: Timestamp) -> Result<TakenBack> {
        let copies = backup::copies(archive);
        let copy = copies.into_iter().find(|copy| copy.number == change.copy);
        let Some(copy) = copy else {
            return Err(ArchiveError::Missing(backup::folder(archive)));
        };
        let kept = Archive::put_back_copy(archive, &copy.path, now)?;
        // It is the archive now. Thinned only then, so that the copies of the changes before it stay.
        backup::discard(&copy.path);
        backup::thin(archive);
        Ok(TakenBack { change, kept })
    }
}
