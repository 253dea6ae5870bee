//! What stands in a cell: people, numbers, days.

use jiff::ToSpan;
use jiff::civil::date;
use serde_json::Value;

use crate::edition::{Affiliation, Person, Series};
use crate::gazetteer::Gazetteer;
use crate::text::{clean, clean_line, fold};

/// Takes away the mark that keeps a spreadsheet from taking a cell for a formula.
pub(super) fn unguarded(cell: &str) -> String {
    let guarded = cell
        .strip_prefix('\'')
        .filter(|rest| rest.starts_with(['=', '+', '-', '@']));
    guarded.unwrap_or(cell).to_owned()
}

/// Returns the day of a spreadsheet's count of days (since 30 December 1899) as it is written.
pub(super) fn day_of_serial(serial: f64) -> String {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "days of four centuries fit"
    )]
    let days = serial.floor() as i64;
    let day = date(1899, 12, 30).checked_add(days.days());
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// Reads `55`, `#55`, `55e`, `55.0`, `Reuring!Café 55`.
pub(super) fn number(cell: &str) -> Option<u32> {
    let digits: String = cell
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    digits
        .parse()
        .ok()
        .filter(|number| (1..10_000).contains(number))
}

/// Reads the name of a series.
pub(super) fn series(cell: &str) -> Option<Series> {
    let folded = fold(cell);
    match () {
        () if folded.contains("online") => Some(Series::Online),
        () if folded.contains("cafe") => Some(Series::Cafe),
        () => None,
    }
}

/// Divides a cell at semicolons and line breaks that stand in no brackets.
pub(super) fn divided(cell: &str) -> Vec<String> {
    split(cell, &[';', '\n'])
}

fn split(cell: &str, at: &[char]) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0_usize;
    for c in cell.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && at.contains(&c) {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    let parts = parts.iter().map(|part| clean_line(part));
    parts.filter(|part| !part.is_empty()).collect()
}

/// Reads people: "Name (function, organisation)", divided by semicolons or lines; bare names by commas too.
pub(super) fn people(cell: &str) -> Vec<Person> {
    let parts = divided(cell);
    let names = split(&cell.replace(" en ", ", ").replace(" & ", ", "), &[',']);
    let are_names = parts.len() == 1 && names.len() > 1 && names.iter().all(|name| is_name(name));
    let parts = if are_names { names } else { parts };
    parts.iter().map(|part| person(part)).collect()
}

fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_capital =
        |word: Option<&&str>| word.is_some_and(|word| word.starts_with(char::is_uppercase));
    let bare = text.split('(').next().unwrap_or_default();
    words.len() >= 2
        && is_capital(words.first())
        && is_capital(bare.split_whitespace().collect::<Vec<_>>().last())
}

fn person(text: &str) -> Person {
    let (name, about) = match text.split_once('(') {
        Some((name, about)) => (name, about.trim_end().trim_end_matches(')')),
        None => text.split_once(',').unwrap_or((text, "")),
    };
    let affiliations = about
        .split(';')
        .map(str::trim)
        .filter(|one| !one.is_empty());
    Person {
        name: clean_line(name),
        affiliations: affiliations.map(affiliation).collect(),
        ..Person::default()
    }
}

/// Divides "function, organisation"; both may hold commas of their own, so a known organisation decides.
fn affiliation(text: &str) -> Affiliation {
    let known = |name: &str| {
        let organisation = Gazetteer::bundled().organisation(name);
        organisation.map(|known| known.name.clone())
    };
    let cuts = text.match_indices(", ").map(|(at, _)| text.split_at(at));
    let cuts: Vec<(&str, &str)> = cuts
        .map(|(function, rest)| (function, rest.trim_start_matches(", ")))
        .collect();
    let of_known = cuts
        .iter()
        .find_map(|(function, name)| Some((*function, known(name)?)));
    let (function, organisation) = match (of_known, cuts.last()) {
        (Some((function, name)), _) => (Some(function), Some(name)),
        (None, Some((function, name))) => (Some(*function), Some((*name).to_owned())),
        (None, None) => match known(text) {
            Some(name) => (None, Some(name)),
            None => (Some(text), None),
        },
    };
    Affiliation {
        function: function.map(str::to_owned),
        organisation,
        ..Affiliation::default()
    }
}

/// Takes control characters out of all texts of a value.
pub(super) fn cleaned(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(clean(&text).into_owned()),
        Value::Array(values) => values.into_iter().map(cleaned).collect(),
        Value::Object(fields) => {
            let fields = fields
                .into_iter()
                .map(|(name, value)| (name, cleaned(value)));
            Value::Object(fields.collect())
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_divided_by_semicolons_lines_and_bare_names_by_commas() {
        for (cell, expected) in [
            ("Ada Bos, Piet Vos", &["Ada Bos ()", "Piet Vos ()"][..]),
            ("Ada Bos en Piet Vos", &["Ada Bos ()", "Piet Vos ()"]),
            (
                "Ada Bos (dijkgraaf); Piet Vos",
                &["Ada Bos (dijkgraaf)", "Piet Vos ()"],
            ),
            (
                "Ada Bos (lid, VNG; dijkgraaf)\nPiet Vos",
                &["Ada Bos (lid, VNG; dijkgraaf)", "Piet Vos ()"],
            ),
            ("Ada Bos, directeur", &["Ada Bos (directeur)"]),
        ] {
            let found: Vec<String> = people(cell)
                .iter()
                .map(|one| format!("{} ({})", one.name, one.describe()))
                .collect();
            assert_eq!(found, expected, "{cell}");
        }
    }

    #[test]
    fn a_day_of_a_spreadsheet_is_counted_from_1899() {
        assert_eq!(day_of_serial(44_684.0), "2022-05-03");
    }
}
