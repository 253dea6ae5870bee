//! What a person types for a field, as the value a record holds.

use serde_json::Value;

use crate::calendar::{self, Period};
use crate::edition::{ClockTime, Field, FieldKind, Series, Status};
use crate::gazetteer::Gazetteer;
use crate::text::{clean_line, fold};

/// Returns the value of a field, of a list one item of it; `None` where the words are none of its kind.
///
/// Names of organisations and themes are brought to those that are known.
#[must_use]
pub fn typed(field: &Field, words: &str, gazetteer: &Gazetteer) -> Option<Value> {
    let words = clean_line(words);
    let words = words.trim();
    if words.is_empty() {
        return None;
    }
    let text = |text: &str| Some(Value::from(text));
    match field.kind {
        FieldKind::Series => series(words).map(|series| series.key().into()),
        FieldKind::Count => words
            .trim_start_matches('#')
            .parse::<u32>()
            .ok()
            .map(Value::from),
        FieldKind::Text | FieldKind::Texts | FieldKind::Leader => text(words),
        FieldKind::Day | FieldKind::Days => day(words),
        FieldKind::Time => words
            .parse::<ClockTime>()
            .ok()
            .map(|time| time.to_string().into()),
        FieldKind::Status => status(words).map(|status| status.key().into()),
        FieldKind::Flag => flag(words).map(Value::from),
        FieldKind::Organisations => text(&organisation(words, gazetteer)),
        FieldKind::Themes => text(gazetteer.theme(words).map_or(words, |theme| &theme.name)),
        FieldKind::People => None,
    }
}

/// Returns the known name of an organisation, or the name as typed. A name that it bore earlier stays: it was the
/// employer of that evening.
#[must_use]
pub fn organisation(name: &str, gazetteer: &Gazetteer) -> String {
    let name = name.trim();
    let Some(known) = gazetteer.organisation(name) else {
        return name.to_owned();
    };
    let former = known
        .former_names
        .iter()
        .find(|former| fold(former) == fold(name));
    former.unwrap_or(&known.name).clone()
}

fn series(words: &str) -> Option<Series> {
    match fold(words).trim_start_matches("reuring!") {
        "cafe" => Some(Series::Cafe),
        "online" => Some(Series::Online),
        _ => None,
    }
}

fn day(words: &str) -> Option<Value> {
    let parts: Vec<&str> = words.split_whitespace().collect();
    match calendar::read_period(&parts)? {
        (Period::Days(first, last), length) if first == last && length == parts.len() => {
            Some(first.to_string().into())
        }
        _ => None,
    }
}

fn status(words: &str) -> Option<Status> {
    match fold(words).as_str() {
        "held" | "gehouden" => Some(Status::Held),
        "announced" | "aangekondigd" => Some(Status::Announced),
        "cancelled" | "afgelast" => Some(Status::Cancelled),
        _ => None,
    }
}

fn flag(words: &str) -> Option<bool> {
    match fold(words).as_str() {
        "true" | "yes" | "ja" => Some(true),
        "false" | "no" | "nee" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_typed_becomes_a_value_of_the_fields_kind_or_nothing() {
        for (name, words, expected) in [
            ("number", "99", json!(99)),
            ("number", "#99", json!(99)),
            ("number", "veel", json!(null)),
            ("number", "-3", json!(null)),
            ("date", "10 maart 2020", json!("2020-03-10")),
            ("date", "10-03-2020", json!("2020-03-10")),
            ("date", "maart 2020", json!(null)),
            ("date", "31-02-2020", json!(null)),
            ("start", "17.00", json!("17:00")),
            ("start", "laat", json!(null)),
            ("status", "Gehouden", json!("held")),
            ("status", "misschien", json!(null)),
            ("series", "Reuring!Online", json!("online")),
            ("venue", "  Zaal   Vijf ", json!("Zaal Vijf")),
            ("venue", " ", json!(null)),
            ("guests_complete", "nee", json!(false)),
            (
                "partners",
                "bzk",
                json!("Ministerie van Binnenlandse Zaken en Koninkrijksrelaties"),
            ),
            ("partners", "Bureau Onbekend", json!("Bureau Onbekend")),
        ] {
            let field = Field::named(name).expect("a field");
            let value = typed(field, words, Gazetteer::bundled()).unwrap_or_default();
            assert_eq!(value, expected, "{name}: {words}");
        }
    }
}
