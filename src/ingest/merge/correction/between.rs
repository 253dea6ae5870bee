//! What a person changed in a record, as corrections: the smallest that say it.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::Correction;
use super::item::{PEOPLE, name_of};
use crate::edition::{Edition, Person, Role};
use crate::ingest::source::record::DERIVED;
use crate::text::fold;

/// The fields that hold people; each person in them is an item.
const OF_PEOPLE: [&str; 3] = ["hosts", "guests", "debate_leader"];

/// Returns the corrections that make the one record say what the other does, in the order of the fields.
///
/// Of a list each item that came, went or changed is a correction of its own.
#[must_use]
pub fn between(
    before: &Edition,
    after: &Edition,
    made: Timestamp,
    made_by: &str,
) -> Vec<Correction> {
    let correction = |field: &str, item: Option<String>, value: Value| Correction {
        sequence: 0,
        field: field.to_owned(),
        item,
        value,
        made,
        made_by: made_by.to_owned(),
    };
    let mut found: Vec<Correction> = people(before, after)
        .into_iter()
        .map(|(name, value)| correction(PEOPLE, Some(name), value))
        .collect();
    let (before, after) = (fields(before), fields(after));
    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        let (before, after) = (before.get(name), after.get(name));
        if before == after {
            continue;
        }
        match items(before, after) {
            Some(items) => {
                let items = items.into_iter();
                found.extend(items.map(|(item, value)| correction(name, Some(item), value)));
            }
            None => found.push(correction(
                name,
                None,
                after.cloned().unwrap_or(Value::Null),
            )),
        }
    }
    found
}

/// The fields of a record that a person writes, without those that hold people.
fn fields(edition: &Edition) -> Map<String, Value> {
    let value = serde_json::to_value(edition).unwrap_or_default();
    let Value::Object(mut fields) = value else {
        return Map::new();
    };
    fields
        .retain(|name, _| !DERIVED.contains(&name.as_str()) && !OF_PEOPLE.contains(&name.as_str()));
    fields
}

/// The items of a list that went, then those that came; `None` where the field is no list, or where its items
/// only stand in another order, which only the whole list can say.
fn items(before: Option<&Value>, after: Option<&Value>) -> Option<Vec<(String, Value)>> {
    let list = |value: Option<&Value>| match value {
        None => Some(Vec::new()),
        Some(Value::Array(items)) => Some(items.clone()),
        Some(_) => None,
    };
    let (before, after) = (list(before)?, list(after)?);
    let gone = before.iter().filter(|one| !after.contains(one));
    let come = after.iter().filter(|one| !before.contains(one));
    let gone = gone.map(|one| Some((name_of(one)?, Value::Null)));
    let come = come.map(|one| Some((name_of(one)?, one.clone())));
    let items = gone.chain(come).collect::<Option<Vec<_>>>()?;
    (!items.is_empty()).then_some(items)
}

/// A person with the place the person has in a record.
struct Placed<'a> {
    role: Role,
    name: &'a str,
    /// Absent for a debate leader, of whom a record says the name alone.
    person: Option<&'a Person>,
}

impl Placed<'_> {
    fn is(&self, other: &Placed<'_>) -> bool {
        fold(self.name) == fold(other.name)
    }

    fn value(&self) -> Value {
        let mut value = json!({ "role": self.role.key() });
        if let Some(person) = self.person {
            value["affiliations"] = json!(person.affiliations);
        }
        value
    }

    fn is_same(&self, other: &Placed<'_>) -> bool {
        (self.role, self.name, self.person) == (other.role, other.name, other.person)
    }
}

fn placed(edition: &Edition) -> Vec<Placed<'_>> {
    let leader = edition.debate_leader.iter().map(|name| Placed {
        role: Role::DebateLeader,
        name,
        person: None,
    });
    let bench = edition.bench().map(|(role, person)| Placed {
        role,
        name: &person.name,
        person: Some(person),
    });
    leader.chain(bench).collect()
}

/// The people who went, came, or changed place, name or affiliations, by the name they had: first those who went.
fn people(before: &Edition, after: &Edition) -> Vec<(String, Value)> {
    let (before, after) = (placed(before), placed(after));
    let is_in = |people: &[Placed<'_>], one: &Placed<'_>| people.iter().any(|other| other.is(one));
    let mut gone: Vec<&Placed<'_>> = before.iter().filter(|one| !is_in(&after, one)).collect();
    let mut placed = Vec::new();
    for one in &after {
        let known = before.iter().find(|other| other.is(one));
        // Of somebody who went and somebody who came with the same functions only the name was mended.
        let known = known.or_else(|| {
            let renamed = gone.iter().position(|gone| is_renamed(gone, one));
            renamed.map(|at| gone.remove(at))
        });
        match known {
            Some(known) if known.is_same(one) => {}
            Some(known) if known.name != one.name => placed.push(called(known, one)),
            _ => placed.push((one.name.to_owned(), one.value())),
        }
    }
    let gone = gone.iter().map(|one| (one.name.to_owned(), Value::Null));
    gone.chain(placed).collect()
}

fn is_renamed(gone: &Placed<'_>, come: &Placed<'_>) -> bool {
    let affiliations =
        |placed: &Placed<'_>| placed.person.map(|person| person.affiliations.clone());
    gone.role == come.role
        && affiliations(gone) == affiliations(come)
        && affiliations(gone).is_some_and(|known| !known.is_empty())
}

/// A person with another spelling of the name.
fn called(known: &Placed<'_>, one: &Placed<'_>) -> (String, Value) {
    let mut value = one.value();
    value["name"] = json!(one.name);
    (known.name.to_owned(), value)
}
