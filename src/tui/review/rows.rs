//! The facts of an edition as rows: fields, people with what they were, people who were only named, what is unknown.

use serde_json::Value;

use crate::calendar;
use crate::edition::{FIELDS, Field, FieldKind, Role};
use crate::locale::Lang;
use crate::review::{Certainty, FieldReview, PersonReview, Subject};
use crate::tui::worker::ReviewSheet;

/// What a row is about; it stays the same when the edition is shown anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RowKey {
    /// A field that holds one value, or a list without items.
    Field(&'static str),
    /// An item of a list.
    Item(&'static str, String),
    /// Somebody who is there.
    Person(String),
    /// What somebody was, first, second….
    Function(String, usize),
    /// Where somebody worked.
    Organisation(String, usize),
    /// Somebody who was only named.
    Offered(String),
    /// The edition as a whole.
    Whole,
}

/// One fact.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) key: RowKey,
    /// As people read it; empty where nothing is known.
    pub(super) value: String,
    pub(super) certainty: Certainty,
    /// Where it was read.
    pub(super) sentence: String,
    /// The part somebody had.
    pub(super) role: Option<Role>,
    /// It lacks, and an edition should have it.
    pub(super) is_wanted: bool,
}

impl Row {
    /// Says whether a person should look at it.
    pub(super) fn needs_a_look(&self) -> bool {
        match self.certainty {
            Certainty::Unsure | Certainty::Offered => true,
            Certainty::Missing => self.is_wanted,
            Certainty::Sure => false,
        }
    }

    /// Returns what in the text belongs to the row.
    pub(super) fn subject(&self) -> Option<Subject> {
        Some(match &self.key {
            RowKey::Field(key) => Subject::Field(key),
            RowKey::Item(key, item) => Subject::Item(key, item.clone()),
            RowKey::Person(name)
            | RowKey::Function(name, _)
            | RowKey::Organisation(name, _)
            | RowKey::Offered(name) => Subject::Person(name.clone()),
            RowKey::Whole => return None,
        })
    }
}

/// What every edition has, so that it is asked for where it lacks.
const WANTED: [&str; 4] = ["number", "title", "date", "venue"];

/// Returns the rows of an edition; what is unknown stands last, but for what every edition has.
pub(super) fn rows(sheet: &ReviewSheet, lang: Lang) -> Vec<Row> {
    let review = &sheet.review;
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for one in &review.fields {
        let Some(field) = FIELDS.iter().find(|field| field.key == one.field) else {
            continue;
        };
        // Who led stands among the people.
        if field.kind == FieldKind::Leader && one.certainty != Certainty::Missing {
            continue;
        }
        let is_wanted = WANTED.contains(&field.key) || field.kind == FieldKind::Leader;
        let of_field = field_rows(field, one, is_wanted, lang);
        let is_unknown = one.certainty == Certainty::Missing && !is_wanted;
        if is_unknown { &mut unknown } else { &mut known }.extend(of_field);
    }
    let placed = review.people.iter().filter(|one| one.role.is_some());
    known.extend(placed.flat_map(person_rows));
    let offered = review.people.iter().filter(|one| one.role.is_none());
    known.extend(offered.map(|person| Row {
        key: RowKey::Offered(person.name.clone()),
        value: person.name.clone(),
        ..row_of(person)
    }));
    known.extend(unknown);
    known
}

/// A value as people read it, and as they may type it.
fn shown(field: &Field, value: &Value, lang: Lang) -> String {
    let text = crate::ingest::merge::shown(value);
    if field.kind == FieldKind::Day {
        return text.parse().map_or(text, |day| calendar::long(day, lang));
    }
    if !matches!(field.kind, FieldKind::Status | FieldKind::Flag) {
        return text;
    }
    match text.as_str() {
        "held" => lang.word_held(),
        "announced" => lang.word_announced(),
        "cancelled" => lang.word_cancelled(),
        "true" => lang.word_yes(),
        "false" => lang.word_no(),
        _ => text,
    }
}

fn field_rows(field: &'static Field, one: &FieldReview, is_wanted: bool, lang: Lang) -> Vec<Row> {
    let row = |key: RowKey, value: String| Row {
        key,
        value,
        certainty: one.certainty,
        sentence: one.sentence.clone(),
        role: None,
        is_wanted,
    };
    let items = one.value.as_array().filter(|items| !items.is_empty());
    let Some(items) = items else {
        return vec![row(
            RowKey::Field(field.key),
            shown(field, &one.value, lang),
        )];
    };
    let items = items.iter().filter_map(Value::as_str);
    items
        .map(|item| row(RowKey::Item(field.key, item.to_owned()), item.to_owned()))
        .collect()
}

fn row_of(person: &PersonReview) -> Row {
    Row {
        key: RowKey::Person(person.name.clone()),
        value: person.name.clone(),
        certainty: person.certainty,
        sentence: person.sentence.clone(),
        role: person.role,
        is_wanted: false,
    }
}

fn person_rows(person: &PersonReview) -> Vec<Row> {
    let mut rows = vec![row_of(person)];
    if person.role == Some(Role::DebateLeader) {
        return rows;
    }
    let part = |key: RowKey, value: &Option<String>| Row {
        key,
        value: value.clone().unwrap_or_default(),
        certainty: match value {
            // A person as a whole is sure or not.
            Some(_) => Certainty::Sure,
            None => Certainty::Missing,
        },
        ..row_of(person)
    };
    let nothing = crate::review::AffiliationReview {
        function: None,
        organisation: None,
    };
    let all = if person.affiliations.is_empty() {
        std::slice::from_ref(&nothing)
    } else {
        &person.affiliations
    };
    for (at, one) in all.iter().enumerate() {
        rows.push(part(
            RowKey::Function(person.name.clone(), at),
            &one.function,
        ));
        rows.push(part(
            RowKey::Organisation(person.name.clone(), at),
            &one.organisation,
        ));
    }
    rows
}
