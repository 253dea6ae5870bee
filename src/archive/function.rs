//! Functions that SQL may call: folding, finding folded words in a text, packing a text.

use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};

use super::index::folded_words;
use super::packed::Packed;

/// Adds the functions to a connection.
pub(super) fn add(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        | FunctionFlags::SQLITE_INNOCUOUS;
    connection.create_scalar_function("holds", -1, flags, |context| Ok(holds(context)))?;
    connection.create_scalar_function("packed", 1, flags, |context| {
        let text: Option<String> = context.get(0)?;
        Ok(text.map(Packed))
    })?;
    connection.create_scalar_function("fold", 1, flags, |context| {
        Ok(folded_words(
            context.get_raw(0).as_str().unwrap_or_default(),
        ))
    })
}

/// `holds(text, pattern…)`: whether one of the patterns stands in the folded words of the text, a blank
/// before and after each word.
fn holds(context: &Context<'_>) -> bool {
    let text = context.get_raw(0).as_str().unwrap_or_default();
    let words = format!(" {} ", folded_words(text));
    let mut patterns = (1..context.len()).filter_map(|at| context.get_raw(at).as_str().ok());
    patterns.any(|pattern| memchr::memmem::find(words.as_bytes(), pattern.as_bytes()).is_some())
}
