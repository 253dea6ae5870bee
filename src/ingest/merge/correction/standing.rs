//! What an edition says where a correction speaks: what the correction took the place of, and whether that changed.

use serde_json::{Value, json};

use super::item::{PEOPLE, is_called};
use crate::edition::Edition;
use crate::text::fold;

/// Returns what stands in an edition: of a field, of an item of a list, of a person. Null where nothing does.
#[must_use]
pub fn standing(edition: &Edition, field: &str, item: Option<&str>) -> Value {
    if let Some(name) = item.filter(|_| field == PEOPLE) {
        return person(edition, name);
    }
    // Texts are no field that anybody corrects, and large.
    let bare = Edition {
        documents: Vec::new(),
        ..edition.clone()
    };
    let record = serde_json::to_value(&bare).unwrap_or_default();
    let stands = record.get(field).cloned().unwrap_or_default();
    let Some(item) = item else {
        return stands;
    };
    let items = stands.as_array().map_or(&[][..], Vec::as_slice);
    let found = items.iter().find(|one| is_called(one, item));
    found.cloned().unwrap_or_default()
}

fn person(edition: &Edition, name: &str) -> Value {
    let is_it = |other: &str| fold(other) == fold(name);
    let mut bench = edition.bench();
    if let Some((role, person)) = bench.find(|(_, person)| is_it(&person.name)) {
        return json!({ "role": role.key(), "affiliations": person.affiliations });
    }
    match &edition.debate_leader {
        Some(leader) if is_it(leader) => json!({ "role": "debate_leader" }),
        _ => Value::Null,
    }
}
