//! Whether a person has found an edition right, and its texts are still those that the person saw.

use xxhash_rust::xxh3::xxh3_128;

use super::Correction;
use crate::edition::{Checked, Document};

/// The field of the corrections that say so. Their value is the state of the texts.
pub const CHECKED: &str = "checked";

/// Returns what tells the texts of an edition from any others, whatever their order.
#[must_use]
pub fn state_of<'a>(documents: impl IntoIterator<Item = &'a Document>) -> String {
    let text = |one: &Document| format!("{}\n{}", one.title.as_deref().unwrap_or(""), one.text);
    let documents = documents.into_iter();
    let mut states: Vec<u128> = documents
        .map(|one| xxh3_128(text(one).as_bytes()))
        .collect();
    states.sort_unstable();
    let all: Vec<String> = states.iter().map(|state| format!("{state:032x}")).collect();
    format!("{:032x}", xxh3_128(all.concat().as_bytes()))
}

/// Takes out of corrections those that say that the edition is right, and returns the newest of them that speaks of
/// these texts.
pub(super) fn take<'a>(
    corrections: &mut Vec<Correction>,
    documents: impl IntoIterator<Item = &'a Document>,
) -> Option<Checked> {
    let is_check = |one: &mut Correction| one.field == CHECKED;
    let checks: Vec<Correction> = corrections.extract_if(.., is_check).collect();
    let last = checks.last()?;
    (last.value.as_str() == Some(state_of(documents).as_str())).then(|| Checked {
        by: last.made_by.clone(),
        when: last.made,
    })
}
