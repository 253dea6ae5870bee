//! Bytes of a file or page → articles, or a record in the archive's own form.
//!
//! One file a format; this one decides which it is. Bytes are decoded and cleaned here, so nothing
//! further in ever sees a control character.

pub mod plain_text;
pub mod record;

use thiserror::Error;

use super::Article;
use crate::text::clean;
use record::Record;

/// What a file holds.
#[derive(Debug)]
pub enum Content {
    /// One edition in the archive's own form.
    Record(Box<Record>),
    /// A page with its articles.
    Articles(Vec<Article>),
}

/// The largest file that is taken for a page, in bytes.
const LARGEST: usize = 256_000_000;

/// Why a file gives nothing.
#[derive(Debug, Error)]
pub enum Unreadable {
    /// It has no words in it.
    #[error("the file is empty")]
    Empty,
    /// Its bytes are no text in UTF-8.
    #[error("not a text file in UTF-8 (byte {at} is no part of one)")]
    NotText {
        /// The offset of the first byte that does not fit.
        at: usize,
    },
    /// It is larger than any page.
    #[error("the file is larger than {} MB", LARGEST / 1_000_000)]
    TooLarge,
    /// It is text in a form that has no reader.
    #[error("{0} is not read yet, only plain text and records")]
    Markup(&'static str),
    /// It starts as a record and is none.
    #[error(transparent)]
    Record(#[from] record::RecordError),
}

/// Reads the bytes of a file.
///
/// # Errors
///
/// Empty files, files that are not text, and records that are not well formed.
pub fn read(bytes: &[u8]) -> Result<Content, Unreadable> {
    if bytes.len() > LARGEST {
        return Err(Unreadable::TooLarge);
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(Unreadable::NotText { at });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| Unreadable::NotText {
        at: error.valid_up_to(),
    })?;
    let text = clean(text.strip_prefix('\u{FEFF}').unwrap_or(text));
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    if let Some(form) = markup(&text) {
        return Err(Unreadable::Markup(form));
    }
    if record::is_record(&text) {
        return Ok(Content::Record(Box::new(record::parse(&text)?)));
    }
    Ok(Content::Articles(plain_text::articles(&text)))
}

/// Names the form of a text that is meant for programs. Taken for plain text it would put markup in the
/// place of titles and names.
fn markup(text: &str) -> Option<&'static str> {
    let start: String = text
        .trim_start()
        .chars()
        .take(200)
        .collect::<String>()
        .to_ascii_lowercase();
    let is_tag = start
        .strip_prefix('<')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!'));
    let is_json = start
        .strip_prefix(['{', '['])
        .is_some_and(|rest| rest.trim_start().starts_with(['"', '{', '[', ']', '}']));
    match () {
        () if start.starts_with("<?xml") || start.contains("<rss") => Some("XML"),
        () if is_tag => Some("HTML"),
        () if is_json => Some("JSON"),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_says_where_it_stops_being_one() {
        for (bytes, message) in [
            (&b""[..], "the file is empty"),
            (b" \n\t\n", "the file is empty"),
            (b"\xef\xbb\xbf", "the file is empty"),
            (
                b"abc\0def",
                "not a text file in UTF-8 (byte 3 is no part of one)",
            ),
            (
                b"caf\xe9",
                "not a text file in UTF-8 (byte 3 is no part of one)",
            ),
        ] {
            let error = read(bytes).expect_err("nothing to read");
            assert_eq!(error.to_string(), message);
        }
    }

    #[test]
    fn what_is_meant_for_programs_is_not_taken_for_text() {
        for (text, message) in [
            (
                "\n<!DOCTYPE html><p>x</p>",
                "HTML is not read yet, only plain text and records",
            ),
            (
                "<p>x</p>",
                "HTML is not read yet, only plain text and records",
            ),
            (
                "<?xml version=\"1.0\"?><rss/>",
                "XML is not read yet, only plain text and records",
            ),
            (
                "[{\"id\": 1}]",
                "JSON is not read yet, only plain text and records",
            ),
        ] {
            assert_eq!(
                read(text.as_bytes())
                    .map_err(|error| error.to_string())
                    .err()
                    .as_deref(),
                Some(message)
            );
        }
        assert!(read("[Foto] Een avond\n\nDe tekst.".as_bytes()).is_ok());
    }

    #[test]
    fn control_characters_never_come_in() {
        let page = "Een kop\n\nEen alinea met \x1b[2J een stuurteken.\n";
        let Ok(Content::Articles(articles)) = read(page.as_bytes()) else {
            panic!("a page")
        };
        assert!(
            articles
                .iter()
                .all(|article| !article.text.contains('\x1b'))
        );
    }
}
