//! What a person asked for that makes no sense, with the field, the value, and what would be right.

use thiserror::Error;

use crate::archive::ArchiveError;
use crate::edition::{FIELDS, Field, FieldKind};
use crate::locale::Lang;

/// Why nothing was changed.
#[derive(Debug, Error)]
pub enum Refused {
    /// No field has this name.
    #[error("`{0}` is no field")]
    NoField(String),
    /// The field holds people, who are placed one by one.
    #[error("{} holds people", .0.key)]
    HoldsPeople(&'static Field),
    /// The value is none of the field's kind.
    #[error("{}: `{value}` will not do", .field.key)]
    Wrong {
        /// The field.
        field: &'static Field,
        /// As typed.
        value: String,
    },
    /// An item was given for a field that is no list.
    #[error("{} is no list", .0.key)]
    NoList(&'static Field),
    /// The field is unknown already.
    #[error("{} is unknown already", .0.key)]
    Nothing(&'static Field),
    /// A name is empty.
    #[error("a name may not be empty")]
    NoName,
    /// A name in a field is empty.
    #[error("{}: a name may not be empty", .0.key)]
    Empty(&'static Field),
    /// No role has this name.
    #[error("`{0}` is no role")]
    NoRole(String),
    /// Somebody is to be taken out who is not there.
    #[error("`{name}` is not at {edition}")]
    Nobody {
        /// Who.
        name: String,
        /// The handle of the edition.
        edition: String,
        /// Who is there.
        there: Vec<String>,
    },
    /// What was read cannot be looked up.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
}

impl Refused {
    /// Says in the reader's language what is wrong, and what would be right.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Refused::NoField(name) => {
                lang.set_no_field(name, &FIELDS.map(|field| field.key).join(", "))
            }
            Refused::HoldsPeople(field) => lang.set_people(field.key),
            Refused::Wrong { field, value } => {
                lang.set_wrong(field.key, value, &right(field.kind, lang))
            }
            Refused::NoList(field) => lang.set_no_list(field.key),
            Refused::Nothing(field) => lang.set_nothing(field.key),
            Refused::NoName => lang.place_no_name(),
            Refused::Empty(field) => format!("{}: {}", field.key, lang.place_no_name()),
            Refused::NoRole(role) => lang.place_no_role(role),
            Refused::Nobody {
                name,
                edition,
                there,
            } => lang.place_nobody(name, edition, &there.join(", ")),
            Refused::Archive(error) => error.message(lang),
        }
    }

    /// Returns the command that does what was meant, for an edition.
    #[must_use]
    pub fn command(&self, edition: &str) -> Option<String> {
        match self {
            Refused::HoldsPeople(field) if field.key == "hosts" => {
                Some(format!("reuring place {edition} NAME host"))
            }
            Refused::HoldsPeople(_) => Some(format!("reuring place {edition} NAME guest")),
            _ => None,
        }
    }
}

/// What a value of that kind looks like.
fn right(kind: FieldKind, lang: Lang) -> String {
    match kind {
        FieldKind::Series => lang.kind_series(),
        FieldKind::Count => lang.kind_count(),
        FieldKind::Text | FieldKind::Texts => lang.kind_text(),
        FieldKind::Day | FieldKind::Days => lang.kind_day(),
        FieldKind::Time => lang.kind_time(),
        FieldKind::Status => lang.kind_status(),
        FieldKind::Flag => lang.kind_flag(),
        FieldKind::Leader | FieldKind::People | FieldKind::Organisations | FieldKind::Themes => {
            lang.kind_name()
        }
    }
}
