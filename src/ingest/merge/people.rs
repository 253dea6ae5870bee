//! One list of people out of several documents' lists.

use super::Source;
use crate::edition::{Affiliation, Conflict, DocumentKind, Person, Reading};
use crate::ingest::Claim;
use crate::text::fold;

/// Returns the union of the people that `person_of` finds, without those that `is_taken` names.
///
/// The same person in two documents with another function or employer is one person with a conflict;
/// a document that only adds to what another says completes it.
pub(super) fn merge(
    field: &str,
    ranked: &[&Source],
    conflicts: &mut Vec<Conflict>,
    person_of: impl Fn(&Claim) -> Option<Person>,
    is_taken: impl Fn(&str) -> bool,
) -> Vec<Person> {
    let mut people: Vec<Known> = Vec::new();
    for source in ranked {
        for person in source
            .extract
            .facts
            .iter()
            .filter_map(|fact| person_of(&fact.claim))
        {
            if is_taken(&person.name) {
                continue;
            }
            let folded = fold(&person.name);
            match people
                .iter_mut()
                .find(|known| fold(&known.person.name) == folded)
            {
                Some(known) => known.add(person, &source.name),
                None => people.push(Known {
                    person,
                    source: source.name.clone(),
                    readings: Vec::new(),
                }),
            }
        }
    }
    for known in &people {
        if !known.readings.is_empty() {
            conflicts.push(Conflict {
                field: field.to_owned(),
                readings: known.readings.clone(),
            });
        }
    }
    people.into_iter().map(|known| known.person).collect()
}

/// Marks guests whom only announcements name where a report names its guests and all of them.
pub(super) fn mark_announced_only(guests: &mut [Person], ranked: &[&Source]) {
    let names = |kind: DocumentKind| -> Vec<String> {
        let documents = ranked.iter().filter(|source| source.extract.kind == kind);
        let claims = documents
            .flat_map(|source| &source.extract.facts)
            .map(|fact| &fact.claim);
        claims
            .filter_map(|claim| match claim {
                Claim::Guest(person) => Some(fold(&person.name)),
                _ => None,
            })
            .collect()
    };
    let reported = names(DocumentKind::Report);
    if reported.is_empty() || !guests_complete(ranked) {
        return;
    }
    let announced: Vec<String> = [DocumentKind::Announcement, DocumentKind::Overview]
        .into_iter()
        .flat_map(names)
        .collect();
    for guest in guests {
        let name = fold(&guest.name);
        if announced.contains(&name) && !reported.contains(&name) && guest.conflict.is_none() {
            guest.conflict = Some("announced only: the report does not name this guest".to_owned());
        }
    }
}

/// Says whether the most trusted document that names guests names them all.
pub(super) fn guests_complete(ranked: &[&Source]) -> bool {
    let says_incomplete =
        |source: &&&Source| has(source, |claim| matches!(claim, Claim::GuestsIncomplete));
    let names_guests = |source: &&&Source| has(source, |claim| matches!(claim, Claim::Guest(_)));
    match ranked.iter().find(names_guests) {
        Some(source) => !says_incomplete(&source),
        None => !ranked.iter().any(|source| says_incomplete(&source)),
    }
}

fn has(source: &Source, is_it: impl Fn(&Claim) -> bool) -> bool {
    source.extract.facts.iter().any(|fact| is_it(&fact.claim))
}

/// A person with the document that first named them.
struct Known {
    person: Person,
    source: String,
    readings: Vec<Reading>,
}

impl Known {
    fn add(&mut self, other: Person, source: &str) {
        let (mine, theirs) = (&self.person.affiliations, &other.affiliations);
        if self.person.conflict.is_none() {
            self.person.conflict.clone_from(&other.conflict);
        }
        if covers(mine, theirs) {
            return;
        }
        if covers(theirs, mine) {
            self.person.affiliations = other.affiliations;
            return;
        }
        if !shares_one(mine, theirs) {
            self.note_conflict(&other, source);
        }
        for affiliation in other.affiliations {
            if !self
                .person
                .affiliations
                .iter()
                .any(|known| includes(known, &affiliation))
            {
                self.person.affiliations.push(affiliation);
            }
        }
    }

    fn note_conflict(&mut self, other: &Person, source: &str) {
        if self.readings.is_empty() {
            self.readings.push(reading(&self.person, &self.source));
        }
        self.readings.push(reading(other, source));
        for affiliation in &mut self.person.affiliations {
            affiliation
                .source
                .get_or_insert_with(|| self.source.clone());
        }
        self.person
            .affiliations
            .extend(other.affiliations.iter().map(|affiliation| {
                Affiliation {
                    source: Some(
                        affiliation
                            .source
                            .clone()
                            .unwrap_or_else(|| source.to_owned()),
                    ),
                    ..affiliation.clone()
                }
            }));
        let names: Vec<&str> = self
            .readings
            .iter()
            .map(|reading| reading.source.as_str())
            .collect();
        self.person.conflict = Some(format!("different readings in: {}", names.join("; ")));
    }
}

fn reading(person: &Person, source: &str) -> Reading {
    Reading {
        value: format!("{}: {}", person.name, person.describe()),
        source: source.to_owned(),
    }
}

/// Says whether every one of `others` is said by `mine` too, at least as fully.
fn covers(mine: &[Affiliation], others: &[Affiliation]) -> bool {
    others
        .iter()
        .all(|other| mine.iter().any(|known| includes(known, other)))
}

fn shares_one(mine: &[Affiliation], others: &[Affiliation]) -> bool {
    mine.iter().any(|known| {
        others
            .iter()
            .any(|other| includes(known, other) || includes(other, known))
    })
}

fn includes(known: &Affiliation, other: &Affiliation) -> bool {
    let same_or_silent = |mine: &Option<String>, theirs: &Option<String>| match (mine, theirs) {
        (_, None) => true,
        (Some(mine), Some(theirs)) => fold(mine) == fold(theirs),
        (None, Some(_)) => false,
    };
    same_or_silent(&known.function, &other.function)
        && same_or_silent(&known.organisation, &other.organisation)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::Document;
    use crate::ingest::{Certainty, Extract, Fact};

    fn source(kind: DocumentKind, claims: Vec<Claim>) -> Source {
        let fact = |claim| Fact {
            claim,
            span: None,
            certainty: Certainty::Sure,
        };
        Source {
            name: String::new(),
            document: Document {
                kind,
                title: None,
                url: None,
                published: None,
                text: String::new(),
            },
            extract: Extract {
                kind,
                facts: claims.into_iter().map(fact).collect(),
                offered: Vec::new(),
            },
            corrections: Vec::new(),
        }
    }

    fn guest(name: &str) -> Claim {
        Claim::Guest(Person {
            name: name.to_owned(),
            ..Person::default()
        })
    }

    #[test]
    fn a_guest_is_announced_only_where_a_report_names_all_and_not_them() {
        let announcement = || {
            let guests = vec![guest("An Bos"), guest("Bo Dam")];
            source(DocumentKind::Announcement, guests)
        };
        for (name, report, expected) in [
            ("a whole report", vec![guest("An Bos")], vec!["Bo Dam"]),
            (
                "a report that says it names some",
                vec![guest("An Bos"), Claim::GuestsIncomplete],
                vec![],
            ),
            ("a report without guests", vec![], vec![]),
        ] {
            let sources = [source(DocumentKind::Report, report), announcement()];
            let ranked: Vec<&Source> = sources.iter().collect();
            let mut guests = ["An Bos", "Bo Dam"].map(|name| Person {
                name: name.to_owned(),
                ..Person::default()
            });
            mark_announced_only(&mut guests, &ranked);
            let marked = guests.iter().filter(|guest| guest.conflict.is_some());
            let marked: Vec<&str> = marked.map(|guest| guest.name.as_str()).collect();
            assert_eq!(marked, expected, "{name}");
        }
    }

    #[test]
    fn offices_conflict_only_where_documents_share_none_of_them() {
        let office = |function: Option<&str>, organisation: &str| Affiliation {
            function: function.map(str::to_owned),
            organisation: Some(organisation.to_owned()),
            source: None,
        };
        let at = |office: Affiliation| {
            let guest = Person {
                name: "An Bos".to_owned(),
                affiliations: vec![office],
                ..Person::default()
            };
            source(DocumentKind::Report, vec![Claim::Guest(guest)])
        };
        let lid = Some("lid");
        for (name, one, other, offices, conflicts) in [
            (
                "in another case",
                office(lid, "VNG"),
                office(Some("Lid"), "vng"),
                1,
                0,
            ),
            (
                "one says more",
                office(None, "VNG"),
                office(lid, "VNG"),
                1,
                0,
            ),
            (
                "one says less",
                office(lid, "VNG"),
                office(None, "VNG"),
                1,
                0,
            ),
            (
                "another employer",
                office(lid, "VNG"),
                office(lid, "UWV"),
                2,
                1,
            ),
        ] {
            let sources = [at(one), at(other)];
            let ranked: Vec<&Source> = sources.iter().collect();
            let mut found = Vec::new();
            let guest_of = |claim: &Claim| match claim {
                Claim::Guest(person) => Some(person.clone()),
                _ => None,
            };
            let guests = merge("guests", &ranked, &mut found, guest_of, |_| false);
            let known = guests.iter().map(|guest| guest.affiliations.len());
            assert_eq!(known.collect::<Vec<_>>(), [offices], "{name}");
            assert_eq!(found.len(), conflicts, "{name}");
        }
    }
}
