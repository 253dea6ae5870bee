//! What a person can change, and what that does to the state.

use serde::{Deserialize, Serialize};

use super::state::{Entry, Last, SavedQuery, State, joined};
use crate::edition::spoken;
use crate::locale::Lang;

/// A change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// Put an edition on a list.
    Add {
        /// The list; it is made where there is none.
        list: String,
        /// The edition.
        entry: Entry,
    },
    /// Take an edition off a list. An entry with another note than the person saw stays.
    Remove {
        /// The list.
        list: String,
        /// The edition's handle.
        handle: String,
        /// The note that goes with it.
        note: String,
    },
    /// Note something about an edition, which is put on the list for it.
    Note {
        /// The list.
        list: String,
        /// The edition with the new note.
        entry: Entry,
        /// The note that the person saw; where another window wrote another one since, both are kept.
        seen: String,
    },
    /// Put editions on this list from now on; it is made where there is none.
    Choose(String),
    /// Delete a list with its entries.
    DeleteList(String),
    /// Save a query under a name, in the place of an older one.
    SaveQuery {
        /// The name.
        name: String,
        /// The query.
        query: String,
    },
    /// Delete a saved query.
    ForgetQuery(String),
    /// Remember a query.
    Asked(String),
    /// Remember where the person was.
    Left(Last),
    /// An edition has another handle now, or other traces.
    Found {
        /// The handle that stands on lists.
        from: String,
        /// The handle and traces of today.
        entry: Entry,
    },
}

impl Change {
    /// Says whether it can be undone: what a person decided, rather than what the program remembers.
    #[must_use]
    pub fn is_undoable(&self) -> bool {
        match self {
            Change::Asked(_) | Change::Left(_) | Change::Found { .. } => false,
            Change::Add { .. }
            | Change::Remove { .. }
            | Change::Note { .. }
            | Change::Choose(_)
            | Change::DeleteList(_)
            | Change::SaveQuery { .. }
            | Change::ForgetQuery(_) => true,
        }
    }

    /// Says in words what was changed, for the message that it was undone.
    #[must_use]
    pub fn describe(&self, lang: Lang) -> String {
        match self {
            Change::Add { list, entry } => lang.shortlist_added(&spoken(&entry.handle, lang), list),
            Change::Remove { list, handle, .. } => {
                lang.shortlist_removed(&spoken(handle, lang), list)
            }
            Change::Note { entry, .. } => lang.change_note(&spoken(&entry.handle, lang)),
            Change::Choose(list) => lang.shortlist_now(list),
            Change::DeleteList(list) => lang.list_deleted(list),
            Change::SaveQuery { name, .. } => lang.query_saved(name),
            Change::ForgetQuery(name) => lang.query_forgotten(name),
            Change::Asked(query) => query.clone(),
            Change::Left(last) => last.query.clone(),
            Change::Found { entry, .. } => entry.handle.clone(),
        }
    }
}

impl State {
    /// Makes a change.
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::Add { list, entry } => self.list_made(list).add(entry.clone()),
            Change::Remove { list, handle, note } => self.remove(list, handle, note),
            Change::Note { list, entry, seen } => self.note(list, entry, seen),
            Change::Choose(list) => {
                self.list_made(list);
                self.current.clone_from(list);
            }
            Change::DeleteList(list) => {
                self.lists.retain(|one| one.name != *list);
                if self.current == *list {
                    let first = self.lists.first().map(|list| list.name.clone());
                    self.current = first.unwrap_or_default();
                }
            }
            Change::SaveQuery { name, query } => {
                self.queries.insert(name.clone(), SavedQuery::new(query));
            }
            Change::ForgetQuery(name) => {
                self.queries.remove(name);
            }
            Change::Asked(query) => self.note_query(query),
            Change::Left(last) => self.last = Some(last.clone()),
            Change::Found { from, entry } => self.find_again(from, entry),
        }
    }

    fn remove(&mut self, list: &str, handle: &str, note: &str) {
        if let Some(list) = self.lists.iter_mut().find(|one| one.name == list) {
            let goes = |entry: &Entry| entry.handle == handle && entry.note == note;
            list.entries.retain(|entry| !goes(entry));
        }
    }

    fn note(&mut self, list: &str, entry: &Entry, seen: &str) {
        let list = self.list_made(list);
        list.add(Entry {
            note: seen.to_owned(),
            ..entry.clone()
        });
        if let Some(known) = list.entry_mut(&entry.handle) {
            known.note = if known.note == seen {
                entry.note.clone()
            } else {
                joined(&known.note, &entry.note)
            };
        }
    }

    fn find_again(&mut self, from: &str, found: &Entry) {
        for list in &mut self.lists {
            let Some(at) = list.entries.iter().position(|one| one.handle == from) else {
                continue;
            };
            if from != found.handle && list.entry(&found.handle).is_some() {
                let older = list.entries.remove(at);
                list.add_with_note(Entry {
                    handle: found.handle.clone(),
                    ..older
                });
            } else if let Some(entry) = list.entries.get_mut(at) {
                entry.handle.clone_from(&found.handle);
                entry.traces.clone_from(&found.traces);
            }
        }
    }
}
