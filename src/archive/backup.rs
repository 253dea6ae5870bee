//! A copy of the archive as it was before a change; the newest five are kept.

use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::{Connection, OpenFlags};

use super::{ArchiveError, Result};

/// How many copies are kept.
const KEPT: usize = 5;

/// Copies the archive as it stands. The caller holds the lock for writing, so it stands still.
///
/// Through SQLite rather than as a file: closing a file gives up all locks that the process has on it.
pub(super) fn make(archive: &Path, now: Timestamp) -> Result<PathBuf> {
    let folder = folder(archive);
    std::fs::create_dir_all(&folder).map_err(|source| failed(&folder, source))?;
    let name = now.strftime("%Y%m%d-%H%M%S%.3f").to_string();
    let copy = folder.join(format!("{name}.db"));
    let draft = folder.join(format!("{name}.draft"));
    let source = Connection::open_with_flags(archive, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    source.backup("main", &draft, None)?;
    std::fs::rename(&draft, &copy).map_err(|source| failed(&copy, source))?;
    Ok(copy)
}

/// Takes a copy away that turned out not to be needed.
pub(super) fn discard(copy: &Path) {
    // One copy too many harms nobody.
    let _ = std::fs::remove_file(copy);
}

/// Takes away all but the newest copies.
pub(super) fn thin(archive: &Path) {
    let Ok(mut copies) = copies(archive) else {
        return;
    };
    copies.sort_unstable_by(|a, b| b.cmp(a));
    copies.iter().skip(KEPT).for_each(|copy| discard(copy));
}

/// Returns the folder of an archive's copies: `reuring.backups` beside `reuring.db`.
fn folder(archive: &Path) -> PathBuf {
    archive.with_extension("backups")
}

fn copies(archive: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder(archive))?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    Ok(paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "db"))
        .collect())
}

fn failed(path: &Path, source: io::Error) -> ArchiveError {
    ArchiveError::Io {
        path: path.to_owned(),
        source,
    }
}
