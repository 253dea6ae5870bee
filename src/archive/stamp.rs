//! Whether the file of an archive is still the one that was read: looked at from outside, without opening it, so
//! that nobody is locked out by it.

use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What tells one state of an archive's file from another: which file it is, how long it is and when it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileStamp {
    file: Option<Written>,
    /// A journal that holds changes the file has not got yet (SQLite's write-ahead log).
    log: Option<Written>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Written {
    file: (u64, u64),
    length: u64,
    time: Option<SystemTime>,
}

impl FileStamp {
    /// Looks at the file of an archive.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        let log = beside(path, "-wal");
        let written = |path: &Path| std::fs::metadata(path).ok().map(|data| Written::of(&data));
        FileStamp {
            file: written(path),
            log: written(&log).filter(|log| log.length > 0),
        }
    }

    /// Stamps a file that no process is writing: the file has no journal, from which a process that writes
    /// could still take its changes back.
    pub(super) fn at_rest(path: &Path) -> Option<Self> {
        let stamp = Self::of(path);
        let has_journal =
            std::fs::metadata(beside(path, "-journal")).is_ok_and(|journal| journal.len() > 0);
        (stamp.is_there() && stamp.log.is_none() && !has_journal).then_some(stamp)
    }

    /// Says whether there is a file at all.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.file.is_some()
    }
}

impl Written {
    fn of(data: &Metadata) -> Self {
        Written {
            file: identity(data),
            length: data.len(),
            time: data.modified().ok(),
        }
    }
}

/// A file that stands beside another and is called after it.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

#[cfg(unix)]
fn identity(data: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (data.dev(), data.ino())
}

/// Where the system does not say which file it is, length and time have to do.
#[cfg(not(unix))]
fn identity(_: &Metadata) -> (u64, u64) {
    (0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_at_rest_unless_a_journal_or_log_stands_beside_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("archive.db");
        assert_eq!(FileStamp::at_rest(&path), None);
        std::fs::write(&path, "one").expect("written");
        assert_eq!(FileStamp::at_rest(&path), Some(FileStamp::of(&path)));
        for ending in ["-journal", "-wal"] {
            let other = beside(&path, ending);
            for (text, is_at_rest) in [("begun", false), ("", true)] {
                std::fs::write(&other, text).expect("written");
                assert_eq!(FileStamp::at_rest(&path).is_some(), is_at_rest, "{ending}");
            }
        }
    }

    #[test]
    fn a_file_that_was_written_replaced_or_deleted_has_another_stamp() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("archive.db");
        let write = |name: &str, text: &str| {
            std::fs::write(folder.path().join(name), text).expect("written");
            FileStamp::of(&path)
        };
        let first = write("archive.db", "one");
        assert_eq!(first, FileStamp::of(&path));
        let longer = write("archive.db", "one more");
        assert_ne!(first, longer);
        let logged = write("archive.db-wal", "log");
        assert_ne!(longer, logged);
        write("other.db", "one more");
        std::fs::rename(folder.path().join("other.db"), &path).expect("renamed");
        let replaced = FileStamp::of(&path);
        assert_ne!(logged, replaced);
        std::fs::remove_file(&path).expect("removed");
        assert!(!FileStamp::of(&path).is_there());
    }
}
