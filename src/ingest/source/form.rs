//! Which form a file is in, by how it begins. Taken for plain text, markup would stand in the place of titles and
//! names.

use super::{decode, markdown, record, table};

/// The form a file is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Record,
    PlainText,
    Markdown,
    Table,
    Html,
    Xml,
    Json,
    /// A spreadsheet: XLSX, ODS.
    Sheet,
    /// Files packed into one.
    Packed,
    Unread(&'static str),
}

/// How much of a file is looked at, in bytes.
const LOOKED_AT: usize = 1 << 16;

/// Elements that feeds and exports begin with.
const FEEDS: &[&str] = &["rss", "feed", "rdf:rdf"];

/// Tells the form of a file.
pub(super) fn of(bytes: &[u8]) -> Form {
    let start = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    if let Some(form) = packed(bytes) {
        return form;
    }
    let text = decode::beginning(start);
    let text = text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    let lower = text
        .get(..text.floor_char_boundary(2_000))
        .unwrap_or(text)
        .to_lowercase();
    let is_json = |rest: &str| rest.trim_start().starts_with(['"', '{', '[', ']', '}']);
    match () {
        () if lower.starts_with("%pdf") => Form::Unread("PDF"),
        () if lower.starts_with("{\\rtf") => Form::Unread("RTF"),
        () if lower.contains("mime-version:") && lower.contains("multipart/related") => {
            Form::Unread("MHTML")
        }
        () if is_mail(&lower) => Form::Unread("e-mail"),
        () if record::is_record(text) && !markdown::is_front_matter(text) => Form::Record,
        () if text.starts_with('<') => markup(text, &lower),
        () if text.strip_prefix(['{', '[']).is_some_and(is_json) => Form::Json,
        () if table::is_table(text) => Form::Table,
        () if markdown::is_markdown(text) => Form::Markdown,
        () => Form::PlainText,
    }
}

/// Zip files are told apart by the names of the files in them, which stand in plain letters.
fn packed(bytes: &[u8]) -> Option<Form> {
    let is_old_office = bytes.starts_with(b"\xd0\xcf\x11\xe0");
    if is_old_office {
        return Some(Form::Unread("Word, Excel 97–2003"));
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    let holds = |name: &str| memchr::memmem::find(bytes, name.as_bytes()).is_some();
    Some(match () {
        () if holds("word/document.xml") => Form::Unread("Word"),
        () if holds("xl/workbook.xml") => Form::Sheet,
        () if holds("vnd.oasis.opendocument.spreadsheet") => Form::Sheet,
        () if holds("vnd.oasis.opendocument") => Form::Unread("LibreOffice"),
        () => Form::Packed,
    })
}

/// A mail begins with lines of its own: who wrote it, to whom, about what.
fn is_mail(lower: &str) -> bool {
    let head = lower.split("\n\n").next().unwrap_or_default();
    let names = [
        "from:",
        "to:",
        "subject:",
        "date:",
        "received:",
        "mime-version:",
        "message-id:",
    ];
    let count = names
        .iter()
        .filter(|name| head.lines().any(|line| line.starts_with(**name)))
        .count();
    let is_first = lower.starts_with("from ") || names.iter().any(|name| lower.starts_with(name));
    is_first && count >= 3
}

/// Tells markup by its first element; comments and instructions may stand in front of it.
fn markup(text: &str, lower: &str) -> Form {
    let mut rest = text;
    let mut is_xml = false;
    loop {
        rest = rest.trim_start();
        let end = match () {
            () if rest.starts_with("<!--") => "-->",
            () if rest.starts_with("<?") => "?>",
            () if rest
                .get(..9)
                .is_some_and(|start| start.eq_ignore_ascii_case("<!doctype")) =>
            {
                ">"
            }
            () => break,
        };
        is_xml |= rest.starts_with("<?xml");
        match rest.split_once(end) {
            Some((head, behind)) => {
                if end == ">" && head.to_lowercase().contains("html") {
                    return Form::Html;
                }
                rest = behind;
            }
            // A comment that goes on behind what is looked at.
            None => rest = "",
        }
    }
    let name = rest.strip_prefix('<').unwrap_or_default();
    let end = name
        .find(|c: char| !(c.is_alphanumeric() || c == ':'))
        .unwrap_or(name.len());
    let name = name.get(..end).unwrap_or_default().to_lowercase();
    match () {
        () if FEEDS.contains(&name.as_str()) => Form::Xml,
        () if name == "html" || lower.contains("<html") => Form::Html,
        () if is_xml => Form::Xml,
        () if !name.starts_with(|c: char| c.is_ascii_alphabetic()) => Form::PlainText,
        () => Form::Html,
    }
}
