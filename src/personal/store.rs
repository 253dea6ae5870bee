//! The door to a personal file. What cannot be written is kept in memory and tried again.
//!
//! The file is read whole at the start and whenever another window wrote to it; it is small. A change is one
//! transaction: read the state, change it, write the rows that differ, and log them.

use std::path::PathBuf;

use rusqlite::{Connection, Transaction};

use super::change::Change;
use super::error::{PersonalError, Result};
use super::legacy::{self, Legacy};
use super::place::Home;
use super::rows::{self, Rows};
use super::schema;
use super::state::State;
use super::undo::{self, Undone};

/// The personal file of one archive, for one window.
#[derive(Debug)]
pub struct Store {
    home: Home,
    connection: Option<Connection>,
    /// What the file holds, as far as it was read, with what is to be taken over.
    stored: State,
    /// Changes that could not be written yet.
    pending: Vec<Change>,
    trouble: Option<PersonalError>,
    old_damaged: Option<PathBuf>,
    /// A random number by which the log knows whose changes are whose.
    window: i64,
    data_version: i64,
}

impl Store {
    /// Reads the file; nothing is made or written yet. What is wrong with it says [`Self::trouble`].
    #[must_use]
    pub fn open(home: Home) -> Self {
        let mut store = Store {
            home,
            connection: None,
            stored: State::default(),
            pending: Vec::new(),
            trouble: None,
            old_damaged: None,
            window: random(),
            data_version: 0,
        };
        let read = store.read();
        // What went wrong is remembered.
        let _ = store.note(read);
        store
    }

    /// Returns the state, with the changes that could not be written yet.
    #[must_use]
    pub fn state(&self) -> State {
        let mut state = self.stored.clone();
        for change in &self.pending {
            state.apply(change);
        }
        state
    }

    /// Returns what was wrong when the file was used last.
    #[must_use]
    pub fn trouble(&self) -> Option<&PersonalError> {
        self.trouble.as_ref()
    }

    /// Returns a file of an older version that could not be taken over, once.
    pub fn take_old_damaged(&mut self) -> Option<PathBuf> {
        self.old_damaged.take()
    }

    /// Returns how many changes could not be written yet.
    #[must_use]
    pub fn pending(&self) -> usize {
        self.pending.len()
    }

    /// Makes a change.
    ///
    /// # Errors
    ///
    /// What is wrong with the file. The change is kept then, to be tried again with the next one and at the end,
    /// unless trying again is of no use ([`PersonalError::is_lasting`]).
    pub fn change(&mut self, change: Change) -> Result<()> {
        self.pending.push(change);
        self.write_pending()
    }

    /// Tries once more to write what could not be written yet.
    ///
    /// # Errors
    ///
    /// What is wrong with the file.
    pub fn write_pending(&mut self) -> Result<()> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let pending = std::mem::take(&mut self.pending);
        let written = self.write(|transaction, window, state| {
            for change in &pending {
                step(transaction, window, state, change)?;
            }
            Ok(())
        });
        if written.as_ref().is_err_and(|error| !error.is_lasting()) {
            self.pending = pending;
        }
        self.note(written)
    }

    /// Undoes the newest change: of this window, else of any.
    ///
    /// # Errors
    ///
    /// What is wrong with the file; nothing is undone then.
    pub fn undo(&mut self) -> Result<Undone> {
        // Nobody has seen what is not written yet: it is simply not written.
        if let Some(at) = self.pending.iter().rposition(Change::is_undoable) {
            return Ok(Undone::Change(self.pending.remove(at)));
        }
        let undone = self.write(|transaction, window, state| {
            let undone = undo::undo(transaction, window)?;
            *state = rows::read(transaction)?.0;
            Ok(undone)
        });
        self.note(undone)
    }

    /// Looks whether another window wrote, and reads what it wrote. Returns whether the state is another now.
    pub fn refresh(&mut self) -> bool {
        let is_lasting = self.trouble.as_ref().is_some_and(PersonalError::is_lasting);
        let is_there = || self.home.file.as_ref().is_some_and(|file| file.exists());
        let has_news = match self.connection {
            Some(_) => self.is_changed(),
            None => self.trouble.is_some() || is_there(),
        };
        if is_lasting || !has_news {
            return false;
        }
        let before = self.stored.clone();
        let read = self.read();
        // What went wrong is remembered.
        let _ = self.note(read);
        self.stored != before
    }

    fn is_changed(&self) -> bool {
        let version = self.connection.as_ref().map(data_version);
        !matches!(version, Some(Ok(version)) if version == self.data_version)
    }

    /// Remembers what went wrong. A connection that failed is opened anew: its file may have been replaced.
    fn note<T>(&mut self, result: Result<T>) -> Result<T> {
        self.trouble = result.as_ref().err().cloned();
        if self.trouble.is_some() {
            self.connection = None;
        }
        result
    }

    fn connect(&mut self, makes: bool) -> Result<()> {
        if self.connection.is_none() {
            let file = self.home.file.as_ref().ok_or(PersonalError::NoFolder)?;
            self.connection = schema::open(file, makes)?;
        }
        Ok(())
    }

    fn read(&mut self) -> Result<()> {
        self.connect(false)?;
        let path = self.home.file.clone().unwrap_or_default();
        let failed = |error: rusqlite::Error| PersonalError::of(&error, &path);
        let (mut state, mut taken) = (State::default(), Vec::new());
        if let Some(connection) = &self.connection {
            self.data_version = data_version(connection).map_err(failed)?;
            state = rows::read(connection).map_err(failed)?.0;
            taken = legacy::taken(connection).map_err(failed)?;
        }
        let Legacy {
            state: older,
            damaged,
            ..
        } = legacy::read_all(&self.home, &taken);
        state.merge(older);
        self.old_damaged = damaged;
        self.stored = state;
        Ok(())
    }

    /// Does something to the state in one transaction, and then has it as it is.
    fn write<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>, i64, &mut State) -> rusqlite::Result<T>,
    ) -> Result<T> {
        if let Some(error) = self.trouble.as_ref().filter(|error| error.is_lasting()) {
            return Err(error.clone());
        }
        self.connect(true)?;
        let (home, window) = (&self.home, self.window);
        let path = home.file.clone().unwrap_or_default();
        let failed = |error: rusqlite::Error| PersonalError::of(&error, &path);
        let Some(connection) = &mut self.connection else {
            return Err(PersonalError::NoFolder);
        };
        let transaction = connection.transaction().map_err(failed)?;
        let mut state = take_over(&transaction, home).map_err(failed)?;
        let done = work(&transaction, window, &mut state).map_err(failed)?;
        transaction.commit().map_err(failed)?;
        self.data_version = data_version(connection).map_err(failed)?;
        self.stored = state;
        Ok(done)
    }
}

/// Reads the state for a change. What older homes keep becomes part of the file first, and names that could not be
/// shown as they are get the names that are shown.
fn take_over(transaction: &Transaction<'_>, home: &Home) -> rusqlite::Result<State> {
    let (mut state, is_clean) = rows::read(transaction)?;
    let taken = legacy::taken(transaction)?;
    let older = legacy::read_all(home, &taken);
    if is_clean && older.sources.is_empty() {
        return Ok(state);
    }
    let before = state.clone();
    let mut known = rows::of(&before);
    if !is_clean {
        rows::clear(transaction)?;
        known = Rows::new();
    }
    state.merge(older.state);
    rows::write(transaction, &known, &rows::of(&state))?;
    rows::write_memory(transaction, &before, &state)?;
    for source in older.sources {
        let sql = "INSERT OR IGNORE INTO taken (source) VALUES (?1)";
        transaction.execute(sql, [source])?;
    }
    Ok(state)
}

/// Makes one change in the state and in the file, and logs it.
fn step(
    transaction: &Transaction<'_>,
    window: i64,
    state: &mut State,
    change: &Change,
) -> rusqlite::Result<()> {
    let before = state.clone();
    state.apply(change);
    let (old, new) = (rows::of(&before), rows::of(state));
    rows::write(transaction, &old, &new)?;
    rows::write_memory(transaction, &before, state)?;
    undo::record(transaction, window, change, &old, &new)?;
    if let Change::Found { from, entry } = change
        && *from != entry.handle
    {
        undo::follow(transaction, from, &entry.handle)?;
    }
    Ok(())
}

fn data_version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA data_version", [], |row| row.get(0))
}

/// The standard library's hash seeds are random in each process, and differ from one to the next.
fn random() -> i64 {
    use std::hash::{BuildHasher, RandomState};
    RandomState::new()
        .hash_one(std::process::id())
        .cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::Traces;
    use crate::personal::{Entry, SavedQuery};

    fn home(folder: &tempfile::TempDir) -> Home {
        Home {
            file: Some(folder.path().join("own.db")),
            ..Home::default()
        }
    }

    fn save(name: &str, query: &str) -> Change {
        Change::SaveQuery {
            name: name.to_owned(),
            query: query.to_owned(),
        }
    }

    fn add(list: &str, handle: &str) -> Change {
        Change::Add {
            list: list.to_owned(),
            entry: Entry::new(handle, Traces::default()),
        }
    }

    #[test]
    fn two_windows_that_write_in_turn_lose_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let (mut one, mut other) = (Store::open(home(&folder)), Store::open(home(&folder)));
        for count in 0..20 {
            one.change(add("een", &format!("cafe-{count}")))
                .expect("stored");
            other
                .change(add("een", &format!("online-{count}")))
                .expect("stored");
        }
        assert!(one.refresh() && !one.refresh());
        assert_eq!(one.state(), other.state());
        assert_eq!(one.state().marked().len(), 40);
    }

    #[test]
    fn windows_that_make_the_file_at_the_same_time_both_write_to_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let threads: Vec<_> = (0..4)
            .map(|count| {
                let mut store = Store::open(home(&folder));
                let change = add("een", &format!("cafe-{count}"));
                std::thread::spawn(move || {
                    // Held for longer than one waits: tried again, as the next change would.
                    let mut stored = store.change(change);
                    while stored.is_err() && store.pending() > 0 {
                        stored = store.write_pending();
                    }
                    stored
                })
            })
            .collect();
        for thread in threads {
            assert_eq!(thread.join().expect("no panic"), Ok(()));
        }
        assert_eq!(Store::open(home(&folder)).state().marked().len(), 4);
    }

    #[test]
    fn a_replaced_query_comes_back_and_a_list_that_another_window_used_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let (mut one, mut other) = (Store::open(home(&folder)), Store::open(home(&folder)));
        one.change(save("a", "oud")).expect("stored");
        one.change(save("a", "nieuw")).expect("stored");
        assert!(matches!(one.undo(), Ok(Undone::Change(_))));
        assert_eq!(one.state().queries["a"], SavedQuery::new("oud"));
        one.change(add("een", "cafe-1")).expect("stored");
        other.change(add("een", "cafe-2")).expect("stored");
        assert!(matches!(one.undo(), Ok(Undone::Change(_))));
        assert_eq!(one.state().marked(), ["cafe-2"]);
    }

    #[test]
    fn undoing_a_choice_leaves_the_list_that_another_window_chose_since() {
        let folder = tempfile::tempdir().expect("a folder");
        let (mut one, mut other) = (Store::open(home(&folder)), Store::open(home(&folder)));
        for list in ["a", "b"] {
            one.change(Change::Choose(list.to_owned())).expect("stored");
        }
        other
            .change(Change::Choose("c".to_owned()))
            .expect("stored");
        assert!(matches!(one.undo(), Ok(Undone::Change(_))));
        assert_eq!(one.state().current, "c");
        assert_eq!(Store::open(home(&folder)).state(), one.state());
    }

    #[test]
    fn what_was_not_written_yet_is_undone_without_the_disk() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut store = Store::open(Home {
            file: Some(folder.path().join("file/own.db")),
            ..Home::default()
        });
        std::fs::write(folder.path().join("file"), "").expect("written");
        assert!(store.change(save("a", "b")).is_err());
        assert_eq!(store.state().queries.len(), 1);
        assert_eq!(store.undo(), Ok(Undone::Change(save("a", "b"))));
        assert_eq!(store.state(), State::default());
    }

    #[test]
    fn an_entry_comes_back_where_it_stood_and_with_a_list_that_was_deleted_since() {
        let folder = tempfile::tempdir().expect("a folder");
        let (mut one, mut other) = (Store::open(home(&folder)), Store::open(home(&folder)));
        for handle in ["cafe-1", "cafe-2", "cafe-3"] {
            one.change(add("een", handle)).expect("stored");
        }
        let remove = |handle: &str| Change::Remove {
            list: "een".to_owned(),
            handle: handle.to_owned(),
            note: String::new(),
        };
        one.change(remove("cafe-2")).expect("stored");
        assert!(matches!(one.undo(), Ok(Undone::Change(_))));
        assert_eq!(one.state().marked(), ["cafe-1", "cafe-2", "cafe-3"]);
        one.change(remove("cafe-2")).expect("stored");
        other
            .change(Change::DeleteList("een".to_owned()))
            .expect("stored");
        assert!(matches!(one.undo(), Ok(Undone::Change(_))));
        assert_eq!(one.state().marked(), ["cafe-2"]);
        assert_eq!(one.state().lists.len(), 1);
    }

    #[test]
    fn a_file_that_was_removed_under_an_open_window_loses_no_later_change() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut store = Store::open(home(&folder));
        store.change(save("a", "eerst")).expect("stored");
        std::fs::remove_file(folder.path().join("own.db")).expect("removed");
        let _ = store.change(save("b", "later"));
        store.write_pending().expect("stored");
        assert!(Store::open(home(&folder)).state().queries.contains_key("b"));
    }

    #[test]
    fn names_that_cannot_be_shown_are_written_as_they_are_shown() {
        let folder = tempfile::tempdir().expect("a folder");
        Store::open(home(&folder))
            .change(add("een", "cafe-1"))
            .expect("stored");
        let file = Connection::open(folder.path().join("own.db")).expect("it opens");
        let sql = "UPDATE list SET name = 'e' || char(27) || 'en'; UPDATE entry SET list = 'e' || char(27) || 'en'";
        file.execute_batch(sql).expect("spoilt");
        let mut store = Store::open(home(&folder));
        store
            .change(Change::DeleteList("een".to_owned()))
            .expect("stored");
        assert_eq!(Store::open(home(&folder)).state().lists, []);
    }
}
