//! Which file stands at a path, so that a file in the place of another is noticed.

use std::path::Path;

/// A file, whatever its name: its device and number on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileIdentity(u64, u64);

impl FileIdentity {
    /// Returns which file stands at a path; `None` where there is none.
    #[cfg(unix)]
    pub(super) fn of(path: &Path) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        let metadata = path.metadata().ok()?;
        Some(FileIdentity(metadata.dev(), metadata.ino()))
    }

    /// Returns which file stands at a path, by the moment it was made; `None` where there is none.
    #[cfg(not(unix))]
    pub(super) fn of(path: &Path) -> Option<Self> {
        let made = path.metadata().ok()?.created().ok()?;
        let since = made.duration_since(std::time::UNIX_EPOCH).ok()?;
        Some(FileIdentity(
            since.as_secs(),
            u64::from(since.subsec_nanos()),
        ))
    }
}
