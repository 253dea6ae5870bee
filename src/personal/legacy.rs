//! Taking over what was kept elsewhere before: a JSON file beside the archive, the archive's own saved queries,
//! and the file of an archive that had no id yet. Each is taken over once and left where it is.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde::Deserialize;
use xxhash_rust::xxh3::xxh3_64;

use super::rows::{harmless, read};
use super::state::{Entry, Last, SavedQuery, State};
use super::{Home, schema};
use crate::text::clean_line;

/// A larger file is none that the program wrote.
const LARGEST: u64 = 64 << 20;

/// The shape of the JSON file.
#[derive(Default, Deserialize)]
#[serde(default)]
struct OldFile {
    history: Vec<String>,
    last: Option<Last>,
    lists: Vec<OldList>,
    current: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct OldList {
    name: String,
    entries: Vec<OldEntry>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct OldEntry {
    edition: String,
    note: String,
}

/// What older homes keep, and under which names they are remembered as taken.
#[derive(Debug, Default)]
pub(super) struct Legacy {
    pub(super) state: State,
    pub(super) sources: Vec<String>,
    /// A file that cannot be read, and so was not taken over.
    pub(super) damaged: Option<PathBuf>,
}

/// Reads what was not taken over yet.
pub(super) fn read_all(home: &Home, taken: &[String]) -> Legacy {
    let mut legacy = Legacy::default();
    let taken = read_by_place(home, taken, &mut legacy);
    read_json(&home.json, &taken, &mut legacy);
    read_queries(&home.queries, &taken, &mut legacy);
    legacy
}

/// Returns which homes a file has taken over.
pub(super) fn taken(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare_cached("SELECT source FROM taken")?;
    statement.query_map([], |row| row.get(0))?.collect()
}

/// The file by the archive's place has taken over the others itself, as far as it says.
fn read_by_place(home: &Home, taken: &[String], legacy: &mut Legacy) -> Vec<String> {
    let mut all = taken.to_vec();
    let Some(path) = &home.by_place else {
        return all;
    };
    let source = format!("place:{}", path.display());
    if taken.contains(&source) || home.file.as_ref() == Some(path) {
        return all;
    }
    let connection = match schema::open(path, false) {
        Ok(Some(connection)) => connection,
        Ok(None) => return all,
        Err(_) => {
            legacy.damaged = Some(path.clone());
            return all;
        }
    };
    if let (Ok((state, _)), Ok(its)) = (read(&connection), self::taken(&connection)) {
        legacy.state.merge(state);
        legacy.sources.extend(its.iter().cloned());
        all.extend(its);
        legacy.sources.push(source);
    }
    all
}

fn read_json(path: &Path, taken: &[String], legacy: &mut Legacy) {
    let source = format!("json:{}", path.display());
    let is_file = |path: &Path| {
        std::fs::metadata(path).is_ok_and(|found| found.is_file() && found.len() <= LARGEST)
    };
    // Opening a pipe would wait for its other end.
    if taken.contains(&source) || !is_file(path) {
        return;
    }
    let Ok(content) = std::fs::read(path) else {
        legacy.damaged = Some(path.to_owned());
        return;
    };
    if let Ok(file) = serde_json::from_slice(&content) {
        legacy.state.merge(state_of(file));
        legacy.sources.push(source);
        return;
    }
    // Said once; a file that was mended is taken over all the same.
    let source = format!("damaged:{:016x}", xxh3_64(&content));
    if !taken.contains(&source) {
        legacy.sources.push(source);
        legacy.damaged = Some(path.to_owned());
    }
}

fn state_of(file: OldFile) -> State {
    let mut state = State {
        current: clean_line(&file.current),
        last: file.last.as_ref().map(harmless),
        ..State::default()
    };
    for query in file.history.iter().rev() {
        state.note_query(&clean_line(query));
    }
    for list in file.lists {
        let made = state.list_made(&clean_line(&list.name));
        for old in list.entries {
            made.add_with_note(Entry {
                handle: clean_line(&old.edition),
                note: clean_line(&old.note),
                ..Entry::default()
            });
        }
    }
    state
}

fn read_queries(queries: &[(String, String)], taken: &[String], legacy: &mut Legacy) {
    let source = "archive".to_owned();
    if taken.contains(&source) || queries.is_empty() {
        return;
    }
    let mut state = State::default();
    for (name, query) in queries {
        let saved = SavedQuery::new(&clean_line(query));
        state.queries.insert(clean_line(name), saved);
    }
    legacy.state.merge(state);
    legacy.sources.push(source);
}
