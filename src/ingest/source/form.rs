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
    /// Files packed into one, among them the documents and spreadsheets of today's offices.
    Packed,
    /// A document of an office that is one XML file.
    FlatOffice,
    Pdf,
    /// One mail, or a web page saved as one.
    Mail,
    /// Mails under each other.
    Mailbox,
    /// A file of a calendar.
    Events,
    Closed(Closed),
}

/// A form that only the program that wrote it reads well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// Word before 2007: `.doc`.
    Word,
    /// Excel before 2007: `.xls`.
    Excel,
    /// Presentations of any time.
    Presentation,
    /// Outlook: `.msg`.
    Outlook,
    /// Outlook's way to send what other programs do not know: `winmail.dat`.
    Winmail,
    /// Rich text.
    Rtf,
    /// A document behind a password.
    Locked,
    /// Another file of an office before 2007.
    Office,
}

/// How much of a file is looked at, in bytes.
const LOOKED_AT: usize = 1 << 16;

/// Elements that feeds and exports begin with.
const FEEDS: &[&str] = &["rss", "feed", "rdf:rdf"];

/// How packed files begin.
pub(super) const PACKED: &[u8] = b"PK\x03\x04";

/// How files of Outlook and of offices before 2007 begin.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0";

/// What files in such a file are called, in UTF-16, and what that makes of it.
const COMPOUND_PARTS: &[(&str, Closed)] = &[
    ("EncryptedPackage", Closed::Locked),
    ("__substg1.0_", Closed::Outlook),
    ("WordDocument", Closed::Word),
    ("Workbook", Closed::Excel),
    ("PowerPoint Document", Closed::Presentation),
];

/// Lines with which mails begin.
const MAIL_LINES: &[&str] = &[
    "from:",
    "to:",
    "subject:",
    "date:",
    "received:",
    "mime-version:",
    "message-id:",
    "content-type:",
    "return-path:",
    "delivered-to:",
    "reply-to:",
];

/// A mail has at least so many of them.
const FEWEST_MAIL_LINES: usize = 3;

/// Tells the form of a file.
pub(super) fn of(bytes: &[u8]) -> Form {
    let start = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    if let Some(form) = by_bytes(bytes) {
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
        () if lower.starts_with("%pdf") => Form::Pdf,
        () if lower.starts_with("{\\rtf") => Form::Closed(Closed::Rtf),
        () if lower.starts_with("begin:vcalendar") => Form::Events,
        () if lower.starts_with("from ") && is_mail(text) => Form::Mailbox,
        () if is_mail(text) => Form::Mail,
        () if record::is_record(text) && !markdown::is_front_matter(text) => Form::Record,
        () if text.starts_with('<') => markup(text, &lower),
        () if text.strip_prefix(['{', '[']).is_some_and(is_json) => Form::Json,
        () if table::is_table(text) => Form::Table,
        () if markdown::is_markdown(text) => Form::Markdown,
        () => Form::PlainText,
    }
}

fn by_bytes(bytes: &[u8]) -> Option<Form> {
    match () {
        () if bytes.starts_with(COMPOUND) => Some(Form::Closed(compound(bytes))),
        () if bytes.starts_with(b"\x78\x9f\x3e\x22") => Some(Form::Closed(Closed::Winmail)),
        () if bytes.starts_with(PACKED) => Some(Form::Packed),
        () => None,
    }
}

fn compound(bytes: &[u8]) -> Closed {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &name).is_some()
    };
    let known = COMPOUND_PARTS.iter().find(|(name, _)| holds(name));
    known.map_or(Closed::Office, |(_, form)| *form)
}

/// A mail begins with lines of its own: who wrote it, to whom, about what.
fn is_mail(text: &str) -> bool {
    let mut lines = text.lines().peekable();
    // A mailbox has a line of its own above each mail.
    if lines.peek().is_some_and(|line| line.starts_with("From ")) {
        lines.next();
    }
    let is_known = |line: &str| {
        MAIL_LINES.iter().any(|name| {
            line.get(..name.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(name))
        })
    };
    let head = lines.take_while(|line| is_head(line));
    head.filter(|line| is_known(line)).count() >= FEWEST_MAIL_LINES
}

/// A line of a mail's head: a name and a colon, or the rest of such a line.
fn is_head(line: &str) -> bool {
    let is_name = |name: &str| {
        !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    };
    line.starts_with([' ', '\t']) && !line.trim().is_empty()
        || line.split_once(':').is_some_and(|(name, _)| is_name(name))
}

/// A document type may say in brackets what it consists of.
fn doctype_end(rest: &str) -> &'static str {
    let end = rest.find('>').unwrap_or(rest.len());
    let has_brackets = rest.get(..end).is_some_and(|head| head.contains('['));
    if has_brackets { "]>" } else { ">" }
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
                doctype_end(rest)
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
        () if name == "office:document" => Form::FlatOffice,
        () if name == "html" || lower.contains("<html") => Form::Html,
        () if is_xml => Form::Xml,
        () if !name.starts_with(|c: char| c.is_ascii_alphabetic()) => Form::PlainText,
        () => Form::Html,
    }
}
