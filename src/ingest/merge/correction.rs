//! What people say themselves: it wins over every document, and nothing that it beats is thrown away.
//!
//! A correction speaks of a whole field, or of one item of a list, so that a later page can still add the items
//! that it does not speak of.

mod between;
mod item;
mod standing;
mod typed;

use std::borrow::Cow;

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;

use super::Source;
use super::difference::shown;
use crate::edition::{Conflict, Edition, Reading};
use crate::ingest::{Certainty, Claim, DateReading, Extract, Fact};

pub use between::between;
pub use item::{NOWHERE, PEOPLE};
pub use standing::standing;
pub use typed::{organisation, typed};

/// One field of an edition, or one item of a list, as a person wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Its place in the order in which the corrections of an archive were made, from 1; 0 until it is stored.
    pub sequence: i64,
    /// The key of the field, as in the record, or [`PEOPLE`].
    pub field: String,
    /// The item of the list that it speaks of: a name, a title, an address. Absent for a whole field.
    pub item: Option<String>,
    /// The value as in the record's JSON. Null says that nothing is known, of an item that it is not in the list.
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

    /// Returns what it wants, as people read it; empty where nothing is to be known.
    #[must_use]
    pub fn shown(&self) -> String {
        shown(&self.value)
    }

    /// Returns what it speaks of: a field, an item of it, or a person.
    #[must_use]
    pub fn subject(&self) -> String {
        match &self.item {
            Some(name) if self.field == PEOPLE => name.clone(),
            Some(item) => format!("{} ({item})", self.field),
            None => self.field.clone(),
        }
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
        offered: Vec::new(),
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
        (Claim::Series(_), "series")
            | (Claim::Number(_) | Claim::NumberBasis(_), "number")
            | (Claim::Date(_), "date")
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

/// Applies corrections, the first made first. Returns with the edition those that fit nothing in it.
pub(super) fn apply(
    mut edition: Edition,
    corrections: Vec<Correction>,
) -> (Edition, Vec<Correction>) {
    let mut unfitting = Vec::new();
    for correction in corrections {
        let corrected = match &correction.item {
            Some(item) => item::corrected(&edition, &correction, item),
            None => corrected(&edition, &correction),
        };
        match corrected {
            Some(corrected) => edition = corrected,
            None => unfitting.push(correction),
        }
    }
    (edition, unfitting)
}

fn corrected(edition: &Edition, correction: &Correction) -> Option<Edition> {
    let mut record = serde_json::to_value(edition).ok()?;
    let fields = record.as_object_mut()?;
    let before = match &correction.value {
        Value::Null => fields.remove(&correction.field),
        value => fields.insert(correction.field.clone(), value.clone()),
    };
    let mut corrected = Edition::deserialize(record).ok()?;
    let is_it = |conflict: &Conflict| conflict.field == correction.field;
    // What documents disagree on is settled, whichever of them is right.
    let earlier = corrected.conflicts.iter().position(is_it);
    let beaten = if let Some(at) = earlier {
        corrected.conflicts.remove(at).readings
    } else {
        let before = before.filter(|before| *before != correction.value);
        let beaten = before.map(|before| beaten(&corrected, shown(&before)));
        beaten.into_iter().collect()
    };
    if !beaten.is_empty() {
        note(&mut corrected, correction, shown(&correction.value), beaten);
    }
    Some(corrected)
}

/// What the documents of an edition say, as a reading.
fn beaten(edition: &Edition, value: String) -> Reading {
    Reading {
        value,
        source: edition.sources.join("; "),
    }
}

/// Keeps the readings that a correction beat behind its own.
fn note(edition: &mut Edition, correction: &Correction, value: String, beaten: Vec<Reading>) {
    let won = Reading {
        value,
        source: correction.source(),
    };
    edition.conflicts.push(Conflict {
        field: correction.field.clone(),
        readings: std::iter::once(won).chain(beaten).collect(),
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::{Affiliation, Person};
    use serde_json::json;

    fn person(name: &str, function: &str) -> Person {
        let function = (!function.is_empty()).then(|| function.to_owned());
        Person {
            name: name.to_owned(),
            person: None,
            affiliations: function
                .map(|function| Affiliation {
                    function: Some(function),
                    ..Affiliation::default()
                })
                .into_iter()
                .collect(),
            conflict: None,
        }
    }

    fn evening() -> Edition {
        Edition {
            venue: Some("Zaal A".to_owned()),
            partners: vec!["VNG".to_owned(), "UWV".to_owned()],
            hosts: vec![person("Cor Vos", "")],
            guests: vec![person("An Bos", "lid"), person("Bo Dam", "wethouder")],
            debate_leader: Some("Do Mol".to_owned()),
            guests_complete: true,
            ..Edition::default()
        }
    }

    /// What a person makes of the record, found and applied again, with what fits nothing.
    fn again(before: &Edition, change: impl Fn(&mut Edition)) -> (Vec<Correction>, Edition) {
        let mut after = before.clone();
        change(&mut after);
        let corrections = between(before, &after, Timestamp::UNIX_EPOCH, "jet");
        let (mut applied, unfitting) = apply(before.clone(), corrections.clone());
        assert_eq!(unfitting, []);
        assert!(corrections.is_empty() || !applied.conflicts.is_empty() || applied != *before);
        applied.conflicts.clear();
        assert_eq!(applied, after);
        (corrections, applied)
    }

    #[test]
    fn what_a_person_changes_is_said_by_item_and_comes_out_the_same() {
        type Change = fn(&mut Edition);
        /// The fields and items that the corrections speak of.
        type Said<'a> = &'a [(&'a str, Option<&'a str>)];
        let cases: [(&str, Change, Said<'_>); 10] = [
            ("nothing", |_| {}, &[]),
            (
                "a venue",
                |edition| edition.venue = None,
                &[("venue", None)],
            ),
            (
                "a partner goes and another comes",
                |edition| edition.partners = vec!["VNG".to_owned(), "CBS".to_owned()],
                &[("partners", Some("UWV")), ("partners", Some("CBS"))],
            ),
            (
                "partners in another order",
                |edition| edition.partners.reverse(),
                &[("partners", None)],
            ),
            (
                "a first theme",
                |edition| edition.topics = vec!["wonen".to_owned()],
                &[("topics", Some("wonen"))],
            ),
            (
                "a guest goes",
                |edition| drop(edition.guests.remove(0)),
                &[(PEOPLE, Some("An Bos"))],
            ),
            (
                "a guest comes",
                |edition| edition.guests.push(person("Ed Pol", "")),
                &[(PEOPLE, Some("Ed Pol"))],
            ),
            (
                "a function",
                |edition| edition.guests[0] = person("An Bos", "voorzitter"),
                &[(PEOPLE, Some("An Bos"))],
            ),
            (
                "a name",
                |edition| edition.guests[0].name = "Ann Bosch".to_owned(),
                &[(PEOPLE, Some("An Bos"))],
            ),
            (
                "a host leads, and who led is a guest",
                |edition| {
                    edition.hosts.clear();
                    edition.debate_leader = Some("Cor Vos".to_owned());
                    edition.guests.push(person("Do Mol", ""));
                },
                &[(PEOPLE, Some("Cor Vos")), (PEOPLE, Some("Do Mol"))],
            ),
        ];
        for (name, change, expected) in cases {
            let (corrections, _) = again(&evening(), change);
            let said: Vec<_> = corrections
                .iter()
                .map(|one| (one.field.as_str(), one.item.as_deref()))
                .collect();
            assert_eq!(said, expected, "{name}");
        }
    }

    #[test]
    fn a_later_page_still_adds_what_a_correction_does_not_speak_of() {
        let before = evening();
        let (corrections, _) = again(&before, |edition| drop(edition.guests.remove(0)));
        let mut later = before;
        later.guests.push(person("Ed Pol", "lid"));
        let (applied, _) = apply(later, corrections);
        let names: Vec<&str> = applied
            .guests
            .iter()
            .map(|guest| guest.name.as_str())
            .collect();
        assert_eq!(names, ["Bo Dam", "Ed Pol"]);
    }

    #[test]
    fn a_role_alone_leaves_the_functions_as_they_were_read() {
        let placing = |value| Correction {
            sequence: 1,
            field: PEOPLE.to_owned(),
            item: Some("bo dam".to_owned()),
            value,
            made: Timestamp::UNIX_EPOCH,
            made_by: "jet".to_owned(),
        };
        let host = json!({ "role": "host", "name": "Bo Dam" });
        let (applied, _) = apply(evening(), vec![placing(host)]);
        assert_eq!(applied.hosts[1].describe(), "wethouder");
        assert_eq!(applied.guests.len(), 1);
        let readings = &applied.conflicts[0].readings;
        assert!(readings[0].source.starts_with("correction by jet"));
        assert_eq!(readings[1].value, "Bo Dam: wethouder");
    }

    #[test]
    fn a_correction_that_fits_nothing_is_handed_back() {
        let correction = |field: &str, item: Option<&str>, value: Value| Correction {
            sequence: 1,
            field: field.to_owned(),
            item: item.map(str::to_owned),
            value,
            made: Timestamp::UNIX_EPOCH,
            made_by: "jet".to_owned(),
        };
        for wrong in [
            correction(PEOPLE, Some("Nie Mand"), Value::Null),
            correction(PEOPLE, Some("An Bos"), json!({ "role": "baas" })),
            correction("partners", Some("TNO"), Value::Null),
            correction(PEOPLE, Some("An Bos"), json!({ "role": "none", "baas": 1 })),
            correction("venue", Some("Zaal A"), Value::Null),
            correction("start", None, json!("laat")),
        ] {
            let (applied, unfitting) = apply(evening(), vec![wrong.clone()]);
            assert_eq!(applied, evening(), "{wrong:?}");
            assert_eq!(unfitting, [wrong]);
        }
    }

    fn correction(field: &str, item: Option<&str>, value: Value) -> Correction {
        Correction {
            sequence: 1,
            field: field.to_owned(),
            item: item.map(str::to_owned),
            value,
            made: Timestamp::UNIX_EPOCH,
            made_by: "jet".to_owned(),
        }
    }

    #[test]
    fn a_value_that_is_confirmed_settles_what_documents_disagree_on() {
        let reading = |value: &str, source: &str| Reading {
            value: value.to_owned(),
            source: source.to_owned(),
        };
        let mut disputed = evening();
        let conflict = |field: &str, readings| Conflict {
            field: field.to_owned(),
            readings,
        };
        disputed.conflicts = vec![
            conflict(
                "venue",
                vec![reading("Zaal A", "a.txt"), reading("Zaal B", "b.txt")],
            ),
            conflict(
                "guests",
                vec![
                    reading("An Bos: lid", "a.txt"),
                    reading("An Bos: baas", "b.txt"),
                ],
            ),
            conflict(
                "guests",
                vec![reading("Bo Dam: x", "a.txt"), reading("Bo Dam: y", "b.txt")],
            ),
        ];
        let affiliations = json!([{ "function": "lid" }]);
        let corrections = vec![
            correction("venue", None, json!("Zaal A")),
            correction(
                PEOPLE,
                Some("An Bos"),
                json!({ "role": "guest", "affiliations": affiliations }),
            ),
        ];
        let (applied, unfitting) = apply(disputed, corrections);
        assert_eq!(unfitting, []);
        let open: Vec<&str> = applied
            .conflicts
            .iter()
            .filter(|conflict| !is_correction(&conflict.readings[0].source))
            .map(|conflict| conflict.readings[0].value.as_str())
            .collect();
        assert_eq!(open, ["Bo Dam: x"]);
    }

    #[test]
    fn somebody_who_was_only_named_is_placed_nowhere_without_a_word() {
        let nobody = correction(PEOPLE, Some("Nie Mand"), json!({ "role": NOWHERE }));
        assert_eq!(apply(evening(), vec![nobody]), (evening(), Vec::new()));
        let guest = correction(PEOPLE, Some("an bos"), json!({ "role": NOWHERE }));
        let (applied, unfitting) = apply(evening(), vec![guest]);
        assert_eq!((applied.guests.len(), unfitting), (1, Vec::new()));
    }

    #[test]
    fn what_stands_where_a_correction_speaks_is_told() {
        let edition = evening();
        for (field, item, stands) in [
            ("venue", None, json!("Zaal A")),
            ("music", None, Value::Null),
            ("partners", Some("vng"), json!("VNG")),
            ("partners", Some("TNO"), Value::Null),
            (
                PEOPLE,
                Some("an bos"),
                json!({ "role": "guest", "affiliations": [{ "function": "lid" }] }),
            ),
            (PEOPLE, Some("Do Mol"), json!({ "role": "debate_leader" })),
            (PEOPLE, Some("Nie Mand"), Value::Null),
        ] {
            assert_eq!(standing(&edition, field, item), stands, "{field} {item:?}");
        }
    }
}
