//! What a person who makes the archive true looks at: an edition's fields and people, each with how sure it is and
//! the sentence it was read from, and which edition to look at next. Pure.

use serde::Serialize;

use crate::archive::{ArchiveError, StoredEdition};
use crate::catalogue::{Catalogue, Doubt, ReadFact, doubts_of_record};
use crate::check::{Finding, Kind};
use crate::edition::{Affiliation, Checked, Edition, FIELDS, Field, FieldKind, Handle, Role};
use crate::ingest::Claim;
use crate::text::fold;

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

/// Returns how an edition is to be looked at; `findings` are those of the whole archive.
///
/// # Errors
///
/// Facts that do not have the shape expected.
pub fn review(stored: &StoredEdition, findings: &[Finding]) -> Result<Review, ArchiveError> {
    let edition = &stored.edition;
    let facts = stored.proofs()?;
    let record = serde_json::to_value(edition)?;
    let doubts = doubts_of_record(edition);
    let fields = FIELDS
        .iter()
        .filter(|field| field.kind != FieldKind::People);
    let mut people = placed(edition, &facts);
    people.extend(offered(&people, stored.offered()?));
    Ok(Review {
        edition: edition.key.clone(),
        checked: edition.checked.clone(),
        fields: fields
            .map(|field| {
                let is_doubted = is_doubted(field.key, edition, &doubts);
                reviewed(field, &record, is_doubted, &facts)
            })
            .collect(),
        people,
        alarms: alarms(&edition.key, findings),
    })
}

/// Returns the editions in the order in which to look at them: those with most that is wrong first, then those with most
/// that is unsure or offered, and those that were found right last.
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
    let mut queue = Vec::new();
    for stored in wanted {
        let people = placed(&stored.edition, &[]);
        queue.push(Queued {
            edition: stored.edition.key.clone(),
            checked: stored.edition.checked.clone(),
            unsure: stored
                .doubts()?
                .iter()
                .filter(|doubt| is_of_fact(doubt))
                .count(),
            offered: offered(&people, stored.offered()?).len(),
            alarms: alarms(&stored.edition.key, findings).len(),
        });
    }
    queue.sort_by_key(|one| {
        let rank = (one.checked.is_none(), one.alarms, one.unsure + one.offered);
        std::cmp::Reverse(rank)
    });
    Ok(queue)
}

fn is_of_fact(doubt: &Doubt) -> bool {
    !matches!(doubt, Doubt::Unfitting(_))
}

/// What `check` finds wrong with an edition; what is merely unsure is said of the facts themselves.
fn alarms(edition: &Handle, findings: &[Finding]) -> Vec<Alarm> {
    let own = findings.iter().filter(|finding| {
        finding.edition.as_ref() == Some(edition) && finding.kind != Kind::Unsure
    });
    own.map(|finding| Alarm {
        kind: finding.kind.key(),
        text: finding.detail.clone(),
    })
    .collect()
}

fn reviewed(
    field: &'static Field,
    record: &serde_json::Value,
    is_doubted: bool,
    facts: &[ReadFact],
) -> FieldReview {
    let value = record.get(field.key).cloned().unwrap_or_default();
    let fact = facts.iter().find(|fact| is_about(&fact.claim, field.key));
    let is_empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
    FieldReview {
        field: field.key,
        certainty: match fact {
            _ if is_empty => Certainty::Missing,
            _ if is_doubted => Certainty::Unsure,
            Some(fact) if fact.is_unsure => Certainty::Unsure,
            _ => Certainty::Sure,
        },
        sentence: fact.map(|fact| fact.sentence.clone()).unwrap_or_default(),
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

fn is_about(claim: &Claim, field: &str) -> bool {
    let own = match claim {
        Claim::Series(_) => "series",
        Claim::Number(_) => "number",
        Claim::Title(_) => "title",
        Claim::Subtitle(_) => "subtitle",
        Claim::Date(_) => "date",
        Claim::OtherDate(_) => "other_dates",
        Claim::DoorsOpen(_) => "doors_open",
        Claim::Start(_) => "start",
        Claim::Venue(_) => "venue",
        Claim::Music(_) => "music",
        Claim::Attendance(_) => "attendance",
        Claim::Status(_) => "status",
        Claim::Partner(_) => "partners",
        Claim::Topic(_) => "topics",
        Claim::DebateLeader(_) => "debate_leader",
        Claim::GuestsIncomplete => "guests_complete",
        Claim::NumberBasis(_)
        | Claim::Host(_)
        | Claim::Guest(_)
        | Claim::Gist(_)
        | Claim::Link(_)
        | Claim::Source(_) => return false,
    };
    own == field
}

fn placed(edition: &Edition, facts: &[ReadFact]) -> Vec<PersonReview> {
    let leader = edition.debate_leader.iter().map(|name| PersonReview {
        name: name.clone(),
        role: Some(Role::DebateLeader),
        certainty: Certainty::Sure,
        affiliations: Vec::new(),
        sentence: String::new(),
    });
    let bench = edition.bench().map(|(role, person)| PersonReview {
        name: person.name.clone(),
        role: Some(role),
        certainty: match person.conflict {
            Some(_) => Certainty::Unsure,
            None => Certainty::Sure,
        },
        affiliations: affiliations(&person.affiliations),
        sentence: String::new(),
    });
    let mut people: Vec<PersonReview> = leader.chain(bench).collect();
    for person in &mut people {
        let own = |fact: &&ReadFact| {
            named(&fact.claim).is_some_and(|name| fold(name) == fold(&person.name))
        };
        if let Some(fact) = facts.iter().find(own) {
            person.sentence.clone_from(&fact.sentence);
            if fact.is_unsure {
                person.certainty = Certainty::Unsure;
            }
        }
    }
    people
}

/// The people who are offered and not among those placed, each once.
fn offered(placed: &[PersonReview], facts: Vec<ReadFact>) -> Vec<PersonReview> {
    let mut found: Vec<PersonReview> = Vec::new();
    for fact in facts {
        let Some(name) = named(&fact.claim) else {
            continue;
        };
        let is_known = |one: &PersonReview| fold(&one.name) == fold(name);
        if placed.iter().any(is_known) || found.iter().any(is_known) {
            continue;
        }
        found.push(PersonReview {
            name: name.to_owned(),
            role: None,
            certainty: Certainty::Offered,
            affiliations: match &fact.claim {
                Claim::Guest(person) | Claim::Host(person) => affiliations(&person.affiliations),
                _ => Vec::new(),
            },
            sentence: fact.sentence,
        });
    }
    found
}

fn affiliations(all: &[Affiliation]) -> Vec<AffiliationReview> {
    let all = all.iter().map(|one| AffiliationReview {
        function: one.function.clone(),
        organisation: one.organisation.clone(),
    });
    all.collect()
}

/// The name of the person that a fact is about.
fn named(claim: &Claim) -> Option<&str> {
    match claim {
        Claim::Guest(person) | Claim::Host(person) => Some(&person.name),
        Claim::DebateLeader(name) => Some(name),
        _ => None,
    }
}
