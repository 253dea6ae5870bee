//! The state as rows of the file: reading them all, and writing those that differ.
//!
//! A file can hold anything: what is read is made harmless, and what has no sense is left out of the state.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde::{Deserialize, Serialize};

use super::state::{Entry, Last, SavedQuery, State};
use crate::edition::Traces;
use crate::text::clean_line;

/// No place in a text lies further than this; whatever counts on from here stays within a number.
const FURTHEST: usize = u32::MAX as usize;

/// What a row is about: its kind, the list of an entry, and the name or handle.
pub(super) type RowKey = (Kind, String, String);

/// The kinds of rows that can be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    List,
    Entry,
    Query,
    Current,
}

/// What a row holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Content {
    List { position: i64 },
    Entry(Entry),
    Query(SavedQuery),
    Current,
}

pub(super) type Rows = BTreeMap<RowKey, Content>;

impl Kind {
    const ALL: [Kind; 4] = [Kind::List, Kind::Entry, Kind::Query, Kind::Current];

    pub(super) fn key(self) -> &'static str {
        match self {
            Kind::List => "list",
            Kind::Entry => "entry",
            Kind::Query => "query",
            Kind::Current => "current",
        }
    }

    pub(super) fn of(key: &str) -> Option<Self> {
        Kind::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

impl Content {
    /// Says whether a person would call the two the same: traces and order are the program's own.
    pub(super) fn is_alike(&self, other: &Content) -> bool {
        match (self, other) {
            (Content::Entry(one), Content::Entry(other)) => one.note == other.note,
            (Content::List { .. }, Content::List { .. }) => true,
            (one, other) => one == other,
        }
    }
}

/// Returns the rows of a state.
pub(super) fn of(state: &State) -> Rows {
    let mut rows = Rows::new();
    for list in &state.lists {
        let position = list.position;
        let key = (Kind::List, String::new(), list.name.clone());
        rows.insert(key, Content::List { position });
        for entry in &list.entries {
            let key = (Kind::Entry, list.name.clone(), entry.handle.clone());
            rows.insert(key, Content::Entry(entry.clone()));
        }
    }
    for (name, saved) in &state.queries {
        let key = (Kind::Query, String::new(), name.clone());
        rows.insert(key, Content::Query(saved.clone()));
    }
    if !state.current.is_empty() {
        let key = (Kind::Current, String::new(), state.current.clone());
        rows.insert(key, Content::Current);
    }
    rows
}

/// Returns the keys of the rows that differ.
pub(super) fn differing(before: &Rows, after: &Rows) -> BTreeSet<RowKey> {
    let keys = before.keys().chain(after.keys());
    keys.filter(|key| before.get(*key) != after.get(*key))
        .cloned()
        .collect()
}

/// Writes the rows that differ.
pub(super) fn write(connection: &Connection, before: &Rows, after: &Rows) -> rusqlite::Result<()> {
    // What goes is taken away first: of some rows there is only one.
    let differing = differing(before, after);
    for key in differing.iter().filter(|key| before.contains_key(key)) {
        remove(connection, key)?;
    }
    for key in &differing {
        if let Some(content) = after.get(key) {
            insert(connection, key, content)?;
        }
    }
    Ok(())
}

fn remove(connection: &Connection, (kind, list, name): &RowKey) -> rusqlite::Result<()> {
    match kind {
        Kind::List => connection.execute("DELETE FROM list WHERE name = ?1", [name]),
        Kind::Entry => {
            let sql = "DELETE FROM entry WHERE list = ?1 AND handle = ?2";
            connection.execute(sql, [list, name])
        }
        Kind::Query => connection.execute("DELETE FROM saved_query WHERE name = ?1", [name]),
        Kind::Current => connection.execute("DELETE FROM setting WHERE name = 'current'", []),
    }
    .map(|_| ())
}

fn insert(
    connection: &Connection,
    (_, list, name): &RowKey,
    content: &Content,
) -> rusqlite::Result<()> {
    match content {
        Content::List { position } => {
            let sql = "INSERT OR REPLACE INTO list (name, position) VALUES (?1, ?2)";
            connection.execute(sql, (name, position))
        }
        Content::Entry(entry) => {
            let sql = "INSERT OR REPLACE INTO entry (list, handle, position, note, traces)
                       VALUES (?1, ?2, ?3, ?4, ?5)";
            let traces = serde_json::to_string(&entry.traces).unwrap_or_default();
            connection.execute(sql, (list, name, entry.position, &entry.note, traces))
        }
        Content::Query(saved) => {
            let sql =
                "INSERT OR REPLACE INTO saved_query (name, query, language) VALUES (?1, ?2, ?3)";
            connection.execute(sql, (name, &saved.query, saved.language))
        }
        Content::Current => {
            let sql = "INSERT OR REPLACE INTO setting (name, value) VALUES ('current', ?1)";
            connection.execute(sql, [name])
        }
    }
    .map(|_| ())
}

/// Writes what is remembered without being asked for.
pub(super) fn write_memory(
    connection: &Connection,
    before: &State,
    after: &State,
) -> rusqlite::Result<()> {
    if before.history != after.history {
        connection.execute("DELETE FROM history", [])?;
        let sql = "INSERT OR REPLACE INTO history (query, place) VALUES (?1, ?2)";
        let mut statement = connection.prepare_cached(sql)?;
        for (place, query) in (0_i64..).zip(&after.history) {
            statement.execute((query, place))?;
        }
    }
    if before.last != after.last
        && let Some(Ok(last)) = after.last.as_ref().map(serde_json::to_string)
    {
        let sql = "INSERT OR REPLACE INTO setting (name, value) VALUES ('last', ?1)";
        connection.execute(sql, [last])?;
    }
    Ok(())
}

/// Reads the whole state, and says whether the rows hold exactly that.
pub(super) fn read(connection: &Connection) -> rusqlite::Result<(State, bool)> {
    let mut state = State::default();
    let mut is_clean = true;
    let mut note = |row: &Row<'_>, is_new: bool| is_clean &= row.is_clean() && is_new;
    each(
        connection,
        "SELECT name, position FROM list ORDER BY position, name",
        |row| {
            let known = state.lists.len();
            state.list_made(&row.text(0)).position = row.number(1);
            note(row, state.lists.len() > known);
        },
    )?;
    let sql = "SELECT list, handle, position, note, traces FROM entry ORDER BY position, handle";
    each(connection, sql, |row| {
        let entry = Entry {
            handle: row.text(1),
            note: row.text(3),
            traces: traces(&row.text(4)),
            position: row.number(2),
        };
        let known = state.lists.len();
        let list = state.list_made(&row.text(0));
        let is_new = list.entry(&entry.handle).is_none();
        if is_new {
            list.entries.push(entry);
        } else {
            list.add_with_note(entry);
        }
        note(row, is_new && state.lists.len() == known);
    })?;
    each(
        connection,
        "SELECT name, query, language FROM saved_query ORDER BY name",
        |row| {
            let language = u32::try_from(row.number(2)).unwrap_or(super::state::LANGUAGE);
            let query = row.text(1);
            let saved = SavedQuery { query, language };
            let older = state.queries.insert(row.text(0), saved);
            note(row, older.is_none());
        },
    )?;
    each(
        connection,
        "SELECT query FROM history ORDER BY place, query LIMIT 100",
        |row| {
            state.history.push(row.text(0));
        },
    )?;
    each(
        connection,
        "SELECT name, value FROM setting",
        |row| match row.text(0).as_str() {
            "current" => {
                state.current = row.text(1);
                note(row, true);
            }
            "last" => state.last = last(&row.text(1)),
            _ => {}
        },
    )?;
    Ok((state, is_clean))
}

/// Takes all rows away that [`write()`] writes: those of a file whose names could not be shown as they are.
pub(super) fn clear(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "DELETE FROM list; DELETE FROM entry; DELETE FROM saved_query;
         DELETE FROM setting WHERE name = 'current';",
    )
}

/// A row that may hold anything.
struct Row<'a>(&'a rusqlite::Row<'a>);

impl Row<'_> {
    /// A name or note as it can be shown.
    fn text(&self, column: usize) -> String {
        match self.0.get_ref(column) {
            Ok(ValueRef::Text(bytes)) => clean_line(&String::from_utf8_lossy(bytes)),
            _ => String::new(),
        }
    }

    /// Says whether every text is as it can be shown.
    fn is_clean(&self) -> bool {
        let columns = 0..self.0.as_ref().column_count();
        columns
            .into_iter()
            .all(|column| match self.0.get_ref(column) {
                Ok(ValueRef::Text(bytes)) => self.text(column).as_bytes() == bytes,
                _ => true,
            })
    }

    fn number(&self, column: usize) -> i64 {
        match self.0.get_ref(column) {
            Ok(ValueRef::Integer(number)) => number,
            _ => 0,
        }
    }
}

fn each(
    connection: &Connection,
    sql: &str,
    mut take: impl FnMut(&Row<'_>),
) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        take(&Row(row));
    }
    Ok(())
}

fn traces(json: &str) -> Traces {
    serde_json::from_str(json).unwrap_or_default()
}

pub(super) fn last(json: &str) -> Option<Last> {
    let last: Last = serde_json::from_str(json).ok()?;
    Some(harmless(&last))
}

/// Makes where the person was harmless: texts clean, numbers within bounds.
pub(super) fn harmless(last: &Last) -> Last {
    let (document, block, byte) = last.place;
    Last {
        query: clean_line(&last.query),
        edition: clean_line(&last.edition),
        place: (
            document.min(FURTHEST),
            block.min(FURTHEST),
            byte.min(FURTHEST),
        ),
        is_reading: last.is_reading,
        is_in_list: last.is_in_list,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_that_no_text_has_stays_within_numbers_that_can_be_counted_on_from() {
        let json = format!(
            r#"{{"query":"a\u001b[2J","place":[{0},{0},{0}]}}"#,
            u64::MAX
        );
        let read = last(&json).expect("a place");
        assert_eq!((read.query.as_str(), read.place.0), ("a[2J", FURTHEST));
        assert_eq!(last(r#"{"place":[-1,0,0]}"#), None);
    }
}
