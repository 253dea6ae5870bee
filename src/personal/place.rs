//! Where the personal file of an archive lies.

use std::path::{Path, PathBuf};

use xxhash_rust::xxh3::xxh3_128;

/// The folder of the personal files in the data folder.
const FOLDER: &str = "personal";

/// Returns the personal file of an archive: by the archive's id ([`crate::archive::Reader::archive_id`]); without
/// one, by where the archive lies. `data` is the person's data folder ([`crate::config::Folders::data`]).
#[must_use]
pub fn path_of(data: &Path, archive_id: Option<&str>, archive: &Path) -> PathBuf {
    match archive_id {
        Some(id) => data.join(FOLDER).join(format!("{id}.db")),
        None => path_by_place(data, archive),
    }
}

/// Returns the personal file of an archive that has no id.
pub(super) fn path_by_place(data: &Path, archive: &Path) -> PathBuf {
    let whole = archive
        .canonicalize()
        .unwrap_or_else(|_| archive.to_owned());
    let digest = xxh3_128(whole.as_os_str().as_encoded_bytes());
    data.join(FOLDER).join(format!("at-{digest:032x}.db"))
}
