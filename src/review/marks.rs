//! Where in the texts of an edition each of its facts was read.

use std::ops::Range;

use crate::archive::{ArchiveError, StoredEdition};
use crate::edition::Edition;
use crate::ingest::{Certainty, Claim, Fact, Part};

/// A stretch of a text that something was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextMark {
    /// Which of the edition's documents, from 0.
    pub document: usize,
    /// Which part of it.
    pub part: Part,
    /// Where in the part, in bytes.
    pub range: Range<usize>,
    /// What was read there.
    pub subject: Subject,
    /// It is a fact, and not merely offered.
    pub is_fact: bool,
    /// The words allow another reading.
    pub is_unsure: bool,
}

/// What is read from a stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A field, by key.
    Field(&'static str),
    /// An item of a list.
    Item(&'static str, String),
    /// A person.
    Person(String),
}

/// Returns all marks, document by document, from the first word on.
///
/// # Errors
///
/// Facts that do not have the shape expected.
pub fn marks(stored: &StoredEdition) -> Result<Vec<TextMark>, ArchiveError> {
    let mut found = Vec::new();
    for (at, document) in stored.documents.iter().enumerate() {
        let facts = document.facts()?.into_iter().map(|fact| (fact, true));
        let offered = document.offered()?.into_iter().map(|fact| (fact, false));
        let marks = facts
            .chain(offered)
            .filter_map(|(fact, is_fact)| mark(&stored.edition, at, &fact, is_fact));
        let mut marks: Vec<TextMark> = marks.collect();
        marks.sort_by_key(|mark| (mark.part == Part::Text, mark.range.start, mark.range.end));
        found.extend(marks);
    }
    Ok(found)
}

fn mark(edition: &Edition, document: usize, fact: &Fact, is_fact: bool) -> Option<TextMark> {
    let span = fact.span?;
    Some(TextMark {
        document,
        part: span.part,
        range: span.start..span.end,
        subject: subject(&fact.claim, edition)?,
        is_fact,
        is_unsure: fact.certainty == Certainty::Unsure,
    })
}

fn subject(claim: &Claim, edition: &Edition) -> Option<Subject> {
    if let Some(name) = claim.person_name() {
        return Some(Subject::Person(name.to_owned()));
    }
    let item = |field: &'static str, item: &str| Some(Subject::Item(field, item.to_owned()));
    match claim {
        // A title that does not lead stands among the others.
        Claim::Title(title) if edition.title.as_ref() != Some(title) => {
            return item("other_titles", title);
        }
        Claim::Subtitle(title) if edition.subtitle.as_ref() != Some(title) => {
            return item("other_titles", title);
        }
        Claim::OtherDate(day) => return item("other_dates", &day.to_string()),
        _ => {}
    }
    let field = claim.field()?;
    match claim.item() {
        Some(name) => item(field, name),
        None => Some(Subject::Field(field)),
    }
}
