//! The record as JSON.

use serde::Serialize;

use crate::edition::Edition;

/// The version of the JSON shapes; raised when one changes.
pub const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Editions<'a> {
    schema: u32,
    editions: &'a [&'a Edition],
}

/// Returns `{ "schema": 1, "editions": [record…] }`.
///
/// # Errors
///
/// None that these types can cause; the serialiser's type asks for it.
pub fn editions_to_json(editions: &[&Edition]) -> serde_json::Result<String> {
    serde_json::to_string_pretty(&Editions {
        schema: SCHEMA,
        editions,
    })
}

/// Returns one record.
///
/// # Errors
///
/// None that these types can cause; the serialiser's type asks for it.
pub fn edition_to_json(edition: &Edition) -> serde_json::Result<String> {
    serde_json::to_string_pretty(edition)
}
