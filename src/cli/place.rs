//! `reuring place EDITION NAME ROLE`: where a person belongs that evening, by hand.

use serde_json::{Value, json};

use super::End;
use super::args::Place;
use super::context::Context;
use super::failure::Failure;
use super::mending::{self, Mended};
use super::output::Output;
use crate::edition::{Affiliation, Edition, Role};
use crate::gazetteer::Gazetteer;
use crate::ingest::merge::{PEOPLE, organisation};
use crate::text::{clean_line, fold};

pub(super) fn run(place: &Place, context: &Context, output: &Output) -> Result<End, Failure> {
    let lang = context.lang;
    let Some(edition) = mending::edition(&place.edition, context, output)? else {
        return Ok(End::Nothing);
    };
    let typed = clean_line(&place.name);
    if typed.is_empty() {
        return Err(Failure::usage(lang.place_no_name(), None));
    }
    let known = known(&edition, &typed);
    let name = known.clone().unwrap_or(typed);
    if place.is_undo {
        let field = PEOPLE;
        let item = Some(name);
        return mending::store(
            &edition.key,
            Mended::TakenBack { field, item },
            context,
            output,
        );
    }
    let typed = place.role.as_deref().unwrap_or_default();
    let role = role(typed).ok_or_else(|| Failure::usage(lang.place_no_role(typed), None))?;
    let value = match role {
        Belongs::Nowhere if known.is_none() => {
            let there = names(&edition).collect::<Vec<_>>().join(", ");
            let message = lang.place_nobody(&name, edition.key.as_str(), &there);
            return Err(Failure::usage(message, None));
        }
        Belongs::Nowhere => Value::Null,
        Belongs::In(role) => placing(role, place),
    };
    let change = (PEOPLE, Some(name), value);
    mending::store(&edition.key, Mended::Corrected(change), context, output)
}

/// Where a person belongs that evening.
enum Belongs {
    Nowhere,
    In(Role),
}

fn role(name: &str) -> Option<Belongs> {
    match fold(name).as_str() {
        "guest" | "gast" => Some(Belongs::In(Role::Guest)),
        "host" | "gastheer" | "gastvrouw" => Some(Belongs::In(Role::Host)),
        "debate_leader" | "leader" | "leider" | "debatleider" => {
            Some(Belongs::In(Role::DebateLeader))
        }
        "none" | "geen" => Some(Belongs::Nowhere),
        _ => None,
    }
}

/// What is stored: without functions and organisations those that were read stand.
fn placing(role: Role, place: &Place) -> Value {
    let count = place.functions.len().max(place.organisations.len());
    let given = |all: &[String], at: usize| {
        let given = all.get(at).map(|one| clean_line(one));
        given.filter(|one| !one.is_empty())
    };
    let affiliations: Vec<Affiliation> = (0..count)
        .map(|at| Affiliation {
            function: given(&place.functions, at),
            organisation: given(&place.organisations, at)
                .map(|name| organisation(&name, Gazetteer::bundled())),
            source: None,
        })
        .collect();
    let mut placing = json!({ "role": role.key() });
    if !affiliations.is_empty() {
        placing["affiliations"] = json!(affiliations);
    }
    placing
}

fn names(edition: &Edition) -> impl Iterator<Item = &str> {
    let leader = edition.debate_leader.iter().map(String::as_str);
    leader.chain(edition.bench().map(|(_, person)| person.name.as_str()))
}

/// The person of the edition who is meant: of that name, or the only one whose name has all the words typed.
fn known(edition: &Edition, typed: &str) -> Option<String> {
    let typed = fold(typed);
    let whole = names(edition).find(|name| fold(name) == typed);
    let has_all = |name: &&str| {
        let name = fold(name);
        let has = |word: &str| name.split_whitespace().any(|own| own == word);
        typed.split_whitespace().all(has)
    };
    let mut alike = names(edition).filter(has_all);
    let one = alike.next().filter(|_| alike.next().is_none());
    whole.or(one).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::Person;

    #[test]
    fn a_surname_means_the_one_person_of_the_edition_who_bears_it() {
        let person = |name: &str| Person {
            name: name.to_owned(),
            ..Person::default()
        };
        let edition = Edition {
            debate_leader: Some("Do Mol".to_owned()),
            guests: vec![person("An Bos"), person("Bo Bos"), person("Bos")],
            ..Edition::default()
        };
        for (typed, expected) in [
            ("an bos", Some("An Bos")),
            ("mol", Some("Do Mol")),
            ("bos", Some("Bos")),
            ("an", Some("An Bos")),
            ("Bo", Some("Bo Bos")),
            ("o", None),
            ("Ed Pol", None),
        ] {
            assert_eq!(known(&edition, typed).as_deref(), expected, "{typed}");
        }
    }
}
