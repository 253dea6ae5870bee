//! The thread that reads and writes the personal file, so that no key waits for the disk.
//!
//! While nothing is asked it looks twice a second whether another window or another program wrote to the
//! personal file. The archive it does not read: it is handed the catalogue whenever that is loaded.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use super::change::Change;
use super::error::PersonalError;
use super::resolve::found_again;
use super::shared::Shared;
use super::state::State;
use super::store::Store;
use super::undo::Undone;
use crate::catalogue::Catalogue;

/// How often it looks for what others wrote.
const WATCH: Duration = Duration::from_millis(500);

/// How long the end of the program waits for the last change to be written.
const LAST: Duration = Duration::from_millis(900);

/// What is known of the personal file now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The number of the newest change or undo that is in the state.
    pub number: u64,
    /// The state.
    pub state: State,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a change, or of looking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The change is stored, or another window made one.
    Stored,
    /// What became of undoing.
    Undone(Undone),
    /// It is kept in memory for now.
    Kept(PersonalError),
    /// It cannot be done.
    Refused(PersonalError),
    /// An older file could not be taken over.
    OldDamaged(PathBuf),
}

impl Outcome {
    /// Judges what came of [`Store::change`].
    #[must_use]
    pub fn of_change(changed: Result<(), PersonalError>) -> Self {
        match changed {
            Ok(()) => Outcome::Stored,
            Err(error) if error.is_lasting() => Outcome::Refused(error),
            Err(error) => Outcome::Kept(error),
        }
    }

    /// Judges what came of [`Store::undo`].
    #[must_use]
    pub fn of_undo(undone: Result<Undone, PersonalError>) -> Self {
        undone.map_or_else(Outcome::Refused, Outcome::Undone)
    }
}

enum Request {
    Change(u64, Change),
    Undo(u64),
    /// Follow editions to their handles in a newer catalogue.
    Follow(Arc<Catalogue>),
    /// Write what is pending and end.
    End(Sender<Option<(usize, PersonalError)>>),
}

/// The running thread. It ends with [`Worker::end`], or when nobody can ask it any more.
#[derive(Debug)]
pub struct Worker {
    requests: Sender<Request>,
}

impl Worker {
    /// Starts the thread on a store; `respond` is called on it with each report, and `shared` follows the state.
    ///
    /// # Errors
    ///
    /// The system has no thread to give.
    pub fn start(
        store: Store,
        shared: Shared,
        respond: impl FnMut(Report) + Send + 'static,
    ) -> std::io::Result<Self> {
        let (requests, received) = channel();
        let mut desk = Desk {
            store,
            catalogue: None,
            shared,
            number: 0,
            respond,
        };
        std::thread::Builder::new()
            .name("personal".to_owned())
            .spawn(move || desk.run(&received))?;
        Ok(Worker { requests })
    }

    /// Makes a change.
    pub fn change(&self, number: u64, change: Change) {
        // The thread ends only with this value.
        let _ = self.requests.send(Request::Change(number, change));
    }

    /// Undoes the newest change.
    pub fn undo(&self, number: u64) {
        let _ = self.requests.send(Request::Undo(number));
    }

    /// Returns where a catalogue is handed in that was loaded.
    pub fn follower(&self) -> impl Fn(&Arc<Catalogue>) + Send + 'static {
        let requests = self.requests.clone();
        move |catalogue| {
            let _ = requests.send(Request::Follow(Arc::clone(catalogue)));
        }
    }

    /// Writes what is still to be written, for at most a second. Returns how many changes could not be written
    /// and why.
    #[must_use]
    pub fn end(self) -> Option<(usize, PersonalError)> {
        let (sender, written) = channel();
        let _ = self.requests.send(Request::End(sender));
        written.recv_timeout(LAST).ok().flatten()
    }
}

struct Desk<F> {
    store: Store,
    /// The newest that was loaded: the very one that searches are answered from.
    catalogue: Option<Arc<Catalogue>>,
    shared: Shared,
    number: u64,
    respond: F,
}

impl<F: FnMut(Report)> Desk<F> {
    fn run(&mut self, requests: &Receiver<Request>) {
        if let Some(path) = self.store.take_old_damaged() {
            self.report(Outcome::OldDamaged(path));
        }
        loop {
            match requests.recv_timeout(WATCH) {
                Ok(Request::Change(number, change)) => {
                    self.number = number;
                    let outcome = Outcome::of_change(self.store.change(change));
                    self.report(outcome);
                }
                Ok(Request::Undo(number)) => {
                    self.number = number;
                    let outcome = Outcome::of_undo(self.store.undo());
                    self.report(outcome);
                }
                Ok(Request::Follow(catalogue)) => {
                    self.catalogue = Some(catalogue);
                    self.follow_archive();
                }
                Ok(Request::End(written)) => {
                    let _ = written.send(self.last());
                    return;
                }
                Err(RecvTimeoutError::Timeout) => self.look(),
                Err(RecvTimeoutError::Disconnected) => {
                    let _ = self.last();
                    return;
                }
            }
        }
    }

    fn last(&mut self) -> Option<(usize, PersonalError)> {
        let error = self.store.write_pending().err()?;
        Some((self.store.pending(), error))
    }

    fn report(&mut self, outcome: Outcome) {
        let state = self.store.state();
        self.shared.set(state.clone());
        (self.respond)(Report {
            number: self.number,
            state,
            outcome,
        });
    }

    fn look(&mut self) {
        let is_changed = self.store.refresh();
        if is_changed {
            self.report(Outcome::Stored);
            self.follow_archive();
        }
    }

    /// Follows editions to their handles of today: after the archive or the lists changed.
    fn follow_archive(&mut self) {
        let Some(catalogue) = self.catalogue.clone() else {
            return;
        };
        let found = found_again(&self.store.state(), &catalogue);
        let is_new = !found.is_empty();
        for change in found {
            // An entry that cannot be written now is found by its older handle all the same.
            let _ = self.store.change(change);
        }
        if is_new {
            self.report(Outcome::Stored);
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::archive::Archive;
    use crate::edition::Traces;
    use crate::personal::{Entry, Home};

    const DEADLINE: Duration = Duration::from_secs(20);

    fn home(folder: &tempfile::TempDir) -> Home {
        Home {
            file: Some(folder.path().join("personal/own.db")),
            ..Home::default()
        }
    }

    fn worker(folder: &tempfile::TempDir) -> (Worker, Shared, Receiver<Report>) {
        let (sender, reports) = channel();
        let shared = Shared::default();
        let store = Store::open(home(folder));
        let worker = Worker::start(store, shared.clone(), move |report| {
            // A test that is over no longer listens.
            let _ = sender.send(report);
        });
        (worker.expect("a thread"), shared, reports)
    }

    fn add(handle: &str) -> Change {
        Change::Add {
            list: "lijst".to_owned(),
            entry: Entry::new(handle, Traces::default()),
        }
    }

    #[test]
    fn what_another_window_changes_is_reported_unasked() {
        let folder = tempfile::tempdir().expect("a folder");
        let (_worker, shared, reports) = worker(&folder);
        let mut other = Store::open(home(&folder));
        for (handle, count) in [("cafe-1", 1), ("cafe-2", 2)] {
            other.change(add(handle)).expect("stored");
            let report = reports.recv_timeout(DEADLINE).expect("a report");
            assert_eq!(report.state.marked().len(), count);
            assert_eq!(shared.get().marked(), report.state.marked());
        }
    }

    #[test]
    fn nothing_is_reported_where_nothing_changed() {
        let folder = tempfile::tempdir().expect("a folder");
        let (worker, _shared, reports) = worker(&folder);
        worker.change(1, add("cafe-1"));
        let report = reports.recv_timeout(DEADLINE).expect("a report");
        assert_eq!((report.number, report.outcome), (1, Outcome::Stored));
        assert!(reports.recv_timeout(3 * WATCH).is_err());
    }

    #[test]
    fn the_end_writes_what_could_not_be_written_before_and_says_what_is_lost() {
        let folder = tempfile::tempdir().expect("a folder");
        let in_the_way = folder.path().join("personal");
        std::fs::write(&in_the_way, "").expect("written");
        let kept = |worker: &Worker, reports: &Receiver<Report>| {
            worker.change(1, add("cafe-1"));
            let report = reports.recv_timeout(DEADLINE).expect("a report");
            assert!(matches!(report.outcome, Outcome::Kept(_)), "{report:?}");
            assert_eq!(report.state.marked(), ["cafe-1"]);
        };
        let (lost, _shared, reports) = worker(&folder);
        kept(&lost, &reports);
        assert!(matches!(lost.end(), Some((1, _))));
        let (worker, _shared, reports) = worker(&folder);
        kept(&worker, &reports);
        std::fs::remove_file(&in_the_way).expect("removed");
        assert_eq!(worker.end(), None);
        assert_eq!(Store::open(home(&folder)).state().marked(), ["cafe-1"]);
    }

    #[test]
    fn entries_follow_their_editions_while_a_window_is_open() {
        let folder = tempfile::tempdir().expect("a folder");
        let (worker, _shared, reports) = worker(&folder);
        worker.change(1, add("cafe-99"));
        let report = reports.recv_timeout(DEADLINE).expect("a report");
        assert!(report.state.lists[0].entries[0].traces.is_empty());
        let archive = folder.path().join("archive.db");
        Archive::create(&archive, true, Timestamp::UNIX_EPOCH).expect("an archive");
        let catalogue = Catalogue::load(&archive).expect("the archive opens");
        worker.follower()(&Arc::new(catalogue));
        let report = reports.recv_timeout(DEADLINE).expect("a report");
        let traces = &report.state.lists[0].entries[0].traces;
        assert_eq!(traces.number, Some(99));
    }
}
