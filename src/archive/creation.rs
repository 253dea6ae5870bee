//! Making an archive: under another name until it is whole.

use std::fs::OpenOptions;
use std::io;
use std::path::Path;

use jiff::Timestamp;
use rusqlite::Connection;

use super::error::{failed, unusable};
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
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|source| failed(folder, source))?;
        }
        // Made under another name, so that a process that is killed leaves no half archive behind.
        let draft = path.with_extension(format!("draft-{}", std::process::id()));
        let made = Self::fill(&draft, with_starter, now).and_then(|()| publish(&draft, path));
        let made = made.map_err(|error| {
            // Another process was first, and tidied this draft away while it was being filled.
            let is_late = path.exists() && !draft.exists();
            if is_late {
                ArchiveError::Exists(path.to_owned())
            } else {
                error
            }
        });
        // The draft may not even exist; the first error is the one to report.
        let _ = std::fs::remove_file(&draft);
        made
    }

    fn fill(draft: &Path, with_starter: bool, now: Timestamp) -> Result<()> {
        let connection = Connection::open(draft).map_err(|error| unusable(draft, error))?;
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
pub(super) fn publish(draft: &Path, path: &Path) -> Result<()> {
    publish_by(draft, path, |draft, path| std::fs::hard_link(draft, path))
}

/// A link never overwrites. Where the file system knows none (FAT, exFAT, some shares), processes that publish
/// take turns, and the draft is renamed where there is no file yet.
fn publish_by(
    draft: &Path,
    path: &Path,
    link: impl Fn(&Path, &Path) -> io::Result<()>,
) -> Result<()> {
    let published = match link(draft, path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        Err(_) => rename_in_turn(draft, path),
        Ok(()) => Ok(()),
    };
    published.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => ArchiveError::Exists(path.to_owned()),
        _ => failed(path, error),
    })
}

fn rename_in_turn(draft: &Path, path: &Path) -> io::Result<()> {
    let turn = path.with_extension("draft-turn");
    let lock = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&turn)?;
    // The end of a process ends its turn. Where files cannot be locked either, two that start within the same
    // millisecond make the same archive twice, and the later one stands.
    match lock.lock() {
        Err(error) if error.kind() != io::ErrorKind::Unsupported => return Err(error),
        _ => {}
    }
    let published = if path.exists() {
        Err(io::ErrorKind::AlreadyExists.into())
    } else {
        std::fs::rename(draft, path)
    };
    // While nothing is published, all that wait must wait for the same file.
    if path.exists() {
        let _ = std::fs::remove_file(&turn);
    }
    published
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file system that knows no links.
    fn refuse(_: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::PermissionDenied.into())
    }

    #[test]
    fn without_links_a_draft_is_published_and_never_over_a_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let [draft, path] = ["a.draft-1", "a.db"].map(|name| folder.path().join(name));
        std::fs::write(&draft, "new").expect("written");
        publish_by(&draft, &path, refuse).expect("published");
        std::fs::write(&draft, "newer").expect("written");
        let again = publish_by(&draft, &path, refuse);
        assert!(matches!(again, Err(ArchiveError::Exists(_))), "{again:?}");
        assert_eq!(std::fs::read_to_string(&path).expect("read"), "new");
    }

    #[test]
    fn without_links_one_of_many_at_once_publishes_and_the_others_find_it_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.db");
        let publish = |number: usize| {
            let draft = folder.path().join(format!("a.draft-{number}"));
            std::fs::write(&draft, "whole").expect("written");
            publish_by(&draft, &path, refuse).is_ok()
        };
        let published = std::thread::scope(|scope| {
            let publish = &publish;
            let all: Vec<_> = (0..16).map(|n| scope.spawn(move || publish(n))).collect();
            let ended = all.into_iter().map(|one| one.join().expect("an end"));
            ended.filter(|is_published| *is_published).count()
        });
        assert_eq!(published, 1);
        assert_eq!(std::fs::read_to_string(&path).expect("read"), "whole");
        assert!(!folder.path().join("a.draft-turn").exists());
    }

    #[test]
    fn with_links_a_draft_is_published_and_never_over_a_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let [draft, path] = ["a.draft-1", "a.db"].map(|name| folder.path().join(name));
        std::fs::write(&draft, "new").expect("written");
        std::fs::write(&path, "there").expect("written");
        let again = publish(&draft, &path);
        assert!(matches!(again, Err(ArchiveError::Exists(_))), "{again:?}");
        assert_eq!(std::fs::read_to_string(&path).expect("read"), "there");
    }

    #[test]
    fn without_links_a_process_waits_for_its_turn() {
        let folder = tempfile::tempdir().expect("a folder");
        let names = ["a.draft-1", "a.draft-turn", "a.db"];
        let [draft, turn, path] = names.map(|name| folder.path().join(name));
        std::fs::write(&draft, "new").expect("written");
        let others = std::fs::File::create(&turn).expect("a turn");
        others.lock().expect("locked");
        let (sender, published) = std::sync::mpsc::channel();
        let place = path.clone();
        std::thread::spawn(move || sender.send(publish_by(&draft, &place, refuse).is_ok()));
        let moment = std::time::Duration::from_millis(300);
        assert!(published.recv_timeout(moment).is_err() && !path.exists());
        drop(others);
        let deadline = std::time::Duration::from_secs(20);
        assert_eq!(published.recv_timeout(deadline), Ok(true));
    }
}
