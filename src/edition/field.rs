//! The fields of a record: how each is called and what sort of value it holds.

use crate::text::fold;

/// What sort of value a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// `cafe`, `online`, or the key of another series.
    Series,
    /// A whole number from 0.
    Count,
    /// Words.
    Text,
    /// A calendar day.
    Day,
    /// A time of day.
    Time,
    /// Held, announced or cancelled.
    Status,
    /// Yes or no.
    Flag,
    /// The debate leader.
    Leader,
    /// Hosts or guests, with functions and organisations.
    People,
    /// Organisations, brought to their known names.
    Organisations,
    /// Themes, brought to their known names.
    Themes,
    /// Several texts.
    Texts,
    /// Several days.
    Days,
}

impl FieldKind {
    /// Says whether the field holds several values.
    #[must_use]
    pub fn is_list(self) -> bool {
        matches!(
            self,
            FieldKind::Organisations | FieldKind::Themes | FieldKind::Texts | FieldKind::Days
        )
    }
}

/// A field of a record that a person can set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The key in the record.
    pub key: &'static str,
    /// The Dutch word for it.
    pub nl: &'static str,
    /// What it holds.
    pub kind: FieldKind,
}

/// The fields that a person can set, in the order of the record.
pub const FIELDS: [Field; 19] = [
    field("series", "reeks", FieldKind::Series),
    field("number", "nummer", FieldKind::Count),
    field("title", "titel", FieldKind::Text),
    field("subtitle", "ondertitel", FieldKind::Text),
    field("other_titles", "andere_titels", FieldKind::Texts),
    field("date", "datum", FieldKind::Day),
    field("other_dates", "andere_data", FieldKind::Days),
    field("doors_open", "inloop", FieldKind::Time),
    field("start", "aanvang", FieldKind::Time),
    field("venue", "locatie", FieldKind::Text),
    field("music", "muziek", FieldKind::Text),
    field("attendance", "bezoekers", FieldKind::Count),
    field("status", "stand", FieldKind::Status),
    field("partners", "partners", FieldKind::Organisations),
    field("topics", "themas", FieldKind::Themes),
    field("debate_leader", "debatleider", FieldKind::Leader),
    field("hosts", "hosts", FieldKind::People),
    field("guests", "gasten", FieldKind::People),
    field("guests_complete", "gasten_volledig", FieldKind::Flag),
];

const fn field(key: &'static str, nl: &'static str, kind: FieldKind) -> Field {
    Field { key, nl, kind }
}

impl Field {
    /// Returns the field of that name, by its key or its Dutch word, whatever its case and dashes.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Field> {
        let name = fold(name.trim()).replace(['-', ' '], "_");
        FIELDS
            .iter()
            .find(|field| field.key == name || field.nl == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_found_by_its_key_and_by_its_dutch_word() {
        for (name, key) in [
            ("venue", Some("venue")),
            ("Locatie", Some("venue")),
            ("doors-open", Some("doors_open")),
            ("andere titels", Some("other_titles")),
            ("zaalhuur", None),
        ] {
            assert_eq!(Field::named(name).map(|field| field.key), key, "{name}");
        }
    }
}
