//! The log of changes, and undoing the newest one.
//!
//! A window undoes its own changes first, the newest before the older, and then those of other windows and
//! earlier sessions. What was built upon a change since stays: a row that no longer is as the change left it
//! is not touched.

use rusqlite::{Connection, OptionalExtension};

use super::change::Change;
use super::rows::{self, Content, Kind, RowKey, Rows};

/// So many changes are kept in the log.
const KEPT: i64 = 10_000;

/// What became of undoing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undone {
    /// The change is undone.
    Change(Change),
    /// All of the change was altered again since, so that it stays; the next undo passes it over.
    BuiltUpon(Change),
    /// There is nothing to undo.
    Nothing,
}

/// Writes down what a change altered.
pub(super) fn record(
    connection: &Connection,
    window: i64,
    change: &Change,
    before: &Rows,
    after: &Rows,
) -> rusqlite::Result<()> {
    let differing = rows::differing(before, after);
    if differing.is_empty() || !change.is_undoable() {
        return Ok(());
    }
    let json =
        |content: Option<&Content>| content.and_then(|content| serde_json::to_string(content).ok());
    let sql = "INSERT INTO change (window, change) VALUES (?1, ?2)";
    let text = serde_json::to_string(change).unwrap_or_default();
    connection.execute(sql, (window, text))?;
    let id = connection.last_insert_rowid();
    let sql = "INSERT INTO change_row (change, kind, list, name, before, after)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let mut statement = connection.prepare_cached(sql)?;
    for key in &differing {
        let (before, after) = (json(before.get(key)), json(after.get(key)));
        statement.execute((id, key.0.key(), &key.1, &key.2, before, after))?;
    }
    for sql in [
        "DELETE FROM change WHERE id <= ?1",
        "DELETE FROM change_row WHERE change <= ?1",
    ] {
        connection.execute(sql, [id - KEPT])?;
    }
    Ok(())
}

/// Lets the log follow an edition to another handle.
pub(super) fn follow(connection: &Connection, from: &str, to: &str) -> rusqlite::Result<()> {
    let sql = "UPDATE OR IGNORE change_row SET name = ?2 WHERE kind = 'entry' AND name = ?1";
    connection.execute(sql, (from, to)).map(|_| ())
}

/// Undoes the newest change that is not undone yet.
pub(super) fn undo(connection: &Connection, window: i64) -> rusqlite::Result<Undone> {
    let sql = "SELECT id, change FROM change WHERE undone = 0
               ORDER BY window = ?1 DESC, id DESC LIMIT 1";
    let newest = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let newest: Option<(i64, String)> = connection.query_row(sql, [window], newest).optional()?;
    let Some((id, text)) = newest else {
        return Ok(Undone::Nothing);
    };
    connection.execute("UPDATE change SET undone = 1 WHERE id = ?1", [id])?;
    let Ok(change) = serde_json::from_str::<Change>(&text) else {
        return undo(connection, window);
    };
    let now = rows::of(&rows::read(connection)?.0);
    let target = taken_back(&now, &recorded(connection, id)?);
    if target == now {
        return Ok(Undone::BuiltUpon(change));
    }
    rows::write(connection, &now, &target)?;
    Ok(Undone::Change(change))
}

/// A row that a change altered, with what it held before and after.
type Altered = (RowKey, Option<Content>, Option<Content>);

fn recorded(connection: &Connection, change: i64) -> rusqlite::Result<Vec<Altered>> {
    let sql = "SELECT kind, list, name, before, after FROM change_row WHERE change = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let content = |json: Option<String>| json.and_then(|json| serde_json::from_str(&json).ok());
    let recorded = statement.query_map([change], |row| {
        let kind = Kind::of(&row.get::<_, String>(0)?);
        let (before, after) = (content(row.get(3)?), content(row.get(4)?));
        Ok((kind, row.get(1)?, row.get(2)?, before, after))
    })?;
    let mut altered = Vec::new();
    for one in recorded {
        let (kind, list, name, before, after) = one?;
        altered.extend(kind.map(|kind| ((kind, list, name), before, after)));
    }
    Ok(altered)
}

/// Returns the rows with a change taken back, as far as they are as the change left them.
fn taken_back(now: &Rows, altered: &[Altered]) -> Rows {
    let mut target = now.clone();
    for (key, before, after) in altered {
        let is_as_left = match (now.get(key), after) {
            (Some(now), Some(after)) => now.is_alike(after),
            (None, None) => true,
            _ => false,
        };
        if !is_as_left {
            continue;
        }
        match before {
            Some(before) => target.insert(key.clone(), before.clone()),
            None => target.remove(key),
        };
    }
    // A list on which another window put something stays, and one that is gone comes back with its entry.
    let lists: Vec<String> = target
        .keys()
        .filter(|(kind, ..)| *kind == Kind::Entry)
        .map(|(_, list, _)| list.clone())
        .collect();
    for list in lists {
        let key = (Kind::List, String::new(), list);
        let position = Content::List { position: i64::MAX };
        let known = now.get(&key).cloned().unwrap_or(position);
        target.entry(key).or_insert(known);
    }
    keep_one_current(now, &mut target);
    target
}

/// Only one list is the current one, and it is there.
fn keep_one_current(now: &Rows, target: &mut Rows) {
    let is_current = |key: &RowKey| key.0 == Kind::Current;
    let all: Vec<RowKey> = target
        .keys()
        .filter(|key| is_current(key))
        .cloned()
        .collect();
    if all.len() > 1 {
        // Another window chose another list since: that one stays.
        let is_old = |key: &&RowKey| now.contains_key(*key);
        if let Some(kept) = all.iter().find(is_old).cloned() {
            target.retain(|key, _| !is_current(key) || *key == kept);
        }
    }
    let lists: Vec<String> = target
        .keys()
        .filter(|(kind, ..)| *kind == Kind::List)
        .map(|(.., name)| name.clone())
        .collect();
    target.retain(|key, _| !is_current(key) || lists.contains(&key.2));
}
