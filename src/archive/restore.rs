//! A copy of the archive where a person wants one, and a copy in the archive's place.
//!
//! What takes the place of an archive is made under another name and renamed: at each moment there is one whole
//! archive or the other. What stood there before is kept, also where it is damaged.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::creation::publish;
use super::error::{failed, unusable};
use super::last_change::{self, ChangeKind};
use super::stamp::beside;
use super::{Archive, ArchiveError, Result, backup, integrity};

/// What SQLite lays beside a file while it writes to it.
const ENDINGS: [&str; 3] = ["-journal", "-wal", "-shm"];

impl Archive {
    /// Copies the archive at `archive` to `to`, whole or not at all and never over a file.
    ///
    /// # Errors
    ///
    /// A damaged archive, a file that is there already, and folders that cannot be written.
    pub fn back_up_to(archive: &Path, to: &Path) -> Result<()> {
        let source = whole(archive)?;
        if to.exists() {
            return Err(ArchiveError::Exists(to.to_owned()));
        }
        if let Some(folder) = to.parent() {
            std::fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
        }
        let draft = draft(to);
        let made = copy(&source, &draft).and_then(|()| publish(&draft, to));
        remove_with_beside(&draft);
        made
    }

    /// Keeps a copy of the archive at `archive` among the others, and returns it.
    ///
    /// # Errors
    ///
    /// A damaged archive, another process that writes, and folders that cannot be written.
    pub fn back_up(archive: &Path, now: Timestamp) -> Result<PathBuf> {
        drop(whole(archive)?);
        let mut connection = open(archive)?;
        // Others that make copies hold the lock too, so no two take one number.
        let _lock = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let copy = backup::make(archive, now)?;
        backup::thin(archive);
        Ok(copy)
    }

    /// Counts the editions of an archive or copy, having made sure that it is whole.
    ///
    /// # Errors
    ///
    /// A missing file, one that is no archive, a damaged one, and one of a newer program.
    pub fn editions_in(path: &Path) -> Result<usize> {
        let connection = integrity::checked(path)?;
        let sql = "SELECT count(*) FROM edition WHERE id > 0";
        Ok(connection.query_row(sql, [], |row| row.get(0))?)
    }

    /// Puts the copy at `from` in the place of the archive, and returns where what stood there is kept.
    ///
    /// # Errors
    ///
    /// A copy that is missing, damaged or of a newer program, and what keeps the archive from being replaced;
    /// nothing has changed then.
    pub fn restore(archive: &Path, from: &Path, now: Timestamp) -> Result<Option<PathBuf>> {
        let kept = Self::replace(archive, from, Some(ChangeKind::Restore), now)?;
        backup::thin(archive);
        Ok(kept)
    }

    /// Like [`Self::restore`], but not noted as a change: the last change of the archive is the one that the copy names. Old copies are
    /// not thinned.
    pub(super) fn put_back_copy(
        archive: &Path,
        from: &Path,
        now: Timestamp,
    ) -> Result<Option<PathBuf>> {
        Self::replace(archive, from, None, now)
    }

    fn replace(
        archive: &Path,
        from: &Path,
        as_change: Option<ChangeKind>,
        now: Timestamp,
    ) -> Result<Option<PathBuf>> {
        let source = integrity::checked(from)?;
        if let Some(folder) = archive.parent() {
            std::fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
        }
        let mut present = Present::at(archive)?;
        // From here on nobody else writes to what is there, nor makes or tidies drafts beside it.
        let _lock = match &mut present {
            Present::Whole(connection) => {
                Some(connection.transaction_with_behavior(TransactionBehavior::Immediate)?)
            }
            Present::Damaged | Present::Missing => None,
        };
        let is_missing = !archive.exists();
        let draft = draft(archive);
        let replaced = copy(&source, &draft)
            .and_then(|()| Archive::open_draft(&draft, now))
            .and_then(|draft| {
                let kept = keep(archive, now)?;
                if let Some(kind) = as_change {
                    last_change::note(&draft.connection, kind, kept.as_deref(), now)?;
                }
                Ok(kept)
            })
            .and_then(|kept| put(&draft, archive, is_missing).map(|()| kept));
        remove_with_beside(&draft);
        integrity::forget(archive);
        replaced
    }
}

/// What stands where a copy is to be put.
enum Present {
    Whole(Connection),
    Damaged,
    Missing,
}

impl Present {
    fn at(archive: &Path) -> Result<Self> {
        match whole(archive) {
            Ok(_) => open(archive).map(Present::Whole),
            Err(ArchiveError::Missing(_)) => Ok(Present::Missing),
            Err(error @ (ArchiveError::Busy | ArchiveError::Disk | ArchiveError::Full)) => {
                Err(error)
            }
            Err(_) => Ok(Present::Damaged),
        }
    }
}

/// Keeps what stands at the archive's place, if anything does.
fn keep(archive: &Path, now: Timestamp) -> Result<Option<PathBuf>> {
    match integrity::checked(archive) {
        Ok(_) => Ok(Some(backup::make(archive, now)?)),
        Err(ArchiveError::Missing(_)) => Ok(None),
        Err(_) => keep_as_it_is(archive, now).map(Some),
    }
}

/// Gives a draft the archive's name.
fn put(draft: &Path, archive: &Path, is_missing: bool) -> Result<()> {
    // The journal of an archive that is no more would be played back into this one.
    remove_beside(archive);
    if is_missing {
        return publish(draft, archive);
    }
    std::fs::rename(draft, archive).map_err(|error| failed(archive, error))
}

/// Keeps a file that cannot be relied on byte for byte, with its journal, where no list of copies offers it.
fn keep_as_it_is(archive: &Path, now: Timestamp) -> Result<PathBuf> {
    let folder = backup::folder(archive);
    std::fs::create_dir_all(&folder).map_err(|error| failed(&folder, error))?;
    let kept = folder.join(format!("{}.damaged", backup::next_name(archive, now)));
    for ending in std::iter::once("").chain(ENDINGS) {
        let (from, to) = (beside(archive, ending), beside(&kept, ending));
        if from.exists() {
            std::fs::copy(&from, &to).map_err(|error| failed(&to, error))?;
        }
    }
    Ok(kept)
}

/// Opens an archive for reading and makes sure that it is whole. A process that was killed while it wrote leaves
/// a journal that only a writer plays back.
fn whole(archive: &Path) -> Result<Connection> {
    if archive.exists() && beside(archive, ENDINGS[0]).exists() {
        // Where it may not be written to, what follows says so.
        let _ = open(archive).map(|writer| super::schema::is_archive(&writer));
    }
    integrity::checked(archive)
}

fn open(archive: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection =
        Connection::open_with_flags(archive, flags).map_err(|error| unusable(archive, error))?;
    connection.busy_timeout(super::BUSY)?;
    Ok(connection)
}

fn copy(source: &Connection, to: &Path) -> Result<()> {
    remove_with_beside(to);
    source.backup("main", to, None)?;
    // Other programs may have changed how the file is written; this one leaves nothing beside it.
    let copied = open(to)?;
    copied.pragma_update(None, "journal_mode", "delete")?;
    Ok(())
}

/// Where something is made that is to become the file at `path`.
fn draft(path: &Path) -> PathBuf {
    path.with_extension(format!("draft-{}", std::process::id()))
}

fn remove_with_beside(path: &Path) {
    // It may not even exist.
    let _ = std::fs::remove_file(path);
    remove_beside(path);
}

fn remove_beside(path: &Path) {
    for ending in ENDINGS {
        let _ = std::fs::remove_file(beside(path, ending));
    }
}
