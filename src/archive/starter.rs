//! The starter archive: the editions in `data/editions`, carried inside the binary.
//!
//! The weakest source. A newer program brings its own along and touches nothing else.

use include_dir::{Dir, include_dir};
use jiff::Timestamp;
use rusqlite::Connection;
use xxhash_rust::xxh3::Xxh3;

use super::{Result, derive, intake, setting};
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
    intake::replace_starter(connection, &entries, now)?;
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
