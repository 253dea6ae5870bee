//! What a document says of itself outside its text: a title, the day it was last changed.

use jiff::civil::Date;
use quick_xml::events::Event;

use crate::ingest::source::markup::{events, resolved};
use crate::ingest::source::{Unreadable, moment};
use crate::text::clean_line;

/// Titles that programs give and people never change.
const NO_TITLES: &[&str] = &[
    "document",
    "naamloos",
    "untitled",
    "word document",
    "powerpoint presentation",
    "powerpoint-presentatie",
];

/// What programs write in front of the name of a file.
const PROGRAMS: &[&str] = &["Microsoft Word - ", "Microsoft PowerPoint - "];

/// What a document says of itself.
#[derive(Debug, Default)]
pub(in crate::ingest::source) struct Properties {
    /// Its title.
    pub(in crate::ingest::source) title: Option<String>,
    /// The day it was last changed, else made: a report is mostly written over the one before it, so that its
    /// making may lie years back.
    pub(in crate::ingest::source) day: Option<Date>,
}

impl Properties {
    /// Reads the properties of a document of Word or LibreOffice.
    pub(super) fn of(text: &str) -> Result<Self, Unreadable> {
        let mut found: Vec<(&str, String)> = Vec::new();
        let mut open = None;
        events(text, |event| match event {
            Event::Start(start) => {
                open = name(start.name().into_inner());
                if let Some(name) = open {
                    found.push((name, String::new()));
                }
            }
            Event::End(_) => open = None,
            Event::Text(text) if open.is_some() => push(&mut found, &text),
            Event::GeneralRef(reference) if open.is_some() => {
                push(&mut found, &resolved(&reference));
            }
            _ => {}
        })?;
        let value = |name: &str| {
            let mut values = found.iter().filter(|(known, _)| *known == name);
            values.next().map(|(_, value)| value.as_str())
        };
        Ok(Properties {
            title: value("title").and_then(title),
            day: value("changed")
                .and_then(moment::day)
                .or_else(|| value("made").and_then(moment::day)),
        })
    }
}

fn push(found: &mut [(&str, String)], text: &str) {
    if let Some((_, value)) = found.last_mut().filter(|(_, value)| value.len() < 1_000) {
        value.push_str(text);
    }
}

fn name(element: &str) -> Option<&'static str> {
    match element {
        "dc:title" => Some("title"),
        "dcterms:modified" | "dc:date" => Some("changed"),
        "dcterms:created" | "meta:creation-date" => Some("made"),
        _ => None,
    }
}

/// Returns a title that a person may have given.
pub(in crate::ingest::source) fn title(said: &str) -> Option<String> {
    let said = clean_line(said);
    let program = PROGRAMS
        .iter()
        .find_map(|program| said.strip_prefix(program));
    let bare = program.unwrap_or(&said).trim();
    let ending = [".docx", ".doc", ".odt", ".rtf", ".pdf"]
        .iter()
        .find_map(|ending| bare.strip_suffix(ending));
    let bare = ending.unwrap_or(bare);
    let plain = bare
        .trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ')
        .to_lowercase();
    let is_none = !bare.contains(char::is_alphabetic) || NO_TITLES.contains(&plain.as_str());
    (!is_none).then(|| bare.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_one_that_a_person_gave() {
        for (said, expected) in [
            ("Verslag Reuring!Café 55", Some("Verslag Reuring!Café 55")),
            ("Microsoft Word - Verslag 55.doc", Some("Verslag 55")),
            ("Document1", None),
            ("  ", None),
            ("55", None),
        ] {
            assert_eq!(title(said).as_deref(), expected, "{said}");
        }
    }

    #[test]
    fn the_last_change_goes_before_the_making() {
        let said = "<cp:coreProperties><dc:title>Dijken &amp; geld</dc:title><dcterms:created>2006-01-01T10:00:00Z</dcterms:created><dcterms:modified>2022-05-10T10:00:00Z</dcterms:modified></cp:coreProperties>";
        let found = Properties::of(said).expect("properties");
        assert_eq!(found.title.as_deref(), Some("Dijken & geld"));
        assert_eq!(
            found.day.map(|day| day.to_string()).as_deref(),
            Some("2022-05-10")
        );
    }
}
