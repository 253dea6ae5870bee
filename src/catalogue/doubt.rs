//! What is unsure of an edition: the one definition of it, for `is:onzeker`, `check` and the screens.

use serde_json::Value;

use crate::archive::{Result, StoredEdition};
use crate::edition::{Conflict, Edition};
use crate::ingest::Claim;
use crate::ingest::merge::{Correction, PEOPLE, is_correction};
use crate::text::fold;

/// A reason to look at an edition once more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// A number or date was inferred; how.
    Inferred(String),
    /// Documents disagree about a field, and no person decided.
    Conflict(Conflict),
    /// Documents disagree about a person.
    Person {
        /// Who.
        name: String,
        /// About what.
        conflict: String,
    },
    /// A fact was read in words that allow another reading.
    Reading(String),
    /// What a person corrected is there no longer.
    Unfitting(Correction),
}

impl StoredEdition {
    /// Returns what is unsure of it: nothing once a person found it right, but for corrections that fit nothing.
    ///
    /// # Errors
    ///
    /// Facts that do not have the shape expected.
    pub fn doubts(&self) -> Result<Vec<Doubt>> {
        let unfitting = self.unfitting.iter().cloned().map(Doubt::Unfitting);
        if self.edition.checked.is_some() {
            return Ok(unfitting.collect());
        }
        let facts = self.proofs()?.into_iter();
        let unsure = facts
            .filter(|fact| fact.is_unsure && !self.is_decided(&fact.claim))
            .map(|fact| Doubt::Reading(fact.words));
        let record = doubts_of_record(&self.edition).into_iter();
        Ok(record.chain(unsure).chain(unfitting).collect())
    }

    /// Returns what people said of it and still holds, each once, the oldest first.
    #[must_use]
    pub fn corrections(&self) -> Vec<&Correction> {
        let all = self
            .documents
            .iter()
            .flat_map(|document| &document.corrections);
        let mut all: Vec<&Correction> = all.collect();
        all.sort_by_key(|one| one.sequence);
        all.dedup_by_key(|one| one.sequence);
        all
    }

    /// Says whether a person decided what a claim speaks of.
    #[must_use]
    pub fn is_decided(&self, claim: &Claim) -> bool {
        let mut corrections = self
            .documents
            .iter()
            .flat_map(|document| &document.corrections);
        corrections.any(|one| decides(one, claim))
    }
}

fn decides(correction: &Correction, claim: &Claim) -> bool {
    let is_item = |name: &str| {
        let called = correction.value.get("name").and_then(Value::as_str);
        let names = correction.item.as_deref().into_iter().chain(called);
        names.map(fold).any(|own| own == fold(name))
    };
    match claim.person_name() {
        Some(name) if correction.field == PEOPLE => is_item(name),
        _ if Some(correction.field.as_str()) == claim.field() => {
            correction.item.is_none() || claim.item().is_some_and(is_item)
        }
        _ => false,
    }
}

/// What is unsure of the merged facts.
#[must_use]
pub fn doubts_of_record(edition: &Edition) -> Vec<Doubt> {
    let bases = edition.number_basis.iter().chain(&edition.date_basis);
    let inferred = bases.filter(|basis| basis.starts_with("inferred"));
    let inferred = inferred.map(|basis| Doubt::Inferred(basis.clone()));
    let open = edition
        .conflicts
        .iter()
        .filter(|conflict| !is_settled(conflict));
    let open = open.map(|conflict| Doubt::Conflict(conflict.clone()));
    let people = edition.bench().filter_map(|(_, person)| {
        let is_listed = edition.conflicts.iter().any(|conflict| {
            let mut readings = conflict.readings.iter();
            readings.any(|reading| reading.value.contains(&person.name))
        });
        let conflict = person.conflict.clone().filter(|_| !is_listed)?;
        Some(Doubt::Person {
            name: person.name.clone(),
            conflict,
        })
    });
    inferred.chain(open).chain(people).collect()
}

/// What a person has decided is settled.
fn is_settled(conflict: &Conflict) -> bool {
    let winner = conflict.readings.first();
    winner.is_some_and(|reading| is_correction(&reading.source))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::{Person, Reading};

    #[test]
    fn conflicts_are_doubts_until_a_person_decides_and_sentences_about_conflicts_are_none() {
        let reading = |source: &str| Reading {
            value: "x".to_owned(),
            source: source.to_owned(),
        };
        let conflict = |first: &str| Conflict {
            field: "venue".to_owned(),
            readings: vec![reading(first), reading("b.txt")],
        };
        let person = |conflict: Option<&str>| Person {
            name: "An Bos".to_owned(),
            person: None,
            affiliations: Vec::new(),
            conflict: conflict.map(str::to_owned),
        };
        for (edition, expected) in [
            (
                Edition {
                    gist: Some("Over een \"conflict\":\"inferred\".".to_owned()),
                    ..Edition::default()
                },
                0,
            ),
            (
                Edition {
                    date_basis: Some("stated".to_owned()),
                    ..Edition::default()
                },
                0,
            ),
            (
                Edition {
                    date_basis: Some("inferred: weekday".to_owned()),
                    ..Edition::default()
                },
                1,
            ),
            (
                Edition {
                    conflicts: vec![conflict("a.txt")],
                    ..Edition::default()
                },
                1,
            ),
            (
                Edition {
                    conflicts: vec![conflict("correction by jet, 2026-11-21")],
                    ..Edition::default()
                },
                0,
            ),
            (
                Edition {
                    guests: vec![person(Some("lid / voorzitter"))],
                    ..Edition::default()
                },
                1,
            ),
            (
                Edition {
                    guests: vec![person(None)],
                    ..Edition::default()
                },
                0,
            ),
        ] {
            assert_eq!(doubts_of_record(&edition).len(), expected, "{edition:?}");
        }
    }
}
