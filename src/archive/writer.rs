//! Who is writing to an archive: said in a small file beside it while the lock is held, so that others can say for
//! whom they wait.
//!
//! The archive's lock decides, never this file. It may be missing (the folder refuses it), left behind by a process that
//! was killed, or hold anything; nothing fails over it. A process that writes keeps its file locked, which the system
//! undoes when the process ends: so what a dead one left is told from what a living one says.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use jiff::Timestamp;
use rusqlite::Transaction;
use serde::{Deserialize, Serialize};

use super::stamp::beside;
use super::{ArchiveError, BUSY, Result, backup};
use crate::locale::Lang;
use crate::text::clean_line;

/// What such a file is called: `reuring.db-writer` beside `reuring.db`.
pub(super) const ENDING: &str = "-writer";

/// The longest such file that is read, in bytes.
const LONGEST: u64 = 1024;

/// A process that writes to an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Writer {
    /// Who runs it.
    pub user: String,
    /// What runs, as `reuring import`.
    pub program: String,
    /// Since when it writes.
    pub since: Timestamp,
    /// The number of the process, which tells its file from another's.
    process: u32,
}

impl Writer {
    /// Returns who writes to an archive whose lock somebody holds, where that process says so.
    #[must_use]
    pub fn of(archive: &Path) -> Option<Self> {
        let path = beside(archive, ENDING);
        // A pipe would be waited for.
        if !std::fs::metadata(&path).ok()?.is_file() {
            return None;
        }
        let mut text = String::new();
        let file = File::open(&path).ok()?;
        (&file).take(LONGEST).read_to_string(&mut text).ok()?;
        let writer: Writer = serde_json::from_str(&text).ok()?;
        // Asked only now: a process that writes locks its file before there is anything in it.
        if is_left_behind(&file) {
            return None;
        }
        Some(Writer {
            user: clean_line(&writer.user),
            program: clean_line(&writer.program),
            ..writer
        })
    }

    /// Names it in the reader's language: who, what, and since when.
    #[must_use]
    pub fn named(&self, lang: Lang) -> String {
        let since = self.since.strftime("%H:%M").to_string();
        let minutes = Timestamp::now().duration_since(self.since).as_mins();
        lang.archive_writer(&self.user, &self.program, &since, minutes.max(0))
    }
}

/// Says whether the process that made the file has ended. On a file system without locks the answer is no.
fn is_left_behind(file: &File) -> bool {
    match file.try_lock_shared() {
        Ok(()) => true,
        Err(TryLockError::WouldBlock | TryLockError::Error(_)) => false,
    }
}

impl ArchiveError {
    /// Says what is wrong with an archive as [`Self::message`] does; of one that somebody writes to, who does, and of
    /// a damaged one, which is the newest copy that is whole.
    #[must_use]
    pub fn message_at(&self, archive: &Path, lang: Lang) -> String {
        match self {
            ArchiveError::Busy => Writer::of(archive).map_or_else(
                || self.message(lang),
                |writer| lang.error_archive_busy_by(&writer.named(lang)),
            ),
            ArchiveError::Damaged { good: None } => {
                let good = backup::newest_whole(archive);
                ArchiveError::Damaged { good }.message(lang)
            }
            _ => self.message(lang),
        }
    }
}

/// What a process does while it waits for another that writes.
pub trait Waiting: Send + Sync {
    /// Called ten times a second and more, with the process that writes where it says who it is. `false` stops
    /// waiting.
    fn goes_on(&self, writer: Option<&Writer>) -> bool;

    /// The wait is over.
    fn is_over(&self);
}

/// A process that wants to write, as others see it, and how it waits for its turn.
#[derive(Clone)]
pub struct Caller {
    /// What runs, as `reuring import`.
    pub program: String,
    /// How it waits; without it for three seconds, and silently.
    pub waiting: Option<Arc<dyn Waiting>>,
}

impl std::fmt::Debug for Caller {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Caller")
            .field("program", &self.program)
            .finish_non_exhaustive()
    }
}

impl Default for Caller {
    fn default() -> Self {
        Caller {
            program: "reuring".to_owned(),
            waiting: None,
        }
    }
}

impl Caller {
    /// Tries again for as long as there is sense in waiting. A process that says that it writes is waited for until
    /// it is done, another for three seconds.
    ///
    /// # Errors
    ///
    /// [`ArchiveError::Busy`] once the time is over, [`ArchiveError::Interrupted`] once the wait is stopped, and what
    /// `attempt` fails with otherwise.
    pub(super) fn wait_for<T>(&self, archive: &Path, attempt: impl Fn() -> Result<T>) -> Result<T> {
        let start = Instant::now();
        loop {
            let done = attempt();
            let (Err(ArchiveError::Busy), Some(waiting)) = (&done, &self.waiting) else {
                self.waiting.iter().for_each(|waiting| waiting.is_over());
                return done;
            };
            let writer = Writer::of(archive);
            if !waiting.goes_on(writer.as_ref()) {
                return Err(ArchiveError::Interrupted);
            }
            if writer.is_none() && start.elapsed() > BUSY {
                return done;
            }
        }
    }

    /// Says beside the archive that this process writes to it. The lock is held.
    fn announce(&self, archive: &Path) -> Option<Notice> {
        let writer = Writer {
            user: crate::config::user(),
            program: self.program.clone(),
            since: Timestamp::now(),
            process: std::process::id(),
        };
        Notice::put(beside(archive, ENDING), &writer)
    }
}

/// The file that says who writes. Dropping it takes it away.
#[derive(Debug)]
struct Notice {
    path: PathBuf,
    text: String,
    /// Locked for as long as this process writes.
    _file: File,
}

impl Notice {
    fn put(path: PathBuf, writer: &Writer) -> Option<Self> {
        let text = serde_json::to_string(writer).ok()?;
        // A process that was killed left it; where there is none, nothing has to go.
        let _ = std::fs::remove_file(&path);
        // A link that leads elsewhere is not followed.
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&path)
            .ok()?;
        // Where the file system knows no locks the file says who writes without one.
        let _ = file.try_lock();
        let written = file.write_all(text.as_bytes());
        let notice = Notice {
            path,
            text,
            _file: file,
        };
        written.ok()?;
        Some(notice)
    }
}

impl Drop for Notice {
    fn drop(&mut self) {
        // The lock was given back before, and the next process may have put its own there.
        let is_own = std::fs::read_to_string(&self.path).is_ok_and(|text| text == self.text);
        if is_own {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// A transaction with the lock for writing, and the file that says who has it.
#[derive(Debug)]
pub(super) struct Writing<'a> {
    transaction: Transaction<'a>,
    notice: Option<Notice>,
}

impl<'a> Writing<'a> {
    /// A transaction with the caller that runs it. The caller is absent for a draft, which no other process sees.
    pub(super) fn new(
        transaction: Transaction<'a>,
        caller: Option<&Caller>,
        archive: &Path,
    ) -> Self {
        Writing {
            transaction,
            notice: caller.and_then(|caller| caller.announce(archive)),
        }
    }

    pub(super) fn commit(self) -> Result<()> {
        let Writing {
            transaction,
            notice: _notice,
        } = self;
        Ok(transaction.commit()?)
    }

    pub(super) fn rollback(self) -> Result<()> {
        let Writing {
            transaction,
            notice: _notice,
        } = self;
        Ok(transaction.rollback()?)
    }
}

impl<'a> std::ops::Deref for Writing<'a> {
    type Target = Transaction<'a>;

    fn deref(&self) -> &Self::Target {
        &self.transaction
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn writer(user: &str) -> Writer {
        Writer {
            user: user.to_owned(),
            program: "reuring import".to_owned(),
            since: Timestamp::UNIX_EPOCH,
            process: 7,
        }
    }

    #[test]
    fn who_writes_is_read_while_it_writes_and_garbage_is_nobody() {
        let folder = tempfile::tempdir().expect("a folder");
        let archive = folder.path().join("a.db");
        assert_eq!(Writer::of(&archive), None);
        let path = beside(&archive, ENDING);
        for garbage in [&b""[..], b"{}", b"\xff\xfe", &[b'['; 5000], b"null"] {
            std::fs::write(&path, garbage).expect("written");
            assert_eq!(Writer::of(&archive), None);
        }
        // What a process left that was killed gives way, and what another put there meanwhile stays.
        let notice = Notice::put(path.clone(), &writer("an\u{1b}[31mna\n")).expect("put");
        let user = Writer::of(&archive).expect("a writer").user;
        assert!(!user.contains(|c: char| c.is_control()), "{user:?}");
        std::fs::write(&path, "another's").expect("written");
        drop(notice);
        assert!(path.exists());
        drop(Notice::put(path.clone(), &writer("anna")));
        assert!(!path.exists());
        let endless = Notice::put(path.clone(), &writer(&"a".repeat(2000)));
        assert_eq!(Writer::of(&archive), None);
        drop(endless);
        // The file of a killed process names no writer.
        let text = serde_json::to_string(&writer("anna")).expect("text");
        std::fs::write(&path, text).expect("written");
        assert_eq!(Writer::of(&archive), None);
        std::fs::remove_file(&path).expect("removed");
        std::fs::create_dir(&path).expect("made");
        assert_eq!(Writer::of(&archive), None);
        assert!(Notice::put(path, &writer("anna")).is_none());
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_in_the_place_of_the_file_keeps_nobody_waiting() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.db-writer");
        let made = std::process::Command::new("mkfifo").arg(&path).status();
        assert!(made.expect("mkfifo runs").success());
        let (sender, answer) = std::sync::mpsc::channel();
        let archive = folder.path().join("a.db");
        std::thread::spawn(move || sender.send(Writer::of(&archive)));
        let deadline = std::time::Duration::from_secs(20);
        assert_eq!(answer.recv_timeout(deadline), Ok(None));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_place_of_the_file_is_not_followed() {
        let folder = tempfile::tempdir().expect("a folder");
        let (own, path) = (folder.path().join("own"), folder.path().join("a.db-writer"));
        std::fs::write(&own, "mine").expect("written");
        std::os::unix::fs::symlink(&own, &path).expect("linked");
        drop(Notice::put(path, &writer("anna")));
        assert_eq!(std::fs::read_to_string(&own).expect("read"), "mine");
    }
}
