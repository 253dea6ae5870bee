//! What is wrong with a record: the field, the value and what would fit, in the program's own words.

use serde::Deserialize;
use thiserror::Error;
use toml::{Table, Value};

use crate::edition::{Edition, FIELDS};
use crate::locale::Lang;
use crate::text::{clean_line, truncate};

/// What a record has beside the fields that a person can set, each with an example.
const OTHERS: [(&str, &str); 5] = [
    ("number_basis", "\"inferred\""),
    ("date_basis", "\"stated\""),
    ("gist", "\"Een of twee zinnen\""),
    (
        "links",
        "[{ title = \"Opname\", url = \"https://example.org\" }]",
    ),
    ("sources", "[\"https://example.org/99\"]"),
];

/// The fields of a record, each with an example.
fn fields() -> impl Iterator<Item = (&'static str, &'static str)> {
    let settable = FIELDS.iter().map(|field| (field.key, field.example));
    settable.chain(OTHERS)
}

/// The width that a value has in a message, in cells.
const SHOWN: usize = 60;

/// A record that is not well formed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RecordError {
    /// The second `+++` line is missing.
    #[error("the record has no second `+++` line")]
    Unclosed,
    /// A text that the front matter tells of is missing, or the last line.
    #[error("the file does not hold the texts its front matter tells of, or lacks its last line")]
    Texts,
    /// The value of a correction is not JSON.
    #[error("the value of a correction is not valid: {0}")]
    Correction(String),
    /// A line of the front matter is not TOML.
    #[error("line {line} is not well formed: {text}")]
    Syntax {
        /// Which, from 1, counted from the first line below the `+++`.
        line: usize,
        /// What stands there.
        text: String,
    },
    /// A key that no record has.
    #[error("`{0}` is no field of a record")]
    UnknownField(String),
    /// A value that does not fit its field.
    #[error("`{field} = {value}` does not fit")]
    Value {
        /// The field.
        field: String,
        /// The value as TOML.
        value: String,
    },
    /// Each field fits, but not all together.
    #[error("it does not have the form of a record")]
    Shape,
}

impl RecordError {
    /// Says what is wrong in the reader's language.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match self {
            RecordError::Unclosed => lang.record_unclosed(),
            RecordError::Texts => lang.record_texts(),
            RecordError::Correction(_) => lang.record_correction(),
            RecordError::Syntax { line, text } => lang.record_syntax(*line, text),
            RecordError::UnknownField(field) => lang.record_unknown_field(field, &known()),
            RecordError::Value { field, value } => lang.record_value(field, value, &example(field)),
            RecordError::Shape => lang.record_shape(),
        }
    }

    /// What is wrong with TOML that cannot be parsed.
    pub(super) fn of_syntax(toml: &str, error: &toml::de::Error) -> Self {
        let at = error.span().map_or(0, |span| span.start);
        let before = toml.get(..at).unwrap_or_default();
        let line = before.matches('\n').count();
        let text = toml.lines().nth(line).unwrap_or_default();
        RecordError::Syntax {
            line: line + 1,
            text: truncate(&clean_line(text), SHOWN).into_owned(),
        }
    }

    /// What is wrong with a table that is no record: the first field that does not fit by itself.
    pub(super) fn of_table(table: &Table) -> Self {
        let wrong = table.iter().find_map(|(field, value)| {
            if example(field).is_empty() {
                return Some(RecordError::UnknownField(clean_line(field)));
            }
            let alone = Table::from_iter([(field.clone(), value.clone())]);
            let fits = Edition::deserialize(Value::Table(alone)).is_ok();
            (!fits).then(|| RecordError::Value {
                field: field.clone(),
                value: truncate(&clean_line(&value.to_string()), SHOWN).into_owned(),
            })
        });
        wrong.unwrap_or(RecordError::Shape)
    }
}

fn known() -> String {
    fields()
        .map(|(name, _)| name)
        .collect::<Vec<_>>()
        .join(", ")
}

/// Returns a field as it may be written; empty for what is no field.
fn example(field: &str) -> String {
    let found = fields().find(|(name, _)| *name == field);
    found.map_or_else(String::new, |(name, value)| format!("{name} = {value}"))
}

#[cfg(test)]
mod tests {
    use super::super::parse_front_matter;
    use super::*;

    #[test]
    fn every_example_is_a_record_and_every_field_has_one() {
        let examples: Vec<String> = fields()
            .map(|(name, _)| example(name).split(" | ").take(1).collect())
            .collect();
        let whole = parse_front_matter(&examples.join("\n")).expect("a record");
        let fields = serde_json::to_value(whole).expect("JSON");
        let written = fields.as_object().expect("fields").len();
        assert_eq!(written, examples.len(), "{fields}");
    }

    #[test]
    fn what_is_wrong_is_said_with_field_and_value_in_the_programs_words() {
        for (toml, said) in [
            ("status = \"bezig\"", "`status = \"bezig\"` past niet"),
            (
                "number = \"x\"",
                "`number = \"x\"` past niet; bijvoorbeeld: number = 99",
            ),
            (
                "guests = [{ naam = \"Jet\" }]",
                "`guests = [{ naam = \"Jet\" }]` past niet",
            ),
            (
                "nummer = 3",
                "`nummer` is geen veld van een record; wel: series, number",
            ),
            (
                "title = \"x\"\nvenue = \"De Zaal",
                "regel 2 is niet te lezen: `venue = \"De Zaal`",
            ),
        ] {
            let error = parse_front_matter(toml).expect_err("no record");
            let message = error.message(Lang::Nl);
            assert!(message.starts_with(said), "{message}");
        }
    }
}
