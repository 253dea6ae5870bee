//! Queries that older versions saved in the archive under a name: each person's own file takes them over.

use super::{Reader, Result};

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
}

fn query(value: &str) -> String {
    value.strip_prefix(LANGUAGE).unwrap_or(value).to_owned()
}
