//! A claim of a document as a label and a value that people read.

use crate::calendar;
use crate::edition::{Field, Person, Status};
use crate::ingest::{Claim, DateReading};
use crate::locale::Lang;

/// Returns the label and the value of a claim; `None` for one that says nothing by itself.
#[must_use]
pub fn claim(claim: &Claim, lang: Lang) -> Option<(String, String)> {
    let value = match claim {
        Claim::Number(number) => format!("#{number}"),
        Claim::Title(text)
        | Claim::Subtitle(text)
        | Claim::Venue(text)
        | Claim::Music(text)
        | Claim::Partner(text)
        | Claim::Topic(text)
        | Claim::DebateLeader(text) => text.clone(),
        Claim::Date(reading) => date(reading, lang),
        Claim::OtherDate(date) => calendar::long(*date, lang),
        Claim::DoorsOpen(time) => lang.doors_open_at(&time.to_string()),
        Claim::Start(time) => lang.starts_at(&time.to_string()),
        Claim::Attendance(count) => count.to_string(),
        Claim::Status(status) => status_name(*status, lang),
        Claim::Host(person) | Claim::Guest(person) => described(person),
        Claim::Series(series) => series.name().to_owned(),
        Claim::NumberBasis(_)
        | Claim::GuestsIncomplete
        | Claim::Gist(_)
        | Claim::Link(_)
        | Claim::Source(_) => return None,
    };
    let field = Field::named(claim.field()?)?;
    Some(((field.label)(lang), value))
}

fn status_name(status: Status, lang: Lang) -> String {
    match status {
        Status::Held => lang.status_held(),
        Status::Announced => lang.status_announced(),
        Status::Cancelled => lang.status_cancelled(),
    }
}

fn described(person: &Person) -> String {
    let about = person.describe();
    if about.is_empty() {
        person.name.clone()
    } else {
        format!("{}, {about}", person.name)
    }
}

/// A day as the document gives it, with or without a year.
fn date(reading: &DateReading, lang: Lang) -> String {
    if let Some(date) = reading.full() {
        return calendar::long(date, lang);
    }
    // Any leap year names the day and the month.
    let day = jiff::civil::Date::new(2020, reading.month, reading.day);
    let named = day
        .map(|date| calendar::long(date, lang))
        .unwrap_or_default();
    named.trim_end_matches(" 2020").to_owned()
}
