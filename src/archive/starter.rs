//! The starter archive: the editions in `data/editions`, carried inside the binary.
//!
//! The weakest source. A newer program brings its own along and touches nothing else.

use include_dir::{Dir, include_dir};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use xxhash_rust::xxh3::Xxh3;

use super::id::DocumentId;
use super::prepared::Prepared;
use super::{Result, derive, document, setting};
use crate::ingest::Entry;
use crate::ingest::source::record;

static EDITIONS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/data/editions");

/// Returns the starter editions as entries.
///
/// A test keeps every file readable; one that is not is left out.
#[must_use]
pub fn starter_entries() -> Vec<Entry> {
    let files = EDITIONS
        .files()
        .filter_map(|file| Some((file.path(), file.contents_utf8()?)));
    let records = files
        .filter_map(|(path, text)| Some((path.display().to_string(), record::parse(text).ok()?)));
    records
        .map(|(name, record)| Entry::of_record(&record, &format!("starter:{name}")))
        .collect()
}

/// Replaces the starter editions of another version by this program's.
pub(super) fn refresh(connection: &Connection, now: Timestamp) -> Result<()> {
    let digest = digest();
    if setting::get(connection, setting::STARTER)?.as_deref() == Some(digest.as_str()) {
        return Ok(());
    }
    let entries = starter_entries();
    replace_documents(connection, &entries, now)?;
    derive::derive(connection, now, derive::Detail::Outcome)?;
    setting::set(connection, setting::STARTER, &digest)
}

/// Says whether the archive holds the starter editions of another version.
pub(super) fn is_outdated(connection: &Connection) -> Result<bool> {
    Ok(setting::get(connection, setting::STARTER)?.is_some_and(|known| known != digest()))
}

fn digest() -> String {
    let mut hasher = Xxh3::new();
    for file in EDITIONS.files() {
        hasher.update(file.contents());
    }
    format!("{:032x}", hasher.digest128())
}

/// Brings the starter's documents in line with this program's. They are changed in place, because
/// corrections hang on them; one that is gone stays only where a correction needs it.
fn replace_documents(connection: &Connection, entries: &[Entry], now: Timestamp) -> Result<()> {
    let find = "SELECT id FROM document WHERE identity = ?1 AND is_starter = 1";
    let mut kept: Vec<DocumentId> = Vec::with_capacity(entries.len());
    for entry in entries {
        let prepared = Prepared::new(entry.clone())?;
        let known = connection
            .prepare_cached(find)?
            .query_row([&entry.origin], |row| row.get(0))
            .optional()?;
        let id = match known {
            Some(id) => {
                document::update(connection, id, &prepared, &entry.origin)?;
                id
            }
            None => document::insert(connection, &prepared, &entry.origin, now)?,
        };
        connection
            .prepare_cached("UPDATE document SET is_starter = 1 WHERE id = ?1")?
            .execute([id])?;
        connection
            .prepare_cached("INSERT OR IGNORE INTO origin (document, place) VALUES (?1, ?2)")?
            .execute((id, &entry.origin))?;
        kept.push(id);
    }
    connection.execute(
        "DELETE FROM document WHERE is_starter = 1 AND id NOT IN (SELECT value FROM json_each(?1))
            AND id NOT IN (SELECT document FROM correction_anchor)",
        [serde_json::to_string(&kept)?],
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_starter_file_is_a_well_formed_record() {
        for file in EDITIONS.files() {
            let text = file.contents_utf8().expect("UTF-8");
            let record = record::parse(text)
                .unwrap_or_else(|error| panic!("{}: {error}", file.path().display()));
            assert!(
                !record.text.is_empty(),
                "{} has no text",
                file.path().display()
            );
        }
        assert_eq!(starter_entries().len(), EDITIONS.files().count());
    }
}
