//! Queries that were saved under a name. They live in the archive, so that they travel with its copies.

use rusqlite::OptionalExtension;

use super::{Archive, Reader, Result};

/// Before the name of a setting that is a saved query.
const SAVED: &str = "query:";

/// The version of the query language that saved queries are written in.
const LANGUAGE: &str = "1 ";

/// Says whether a query can be saved under a name: what stands behind `@` up to a blank, so that it cannot be
/// mistaken for a number or an operator.
#[must_use]
pub fn is_query_name(name: &str) -> bool {
    name.starts_with(char::is_alphabetic) && name.chars().all(|c| c.is_alphanumeric() || c == '-')
}

impl Archive {
    /// Saves a query under a name; an older one of that name is replaced, an empty one takes it away.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports; nothing is written then.
    pub fn save_query(&mut self, name: &str, query: &str) -> Result<()> {
        let setting = format!("{SAVED}{name}");
        if query.is_empty() {
            let sql = "DELETE FROM setting WHERE name = ?1";
            self.connection.execute(sql, [setting])?;
            return Ok(());
        }
        super::setting::set(&self.connection, &setting, &format!("{LANGUAGE}{query}"))
    }
}

impl Reader {
    /// Returns the saved queries with their names, in the order of the names.
    ///
    /// # Errors
    ///
    /// What SQLite reports.
    pub fn saved_queries(&self) -> Result<Vec<(String, String)>> {
        let sql = "SELECT substr(name, ?2), value FROM setting WHERE name GLOB ?1 ORDER BY name";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map((format!("{SAVED}*"), SAVED.len() + 1), |row| {
            Ok((row.get(0)?, row.get::<_, String>(1)?))
        })?;
        let rows: Vec<(String, String)> = rows.collect::<rusqlite::Result<_>>()?;
        Ok(rows
            .into_iter()
            .map(|(name, value)| (name, query(&value)))
            .collect())
    }

    /// Returns the query saved under a name.
    ///
    /// # Errors
    ///
    /// What SQLite reports.
    pub fn saved_query(&self, name: &str) -> Result<Option<String>> {
        let sql = "SELECT value FROM setting WHERE name = ?1";
        let found: Option<String> = self
            .connection
            .prepare_cached(sql)?
            .query_row([format!("{SAVED}{name}")], |row| row.get(0))
            .optional()?;
        Ok(found.map(|value| query(&value)))
    }
}

fn query(value: &str) -> String {
    value.strip_prefix(LANGUAGE).unwrap_or(value).to_owned()
}
