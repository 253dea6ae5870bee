//! The table of facts: the fields of a record, how each is called, what sort of value it holds and an example of one.
//!
//! What names a fact by itself reads it here: `set`, `review`, sheets, the messages about a record.

use crate::locale::Lang;
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
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The key in the record.
    pub key: &'static str,
    /// The Dutch word for it.
    pub nl: &'static str,
    /// What stands before it on a sheet.
    pub label: fn(Lang) -> String,
    /// What it holds.
    pub kind: FieldKind,
    /// A value as a record has it, in TOML; several behind each other where few are possible.
    pub example: &'static str,
}

/// A key names one field.
impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Field {}

/// The fields that a person can set, in the order of the record.
pub const FIELDS: [Field; 19] = {
    use FieldKind as Kind;
    [
        field(
            "series",
            "reeks",
            Lang::label_series,
            Kind::Series,
            r#""cafe""#,
        ),
        field("number", "nummer", Lang::label_number, Kind::Count, "99"),
        field(
            "title",
            "titel",
            Lang::label_title,
            Kind::Text,
            r#""Een avond over dijken""#,
        ),
        field(
            "subtitle",
            "ondertitel",
            Lang::label_subtitle,
            Kind::Text,
            r#""En wie ze betaalt""#,
        ),
        field(
            "other_titles",
            "andere_titels",
            Lang::label_other_titles,
            Kind::Texts,
            r#"["Dijken"]"#,
        ),
        field("date", "datum", Lang::label_date, Kind::Day, "2020-03-10"),
        field(
            "other_dates",
            "andere_data",
            Lang::label_date,
            Kind::Days,
            r#"["2020-03-03"]"#,
        ),
        field(
            "doors_open",
            "inloop",
            Lang::label_time,
            Kind::Time,
            r#""16:30""#,
        ),
        field(
            "start",
            "aanvang",
            Lang::label_time,
            Kind::Time,
            r#""17:00""#,
        ),
        field(
            "venue",
            "locatie",
            Lang::label_venue,
            Kind::Text,
            r#""De Glazen Zaal, Den Haag""#,
        ),
        field(
            "music",
            "muziek",
            Lang::label_music,
            Kind::Text,
            r#""Trio Voorbeeld""#,
        ),
        field(
            "attendance",
            "bezoekers",
            Lang::label_attendance,
            Kind::Count,
            "120",
        ),
        field(
            "status",
            "stand",
            Lang::label_status,
            Kind::Status,
            r#""held" | "announced" | "cancelled""#,
        ),
        field(
            "partners",
            "partners",
            Lang::label_partners,
            Kind::Organisations,
            r#"["VNG"]"#,
        ),
        field(
            "topics",
            "themas",
            Lang::label_topics,
            Kind::Themes,
            r#"["wonen"]"#,
        ),
        field(
            "debate_leader",
            "debatleider",
            Lang::label_debate_leader,
            Kind::Leader,
            r#""Jet Voorbeeld""#,
        ),
        field("hosts", "hosts", Lang::label_hosts, Kind::People, PERSON),
        field("guests", "gasten", Lang::label_guests, Kind::People, PERSON),
        field(
            "guests_complete",
            "gasten_volledig",
            Lang::label_guests,
            Kind::Flag,
            "false",
        ),
    ]
};

const PERSON: &str = r#"[{ name = "Jet Voorbeeld", affiliations = [{ function = "directeur", organisation = "VNG" }] }]"#;

const fn field(
    key: &'static str,
    nl: &'static str,
    label: fn(Lang) -> String,
    kind: FieldKind,
    example: &'static str,
) -> Field {
    Field {
        key,
        nl,
        label,
        kind,
        example,
    }
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
