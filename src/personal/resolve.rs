//! Following editions to the handles they have today.

use crate::archive::EditionId;
use crate::catalogue::Catalogue;
use crate::edition::Traces;

use super::change::Change;
use super::state::{Entry, State};

/// Returns what is to be changed so that every entry whose edition is in the archive has its handle and traces
/// of today. An entry whose edition is not there stays as it is.
#[must_use]
pub fn found_again(state: &State, catalogue: &Catalogue) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for entry in state.lists.iter().flat_map(|list| &list.entries) {
        if seen.contains(&entry.handle.as_str()) {
            continue;
        }
        seen.push(&entry.handle);
        if let Some(found) = found(entry, catalogue)
            && (found.handle != entry.handle || found.traces != entry.traces)
        {
            changes.push(Change::Found {
                from: entry.handle.clone(),
                entry: found,
            });
        }
    }
    changes
}

fn found(entry: &Entry, catalogue: &Catalogue) -> Option<Entry> {
    let called = catalogue
        .by_handle(&entry.handle)
        .and_then(|id| of(id, catalogue));
    // The handle may mean another edition now, after a number was put right.
    let is_doubtful = |called: &Entry| entry.traces.contradict(&called.traces);
    if called.as_ref().is_some_and(|called| !is_doubtful(called)) || entry.traces.is_empty() {
        return called;
    }
    let traced = catalogue
        .by_traces(&entry.traces)
        .and_then(|id| of(id, catalogue));
    traced.or(called)
}

fn of(id: EditionId, catalogue: &Catalogue) -> Option<Entry> {
    let edition = catalogue.edition(id)?;
    Some(Entry::new(edition.key.as_str(), Traces::of(edition)))
}
