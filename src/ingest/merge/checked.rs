//! Whether a person has found an edition right, and its texts are still those that the person saw.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use xxhash_rust::xxh3::xxh3_128;

use super::Correction;
use crate::edition::{Checked, Document, Edition};

/// The field of the corrections that say so. Their value is a [`Seen`], or in older archives its `texts` alone.
pub const CHECKED: &str = "checked";

/// An edition as a person found it right.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Seen {
    /// What tells its texts from any others, whatever their order.
    pub texts: String,
    /// The same of each text.
    pub documents: Vec<String>,
    /// Its record, without the texts.
    pub record: Edition,
}

impl Seen {
    /// Returns what a person sees of an edition.
    #[must_use]
    pub fn of(edition: &Edition) -> Self {
        let record = Edition {
            documents: Vec::new(),
            checked: None,
            ..edition.clone()
        };
        Seen {
            texts: state_of(&edition.documents),
            documents: edition.documents.iter().map(state).collect(),
            record,
        }
    }

    /// Says whether a text is one that the person saw.
    #[must_use]
    pub fn knows(&self, document: &Document) -> bool {
        self.documents.contains(&state(document))
    }

    /// Returns the value of the correction that says so.
    ///
    /// # Errors
    ///
    /// None that these types can cause; the serialiser's type asks for it.
    pub fn value(&self) -> serde_json::Result<Value> {
        serde_json::to_value(self)
    }
}

/// Returns what a person saw who found an edition right; `None` of other corrections, and of those of older archives,
/// which did not keep it.
#[must_use]
pub fn seen(correction: &Correction) -> Option<Seen> {
    let is_check = correction.field == CHECKED;
    Seen::deserialize(is_check.then_some(&correction.value)?).ok()
}

fn state(document: &Document) -> String {
    let text = format!(
        "{}\n{}",
        document.title.as_deref().unwrap_or(""),
        document.text
    );
    format!("{:032x}", xxh3_128(text.as_bytes()))
}

fn state_of<'a>(documents: impl IntoIterator<Item = &'a Document>) -> String {
    // Numbers written in full sort as they count.
    let mut states: Vec<String> = documents.into_iter().map(state).collect();
    states.sort_unstable();
    format!("{:032x}", xxh3_128(states.concat().as_bytes()))
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
    let texts = last.value.get("texts").unwrap_or(&last.value);
    (texts.as_str() == Some(state_of(documents).as_str())).then(|| Checked {
        by: last.made_by.clone(),
        when: last.made,
    })
}
