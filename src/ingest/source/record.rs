//! The archive's own form: a record as TOML between `+++` lines, the text below it.
//!
//! The starter archive is written in it. A record's facts are given, not read, so they carry no place.

mod file;
mod problem;

use serde::Deserialize;
use toml::Value;

use crate::edition::{DocumentKind, Edition, Handle, Person};
use crate::ingest::{Certainty, Claim, DateReading, Extract, Fact};
use crate::text::clean;

pub(super) use file::parse as parse_file;
pub use file::{EditionFile, FiledDocument};
pub use problem::RecordError;

/// A record with its text.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The facts as TOML, without the `+++` lines.
    pub front_matter: String,
    /// The facts.
    pub edition: Edition,
    /// The text below them.
    pub text: String,
}

const FENCE: &str = "+++";

/// Says whether `text` starts as a record does.
#[must_use]
pub fn is_record(text: &str) -> bool {
    text.lines()
        .next()
        .is_some_and(|line| line.trim_end() == FENCE)
}

/// Parses a record file.
///
/// # Errors
///
/// A missing second fence, invalid TOML, unknown keys and values of the wrong kind.
pub fn parse(file: &str) -> Result<Record, RecordError> {
    let (front_matter, text) = split(file).ok_or(RecordError::Unclosed)?;
    Ok(Record {
        edition: parse_front_matter(front_matter)?,
        front_matter: front_matter.to_owned(),
        text: text.trim().to_owned(),
    })
}

/// Parses the first record of a text, and returns it with what stands behind it: the next begins with a fence and
/// facts of its own.
pub(super) fn parse_first(text: &str) -> Result<(Record, &str), RecordError> {
    let (_, body) = split(text).ok_or(RecordError::Unclosed)?;
    let body_start = text.len() - body.len();
    let mut at = body_start;
    for line in body.split_inclusive('\n') {
        let rest = text.get(at..).unwrap_or_default();
        if line.trim_end() == FENCE && begins_record(rest) {
            return Ok((parse(text.get(..at).unwrap_or_default())?, rest));
        }
        at += line.len();
    }
    Ok((parse(text)?, ""))
}

/// Says whether a text begins with the facts of a record: TOML that is a table of them.
fn begins_record(text: &str) -> bool {
    split(text).is_some_and(|(front, _)| {
        let table = front.parse::<toml::Table>();
        table.is_ok_and(|table| table.contains_key("series") || table.contains_key("number"))
    })
}

/// Parses the TOML of a record.
///
/// # Errors
///
/// Invalid TOML, unknown keys and values of the wrong kind.
pub fn parse_front_matter(toml: &str) -> Result<Edition, RecordError> {
    let table: toml::Table = toml
        .parse()
        .map_err(|error| RecordError::of_syntax(toml, &error))?;
    edition(table)
}

/// Reads the table of a record.
fn edition(mut table: toml::Table) -> Result<Edition, RecordError> {
    table.iter_mut().for_each(|(_, value)| tidy(value));
    let read = Edition::deserialize(Value::Table(table.clone()));
    read.map_err(|_| RecordError::of_table(&table))
}

/// Returns the facts of an edition as the TOML of a record, in the record's order and without what is
/// derived.
///
/// # Errors
///
/// None that these types can cause; the serialiser's type asks for it.
pub fn to_front_matter(edition: &Edition) -> Result<String, toml::ser::Error> {
    let mut written = edition.clone();
    written.key = Handle::default();
    written.checked = None;
    written.conflicts.clear();
    written.documents.clear();
    let toml = toml::to_string(&written)?;
    Ok(toml.lines().map(with_bare_date).collect())
}

/// Keys of a record that nobody writes: they follow from the others and from the documents.
pub const DERIVED: [&str; 4] = ["key", "checked", "conflicts", "documents"];

/// TOML has dates of its own, which an editor shows as such.
fn with_bare_date(line: &str) -> String {
    let quoted = line
        .strip_prefix("date = \"")
        .and_then(|rest| rest.strip_suffix('"'));
    quoted.map_or_else(|| format!("{line}\n"), |date| format!("date = {date}\n"))
}

fn split(file: &str) -> Option<(&str, &str)> {
    let (_, rest) = file.split_once('\n')?;
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == FENCE {
            return Some((rest.get(..at)?, rest.get(at + line.len()..)?));
        }
        at += line.len();
    }
    None
}

/// TOML has dates of its own; in the record they are text, as in JSON. Its escapes can bring control
/// characters in.
fn tidy(value: &mut Value) {
    match value {
        Value::String(text) => *text = clean(text).into_owned(),
        Value::Datetime(date) => *value = Value::String(date.to_string()),
        Value::Array(values) => values.iter_mut().for_each(tidy),
        Value::Table(table) => table.iter_mut().for_each(|(_, value)| tidy(value)),
        _ => {}
    }
}

impl Record {
    /// Returns the facts as an extract of the text.
    #[must_use]
    pub fn extract(&self) -> Extract {
        extract_of(&self.edition)
    }
}

/// Returns the facts of a record as an extract of a summary.
#[must_use]
pub fn extract_of(edition: &Edition) -> Extract {
    let mut claims = vec![
        Claim::Series(edition.series.clone()),
        Claim::Status(edition.status),
    ];
    claims.extend(edition.number.map(Claim::Number));
    claims.extend(edition.number_basis.clone().map(Claim::NumberBasis));
    claims.extend(
        edition
            .title
            .iter()
            .chain(&edition.other_titles)
            .cloned()
            .map(Claim::Title),
    );
    claims.extend(edition.subtitle.clone().map(Claim::Subtitle));
    claims.extend(date_of(edition).map(Claim::Date));
    claims.extend(edition.other_dates.iter().copied().map(Claim::OtherDate));
    claims.extend(edition.doors_open.map(Claim::DoorsOpen));
    claims.extend(edition.start.map(Claim::Start));
    claims.extend(edition.venue.clone().map(Claim::Venue));
    claims.extend(edition.music.clone().map(Claim::Music));
    claims.extend(edition.attendance.map(Claim::Attendance));
    claims.extend(edition.partners.iter().cloned().map(Claim::Partner));
    claims.extend(edition.topics.iter().cloned().map(Claim::Topic));
    claims.extend(edition.debate_leader.clone().map(Claim::DebateLeader));
    claims.extend(people(&edition.hosts, Claim::Host));
    claims.extend(people(&edition.guests, Claim::Guest));
    claims.extend((!edition.guests_complete).then_some(Claim::GuestsIncomplete));
    claims.extend(edition.gist.clone().map(Claim::Gist));
    claims.extend(edition.links.iter().cloned().map(Claim::Link));
    claims.extend(edition.sources.iter().cloned().map(Claim::Source));
    let facts = claims.into_iter().map(|claim| Fact {
        claim,
        span: None,
        certainty: Certainty::Sure,
    });
    Extract {
        offered: Vec::new(),
        kind: DocumentKind::Summary,
        facts: facts.collect(),
    }
}

fn people(people: &[Person], claim: fn(Person) -> Claim) -> impl Iterator<Item = Claim> {
    people.iter().cloned().map(claim)
}

fn date_of(edition: &Edition) -> Option<DateReading> {
    let date = edition.date?;
    Some(DateReading {
        year: Some(date.year()),
        month: date.month(),
        day: date.day(),
        weekday: None,
        years_named: Vec::new(),
        basis: edition.date_basis.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "+++\nseries = \"cafe\"\nnumber = 12\ndate = 2011-05-10\ntitle = \"Een proef\"\nstatus = \"held\"\nguests = [{ name = \"An Bos\", affiliations = [{ function = \"lid\" }] }]\n+++\n\nDe tekst.\n";

    #[test]
    fn a_record_gives_its_facts_and_its_text() {
        let record = parse(FILE).expect("a well-formed record");
        assert_eq!(record.text, "De tekst.");
        assert_eq!(record.edition.number, Some(12));
        assert_eq!(
            record.edition.date.map(|date| date.to_string()),
            Some("2011-05-10".to_owned())
        );
        assert!(record.edition.guests_complete);
    }

    #[test]
    fn a_record_that_is_written_reads_as_it_was() {
        let edition = parse(FILE).expect("a well-formed record").edition;
        let toml = to_front_matter(&edition).expect("written");
        assert_eq!(parse_front_matter(&toml).expect("read again"), edition);
        assert!(
            toml.starts_with("series = \"cafe\"\nnumber = 12\ntitle"),
            "{toml}"
        );
        assert!(toml.contains("\ndate = 2011-05-10\n"), "{toml}");
    }

    #[test]
    fn records_under_each_other_are_read_one_by_one() {
        let second = FILE
            .replace("number = 12", "number = 13")
            .replace("De tekst", "+++\n\nEen ander");
        let both = format!("{FILE}\n{second}");
        let (first, rest) = parse_first(&both).expect("a record");
        assert_eq!(
            (first.edition.number, first.text.as_str()),
            (Some(12), "De tekst.")
        );
        let (other, rest) = parse_first(rest).expect("a second");
        assert_eq!(
            (other.edition.number, other.text.as_str(), rest),
            (Some(13), "+++\n\nEen ander.", "")
        );
    }

    #[test]
    fn an_unknown_key_is_refused_by_name() {
        let error = parse(&FILE.replace("number", "nummer")).expect_err("an unknown key");
        assert!(error.to_string().contains("nummer"), "{error}");
    }

    #[test]
    fn a_record_without_a_second_fence_is_refused() {
        assert!(matches!(
            parse("+++\nseries = \"cafe\"\n"),
            Err(RecordError::Unclosed)
        ));
    }
}
