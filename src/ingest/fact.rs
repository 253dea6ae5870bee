//! Facts, each with the place it was read from and how sure it is.

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::edition::{ClockTime, DocumentKind, Link, Person, Series, Status};

/// What one document says about one edition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Extract {
    /// What sort of text the document is.
    pub kind: DocumentKind,
    /// The facts, in the order they were read.
    pub facts: Vec<Fact>,
    /// What the text may say too, not likely enough to be a fact: for a person who looks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offered: Vec<Fact>,
}

/// What was made of an article.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Verdict {
    /// What it says about an edition; absent for a text that is about none.
    pub extract: Option<Extract>,
    /// It is about none as far as the reader can tell, and it may be about one all the same.
    pub is_perhaps: bool,
}

/// One claim with its provenance.
///
/// Serialised as a list of the claim, its part, start and end, and whether it is unsure: an archive keeps dozens
/// of facts a document, and the names of these fields would take more room than the facts.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// What is claimed.
    pub claim: Claim,
    /// Where it was read; absent for records, whose facts are not read from text.
    pub span: Option<Span>,
    /// How sure it is.
    pub certainty: Certainty,
}

impl Serialize for Fact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let place = self.span.map(|span| (span.part, span.start, span.end));
        let is_unsure = self.certainty == Certainty::Unsure;
        (&self.claim, place, is_unsure).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Fact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (claim, place, is_unsure) = Deserialize::deserialize(deserializer)?;
        let place: Option<(Part, usize, usize)> = place;
        let certainty = if is_unsure {
            Certainty::Unsure
        } else {
            Certainty::Sure
        };
        Ok(Fact {
            claim,
            span: place.map(|(part, start, end)| Span { part, start, end }),
            certainty,
        })
    }
}

/// One statement about an edition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Claim {
    /// The series it belongs to.
    Series(Series),
    /// Its number in the series.
    Number(u32),
    /// How the number is known, where it was inferred.
    NumberBasis(String),
    /// A title; the first of a document is its leading one.
    Title(String),
    /// A second line under the title.
    Subtitle(String),
    /// The day, possibly without a year.
    Date(DateReading),
    /// A further day that belongs to it.
    OtherDate(Date),
    /// When the doors open.
    DoorsOpen(ClockTime),
    /// When the debate starts.
    Start(ClockTime),
    /// The place.
    Venue(String),
    /// Who played.
    Music(String),
    /// How many people came.
    Attendance(u32),
    /// What became of it.
    Status(Status),
    /// An organisation that organised it with the association, by its canonical name.
    Partner(String),
    /// A theme.
    Topic(String),
    /// Who led the debate.
    DebateLeader(String),
    /// A host.
    Host(Person),
    /// A guest.
    Guest(Person),
    /// The document says that it does not name all guests, or breaks off.
    GuestsIncomplete,
    /// A gist of the archive's own.
    Gist(String),
    /// A recording, a livestream, photos.
    Link(Link),
    /// An address or description of a page behind the facts.
    Source(String),
}

impl Claim {
    /// Returns the key of the field of a record that it speaks of; `None` where people set no such field.
    #[must_use]
    pub fn field(&self) -> Option<&'static str> {
        Some(match self {
            Claim::Series(_) => "series",
            Claim::Number(_) | Claim::NumberBasis(_) => "number",
            Claim::Title(_) => "title",
            Claim::Subtitle(_) => "subtitle",
            Claim::Date(_) => "date",
            Claim::OtherDate(_) => "other_dates",
            Claim::DoorsOpen(_) => "doors_open",
            Claim::Start(_) => "start",
            Claim::Venue(_) => "venue",
            Claim::Music(_) => "music",
            Claim::Attendance(_) => "attendance",
            Claim::Status(_) => "status",
            Claim::Partner(_) => "partners",
            Claim::Topic(_) => "topics",
            Claim::DebateLeader(_) => "debate_leader",
            Claim::Host(_) => "hosts",
            Claim::Guest(_) => "guests",
            Claim::GuestsIncomplete => "guests_complete",
            Claim::Gist(_) | Claim::Link(_) | Claim::Source(_) => return None,
        })
    }

    /// Returns the name of the person that it places.
    #[must_use]
    pub fn person_name(&self) -> Option<&str> {
        match self {
            Claim::Guest(person) | Claim::Host(person) => Some(&person.name),
            Claim::DebateLeader(name) => Some(name),
            _ => None,
        }
    }

    /// Returns the item of a list that it names: an organisation, a theme.
    #[must_use]
    pub fn item(&self) -> Option<&str> {
        match self {
            Claim::Partner(name) | Claim::Topic(name) => Some(name),
            _ => None,
        }
    }
}

/// A day as a document gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateReading {
    /// The year, if the document states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    /// 1–12.
    pub month: i8,
    /// 1–31.
    pub day: i8,
    /// The weekday, if named, as its distance from Monday (0–6).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weekday: Option<i8>,
    /// Years that the text names as its own present ("inmiddels is het 2020"), to choose from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub years_named: Vec<i16>,
    /// How the date is known, where a record says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
}

impl DateReading {
    /// Returns the full date, if the year is stated and the day exists.
    #[must_use]
    pub fn full(&self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day).ok()
    }

    /// Says whether the reading can mean `date`: day, month and any stated year and weekday agree.
    #[must_use]
    pub fn allows(&self, date: Date) -> bool {
        let weekday = self
            .weekday
            .and_then(|offset| Weekday::from_monday_zero_offset(offset).ok());
        date.month() == self.month
            && date.day() == self.day
            && self.year.is_none_or(|year| year == date.year())
            && weekday.is_none_or(|weekday| weekday == date.weekday())
    }
}

/// The place a fact was read from: a byte range on character borders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Which part of the document.
    pub part: Part,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A part of a document that facts are read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// The heading.
    Heading,
    /// The text below it.
    Text,
    /// The address.
    Address,
}

/// How sure a fact is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Certainty {
    /// The document says so in a form that means nothing else.
    #[default]
    Sure,
    /// The words allow another reading.
    Unsure,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_is_serialised_without_names_of_fields_and_comes_back() {
        let fact = Fact {
            claim: Claim::Number(99),
            span: Some(Span {
                part: Part::Heading,
                start: 3,
                end: 6,
            }),
            certainty: Certainty::Unsure,
        };
        let json = serde_json::to_string(&fact).expect("JSON");
        assert_eq!(json, r#"[{"number":99},["heading",3,6],true]"#);
        let again: Fact = serde_json::from_str(&json).expect("a fact");
        assert_eq!(again, fact);
    }
}
