//! What becomes of each field of an edition: new, changed, the same or in conflict. Pure.

use serde_json::{Map, Value};

use crate::edition::{Conflict, Edition};
use crate::ingest::source::record::DERIVED;

/// What becomes of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// It was unknown.
    New {
        /// The key of the field.
        field: String,
        /// Its value; of a list what came to it.
        value: String,
    },
    /// It says something else.
    Changed {
        /// The key of the field.
        field: String,
        /// What it said; of a list what went.
        before: String,
        /// What it says; of a list what came.
        after: String,
    },
    /// It is as it was.
    Same {
        /// The key of the field.
        field: String,
    },
    /// Documents disagree on it that did not before.
    Conflict(Conflict),
}

/// Compares two states of an edition field by field, in alphabetical order, conflicts last.
#[must_use]
pub fn differences(before: Option<&Edition>, after: &Edition) -> Vec<Difference> {
    let old = before.map(fields).unwrap_or_default();
    let new = fields(after);
    let names = new
        .keys()
        .chain(old.keys().filter(|name| !new.contains_key(*name)));
    let mut differences: Vec<Difference> = names
        .map(|name| difference(name, old.get(name), new.get(name)))
        .collect();
    let known = before
        .map(|edition| edition.conflicts.as_slice())
        .unwrap_or_default();
    let fresh = after
        .conflicts
        .iter()
        .filter(|conflict| !known.contains(conflict));
    differences.extend(fresh.cloned().map(Difference::Conflict));
    differences
}

fn fields(edition: &Edition) -> Map<String, Value> {
    let mut value = serde_json::to_value(edition).unwrap_or_default();
    let mut fields = value
        .as_object_mut()
        .map(std::mem::take)
        .unwrap_or_default();
    fields.retain(|name, _| !DERIVED.contains(&name.as_str()));
    fields
}

fn difference(field: &str, before: Option<&Value>, after: Option<&Value>) -> Difference {
    let field = field.to_owned();
    match (before, after) {
        (before, after) if before == after => Difference::Same { field },
        (None, Some(after)) => Difference::New {
            field,
            value: shown(after),
        },
        (Some(Value::Array(before)), Some(Value::Array(after))) => {
            let gone: Vec<Value> = before
                .iter()
                .filter(|one| !after.contains(one))
                .cloned()
                .collect();
            let come: Vec<Value> = after
                .iter()
                .filter(|one| !before.contains(one))
                .cloned()
                .collect();
            if gone.is_empty() {
                return Difference::New {
                    field,
                    value: shown(&Value::Array(come)),
                };
            }
            let (before, after) = (shown(&Value::Array(gone)), shown(&Value::Array(come)));
            Difference::Changed {
                field,
                before,
                after,
            }
        }
        (before, after) => {
            let show = |value: Option<&Value>| value.map(shown).unwrap_or_default();
            Difference::Changed {
                field,
                before: show(before),
                after: show(after),
            }
        }
    }
}

/// Returns a value of a record as people read it.
#[must_use]
pub fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) => joined(values.iter(), "; "),
        Value::Object(fields) => joined(fields.values(), ", "),
        other => other.to_string(),
    }
}

fn joined<'a>(values: impl Iterator<Item = &'a Value>, separator: &str) -> String {
    values.map(shown).collect::<Vec<_>>().join(separator)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::Person;

    fn edition(title: &str, guests: &[&str]) -> Edition {
        let guests = guests.iter().map(|name| Person {
            name: (*name).to_owned(),
            ..Person::default()
        });
        Edition {
            title: Some(title.to_owned()),
            guests: guests.collect(),
            guests_complete: true,
            ..Edition::default()
        }
    }

    fn about(field: &str, before: Option<&Edition>, after: &Edition) -> Option<Difference> {
        differences(before, after)
            .into_iter()
            .find(|difference| match difference {
                Difference::New { field: name, .. }
                | Difference::Changed { field: name, .. }
                | Difference::Same { field: name } => name == field,
                Difference::Conflict(_) => false,
            })
    }

    #[test]
    fn every_field_is_new_changed_or_the_same() {
        let (field, old) = ("title".to_owned(), edition("A", &["An"]));
        let text = str::to_owned;
        let changed = Difference::Changed {
            field: field.clone(),
            before: text("A"),
            after: text("B"),
        };
        let same = Difference::Same {
            field: field.clone(),
        };
        let new = Difference::New {
            field,
            value: text("A"),
        };
        assert_eq!(
            about("title", Some(&old), &edition("B", &[])),
            Some(changed)
        );
        assert_eq!(about("title", Some(&old), &edition("A", &[])), Some(same));
        assert_eq!(about("title", None, &old), Some(new));
    }

    #[test]
    fn of_a_list_only_what_comes_and_goes_is_told() {
        let old = edition("A", &["An", "Bo"]);
        let field = "guests".to_owned();
        let come = Difference::New {
            field: field.clone(),
            value: "Cas".to_owned(),
        };
        assert_eq!(
            about("guests", Some(&old), &edition("A", &["An", "Bo", "Cas"])),
            Some(come)
        );
        let both = Difference::Changed {
            field,
            before: "Bo".to_owned(),
            after: "Cas".to_owned(),
        };
        assert_eq!(
            about("guests", Some(&old), &edition("A", &["An", "Cas"])),
            Some(both)
        );
    }
}
