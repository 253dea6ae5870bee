//! The record of an edition: plain values, no behaviour that needs an archive.
//!
//! One shape serves the front matter of `data/editions`, JSON export and the archive. Keys are
//! English and stable, values are as the source spells them, and what is absent is unknown.

mod document;
mod field;
mod handle;
mod person;
mod series;
mod time;
mod traces;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use document::{Document, DocumentKind, Link};
pub use field::{FIELDS, Field, FieldKind};
pub use handle::{Handle, spoken};
pub use person::{Affiliation, Person, Role};
pub use series::{Series, Status};
pub use time::{ClockTime, ClockTimeError};
pub use traces::Traces;

/// One evening of a series: held, announced or cancelled.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Edition {
    /// The handle by which the edition is called; derived, so it can change when a number or date arrives.
    #[serde(skip_serializing_if = "Handle::is_empty")]
    pub key: Handle,
    /// The series, each numbered on its own.
    pub series: Series,
    /// The number within the series.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// How the number is known, where it was inferred.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_basis: Option<String>,
    /// The leading title, the report's where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// A second line under the title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
    /// Titles by which other documents call the same evening.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_titles: Vec<String>,
    /// The day; for a cancelled edition the planned day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// `stated`, or `inferred: why`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_basis: Option<String>,
    /// Further days that belong to it, such as a webinar a week before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_dates: Vec<Date>,
    /// When the doors open, local time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doors_open: Option<ClockTime>,
    /// When the debate starts, local time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<ClockTime>,
    /// The place, as in "De Glazen Zaal, Den Haag".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    /// Who played.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub music: Option<String>,
    /// How many people came.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attendance: Option<u32>,
    /// Held, announced or cancelled.
    pub status: Status,
    /// Organisations that organised it with the association, itself never among them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub partners: Vec<String>,
    /// Themes, read or given by hand.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// Who led the debate; never a guest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub debate_leader: Option<String>,
    /// The hosts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hosts: Vec<Person>,
    /// The guests on the bench.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub guests: Vec<Person>,
    /// False where the page seen breaks off or names its guests as "o.a.".
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub guests_complete: bool,
    /// A person found it right, and its texts are still those that the person saw.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked: Option<Checked>,
    /// What documents disagree on; the winning reading stands in the field itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<Conflict>,
    /// One or two sentences of the archive's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gist: Option<String>,
    /// Recording, livestream, photos.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// The texts, the one to read first in front.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<Document>,
    /// Addresses, or descriptions of the pages the facts come from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
}

/// Who found an edition right, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// The user.
    pub by: String,
    /// UTC.
    pub when: Timestamp,
}

/// A field on which documents disagree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// The key of the field, as in the record.
    pub field: String,
    /// All readings, the winning one first.
    pub readings: Vec<Reading>,
}

/// What one document says of a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The value as the document gives it.
    pub value: String,
    /// The document, by address or description.
    pub source: String,
}

impl Edition {
    /// Returns the hosts and guests with their roles, hosts first; the debate leader is not among them.
    pub fn bench(&self) -> impl Iterator<Item = (Role, &Person)> {
        let hosts = self.hosts.iter().map(|person| (Role::Host, person));
        hosts.chain(self.guests.iter().map(|person| (Role::Guest, person)))
    }

    /// Returns the names of everybody there, the debate leader first.
    pub fn people_named(&self) -> impl Iterator<Item = &str> {
        let leader = self.debate_leader.iter().map(String::as_str);
        leader.chain(self.bench().map(|(_, person)| person.name.as_str()))
    }

    /// Returns the names of the partners and of the employers of that evening.
    pub fn organisations_named(&self) -> impl Iterator<Item = &str> {
        let employers = self.bench().flat_map(|(_, person)| &person.affiliations);
        let employers = employers.filter_map(|one| one.organisation.as_deref());
        self.partners.iter().map(String::as_str).chain(employers)
    }

    /// Says whether the date was derived rather than stated.
    #[must_use]
    pub fn is_date_inferred(&self) -> bool {
        let basis = self.date_basis.as_deref();
        basis.is_some_and(|basis| basis.starts_with("inferred"))
    }

    /// Returns the leading title followed by the other titles.
    pub fn titles(&self) -> impl Iterator<Item = &str> {
        self.title
            .iter()
            .chain(&self.subtitle)
            .chain(&self.other_titles)
            .map(String::as_str)
    }

    /// Returns the series and number as people write them: `Reuring!Café #99`, or the series alone.
    #[must_use]
    pub fn designation(&self) -> String {
        match self.number {
            Some(number) => format!("{} #{number}", self.series.name()),
            None => self.series.name().to_owned(),
        }
    }
}

fn yes() -> bool {
    true
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde calls it with a reference"
)]
fn is_true(value: &bool) -> bool {
    *value
}
