//! Copying a personal file, for backups, and restoring it.

use std::path::Path;

use rusqlite::{Connection, MAIN_DB};

use super::error::{PersonalError, Result};
use super::schema;

/// Copies a personal file whole, whatever windows are open on it, and says whether there was one. `to` is made
/// or overwritten only once the copy is whole.
///
/// # Errors
///
/// A file that is no personal file of this version, and a target that cannot be written.
pub fn copy(from: &Path, to: &Path) -> Result<bool> {
    let Some(source) = schema::open(from, false)? else {
        return Ok(false);
    };
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    let draft = tempfile::NamedTempFile::new_in(folder);
    let draft = draft.map_err(|error| PersonalError::of_io(&error, to))?;
    source
        .backup(MAIN_DB, draft.path(), None)
        .map_err(|error| PersonalError::of(&error, to))?;
    draft
        .persist(to)
        .map_err(|error| PersonalError::of_io(&error.error, to))?;
    Ok(true)
}

/// Restores a personal file from a copy, in place, so that open windows notice. All or nothing.
///
/// # Errors
///
/// A copy that is no personal file of this version, and a file that cannot be written.
pub fn restore(copy: &Path, to: &Path) -> Result<bool> {
    if schema::open(copy, false)?.is_none() {
        return Ok(false);
    }
    // What is there may be damaged: the copy takes its place page by page, whatever it holds.
    let mut target = match schema::open(to, true) {
        Ok(Some(target)) => target,
        Ok(None) => return Ok(false),
        Err(PersonalError::Damaged(_)) => {
            Connection::open(to).map_err(|error| PersonalError::of(&error, to))?
        }
        Err(error) => return Err(error),
    };
    target
        .restore(MAIN_DB, copy, None::<fn(rusqlite::backup::Progress)>)
        .map_err(|error| PersonalError::of(&error, to))?;
    Ok(true)
}
