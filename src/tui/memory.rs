//! What the browser remembers from one time to the next: queries, where one was, lists of editions.
//!
//! A small file beside the archive, which stays read-only itself. Of two open browsers the last to write
//! wins for a list that both changed; queries and lists that only the other knows are taken along.

use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

/// So many queries are remembered.
const MOST_QUERIES: usize = 100;

/// What is remembered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    /// Queries, the latest first.
    pub history: Vec<String>,
    /// Where one was.
    pub last: Option<Last>,
    /// Lists of editions; the first is there from the start.
    pub lists: Vec<Shortlist>,
    /// The list that editions are put on.
    pub current: String,
}

/// Where one was.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Last {
    /// What stood in the box.
    pub query: String,
    /// The handle of the selected edition.
    pub edition: String,
    /// One was reading.
    pub is_reading: bool,
    /// One was in the list rather than in the box.
    pub is_in_list: bool,
    /// The text, block and byte one was reading at.
    pub place: (usize, usize, usize),
}

/// Editions somebody wants together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Shortlist {
    /// What the list is called.
    pub name: String,
    /// The editions.
    pub entries: Vec<Entry>,
}

/// An edition on a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Entry {
    /// Its handle.
    pub edition: String,
    /// What was noted about it.
    pub note: String,
}

impl Memory {
    /// Reads the file; nothing is remembered where there is none or it is damaged.
    #[must_use]
    pub fn load(path: &Path) -> Self {
        let content = std::fs::read_to_string(path).unwrap_or_default();
        serde_json::from_str(&content).unwrap_or_default()
    }

    /// Returns the handles of the editions that are on any list.
    #[must_use]
    pub fn marked(&self) -> Vec<String> {
        let entries = self.lists.iter().flat_map(|list| &list.entries);
        entries.map(|entry| entry.edition.clone()).collect()
    }

    /// Writes the file whole or not at all.
    ///
    /// # Errors
    ///
    /// What the system reports.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        let folder = path.parent().unwrap_or_else(|| Path::new("."));
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        serde_json::to_writer_pretty(&mut file, self)?;
        file.flush()?;
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    }

    /// Remembers a query, each once.
    pub fn note_query(&mut self, query: &str) {
        let query = query.trim();
        if !query.is_empty() {
            self.history.retain(|known| known != query);
            self.history.insert(0, query.to_owned());
            self.history.truncate(MOST_QUERIES);
        }
    }

    /// Adds what another browser remembered since, behind one's own.
    pub fn take_along(&mut self, other: Memory) {
        for query in other.history {
            if !self.history.contains(&query) {
                self.history.push(query);
            }
        }
        self.history.truncate(MOST_QUERIES);
        for list in other.lists {
            if !self.lists.iter().any(|known| known.name == list.name) {
                self.lists.push(list);
            }
        }
    }

    /// Returns the list of this name; it is made where there is none.
    pub fn list(&mut self, name: &str) -> &mut Shortlist {
        let known = self.lists.iter().position(|list| list.name == name);
        let at = known.unwrap_or_else(|| {
            self.lists.push(Shortlist {
                name: name.to_owned(),
                entries: Vec::new(),
            });
            self.lists.len() - 1
        });
        &mut self.lists[at]
    }
}

impl Shortlist {
    /// Puts an edition on the list, or takes it off; says whether it is on it now.
    pub fn toggle(&mut self, edition: &str) -> bool {
        let count = self.entries.len();
        self.entries.retain(|entry| entry.edition != edition);
        let is_added = self.entries.len() == count;
        if is_added {
            self.entries.push(Entry {
                edition: edition.to_owned(),
                note: String::new(),
            });
        }
        is_added
    }

    /// Notes something about an edition, which is put on the list for it.
    pub fn note(&mut self, edition: &str, note: &str) {
        if !self.entries.iter().any(|entry| entry.edition == edition) {
            self.toggle(edition);
        }
        for entry in self
            .entries
            .iter_mut()
            .filter(|entry| entry.edition == edition)
        {
            note.clone_into(&mut entry.note);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_saved_is_there_the_next_time() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("x.memory.json");
        let mut memory = Memory::load(&path);
        assert_eq!(memory, Memory::default());
        memory.note_query("europa");
        memory.note_query("cbs");
        memory.note_query("europa ");
        assert!(memory.list("voorstel").toggle("cafe-99"));
        memory.list("voorstel").note("cafe-99", "opnieuw vragen");
        memory.save(&path).expect("saved");
        assert_eq!(Memory::load(&path), memory);
        assert_eq!(memory.history, ["europa", "cbs"]);
        assert!(!memory.list("voorstel").toggle("cafe-99"));
    }

    #[test]
    fn what_another_browser_remembered_is_taken_along() {
        let (mut mine, mut other) = (Memory::default(), Memory::default());
        mine.note_query("europa");
        mine.list("een").toggle("cafe-1");
        other.note_query("cbs");
        other.list("twee").toggle("cafe-2");
        mine.take_along(other);
        assert_eq!(mine.history, ["europa", "cbs"]);
        assert_eq!(mine.lists.len(), 2);
    }

    #[test]
    fn a_damaged_file_is_no_memory() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("x.memory.json");
        std::fs::write(&path, "{ nee").expect("written");
        assert_eq!(Memory::load(&path), Memory::default());
    }
}
