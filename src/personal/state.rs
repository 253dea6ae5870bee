//! What is kept, as values: lists with their entries, saved queries, history, where the person was.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::edition::Traces;

/// So many queries are remembered.
pub(super) const MOST_QUERIES: usize = 100;

/// The version of the query language that queries are saved in.
pub(super) const LANGUAGE: u32 = 1;

/// All that a person keeps beside one archive.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// The lists, in the order in which they were made.
    pub lists: Vec<Shortlist>,
    /// The name of the list that editions are put on; empty before the first.
    pub current: String,
    /// The saved queries by name.
    pub queries: BTreeMap<String, SavedQuery>,
    /// Queries, the latest first.
    pub history: Vec<String>,
    /// Where the person was when a window closed last.
    pub last: Option<Last>,
}

/// Editions somebody wants together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shortlist {
    /// What the list is called.
    pub name: String,
    /// The editions, in the order in which they were put on.
    pub entries: Vec<Entry>,
    /// Orders the lists.
    pub(super) position: i64,
}

/// An edition on a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Entry {
    /// Its handle.
    pub handle: String,
    /// What was noted about it.
    pub note: String,
    /// By what it is found again if the handle is gone.
    pub traces: Traces,
    /// Orders the entries of a list.
    pub(super) position: i64,
}

/// A saved query.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedQuery {
    /// The query.
    pub query: String,
    /// The version of the query language that it is written in.
    pub language: u32,
}

/// Where a person was.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Last {
    /// What stood in the search line.
    pub query: String,
    /// The handle of the selected edition.
    pub edition: String,
    /// A text was being read.
    pub is_reading: bool,
    /// The keys went to the list rather than to the search line.
    pub is_in_list: bool,
    /// The text, block and byte at the top of the screen.
    pub place: (usize, usize, usize),
}

impl Entry {
    /// Makes an entry without a note.
    #[must_use]
    pub fn new(handle: &str, traces: Traces) -> Self {
        Entry {
            handle: handle.to_owned(),
            traces,
            ..Entry::default()
        }
    }
}

impl SavedQuery {
    /// Makes a saved query of the present query language.
    #[must_use]
    pub fn new(query: &str) -> Self {
        SavedQuery {
            query: query.to_owned(),
            language: LANGUAGE,
        }
    }
}

impl State {
    /// Returns the list of this name.
    #[must_use]
    pub fn list(&self, name: &str) -> Option<&Shortlist> {
        self.lists.iter().find(|list| list.name == name)
    }

    /// Returns the handles of the editions that are on any list.
    #[must_use]
    pub fn marked(&self) -> Vec<String> {
        let entries = self.lists.iter().flat_map(|list| &list.entries);
        entries.map(|entry| entry.handle.clone()).collect()
    }

    /// Returns the list of this name; it is made where there is none.
    pub(super) fn list_made(&mut self, name: &str) -> &mut Shortlist {
        let known = self.lists.iter().position(|list| list.name == name);
        let at = known.unwrap_or_else(|| {
            let last = self.lists.iter().map(|list| list.position).max();
            self.lists.push(Shortlist {
                name: name.to_owned(),
                entries: Vec::new(),
                position: last.map_or(0, |last| last.saturating_add(1)),
            });
            self.lists.len() - 1
        });
        &mut self.lists[at]
    }

    pub(super) fn note_query(&mut self, query: &str) {
        let query = query.trim();
        if !query.is_empty() {
            self.history.retain(|known| known != query);
            self.history.insert(0, query.to_owned());
            self.history.truncate(MOST_QUERIES);
        }
    }

    /// Adds what another file kept. What both have stays as it is here, and no note or query is lost.
    pub(super) fn merge(&mut self, other: State) {
        for list in other.lists {
            let own = self.list_made(&list.name);
            for entry in list.entries {
                own.add_with_note(entry);
            }
        }
        for (name, saved) in other.queries {
            let is_taken = |name: &String| {
                self.queries
                    .get(name)
                    .is_some_and(|known| known.query != saved.query)
            };
            let numbered = (2..).map(|count| format!("{name}-{count}"));
            let free = std::iter::once(name.clone()).chain(numbered);
            let free = free.into_iter().find(|name| !is_taken(name));
            self.queries.extend(free.map(|name| (name, saved.clone())));
        }
        for query in other.history {
            if !self.history.contains(&query) {
                self.history.push(query);
            }
        }
        self.history.truncate(MOST_QUERIES);
        if self.current.is_empty() {
            self.current = other.current;
        }
        self.last = self.last.take().or(other.last);
    }
}

impl Shortlist {
    /// Returns the entry of this handle.
    #[must_use]
    pub fn entry(&self, handle: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.handle == handle)
    }

    pub(super) fn entry_mut(&mut self, handle: &str) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|entry| entry.handle == handle)
    }

    /// Puts an entry at the end, unless it is there.
    pub(super) fn add(&mut self, entry: Entry) {
        if self.entry(&entry.handle).is_none() {
            let last = self.entries.iter().map(|entry| entry.position).max();
            let position = last.map_or(0, |last| last.saturating_add(1));
            self.entries.push(Entry { position, ..entry });
        }
    }

    /// Puts an entry on the list; where it is there, its note is added to the one there.
    pub(super) fn add_with_note(&mut self, entry: Entry) {
        match self.entry_mut(&entry.handle) {
            Some(known) => known.note = joined(&known.note, &entry.note),
            None => self.add(entry),
        }
    }
}

/// Two notes about the same edition as one.
pub(super) fn joined(one: &str, other: &str) -> String {
    if other.is_empty() || one.contains(other) {
        one.to_owned()
    } else if one.is_empty() || other.contains(one) {
        other.to_owned()
    } else {
        format!("{one} · {other}")
    }
}
