//! Bytes of a file or page → articles, or a record in the archive's own form.
//!
//! One file a format; this one decides which it is. Bytes are decoded and cleaned here, so nothing
//! further in ever sees a control character.

mod decode;
mod feed;
mod html;
mod moment;
pub mod plain_text;
mod post;
pub mod record;
pub mod wordpress;
mod xml;

use std::io::{self, BufRead, Read};

use thiserror::Error;

use super::Article;
use crate::text::clean;
pub use post::Post;
use record::{EditionFile, Record};

/// What a file holds.
#[derive(Debug, PartialEq)]
pub enum Content {
    /// One edition in the archive's own form.
    Record(Box<Record>),
    /// One edition with its documents, as it was written to a file.
    Edition(Box<EditionFile>),
    /// A page with its articles.
    Articles(Vec<Article>),
}

/// The largest file that is taken for a page, in bytes. Exports and feeds are read as a stream and may be
/// of any size.
const LARGEST: u64 = 256_000_000;

/// Why a file gives nothing, or no more.
#[derive(Debug, Error)]
pub enum Unreadable {
    /// It has no words in it.
    #[error("the file is empty")]
    Empty,
    /// Its bytes are no text.
    #[error("not a text file (byte {at} is no part of one)")]
    NotText {
        /// The offset of the first byte that does not fit.
        at: usize,
    },
    /// It is larger than any page.
    #[error("the file is larger than {} MB", LARGEST / 1_000_000)]
    TooLarge,
    /// It is in a form that has no reader.
    #[error("{0} is not read")]
    Markup(&'static str),
    /// It is a feed or export that breaks off or is not well formed.
    #[error("not well-formed XML at line {line}: {reason}")]
    Xml {
        /// Where, from 1.
        line: usize,
        /// What is wrong.
        reason: String,
    },
    /// It is an answer of a WordPress site without posts, or another JSON.
    #[error(transparent)]
    Rest(#[from] wordpress::rest::RestError),
    /// It starts as a record and is none.
    #[error(transparent)]
    Record(#[from] record::RecordError),
    /// It could not be read.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// The form a file is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Record,
    PlainText,
    Html,
    Xml,
    Json,
    Unread(&'static str),
}

/// Reads a file and calls `take` with what it holds, piece by piece.
///
/// # Errors
///
/// Empty files, files that are not text or in a form that has no reader, and such as are not well formed.
/// What came before the mistake has been taken then.
pub fn read(mut input: impl BufRead, take: &mut dyn FnMut(Content)) -> Result<(), Unreadable> {
    let start = input.fill_buf()?;
    if form(start) == Form::Xml && !decode::declared(start).is_some_and(decode::is_other) {
        return feed(input, take);
    }
    let mut bytes = Vec::new();
    input.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Unreadable::TooLarge);
    }
    read_whole(&bytes, take)
}

fn feed(input: impl BufRead, take: &mut dyn FnMut(Content)) -> Result<(), Unreadable> {
    feed::read(input, &mut |post| take(Content::Articles(post.articles())))
}

fn read_whole(bytes: &[u8], take: &mut dyn FnMut(Content)) -> Result<(), Unreadable> {
    let form = form(bytes);
    if let Form::Unread(name) = form {
        return Err(Unreadable::Markup(name));
    }
    let text = decode::decode(bytes).map_err(|at| Unreadable::NotText { at })?;
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    match form {
        Form::Xml => return feed(text.as_bytes(), take),
        Form::Json => {
            let posts = wordpress::rest::posts(&text)?;
            for one in posts {
                take(Content::Articles(one.post.articles()));
            }
        }
        Form::Html => take(Content::Articles(html::articles(&text))),
        Form::Record => return records(&clean(&text), take),
        Form::PlainText | Form::Unread(_) => {
            take(Content::Articles(plain_text::articles(&clean(&text))));
        }
    }
    Ok(())
}

/// Reads one record, or any number of editions under each other.
fn records(text: &str, take: &mut dyn FnMut(Content)) -> Result<(), Unreadable> {
    let mut rest = text;
    while let Some((edition, behind)) = record::parse_file(rest)? {
        take(Content::Edition(Box::new(edition)));
        rest = behind.trim_start();
        if rest.is_empty() {
            return Ok(());
        }
    }
    take(Content::Record(Box::new(record::parse(rest)?)));
    Ok(())
}

/// Tells the form of a file by how it begins. Taken for plain text, markup would stand in the place of
/// titles and names.
fn form(bytes: &[u8]) -> Form {
    let start = bytes.get(..2_000).unwrap_or(bytes);
    let start = decode::decode(start).unwrap_or_else(|_| String::from_utf8_lossy(start));
    let start = start.trim_start().to_lowercase();
    let is_tag = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!');
    let is_json = |rest: &str| rest.trim_start().starts_with(['"', '{', '[', ']', '}']);
    match () {
        () if start.starts_with("%pdf") => Form::Unread("PDF"),
        () if start.starts_with("pk\u{3}\u{4}") => Form::Unread("ZIP (Word, LibreOffice)"),
        () if start.starts_with("{\\rtf") => Form::Unread("RTF"),
        () if start.contains("mime-version:") && start.contains("multipart/related") => {
            Form::Unread("MHTML")
        }
        () if record::is_record(&start) => Form::Record,
        () if start.starts_with('<')
            && (start.contains("<!doctype html") || start.contains("<html")) =>
        {
            Form::Html
        }
        () if ["<?xml", "<rss", "<feed", "<rdf:rdf"]
            .iter()
            .any(|tag| start.starts_with(tag)) =>
        {
            Form::Xml
        }
        () if start.strip_prefix('<').is_some_and(is_tag) => Form::Html,
        () if start.strip_prefix(['{', '[']).is_some_and(is_json) => Form::Json,
        () => Form::PlainText,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(bytes: &[u8]) -> Result<Vec<Content>, String> {
        let mut found = Vec::new();
        read(bytes, &mut |content| found.push(content)).map_err(|error| error.to_string())?;
        Ok(found)
    }

    #[test]
    fn the_form_of_a_file_is_told_by_how_it_begins() {
        for (bytes, expected) in [
            (&b"Een kop\n\nEen tekst"[..], Form::PlainText),
            (b"[Foto] Een avond", Form::PlainText),
            (b"<3 van de zaal", Form::PlainText),
            (b"\xef\xbb\xbf+++\nseries", Form::Record),
            (b"\n<!DOCTYPE html><p>x", Form::Html),
            (b"<p>x</p>", Form::Html),
            (
                b"<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C'><html>",
                Form::Html,
            ),
            (
                b"<?xml version='1.0'?><!-- een lange inleiding -->",
                Form::Xml,
            ),
            (b"<rss version='2.0'>", Form::Xml),
            (b"[{\"id\": 1}]", Form::Json),
            (b"{ \"code\": 1}", Form::Json),
            (b"%PDF-1.7", Form::Unread("PDF")),
            (b"PK\x03\x04\0", Form::Unread("ZIP (Word, LibreOffice)")),
            (b"{\\rtf1", Form::Unread("RTF")),
        ] {
            assert_eq!(form(bytes), expected, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        for (bytes, message) in [
            (&b""[..], "the file is empty"),
            (b" \n\t\n", "the file is empty"),
            (b"\xef\xbb\xbf", "the file is empty"),
            (b"abc\0def", "not a text file (byte 3 is no part of one)"),
            (b"%PDF-1.7", "PDF is not read"),
            (b"<?xml version='1.0'?><urlset></urlset>", "XML is not read"),
            (
                b"{\"code\": \"x\", \"message\": \"y\"}",
                "the site answers x: y",
            ),
        ] {
            assert_eq!(read_all(bytes), Err(message.to_owned()));
        }
    }

    #[test]
    fn every_form_gives_the_same_article() {
        let text = "Op dinsdag 3 mei vond de 55e editie van Reuring!Café plaats, in een vol café. Er werd lang gesproken over dijken.";
        let html = format!("<html><title>Dijken in nood</title><p>{text}</p></html>");
        let (windows, ..) = encoding_rs::WINDOWS_1252.encode(&html);
        let files = [
            format!("Dijken in nood\n\n{text}").into_bytes(),
            html.clone().into_bytes(),
            windows.into_owned(),
            format!("<rss><channel><item><title>Dijken in nood</title><content:encoded><![CDATA[<p>{text}</p>]]></content:encoded></item></channel></rss>").into_bytes(),
            format!("[{{\"id\": 1, \"title\": {{\"rendered\": \"Dijken in nood\"}}, \"content\": {{\"rendered\": \"<p>{text}</p>\"}}}}]").into_bytes(),
        ];
        for file in files {
            let found = read_all(&file).expect("a page");
            let [Content::Articles(articles)] = found.as_slice() else {
                panic!("one page")
            };
            let seen: Vec<_> = articles
                .iter()
                .map(|one| (one.heading.as_deref(), one.text.as_str()))
                .collect();
            assert_eq!(
                seen,
                [(Some("Dijken in nood"), text)],
                "{}",
                String::from_utf8_lossy(&file)
            );
        }
    }

    #[test]
    fn control_characters_never_come_in() {
        for page in [
            "Een kop\n\nEen alinea met \x1b[2J een stuurteken.\n",
            "<h1>Een kop &#27;[2J</h1><p>Een alinea met &#27;[2J een stuurteken.</p>",
        ] {
            let found = read_all(page.as_bytes()).expect("a page");
            let Content::Articles(articles) = &found[0] else {
                panic!("a page")
            };
            assert!(!articles.is_empty());
            for article in articles {
                assert!(
                    !article.text.contains('\x1b')
                        && !article
                            .heading
                            .as_deref()
                            .unwrap_or_default()
                            .contains('\x1b')
                );
            }
        }
    }
}
