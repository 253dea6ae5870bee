//! Bytes of a file or page → articles, or a record in the archive's own form.
//!
//! One file a format; this one decides which it is. Bytes are decoded and cleaned here, so nothing
//! further in ever sees a control character.

mod allowance;
mod beside;
mod decode;
mod event;
mod feed;
mod form;
mod html;
mod left_out;
mod mail;
mod markdown;
mod markup;
mod moment;
mod office;
mod packed;
mod pdf;
mod pdf_reader;
pub mod plain_text;
mod post;
pub mod record;
mod reflow;
mod table;
pub mod wordpress;
mod xml;
mod zip_error;

use std::io::{self, BufRead, Cursor, Read, Seek};

use thiserror::Error;

use self::allowance::Allowance;
use self::form::Form;
use super::Article;
use crate::text::clean;
pub use beside::Beside;
pub use decode::Replaced;
pub use form::Closed;
pub use left_out::{LeftOut, Note, Reason};
pub use pdf_reader::{PdfProblem, PdfReader};
pub use post::Post;
use record::{EditionFile, Record};
pub use table::Row;
use wordpress::rest::RestItem;

/// What a file holds.
#[derive(Debug)]
pub enum Content {
    /// One edition in the archive's own form.
    Record(Box<Record>),
    /// One edition with its documents, as it was written to a file.
    Edition(Box<EditionFile>),
    /// One edition of a list or of an export as JSON.
    Row(Box<Row>),
    /// A page with its articles.
    Articles(Vec<Article>),
    /// A text that does not come in.
    LeftOut(LeftOut),
    /// Something about the file that its reader should know.
    Note(Note),
    /// What a file inside this one gives: one of a packed file, an attachment, a mail of a mailbox.
    Inside {
        /// What it is called there.
        name: String,
        /// What it gives.
        content: Box<Content>,
    },
    /// A file inside another that cannot be read.
    Unread(Unreadable),
    /// A file inside another, of a kind that holds no text, such as a picture.
    Beside(Beside),
}

/// The largest file that is read as a whole, in bytes. Exports and feeds are read as a stream and may be of any
/// size.
const LARGEST: u64 = 48_000_000;

/// More lines than this are no text that people read.
const MOST_LINES: usize = 400_000;

/// Why a file gives nothing, or no more.
#[derive(Debug, Error)]
pub enum Unreadable {
    /// It has no words in it.
    #[error("the file is empty")]
    Empty,
    /// It has words, but nothing of them is an article.
    #[error("there is no text in it that could be taken in")]
    Nothing,
    /// Its bytes are no text.
    #[error("not a text file (byte {at} is no part of one)")]
    NotText {
        /// The offset of the first byte that does not fit.
        at: usize,
    },
    /// It is larger than any page.
    #[error("the file is larger than {} MB", LARGEST / 1_000_000)]
    TooLarge,
    /// One tag or text of it is longer than any text.
    #[error("a text longer than any report at line {line}")]
    TooLong {
        /// Where, from 1.
        line: usize,
    },
    /// It is in a form that has no reader.
    #[error("{0} is not read")]
    Markup(&'static str),
    /// It is in a form that only the program that wrote it reads well.
    #[error("{0:?} is not read")]
    Closed(Closed),
    /// It is a PDF that gives no text.
    #[error("the PDF gives no text: {0:?}")]
    Pdf(PdfProblem),
    /// It is behind a password.
    #[error("behind a password")]
    Protected,
    /// It holds more files or parts than anything people pack or send.
    #[error("more than {most} files in one")]
    TooMany {
        /// How many are read.
        most: usize,
    },
    /// It stands too deep in files inside each other.
    #[error("files inside files, more than {deepest} deep")]
    TooDeep {
        /// How deep is read.
        deepest: usize,
    },
    /// Unpacked it is larger than anything people pack.
    #[error("a hundred times larger unpacked than packed")]
    Swelling,
    /// It is a feed or export that breaks off or is not well formed.
    #[error("not well-formed XML at line {line}: {reason}")]
    Xml {
        /// Where, from 1.
        line: usize,
        /// What is wrong.
        reason: String,
    },
    /// It is a spreadsheet or packed file that is damaged.
    #[error("damaged: {0}")]
    Damaged(String),
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

/// Reads a file and calls `take` with what it holds, piece by piece. A PDF is named, not read.
///
/// # Errors
///
/// Empty files, files that are not text or in a form that has no reader, and such as are not well formed.
/// What came before the mistake has been taken then.
pub fn read(input: impl BufRead, take: &mut dyn FnMut(Content)) -> Result<(), Unreadable> {
    read_with(input, &pdf_reader::none, take)
}

/// Reads a file as [`read`] does, and the words of a PDF with `pdf`.
///
/// # Errors
///
/// Those of [`read`].
pub fn read_with(
    mut input: impl BufRead,
    pdf: PdfReader<'_>,
    take: &mut dyn FnMut(Content),
) -> Result<(), Unreadable> {
    read_within(&mut input, &mut Allowance::new(pdf), take)
}

/// Reads a packed file of any size, whose files are read one by one.
///
/// # Errors
///
/// Those of [`read`].
pub fn read_packed(
    file: impl Read + Seek,
    pdf: PdfReader<'_>,
    take: &mut dyn FnMut(Content),
) -> Result<(), Unreadable> {
    given(take, |take| {
        packed::read(file, &mut Allowance::new(pdf), take)
    })
}

/// Says whether a file begins as a packed one does.
#[must_use]
pub fn is_packed(start: &[u8]) -> bool {
    start.starts_with(form::PACKED)
}

/// Tells what a file is that holds no text by what it is, by its name and how it begins.
#[must_use]
pub fn beside(name: &str, start: &[u8]) -> Option<Beside> {
    beside::of(name, start)
}

/// Reads a file, which may stand in another.
fn read_within(
    input: &mut dyn BufRead,
    allowance: &mut Allowance<'_>,
    take: &mut dyn FnMut(Content),
) -> Result<(), Unreadable> {
    given(take, |take| match form::of(input.fill_buf()?) {
        Form::Xml => feed::read(input, take),
        Form::Mailbox => mail::read_mailbox(input, allowance, take),
        _ => read_whole(&whole(input)?, allowance, take),
    })
}

/// Reads all bytes of a file, if it is no larger than those of people.
fn whole(input: &mut dyn BufRead) -> Result<Vec<u8>, Unreadable> {
    let mut bytes = Vec::new();
    input.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Unreadable::TooLarge);
    }
    Ok(bytes)
}

/// Reads with a `take` that watches whether anything comes: a file that gives nothing is an error.
fn given(
    take: &mut dyn FnMut(Content),
    read: impl FnOnce(&mut dyn FnMut(Content)) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let mut has_given = false;
    read(&mut |content: Content| {
        has_given |= !matches!(content, Content::Note(_));
        take(content);
    })?;
    if has_given {
        Ok(())
    } else {
        Err(Unreadable::Nothing)
    }
}

/// Hands on what a file inside another gives, under its name.
fn inside(
    name: &str,
    take: &mut dyn FnMut(Content),
    read: impl FnOnce(&mut dyn FnMut(Content)) -> Result<(), Unreadable>,
) {
    let mut named = |content: Content| {
        take(Content::Inside {
            name: name.to_owned(),
            content: Box::new(content),
        });
    };
    if let Err(error) = read(&mut named) {
        named(Content::Unread(error));
    }
}

fn read_whole(
    bytes: &[u8],
    allowance: &mut Allowance<'_>,
    take: &mut dyn FnMut(Content),
) -> Result<(), Unreadable> {
    match form::of(bytes) {
        Form::Closed(form) => return Err(Unreadable::Closed(form)),
        Form::Packed => return packed::read(Cursor::new(bytes), allowance, take),
        Form::Pdf => return pdf::read(bytes, allowance, take),
        Form::Mail => return mail::read(bytes, allowance, take),
        _ => {}
    }
    let (text, replaced) = decode::decode(bytes).map_err(|at| Unreadable::NotText { at })?;
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    if memchr::memchr_iter(b'\n', text.as_bytes()).count() > MOST_LINES {
        return Err(Unreadable::TooLarge);
    }
    if replaced.count > 0 {
        take(Content::Note(Note::Replaced(replaced)));
    }
    match form::of(bytes) {
        Form::Json if table::is_own_export(&text) => return table::read_own_json(&text, take),
        Form::Json => wordpress::rest::read(&text, &mut |item| {
            take(match item {
                RestItem::Post(one) => one.post.content(),
                RestItem::LeftOut(left_out) => Content::LeftOut(left_out),
            });
        })?,
        Form::Html => html::read(&text, take),
        Form::Record => return records(&clean(&text), take),
        Form::Markdown => markdown::read(&clean(&text), take),
        Form::Table => return table::read_text(&clean(&text), take),
        Form::Events => event::read(&clean(&text), take),
        Form::FlatOffice => return office::read_flat(&text, take),
        _ => plain(&clean(&text), take),
    }
    Ok(())
}

/// Reads a page of plain text.
fn plain(text: &str, take: &mut dyn FnMut(Content)) {
    if let Some(note) = plain_text::uncut(text) {
        take(Content::Note(note));
    }
    articles(plain_text::articles(text), take);
}

/// Hands articles on, but for those that are longer than any text.
fn articles(articles: Vec<Article>, take: &mut dyn FnMut(Content)) {
    let (short, long): (Vec<Article>, Vec<Article>) = articles
        .into_iter()
        .partition(|article| article.text.len() <= post::LONGEST);
    for article in long {
        take(Content::LeftOut(LeftOut {
            title: article.heading.unwrap_or_default(),
            line: article.line,
            reason: Reason::TooLong,
        }));
    }
    if !short.is_empty() {
        take(Content::Articles(short));
    }
}

/// Reads any number of records and editions under each other.
fn records(text: &str, take: &mut dyn FnMut(Content)) -> Result<(), Unreadable> {
    let mut rest = text;
    while !rest.is_empty() {
        if let Some((edition, behind)) = record::parse_file(rest)? {
            take(Content::Edition(Box::new(edition)));
            rest = behind.trim_start();
        } else {
            let (record, behind) = record::parse_first(rest)?;
            take(Content::Record(Box::new(record)));
            rest = behind;
        }
    }
    Ok(())
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
            (b"%PDF-1.7", Form::Pdf),
            (b"PK\x03\x04\0", Form::Packed),
            (b"<!-- generator=x -->\n<rss version='2.0'>", Form::Xml),
            (
                b"<rss><channel><description>&lt;html></description>",
                Form::Xml,
            ),
            (b"\xff\xfe<\0r\0s\0s\0>\0", Form::Xml),
            (b"# Een kop\n\nEen tekst", Form::Markdown),
            (b"Nummer;Datum;Titel\n", Form::Table),
            (
                b"From: an@example.org\nTo: bo@example.org\nSubject: x\n\nDag",
                Form::Mail,
            ),
            (b"{\\rtf1", Form::Closed(Closed::Rtf)),
            (
                b"From an@example.org Tue May  3 20:00:00 2022\nFrom: a\nTo: b\nSubject: x\n\nDag",
                Form::Mailbox,
            ),
            (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", Form::Events),
        ] {
            assert_eq!(
                form::of(bytes),
                expected,
                "{}",
                String::from_utf8_lossy(bytes)
            );
        }
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        for (bytes, message) in [
            (&b""[..], "the file is empty"),
            (b" \n\t\n", "the file is empty"),
            (b"\xef\xbb\xbf", "the file is empty"),
            (
                b"ab\x01\x02\x03c",
                "not a text file (byte 2 is no part of one)",
            ),
            (
                b"<rss><channel></channel></rss>",
                "there is no text in it that could be taken in",
            ),
            (b"%PDF-1.7", "the PDF gives no text: NotInstalled"),
            (b"<?xml version='1.0'?><urlset></urlset>", "XML is not read"),
            (
                b"{\"code\": \"x\", \"message\": \"y\"}",
                "the site answers x: y",
            ),
        ] {
            let read = read_all(bytes).map(|found| found.len());
            assert_eq!(read, Err(message.to_owned()));
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
