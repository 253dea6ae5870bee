//! Where the personal file of an archive lies, and where the same things were kept before.

use std::path::{Path, PathBuf};

use xxhash_rust::xxh3::xxh3_128;

use crate::archive::{ArchiveError, Reader};
use crate::config::Folders;

/// The folder of the personal files in the data folder.
const FOLDER: &str = "personal";

/// Where the personal file of an archive is, and where older versions kept the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Home {
    /// The file; absent where the system names no home folder.
    pub(super) file: Option<PathBuf>,
    /// The file that the archive had before it had an id.
    pub(super) by_place: Option<PathBuf>,
    /// The JSON file beside the archive.
    pub(super) json: PathBuf,
    /// The queries that are saved in the archive.
    pub(super) queries: Vec<(String, String)>,
}

impl Home {
    /// Finds the home of what belongs to an archive.
    ///
    /// # Errors
    ///
    /// An archive that cannot be asked.
    pub fn of(
        folders: Option<&Folders>,
        archive: &Path,
        reader: &Reader,
    ) -> Result<Self, ArchiveError> {
        let id = reader.archive_id()?;
        let data = folders.map(|folders| folders.data.as_path());
        Ok(Home {
            file: data.map(|data| path_of(data, id.as_deref(), archive)),
            by_place: data.map(|data| path_by_place(data, archive)),
            json: whole(archive).with_extension("memory.json"),
            queries: reader.saved_queries()?,
        })
    }

    /// Returns the file.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }
}

/// Returns the personal file of an archive: by the archive's id ([`Reader::archive_id`]); without one, by where
/// the archive lies. `data` is the person's data folder ([`Folders::data`]).
#[must_use]
pub fn path_of(data: &Path, archive_id: Option<&str>, archive: &Path) -> PathBuf {
    match archive_id {
        Some(id) => data.join(FOLDER).join(format!("{id}.db")),
        None => path_by_place(data, archive),
    }
}

fn path_by_place(data: &Path, archive: &Path) -> PathBuf {
    let digest = xxh3_128(whole(archive).as_os_str().as_encoded_bytes());
    data.join(FOLDER).join(format!("at-{digest:032x}.db"))
}

/// Returns the archive's path as it is whatever the present folder.
fn whole(archive: &Path) -> PathBuf {
    archive
        .canonicalize()
        .unwrap_or_else(|_| archive.to_owned())
}
