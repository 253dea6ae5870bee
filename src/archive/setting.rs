//! What an archive remembers about itself, by name.

use rusqlite::{Connection, OptionalExtension};

use super::Result;

/// The archive's own id; the migration that makes it names it so too.
pub(super) const ID: &str = "id";

/// Which starter editions it holds.
pub(super) const STARTER: &str = "starter";

/// By which version of the rules its pages were read.
pub(super) const RULES: &str = "rules";

/// The change it has last seen, as JSON.
pub(super) const LAST_CHANGE: &str = "last_change";

pub(super) fn get(connection: &Connection, name: &str) -> Result<Option<String>> {
    let sql = "SELECT value FROM setting WHERE name = ?1";
    Ok(connection
        .query_row(sql, [name], |row| row.get(0))
        .optional()?)
}

pub(super) fn set(connection: &Connection, name: &str, value: &str) -> Result<()> {
    connection.execute(
        "INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)",
        (name, value),
    )?;
    Ok(())
}

pub(super) fn forget(connection: &Connection, name: &str) -> Result<()> {
    connection.execute("DELETE FROM setting WHERE name = ?1", [name])?;
    Ok(())
}
