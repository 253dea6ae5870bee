//! Telling two people of one name apart.

use serde_json::json;

use super::change::Change;
use super::refused::Refused;
use crate::catalogue::Catalogue;
use crate::edition::{Edition, Person};
use crate::ingest::merge::PEOPLE;
use crate::text::{fold, slug};

/// Returns the handle of the next person of a name: the first has none, so that they begin with 2.
#[must_use]
pub fn next_handle(name: &str, catalogue: &Catalogue) -> String {
    let base = slug(name);
    let people = catalogue
        .editions()
        .iter()
        .flat_map(|one| one.edition.bench());
    let handles = people.filter_map(|(_, person)| person.person.as_deref());
    let counts = handles.filter_map(|handle| handle.strip_prefix(&base)?.strip_prefix('-'));
    let last = counts.filter_map(|count| count.parse::<u32>().ok()).max();
    format!("{base}-{}", last.unwrap_or(1) + 1)
}

/// Returns the change by which the host or guest of this name is another person, with a handle.
///
/// # Errors
///
/// Somebody who is neither host nor guest: a debate leader is a name and nothing more.
pub fn told_apart(edition: &Edition, name: &str, handle: &str) -> Result<Change, Refused> {
    let is_it = |person: &Person| fold(&person.name) == fold(name.trim());
    let Some((role, person)) = edition.bench().find(|(_, person)| is_it(person)) else {
        return Err(Refused::Nobody {
            name: name.to_owned(),
            edition: edition.key.to_string(),
            there: edition.bench().map(|(_, one)| one.name.clone()).collect(),
        });
    };
    Ok(Change {
        field: PEOPLE,
        item: Some(person.name.clone()),
        value: json!({ "role": role.key(), "person": handle }),
    })
}
