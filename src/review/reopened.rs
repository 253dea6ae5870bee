//! What changed since somebody found an edition right: a source that changes opens it again.

use jiff::Timestamp;
use serde::Serialize;

use crate::archive::StoredEdition;
use crate::ingest::merge::{CHECKED, Difference, PEOPLE, differences, seen};

/// What changed since somebody found an edition right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reopened {
    /// Who found it right.
    pub by: String,
    /// When, UTC.
    pub when: Timestamp,
    /// The texts that the person did not see, by heading, else by address or kind.
    pub texts: Vec<String>,
    /// The facts that say something else; those that a person corrected since are not among them.
    pub changes: Vec<ChangedField>,
}

/// A field that says something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangedField {
    /// The key of the field.
    pub field: String,
    /// What it said, of a list what went; empty where nothing was known.
    pub before: String,
    /// What it says, of a list what came; empty where nothing is known.
    pub after: String,
}

impl Reopened {
    /// Returns what changed in a line: the fields, or where none did the texts.
    #[must_use]
    pub fn in_words(&self) -> String {
        let fields: Vec<&str> = self.changes.iter().map(|one| one.field.as_str()).collect();
        let texts: Vec<&str> = self.texts.iter().map(String::as_str).collect();
        let all = if fields.is_empty() { texts } else { fields };
        all.join(", ")
    }
}

/// Returns what changed since somebody found an edition right; `None` where nobody did or nothing changed.
pub(super) fn reopened(stored: &StoredEdition) -> Option<Reopened> {
    let edition = &stored.edition;
    if edition.checked.is_some() {
        return None;
    }
    let corrections = stored.corrections();
    let check = corrections.iter().rev().find(|one| one.field == CHECKED)?;
    let later = corrections
        .iter()
        .filter(|one| one.sequence > check.sequence);
    let later: Vec<&str> = later.map(|one| one.field.as_str()).collect();
    let is_read = |field: &str| {
        let is_people = ["hosts", "guests", "debate_leader"].contains(&field);
        let is_corrected = later.contains(&field) || (is_people && later.contains(&PEOPLE));
        !is_corrected
    };
    // Checks of older archives say nothing of what was seen.
    let seen = seen(check);
    let new = edition
        .documents
        .iter()
        .filter(|one| seen.as_ref().is_none_or(|seen| !seen.knows(one)));
    let texts = new.map(|one| {
        let name = one.title.clone().or_else(|| one.url.clone());
        name.unwrap_or_else(|| one.kind.key().to_owned())
    });
    let differences = seen
        .as_ref()
        .map(|seen| differences(Some(&seen.record), edition));
    let changes = differences.into_iter().flatten().filter_map(changed);
    Some(Reopened {
        by: check.made_by.clone(),
        when: check.made,
        texts: texts.collect(),
        changes: changes.filter(|one| is_read(&one.field)).collect(),
    })
}

fn changed(difference: Difference) -> Option<ChangedField> {
    match difference {
        Difference::New { field, value } => Some(ChangedField {
            field,
            before: String::new(),
            after: value,
        }),
        Difference::Changed {
            field,
            before,
            after,
        } => Some(ChangedField {
            field,
            before,
            after,
        }),
        Difference::Same { .. } | Difference::Conflict(_) => None,
    }
}
