//! An edition as a Markdown file that can be brought in again: facts, and every document with its text.
//!
//! The facts on top are for people and for other programs. Brought in again they are not believed: they follow
//! from the documents and corrections below them, and are read out of those anew.

use std::fmt::Write;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{FENCE, RecordError, split, to_front_matter};
use crate::edition::{DocumentKind, Edition};
use crate::ingest::Placement;
use crate::ingest::merge::Correction;
use crate::text::clean_line;

/// An edition with its documents.
#[derive(Debug, Clone, PartialEq)]
pub struct EditionFile {
    /// What is known of it; only for people.
    pub edition: Edition,
    /// What that is read from.
    pub documents: Vec<FiledDocument>,
}

/// A document as the archive keeps it.
#[derive(Debug, Clone, PartialEq)]
pub struct FiledDocument {
    /// What sort of text it is; only for people.
    pub kind: DocumentKind,
    /// Its heading.
    pub heading: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The day it was published.
    pub published: Option<Date>,
    /// Where on its page it stood.
    pub placement: Placement,
    /// Where it came from, the first place first.
    pub origins: Vec<String>,
    /// The TOML of a record; absent for texts whose facts are read.
    pub front_matter: Option<String>,
    /// What people say about its edition.
    pub corrections: Vec<Correction>,
    /// The text.
    pub text: String,
}

/// What stands about a document in the front matter.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Filed {
    kind: DocumentKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    heading: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<Date>,
    placement: String,
    #[serde(default)]
    origins: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    corrections: Vec<FiledCorrection>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FiledCorrection {
    field: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    item: Option<String>,
    /// As JSON: TOML has no null.
    value: String,
    made: Timestamp,
    made_by: String,
}

#[derive(Serialize)]
struct Documents {
    documents: Vec<Filed>,
}

/// What begins the line above a text, and the last line of a file.
const MARK: &str = "<!-- reuring: ";
const DOCUMENT: &str = "<!-- reuring: document -->";
const END: &str = "<!-- reuring: end -->";

/// What stands in front of a line of a text that looks like a mark.
const ESCAPE: char = '\\';

const REMARK: &str = "# These facts are read from the texts below; `reuring edit` corrects them.";

impl EditionFile {
    /// Returns the file.
    ///
    /// # Errors
    ///
    /// None that these types can cause; the serialiser's type asks for it.
    pub fn to_text(&self) -> Result<String, toml::ser::Error> {
        let filed = self.documents.iter().map(Filed::of).collect();
        let documents = toml::to_string(&Documents { documents: filed })?;
        let mut out = format!(
            "{FENCE}\n{REMARK}\n{}\n{documents}{FENCE}\n",
            to_front_matter(&self.edition)?
        );
        for document in &self.documents {
            let heading = document
                .heading
                .as_deref()
                .map(clean_line)
                .unwrap_or_default();
            let _ = write!(
                out,
                "\n{DOCUMENT}\n## {heading}\n\n{}\n",
                escaped(&document.text)
            );
        }
        let _ = writeln!(out, "\n{END}");
        Ok(out)
    }
}

/// Parses the first file of a text, and returns it with what stands behind it; `None` if the text begins with
/// another form of record.
pub(in crate::ingest::source) fn parse(
    text: &str,
) -> Result<Option<(EditionFile, &str)>, RecordError> {
    let (front_matter, body) = split(text).ok_or(RecordError::Unclosed)?;
    let mut table: toml::Table = front_matter
        .parse()
        .map_err(|error| RecordError::of_syntax(front_matter, &error))?;
    let Some(filed) = table.remove("documents") else {
        return Ok(None);
    };
    let filed: Vec<Filed> = Vec::deserialize(filed).map_err(|_| RecordError::Shape)?;
    let (body, rest) = body
        .split_once(&format!("\n{END}\n"))
        .ok_or(RecordError::Texts)?;
    let mark = format!("\n{DOCUMENT}\n");
    let mut texts = body.split(&mark).skip(1);
    let mut documents = Vec::with_capacity(filed.len());
    for one in filed {
        let text = texts.next().ok_or(RecordError::Texts)?;
        documents.push(one.with_text(text)?);
    }
    let edition = super::edition(table)?;
    Ok(Some((EditionFile { edition, documents }, rest)))
}

impl Filed {
    fn of(document: &FiledDocument) -> Self {
        let corrections = document.corrections.iter().map(|one| FiledCorrection {
            field: one.field.clone(),
            item: one.item.clone(),
            value: one.value.to_string(),
            made: one.made,
            made_by: one.made_by.clone(),
        });
        Filed {
            kind: document.kind,
            heading: document.heading.clone(),
            url: document.url.clone(),
            published: document.published,
            placement: document.placement.key().to_owned(),
            origins: document.origins.clone(),
            record: document.front_matter.clone(),
            corrections: corrections.collect(),
        }
    }

    fn with_text(self, body: &str) -> Result<FiledDocument, RecordError> {
        // The line of the heading and an empty one stand above the text, and an empty one below.
        let text = body.split_once("\n\n").map_or("", |(_, text)| text);
        let corrections = self.corrections.into_iter().map(FiledCorrection::read);
        Ok(FiledDocument {
            kind: self.kind,
            heading: self.heading,
            url: self.url,
            published: self.published,
            placement: Placement::from_key(&self.placement),
            origins: self.origins,
            front_matter: self.record,
            corrections: corrections.collect::<Result<_, _>>()?,
            text: unescaped(text.strip_suffix('\n').unwrap_or(text)),
        })
    }
}

impl FiledCorrection {
    fn read(self) -> Result<Correction, RecordError> {
        Ok(Correction {
            sequence: 0,
            item: self.item,
            value: serde_json::from_str(&self.value)
                .map_err(|_| RecordError::Correction(self.value))?,
            field: self.field,
            made: self.made,
            made_by: self.made_by,
        })
    }
}

fn escaped(text: &str) -> String {
    by_line(text, |line| {
        let is_like_mark = line.trim_start_matches(ESCAPE).starts_with(MARK);
        if is_like_mark {
            format!("{ESCAPE}{line}")
        } else {
            line.to_owned()
        }
    })
}

fn unescaped(text: &str) -> String {
    by_line(text, |line| {
        let is_escaped =
            line.starts_with(ESCAPE) && line.trim_start_matches(ESCAPE).starts_with(MARK);
        line.get(usize::from(is_escaped)..)
            .unwrap_or_default()
            .to_owned()
    })
}

fn by_line(text: &str, change: impl Fn(&str) -> String) -> String {
    let lines: Vec<String> = text.split('\n').map(change).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(text: &str) -> FiledDocument {
        FiledDocument {
            kind: DocumentKind::Report,
            heading: Some("Verslag | Dijken".to_owned()),
            url: Some("https://example.org/a".to_owned()),
            published: "2022-05-10".parse().ok(),
            placement: Placement::Archive,
            origins: vec!["a.txt".to_owned(), "https://example.org/a".to_owned()],
            front_matter: None,
            corrections: vec![Correction {
                sequence: 0,
                item: None,
                field: "venue".to_owned(),
                value: serde_json::Value::Null,
                made: Timestamp::UNIX_EPOCH,
                made_by: "an".to_owned(),
            }],
            text: text.to_owned(),
        }
    }

    #[test]
    fn an_edition_that_is_written_reads_as_it_was_whatever_its_texts_hold() {
        let texts = [
            "Een tekst.\n\nEn nog een.",
            "",
            "  • met inspringing",
            "+++\n<!-- reuring: end -->\n\\<!-- reuring: x\n## kop\n\n",
        ];
        let record = FiledDocument {
            front_matter: Some("number = 55\ntitle = '''x'''\n".to_owned()),
            heading: None,
            url: None,
            ..document("Samenvatting")
        };
        let file = EditionFile {
            edition: Edition {
                number: Some(55),
                title: Some("Dijken".to_owned()),
                guests_complete: true,
                ..Edition::default()
            },
            documents: texts.map(document).into_iter().chain([record]).collect(),
        };
        let text = file.to_text().expect("written");
        let twice = format!("{text}\n{text}");
        let (read, rest) = parse(&twice).expect("well formed").expect("a file");
        assert_eq!(read, file, "{text}");
        assert_eq!(rest.trim_start(), text);
    }

    #[test]
    fn a_file_with_a_text_missing_is_refused() {
        let file = EditionFile {
            edition: Edition::default(),
            documents: vec![document("Een tekst.")],
        };
        let text = file.to_text().expect("written");
        for broken in [text.replace(END, ""), text.replace(DOCUMENT, "")] {
            assert!(
                matches!(parse(&broken), Err(RecordError::Texts)),
                "{broken}"
            );
        }
    }
}
