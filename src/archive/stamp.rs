//! Whether the file of an archive is still the one that was read: looked at from outside, without opening it, so
//! that nobody is locked out by it.

use std::fs::Metadata;
use std::path::Path;
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
        let mut log = path.as_os_str().to_owned();
        log.push("-wal");
        let written = |path: &Path| std::fs::metadata(path).ok().map(|data| Written::of(&data));
        FileStamp {
            file: written(path),
            log: written(Path::new(&log)).filter(|log| log.length > 0),
        }
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
