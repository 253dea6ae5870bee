//! Corrections of one item: a person at the evening, an organisation, a title, a link.

use serde::Deserialize;
use serde_json::Value;

use super::{Correction, beaten, note, shown};
use crate::edition::{Affiliation, Conflict, Edition, Person, Reading, Role};
use crate::text::fold;

/// The field of a correction that places a person: as guest, host or debate leader, or nowhere.
///
/// The item is the name as it was read; the value is null, or says where the person belongs.
pub const PEOPLE: &str = "people";

/// The role of somebody who was named and does not belong to the evening.
pub const NOWHERE: &str = "none";

/// Where a person belongs, and how the person is called where that is corrected too.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Placing {
    /// `guest`, `host`, `debate_leader`, or [`NOWHERE`].
    role: String,
    /// Another spelling of the name.
    #[serde(default)]
    name: Option<String>,
    /// The handle that tells the person from others of the name.
    #[serde(default)]
    person: Option<String>,
    /// Absent where what was read stands.
    #[serde(default)]
    affiliations: Option<Vec<Affiliation>>,
}

/// Returns the edition with the correction applied; `None` if it fits nothing in it.
pub(super) fn corrected(edition: &Edition, correction: &Correction, item: &str) -> Option<Edition> {
    if correction.field == PEOPLE {
        placed(edition, correction, item)
    } else {
        listed(edition, correction, item)
    }
}

/// Puts an item in a list, or takes it out.
fn listed(edition: &Edition, correction: &Correction, item: &str) -> Option<Edition> {
    let mut record = serde_json::to_value(edition).ok()?;
    let fields = record.as_object_mut()?;
    let list = fields
        .entry(&correction.field)
        .or_insert_with(|| Value::Array(Vec::new()))
        .as_array_mut()?;
    let at = list.iter().position(|one| is_called(one, item));
    let before = match (at, &correction.value) {
        (None, Value::Null) => return None,
        (Some(at), Value::Null) => Some(list.remove(at)),
        (Some(at), value) => Some(std::mem::replace(&mut list[at], value.clone())),
        (None, value) => {
            list.push(value.clone());
            None
        }
    };
    let mut corrected = Edition::deserialize(record).ok()?;
    if let Some(before) = before.filter(|before| *before != correction.value) {
        let beaten = beaten(&corrected, shown(&before));
        note(
            &mut corrected,
            correction,
            shown(&correction.value),
            vec![beaten],
        );
    }
    Some(corrected)
}

/// Says whether an item of a list is the one that a correction calls so.
pub(super) fn is_called(one: &Value, item: &str) -> bool {
    name_of(one).is_some_and(|name| fold(&name) == fold(item))
}

/// What an item is called in a correction: itself, or the address of a link.
pub(super) fn name_of(one: &Value) -> Option<String> {
    let name = one.as_str().or_else(|| one.get("url")?.as_str());
    name.map(str::to_owned)
}

/// Puts a person where a person belongs, and out of every other place.
fn placed(edition: &Edition, correction: &Correction, item: &str) -> Option<Edition> {
    let mut corrected = edition.clone();
    let before = take_out(&mut corrected, item);
    let placing = match &correction.value {
        Value::Null => None,
        value => Some(Placing::deserialize(value).ok()?),
    };
    let is_somewhere = |placing: &Placing| placing.role != NOWHERE;
    let was_said = placing.is_some();
    let Some(placing) = placing.filter(is_somewhere) else {
        let Some(before) = before else {
            return was_said.then_some(corrected);
        };
        let mut lost = vec![beaten(edition, said(&before.person))];
        lost.extend(settled(&mut corrected, item));
        note(&mut corrected, correction, String::new(), lost);
        return Some(corrected);
    };
    let known = before.as_ref().map(|taken| taken.person.clone());
    let mut person = known.unwrap_or_default();
    person.name = placing.name.unwrap_or_else(|| item.to_owned());
    person.person = placing.person.or(person.person);
    let mut settled = Vec::new();
    if let Some(affiliations) = placing.affiliations {
        (person.affiliations, person.conflict) = (affiliations, None);
        settled = self::settled(&mut corrected, item);
    }
    let value = said(&person);
    let role = role(&placing.role)?;
    let is_other = |taken: &&Taken| taken.role != role || said(&taken.person) != value;
    let moved = before.as_ref().filter(is_other);
    let mut lost: Vec<String> = moved.map(|taken| said(&taken.person)).into_iter().collect();
    lost.extend(
        corrected
            .debate_leader
            .take_if(|_| role == Role::DebateLeader),
    );
    put_in(&mut corrected, role, person, before.as_ref());
    let lost = lost.into_iter().map(|value| beaten(edition, value));
    let lost: Vec<Reading> = lost.chain(settled).collect();
    if !lost.is_empty() {
        note(&mut corrected, correction, value, lost);
    }
    Some(corrected)
}

/// Takes what documents disagree on about a person out of the conflicts.
fn settled(edition: &mut Edition, name: &str) -> Vec<Reading> {
    let start = format!("{}:", fold(name));
    let is_about = |conflict: &mut Conflict| {
        let mut readings = conflict.readings.iter();
        ["hosts", "guests"].contains(&conflict.field.as_str())
            && readings.all(|reading| fold(&reading.value).starts_with(&start))
    };
    let settled = edition.conflicts.extract_if(.., is_about);
    settled.flat_map(|conflict| conflict.readings).collect()
}

fn role(key: &str) -> Option<Role> {
    [Role::Host, Role::Guest, Role::DebateLeader]
        .into_iter()
        .find(|role| role.key() == key)
}

/// A person who was taken out of a place.
struct Taken {
    role: Role,
    person: Person,
    /// The place in the list.
    at: usize,
}

/// Takes a person out of the hosts, the guests and the lead.
fn take_out(edition: &mut Edition, name: &str) -> Option<Taken> {
    let folded = fold(name);
    let is_it = |person: &Person| fold(&person.name) == folded;
    let mut taken = None;
    for (role, people) in [
        (Role::Host, &mut edition.hosts),
        (Role::Guest, &mut edition.guests),
    ] {
        while let Some(at) = people.iter().position(is_it) {
            let person = people.remove(at);
            taken.get_or_insert(Taken { role, person, at });
        }
    }
    let leads = |leader: &mut String| fold(leader) == folded;
    if let Some(name) = edition.debate_leader.take_if(leads) {
        let person = Person {
            name,
            ..Person::default()
        };
        let role = Role::DebateLeader;
        taken.get_or_insert(Taken {
            role,
            person,
            at: 0,
        });
    }
    taken
}

/// Puts a person in the list of a role, in the place the person had there.
fn put_in(edition: &mut Edition, role: Role, person: Person, before: Option<&Taken>) {
    let people = match role {
        Role::Host => &mut edition.hosts,
        Role::Guest => &mut edition.guests,
        Role::DebateLeader => {
            edition.debate_leader = Some(person.name);
            return;
        }
    };
    let kept = before.filter(|taken| taken.role == role);
    let at = kept.map_or(people.len(), |taken| taken.at);
    people.insert(at.min(people.len()), person);
}

/// A person as a reading shows one.
fn said(person: &Person) -> String {
    let described = person.describe();
    if described.is_empty() {
        person.name.clone()
    } else {
        format!("{}: {described}", person.name)
    }
}
