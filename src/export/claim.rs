//! A claim of a document as a label and a value that people read.

use crate::calendar;
use crate::edition::{Person, Status};
use crate::ingest::{Claim, DateReading};
use crate::locale::Lang;

/// Returns the label and the value of a claim; `None` for one that says nothing by itself.
#[must_use]
pub fn claim(claim: &Claim, lang: Lang) -> Option<(String, String)> {
    let text = |value: &String| value.clone();
    Some(match claim {
        Claim::Number(number) => (lang.label_number(), format!("#{number}")),
        Claim::Title(title) => (lang.label_title(), text(title)),
        Claim::Subtitle(subtitle) => (lang.label_subtitle(), text(subtitle)),
        Claim::Date(reading) => (lang.label_date(), date(reading, lang)),
        Claim::OtherDate(date) => (lang.label_date(), calendar::long(*date, lang)),
        Claim::DoorsOpen(time) => (lang.label_time(), lang.doors_open_at(&time.to_string())),
        Claim::Start(time) => (lang.label_time(), lang.starts_at(&time.to_string())),
        Claim::Venue(venue) => (lang.label_venue(), text(venue)),
        Claim::Music(music) => (lang.label_music(), text(music)),
        Claim::Attendance(count) => (lang.label_attendance(), count.to_string()),
        Claim::Status(status) => (lang.label_status(), status_name(*status, lang)),
        Claim::Partner(partner) => (lang.label_partners(), text(partner)),
        Claim::Topic(topic) => (lang.label_topics(), text(topic)),
        Claim::DebateLeader(name) => (lang.label_debate_leader(), text(name)),
        Claim::Host(person) => (lang.label_hosts(), described(person)),
        Claim::Guest(person) => (lang.label_guests(), described(person)),
        Claim::Series(series) => (lang.label_series(), series.name().to_owned()),
        Claim::NumberBasis(_)
        | Claim::GuestsIncomplete
        | Claim::Gist(_)
        | Claim::Link(_)
        | Claim::Source(_) => return None,
    })
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
