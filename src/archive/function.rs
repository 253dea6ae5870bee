//! Functions that migrations call: text as one earlier version stored it, and back.

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

use super::compressed::Compressed;

/// Adds the functions to a connection.
pub(super) fn add(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        | FunctionFlags::SQLITE_INNOCUOUS;
    connection.create_scalar_function("packed", 1, flags, |context| {
        let text: Option<String> = context.get(0)?;
        Ok(text.map(Compressed))
    })?;
    connection.create_scalar_function("unpacked", 1, flags, |context| {
        let text: Option<Compressed<String>> = context.get(0)?;
        Ok(text.map(|compressed| compressed.0))
    })
}
