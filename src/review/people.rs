//! Who is at an evening, and who was named in its texts and is not.

use super::{Certainty, PersonReview, affiliations};
use crate::archive::{ArchiveError, StoredEdition};
use crate::catalogue::ReadFact;
use crate::edition::Role;
use crate::gazetteer::Gazetteer;
use crate::ingest::Claim;
use crate::ingest::merge::PEOPLE;
use crate::text::fold;

/// Returns those who are at the evening, with how sure that is: the debate leader, the hosts, the guests.
pub(super) fn placed(stored: &StoredEdition, facts: &[ReadFact]) -> Vec<PersonReview> {
    let edition = &stored.edition;
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
        let is_own = |fact: &&ReadFact| {
            fact.claim
                .person_name()
                .is_some_and(|name| is_same(name, &person.name))
        };
        if let Some(fact) = facts.iter().find(is_own) {
            person.sentence.clone_from(&fact.sentence);
            if fact.is_unsure && !stored.is_decided(&fact.claim) {
                person.certainty = Certainty::Unsure;
            }
        }
        if edition.checked.is_some() {
            person.certainty = Certainty::Sure;
        }
    }
    people
}

/// Returns those who were named and neither placed nor said to be nowhere, each once, the likeliest first.
///
/// # Errors
///
/// Facts that do not have the shape expected.
pub(super) fn offered(
    stored: &StoredEdition,
    placed: &[PersonReview],
) -> Result<Vec<PersonReview>, ArchiveError> {
    let mut found: Vec<PersonReview> = Vec::new();
    for fact in stored.offered()? {
        let Some(name) = fact.claim.person_name() else {
            continue;
        };
        let is_known = |one: &PersonReview| is_same(&one.name, name);
        let is_open = !placed.iter().any(is_known) && !found.iter().any(is_known);
        // What is called like an organisation is one, however much it looks like a name.
        let is_organisation = || Gazetteer::bundled().organisation(name).is_some();
        if is_open && !is_decided(stored, name) && !is_organisation() {
            found.push(PersonReview {
                name: name.to_owned(),
                role: None,
                certainty: Certainty::Offered,
                affiliations: match &fact.claim {
                    Claim::Guest(person) | Claim::Host(person) => {
                        affiliations(&person.affiliations)
                    }
                    _ => Vec::new(),
                },
                sentence: fact.sentence,
            });
        }
    }
    Ok(found)
}

/// Says whether somebody said where a person belongs, if anywhere.
fn is_decided(stored: &StoredEdition, name: &str) -> bool {
    let corrections = stored.corrections().into_iter();
    let mut items = corrections
        .filter(|one| one.field == PEOPLE)
        .filter_map(|one| one.item.as_deref());
    items.any(|item| is_same(item, name))
}

fn is_same(one: &str, other: &str) -> bool {
    fold(one) == fold(other)
}
