//! What people say themselves: it wins over every document, and nothing that it beats is thrown away.

use std::borrow::Cow;

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;

use super::Source;
use super::difference::shown;
use crate::edition::{Conflict, Edition, Reading};
use crate::ingest::{Certainty, Claim, DateReading, Extract, Fact};

/// One field of an edition as a person wants it.
#[derive(Debug, Clone, PartialEq)]
pub struct Correction {
    /// The key of the field, as in the record.
    pub field: String,
    /// The value as in the record's JSON; null where nothing is known.
    pub value: Value,
    /// When it was made.
    pub made: Timestamp,
    /// Who made it.
    pub made_by: String,
}

impl Correction {
    /// Returns what stands for it where readings differ.
    #[must_use]
    pub fn source(&self) -> String {
        let day = self.made.strftime("%Y-%m-%d");
        format!("correction by {}, {day}", self.made_by)
    }
}

/// Says whether a reading comes from a person.
#[must_use]
pub fn is_correction(source: &str) -> bool {
    source.starts_with("correction by ")
}

/// Makes a document claim what a person says of the fields that tell editions apart, so that it is
/// grouped by that.
pub(super) fn identified(source: &Source) -> Extract {
    let fact = |claim: Cow<'_, Claim>| Fact {
        span: source
            .extract
            .facts
            .iter()
            .find(|fact| fact.claim == *claim)
            .and_then(|fact| fact.span),
        claim: claim.into_owned(),
        certainty: Certainty::Sure,
    };
    Extract {
        kind: source.extract.kind,
        facts: identifying(&source.extract, &source.corrections)
            .into_iter()
            .map(fact)
            .collect(),
    }
}

/// Returns the claims of a document that tell editions apart, with what people say of them in their place.
pub(super) fn identifying<'a>(
    extract: &'a Extract,
    corrections: &[Correction],
) -> Vec<Cow<'a, Claim>> {
    let mut claims: Vec<Cow<'a, Claim>> = extract
        .facts
        .iter()
        .map(|fact| Cow::Borrowed(&fact.claim))
        .collect();
    for correction in corrections {
        let field = correction.field.as_str();
        if IDENTIFYING.contains(&field) {
            claims.retain(|claim| !is_about(claim, field));
            claims.splice(0..0, identity(correction).map(Cow::Owned));
        }
    }
    claims
}

/// The fields that tell editions apart.
const IDENTIFYING: [&str; 3] = ["series", "number", "date"];

fn is_about(claim: &Claim, field: &str) -> bool {
    matches!(
        (claim, field),
        (Claim::Series(_), "series") | (Claim::Number(_), "number") | (Claim::Date(_), "date")
    )
}

/// The claim that a correction of an identifying field makes; none where the field became unknown.
fn identity(correction: &Correction) -> Option<Claim> {
    let value = &correction.value;
    match correction.field.as_str() {
        "series" => value
            .as_str()
            .map(|key| Claim::Series(key.to_owned().into())),
        "number" => value
            .as_u64()
            .and_then(|number| u32::try_from(number).ok())
            .map(Claim::Number),
        _ => date(correction).map(Claim::Date),
    }
}

fn date(correction: &Correction) -> Option<DateReading> {
    let date: jiff::civil::Date = correction.value.as_str()?.parse().ok()?;
    Some(DateReading {
        year: Some(date.year()),
        month: date.month(),
        day: date.day(),
        basis: Some(format!("stated: {}", correction.source())),
        ..DateReading::default()
    })
}

/// Applies corrections, the oldest first. One that no longer fits the record is passed over.
pub(super) fn apply(edition: Edition, corrections: &[Correction]) -> Edition {
    corrections.iter().fold(edition, |edition, correction| {
        let corrected = corrected(&edition, correction);
        corrected.unwrap_or(edition)
    })
}

fn corrected(edition: &Edition, correction: &Correction) -> Option<Edition> {
    let mut record = serde_json::to_value(edition).ok()?;
    let fields = record.as_object_mut()?;
    let before = match &correction.value {
        Value::Null => fields.remove(&correction.field),
        value => fields.insert(correction.field.clone(), value.clone()),
    };
    let mut corrected = Edition::deserialize(record).ok()?;
    if let Some(before) = before.filter(|before| *before != correction.value) {
        note(&mut corrected, correction, &before);
    }
    Some(corrected)
}

/// Keeps what the correction beat, in front of the readings that were beaten before.
fn note(edition: &mut Edition, correction: &Correction, before: &Value) {
    let earlier = edition
        .conflicts
        .iter()
        .position(|conflict| conflict.field == correction.field);
    let beaten = match earlier {
        Some(at) => edition.conflicts.remove(at).readings,
        None => vec![Reading {
            value: shown(before),
            source: edition.sources.join("; "),
        }],
    };
    let won = Reading {
        value: shown(&correction.value),
        source: correction.source(),
    };
    let readings = std::iter::once(won).chain(beaten).collect();
    edition.conflicts.push(Conflict {
        field: correction.field.clone(),
        readings,
    });
}
