//! Names and their ids while editions are written: a name that came before is not looked up again.

use std::collections::HashMap;

use rusqlite::Connection;

use super::words::{folded_words, organisation_names, theme_names};
use crate::archive::Result;

/// So many names of a kind are remembered at most: an archive can be larger than the memory.
const MOST: usize = 1 << 16;

/// The names that were met, by their exact spelling.
#[derive(Debug, Default)]
pub(in crate::archive) struct Register {
    people: HashMap<String, i64>,
    organisations: HashMap<String, i64>,
    themes: HashMap<String, i64>,
}

impl Register {
    /// Returns the id under which a person is kept, whatever the case and accents of the name.
    pub(super) fn person(&mut self, connection: &Connection, name: &str) -> Result<i64> {
        remembered(&mut self.people, name, || {
            name_id(connection, "person", name)
        })
    }

    /// Returns the id under which an organisation is kept, with all its names.
    pub(super) fn organisation(&mut self, connection: &Connection, name: &str) -> Result<i64> {
        remembered(&mut self.organisations, name, || {
            let id = name_id(connection, "organisation", name)?;
            add_names(connection, "organisation", id, organisation_names(name))?;
            Ok(id)
        })
    }

    /// Returns the id under which a theme is kept, with all its names.
    pub(super) fn theme(&mut self, connection: &Connection, name: &str) -> Result<i64> {
        remembered(&mut self.themes, name, || {
            let id = name_id(connection, "theme", name)?;
            add_names(connection, "theme", id, theme_names(name))?;
            Ok(id)
        })
    }
}

fn remembered(
    known: &mut HashMap<String, i64>,
    name: &str,
    find: impl FnOnce() -> Result<i64>,
) -> Result<i64> {
    if let Some(id) = known.get(name) {
        return Ok(*id);
    }
    let id = find()?;
    if known.len() >= MOST {
        known.clear();
    }
    known.insert(name.to_owned(), id);
    Ok(id)
}

/// Returns the id under which a table keeps a name; most names that were not met before are new.
fn name_id(connection: &Connection, table: &str, name: &str) -> Result<i64> {
    let folded = folded_words(name);
    let insert = format!("INSERT OR IGNORE INTO {table} (folded, name) VALUES (?1, ?2)");
    if connection
        .prepare_cached(&insert)?
        .execute((&folded, name))?
        > 0
    {
        return Ok(connection.last_insert_rowid());
    }
    let find = format!("SELECT id FROM {table} WHERE folded = ?1");
    let mut statement = connection.prepare_cached(&find)?;
    Ok(statement.query_row([&folded], |row| row.get(0))?)
}

fn add_names(connection: &Connection, table: &str, id: i64, names: Vec<&str>) -> Result<()> {
    let sql =
        format!("INSERT OR IGNORE INTO {table}_name ({table}, folded, name) VALUES (?1, ?2, ?3)");
    let mut statement = connection.prepare_cached(&sql)?;
    for name in names {
        statement.execute((id, folded_words(name), name))?;
    }
    Ok(())
}
