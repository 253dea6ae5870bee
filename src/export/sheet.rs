//! The sheet of facts above a text: what is known, and what is not said so.

use jiff::tz::TimeZone;

use crate::calendar;
use crate::edition::{DocumentKind, Edition, Field, Person, Role, Status};
use crate::locale::Lang;
use crate::text::clean_line;

/// One line of the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is about; empty where the line goes on from the one above.
    pub label: String,
    /// The value, clean and on one line.
    pub value: String,
    /// Nothing is known.
    pub is_unknown: bool,
}

/// Returns the first line of an edition: `Reuring!Café #99 · Dealen met stedelijke vraagstukken`.
#[must_use]
pub fn heading(edition: &Edition, lang: Lang) -> String {
    let title = edition.title.clone().unwrap_or_else(|| lang.untitled());
    clean_line(&format!("{} · {title}", edition.designation()))
}

/// Returns the facts of an edition in the order people ask for them.
#[must_use]
pub fn sheet(edition: &Edition, lang: Lang) -> Vec<Fact> {
    let mut sheet = Sheet {
        lang,
        facts: Vec::new(),
    };
    let topics = edition.topics.join(", ");
    sheet.optional(&lang.label_subtitle(), edition.subtitle.as_deref());
    sheet.list(lang.label_other_titles(), &edition.other_titles);
    sheet.one(lang.label_date(), date(edition, lang).as_deref());
    sheet.optional(&lang.label_time(), times(edition, lang).as_deref());
    sheet.optional(&lang.label_status(), status(edition, lang).as_deref());
    sheet.one(lang.label_venue(), edition.venue.as_deref());
    sheet.list(lang.label_partners(), &edition.partners);
    sheet.one(lang.label_debate_leader(), edition.debate_leader.as_deref());
    sheet.people(lang.label_hosts(), &edition.hosts);
    sheet.people(lang.label_guests(), &edition.guests);
    if !edition.guests_complete && !edition.guests.is_empty() {
        sheet.push("", &lang.guests_incomplete());
    }
    sheet.optional(&lang.label_music(), edition.music.as_deref());
    sheet.optional(
        &lang.label_attendance(),
        edition.attendance.map(|count| count.to_string()).as_deref(),
    );
    sheet.optional(
        &lang.label_topics(),
        Some(topics.as_str()).filter(|topics| !topics.is_empty()),
    );
    if let Some(checked) = &edition.checked {
        let day = calendar::long(checked.when.to_zoned(TimeZone::system()).date(), lang);
        let said = lang.checked_by(&checked.by, &day);
        sheet.optional(&lang.label_checked(), Some(&said));
    }
    for link in &edition.links {
        sheet.optional(&link.title, Some(&link.url));
    }
    sheet.conflicts(edition);
    sheet.facts
}

struct Sheet {
    lang: Lang,
    facts: Vec<Fact>,
}

impl Sheet {
    fn push(&mut self, label: &str, value: &str) {
        self.facts.push(Fact {
            label: clean_line(label),
            value: clean_line(value),
            is_unknown: false,
        });
    }

    fn optional(&mut self, label: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.push(label, value);
        }
    }

    fn one(&mut self, label: String, value: Option<&str>) {
        match value {
            Some(value) => self.push(&label, value),
            None => self.facts.push(Fact {
                label,
                value: self.lang.unknown(),
                is_unknown: true,
            }),
        }
    }

    fn list(&mut self, label: String, values: &[String]) {
        let labels = std::iter::once(label).chain(std::iter::repeat(String::new()));
        for (label, value) in labels.zip(values) {
            self.push(&label, value);
        }
    }

    fn people(&mut self, label: String, people: &[Person]) {
        if people.is_empty() {
            self.one(label, None);
            return;
        }
        let lines: Vec<String> = people.iter().map(|person| self.person(person)).collect();
        self.list(label, &lines);
    }

    fn person(&self, person: &Person) -> String {
        let about = person.describe();
        let line = if about.is_empty() {
            person.name.clone()
        } else {
            format!("{}, {about}", person.name)
        };
        match &person.conflict {
            Some(_) => format!("{line} [{}]", self.lang.sources_differ()),
            None => line,
        }
    }

    /// What documents disagree on stands with the fact it is about.
    fn conflicts(&mut self, edition: &Edition) {
        let of_people = |field: &str| matches!(field, "hosts" | "guests");
        for conflict in edition
            .conflicts
            .iter()
            .filter(|conflict| !of_people(&conflict.field))
        {
            let others = conflict
                .readings
                .iter()
                .skip(1)
                .map(|reading| reading.value.as_str());
            let others: Vec<&str> = others.collect();
            let label = field_label(&conflict.field, self.lang);
            let note = format!("[{}: {}]", self.lang.sources_differ(), others.join(" / "));
            match self.facts.iter_mut().find(|fact| fact.label == label) {
                Some(fact) => fact.value = clean_line(&format!("{} {note}", fact.value)),
                None => self.push(&label, &note),
            }
        }
    }
}

/// Returns the date with its basis where it was not simply stated.
fn date(edition: &Edition, lang: Lang) -> Option<String> {
    let date = calendar::long(edition.date?, lang);
    let mut line = if edition.is_date_inferred() {
        format!("{date} ({})", lang.inferred())
    } else {
        date
    };
    for other in &edition.other_dates {
        line = format!("{line}; {}", calendar::long(*other, lang));
    }
    Some(line)
}

fn times(edition: &Edition, lang: Lang) -> Option<String> {
    let doors = edition
        .doors_open
        .map(|time| lang.doors_open_at(&time.to_string()));
    let start = edition.start.map(|time| lang.starts_at(&time.to_string()));
    let parts: Vec<String> = doors.into_iter().chain(start).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// That an edition was held is what everybody expects; the rest is worth a line.
fn status(edition: &Edition, lang: Lang) -> Option<String> {
    match edition.status {
        Status::Held => None,
        Status::Announced => Some(lang.status_announced()),
        Status::Cancelled => Some(lang.status_cancelled()),
    }
}

/// Returns the name of a sort of document.
#[must_use]
pub fn kind_name(kind: DocumentKind, lang: Lang) -> String {
    match kind {
        DocumentKind::Report => lang.kind_report(),
        DocumentKind::Announcement => lang.kind_announcement(),
        DocumentKind::Overview => lang.kind_overview(),
        DocumentKind::News => lang.kind_news(),
        DocumentKind::Summary => lang.kind_summary(),
    }
}

/// Returns what somebody did that evening.
#[must_use]
pub fn role_name(role: Role, lang: Lang) -> String {
    match role {
        Role::Host => lang.role_host(),
        Role::Guest => lang.role_guest(),
        Role::DebateLeader => lang.role_debate_leader(),
    }
}

/// Returns the label of a record's key.
fn field_label(key: &str, lang: Lang) -> String {
    Field::named(key).map_or_else(|| key.to_owned(), |field| (field.label)(lang))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::{Conflict, Reading};

    #[test]
    fn a_disputed_fact_shows_the_other_readings_beside_it() {
        let reading = |value: &str| Reading {
            value: value.to_owned(),
            source: String::new(),
        };
        let edition = Edition {
            venue: Some("Zaal A".to_owned()),
            conflicts: vec![Conflict {
                field: "venue".to_owned(),
                readings: vec![reading("Zaal A"), reading("Zaal B")],
            }],
            ..Edition::default()
        };
        let sheet = sheet(&edition, Lang::En);
        assert!(
            sheet
                .iter()
                .any(|fact| fact.value == "Zaal A [sources differ: Zaal B]"),
            "{sheet:?}"
        );
    }

    #[test]
    fn what_is_unknown_is_said_so() {
        let sheet = sheet(&Edition::default(), Lang::Nl);
        let unknown = sheet
            .iter()
            .filter(|fact| fact.is_unknown)
            .map(|fact| fact.label.as_str());
        assert_eq!(
            unknown.collect::<Vec<_>>(),
            ["Datum", "Locatie", "Debatleider", "Host", "Gasten"]
        );
    }
}
