//! Which edition to look at next.

use std::cmp::Reverse;

use serde::Serialize;

use super::{alarms, people, reopened};
use crate::archive::{ArchiveError, StoredEdition};
use crate::catalogue::{Catalogue, Doubt};
use crate::check::Finding;
use crate::edition::{Checked, Handle};

/// An edition in the queue of those to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Queued {
    /// Its handle.
    pub edition: Handle,
    /// Who found it right.
    pub checked: Option<Checked>,
    /// How many facts are unsure.
    pub unsure: usize,
    /// How many people are named and not placed.
    pub offered: usize,
    /// How many things are wrong.
    pub alarms: usize,
}

/// Returns the editions in the order in which to look at them: those with most that is wrong first, of the same those
/// with most that is unsure, then most people offered. Those that were found right come last.
///
/// # Errors
///
/// Facts that do not have the shape expected.
pub fn queue(
    catalogue: &Catalogue,
    findings: &[Finding],
    is_wanted: impl Fn(&StoredEdition) -> bool,
) -> Result<Vec<Queued>, ArchiveError> {
    let wanted = catalogue.editions().iter().filter(|one| is_wanted(one));
    let queued = wanted.map(|stored| queued(stored, findings));
    let mut queue = queued.collect::<Result<Vec<Queued>, ArchiveError>>()?;
    queue.sort_by_key(|one| Reverse((one.checked.is_none(), one.alarms, one.unsure, one.offered)));
    Ok(queue)
}

fn queued(stored: &StoredEdition, findings: &[Finding]) -> Result<Queued, ArchiveError> {
    let edition = &stored.edition;
    let doubts = stored.doubts()?;
    let unsure = doubts
        .iter()
        .filter(|doubt| !matches!(doubt, Doubt::Unfitting(_)));
    let placed = people::placed(stored, &[]);
    let reopened = reopened::reopened(stored);
    Ok(Queued {
        edition: edition.key.clone(),
        checked: edition.checked.clone(),
        unsure: unsure.count(),
        offered: people::offered(stored, &placed)?.len(),
        alarms: alarms(&edition.key, reopened.as_ref(), findings).len(),
    })
}
