//! What a person who makes the archive true looks at: an edition's fields and people, each with how sure it is and
//! the sentence it was read from, which edition to look at next, and what the person says of them. Pure.

mod asked;
mod change;
mod known_names;
mod marks;
mod namesake;
mod people;
mod queue;
mod refused;
mod reopened;
mod suggest;

use serde::Serialize;

use crate::archive::{ArchiveError, StoredEdition};
use crate::catalogue::{Doubt, ReadFact, doubts_of_record};
use crate::check::{Finding, Kind};
use crate::edition::{Affiliation, Checked, Edition, FIELDS, Field, FieldKind, Handle, Role};

pub use asked::Asked;
pub use change::{
    Change, Placing, Seat, SetHow, called, checked, confirmed, confirmed_person, place, set,
    settable, tidied,
};
pub use known_names::KnownNames;
pub use marks::{Subject, TextMark, marks};
pub use namesake::{next_handle, told_apart};
pub use queue::{Queued, queue};
pub use refused::Refused;
pub use reopened::{ChangedField, Reopened};
pub use suggest::{Wanted, suggest};

/// How sure something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// It was read in words that mean nothing else, given, or decided by a person.
    Sure,
    /// It was read in words that allow another reading, or documents disagree.
    Unsure,
    /// Nothing is known.
    Missing,
    /// It was named in a text and is not part of the edition.
    Offered,
}

/// An edition as it is looked at.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Review {
    /// Its handle.
    pub edition: Handle,
    /// Who found it right.
    pub checked: Option<Checked>,
    /// What changed since somebody found it right; absent where nobody did, or nothing changed.
    pub reopened: Option<Reopened>,
    /// Its fields, in the order of the record.
    pub fields: Vec<FieldReview>,
    /// Its people, and behind them those who were named and not placed, the likeliest first.
    pub people: Vec<PersonReview>,
    /// What is wrong with it.
    pub alarms: Vec<Alarm>,
}

/// A field as it is looked at.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FieldReview {
    /// The key of the field.
    pub field: &'static str,
    /// The value as in the record; null where nothing is known.
    pub value: serde_json::Value,
    /// How sure it is.
    pub certainty: Certainty,
    /// The sentence it was read from; empty where it was given.
    pub sentence: String,
}

/// A person as looked at.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PersonReview {
    /// The name.
    pub name: String,
    /// The place at the table; absent for those who are only offered.
    pub role: Option<Role>,
    /// How sure it is.
    pub certainty: Certainty,
    /// Functions and employers of that evening.
    pub affiliations: Vec<AffiliationReview>,
    /// The sentence the name was read from; empty where it was given.
    pub sentence: String,
}

/// A function and an employer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AffiliationReview {
    /// The function.
    pub function: Option<String>,
    /// The employer.
    pub organisation: Option<String>,
}

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alarm {
    /// What sort of thing, by its key in `check`.
    pub kind: &'static str,
    /// The values that show it.
    pub text: String,
}

/// Returns how an edition is to be looked at; `findings` are those of the whole archive.
///
/// # Errors
///
/// Facts that do not have the shape expected.
pub fn review(stored: &StoredEdition, findings: &[Finding]) -> Result<Review, ArchiveError> {
    let edition = &stored.edition;
    let facts = stored.proofs()?;
    let record = serde_json::to_value(Edition {
        documents: Vec::new(),
        ..edition.clone()
    })?;
    let doubts = doubts_of_record(edition);
    let fields = FIELDS
        .iter()
        .filter(|field| field.kind != FieldKind::People);
    let fields = fields.map(|field| {
        let is_doubted = is_doubted(field.key, edition, &doubts);
        reviewed(field, &record, is_doubted, stored, &facts)
    });
    let mut people = people::placed(stored, &facts);
    people.extend(people::offered(stored, &people)?);
    let reopened = reopened::reopened(stored);
    Ok(Review {
        edition: edition.key.clone(),
        checked: edition.checked.clone(),
        fields: fields.collect(),
        people,
        alarms: alarms(&edition.key, reopened.as_ref(), findings),
        reopened,
    })
}

/// What is wrong with an edition; what is merely unsure is said of the facts themselves.
fn alarms(edition: &Handle, reopened: Option<&Reopened>, findings: &[Finding]) -> Vec<Alarm> {
    let own = findings.iter().filter(|finding| {
        finding.edition.as_ref() == Some(edition) && finding.kind != Kind::Unsure
    });
    let own = own.map(|finding| Alarm {
        kind: finding.kind.key(),
        text: finding.detail.clone(),
    });
    let reopened = reopened.map(|reopened| Alarm {
        kind: "reopened",
        text: reopened.in_words(),
    });
    reopened.into_iter().chain(own).collect()
}

fn reviewed(
    field: &'static Field,
    record: &serde_json::Value,
    is_doubted: bool,
    stored: &StoredEdition,
    facts: &[ReadFact],
) -> FieldReview {
    // A record says only where the list of guests is not whole.
    let unsaid = (field.kind == FieldKind::Flag).then_some(true.into());
    let said = record.get(field.key).cloned();
    let value: serde_json::Value = said.or(unsaid).unwrap_or_default();
    let mut own = facts
        .iter()
        .filter(|fact| fact.claim.field() == Some(field.key));
    let is_unsure = |fact: &ReadFact| fact.is_unsure && !stored.is_decided(&fact.claim);
    let is_settled = stored.edition.checked.is_some();
    let is_empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
    let sentence = own.clone().next().map(|fact| fact.sentence.clone());
    FieldReview {
        field: field.key,
        certainty: match own.next() {
            _ if is_empty => Certainty::Missing,
            _ if is_settled => Certainty::Sure,
            _ if is_doubted => Certainty::Unsure,
            // Every item of a list counts, of other fields the reading that won.
            Some(first) if is_unsure(first) => Certainty::Unsure,
            Some(_) if field.kind.is_list() && own.any(is_unsure) => Certainty::Unsure,
            _ => Certainty::Sure,
        },
        sentence: sentence.unwrap_or_default(),
        value,
    }
}

/// Says whether documents disagree about a field, or how it is known was inferred.
fn is_doubted(field: &str, edition: &Edition, doubts: &[Doubt]) -> bool {
    let basis = match field {
        "number" => edition.number_basis.as_deref(),
        "date" => edition.date_basis.as_deref(),
        _ => None,
    };
    let is_inferred = basis.is_some_and(|basis| basis.starts_with("inferred"));
    is_inferred
        || doubts
            .iter()
            .any(|doubt| matches!(doubt, Doubt::Conflict(conflict) if conflict.field == field))
}

fn affiliations(all: &[Affiliation]) -> Vec<AffiliationReview> {
    let all = all.iter().map(|one| AffiliationReview {
        function: one.function.clone(),
        organisation: one.organisation.clone(),
    });
    all.collect()
}
