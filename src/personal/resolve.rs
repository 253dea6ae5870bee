//! Following editions to the handles they have today.

use crate::archive::{ArchiveError, EditionId, Reader};
use crate::edition::Traces;

use super::change::Change;
use super::state::{Entry, State};

/// Returns what is to be changed so that every entry whose edition is in the archive has its handle and traces
/// of today. An entry whose edition is not there stays as it is.
///
/// # Errors
///
/// What SQLite reports.
pub fn found_again(state: &State, reader: &Reader) -> Result<Vec<Change>, ArchiveError> {
    let mut changes = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for entry in state.lists.iter().flat_map(|list| &list.entries) {
        if seen.contains(&entry.handle.as_str()) {
            continue;
        }
        seen.push(&entry.handle);
        if let Some(found) = found(entry, reader)?
            && (found.handle != entry.handle || found.traces != entry.traces)
        {
            changes.push(Change::Found {
                from: entry.handle.clone(),
                entry: found,
            });
        }
    }
    Ok(changes)
}

fn found(entry: &Entry, reader: &Reader) -> Result<Option<Entry>, ArchiveError> {
    let by_handle = reader.by_handle(&entry.handle)?;
    let called = of(by_handle, reader)?;
    // The handle may mean another edition now, after a number was put right.
    let is_doubtful = |called: &Entry| entry.traces.contradict(&called.traces);
    if called.as_ref().is_some_and(|called| !is_doubtful(called)) || entry.traces.is_empty() {
        return Ok(called);
    }
    let traced = of(reader.by_traces(&entry.traces)?, reader)?;
    Ok(traced.or(called))
}

fn of(id: Option<EditionId>, reader: &Reader) -> Result<Option<Entry>, ArchiveError> {
    let edition = id.map(|id| reader.edition(id)).transpose()?.flatten();
    Ok(edition.map(|edition| Entry::new(edition.key.as_str(), Traces::of(&edition))))
}
