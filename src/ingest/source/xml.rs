//! The items of a feed or export, one by one: its size plays no part.

use std::io::{self, BufRead, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::Unreadable;
use super::decode::copy_buffered;

/// The elements of an item that are kept.
const KEPT: &[&str] = &[
    "title",
    "link",
    "pubDate",
    "published",
    "updated",
    "dc:date",
    "content:encoded",
    "content",
    "description",
    "summary",
    "excerpt:encoded",
    "wp:status",
    "wp:post_type",
    "wp:post_date",
    "wp:post_password",
];

/// The fields of a post's own data that hold its text: page builders keep it there.
const META_KEY: &str = "wp:meta_key";
const META_VALUE: &str = "wp:meta_value";
const ELEMENTOR: &str = "_elementor_data";

/// The most that is read of one element, in bytes: the longest report has a thousandth of it.
const LONGEST: usize = 8_000_000;

/// The most that one tag or text may take up, in bytes.
const LONGEST_EVENT: usize = 16_000_000;

/// One item: the texts of its elements by name.
#[derive(Debug, Default)]
pub(super) struct Item {
    fields: Vec<(String, String)>,
    /// The line on which it starts, from 1.
    pub(super) line: usize,
    /// An element of it was too long to be kept whole.
    pub(super) is_too_long: bool,
}

impl Item {
    /// Returns what a page builder keeps of the post, as JSON.
    pub(super) fn elementor(&self) -> Option<&str> {
        self.get(ELEMENTOR)
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let field = self.fields.iter().find(|(known, _)| known == name);
        field.map(|(_, value)| value.as_str())
    }
}

/// Reads items out of a stream.
pub(super) struct Items<R: BufRead> {
    reader: Reader<LineCounter<R>>,
    buffer: Vec<u8>,
    is_feed: bool,
    item: Option<Item>,
    /// The element of the item that is being read, and how deep inside it markup stands.
    field: Option<(String, String)>,
    depth: usize,
    /// How deep in the item the field stands.
    field_depth: usize,
    /// Of the post's own data, what the value that follows is.
    meta_key: String,
    /// The address of the site, against which the addresses of items are read.
    base: Option<String>,
}

impl<R: BufRead> Items<R> {
    pub(super) fn new(input: R) -> Self {
        let mut reader = Reader::from_reader(LineCounter {
            inner: input,
            line: 1,
            since: 0,
        });
        reader.config_mut().check_end_names = false;
        reader.config_mut().allow_dangling_amp = true;
        Items {
            reader,
            buffer: Vec::new(),
            is_feed: false,
            item: None,
            field: None,
            depth: 0,
            field_depth: 0,
            meta_key: String::new(),
            base: None,
        }
    }

    /// Says whether what was read so far is a feed or an export.
    pub(super) fn is_feed(&self) -> bool {
        self.is_feed
    }

    /// Returns the input.
    pub(super) fn input(&self) -> &R {
        &self.reader.get_ref().inner
    }

    /// Returns the next item.
    pub(super) fn next(&mut self) -> Result<Option<Item>, Unreadable> {
        let mut buffer = std::mem::take(&mut self.buffer);
        let found = loop {
            buffer.clear();
            let line = self.reader.get_ref().line;
            self.reader.get_mut().since = 0;
            match self.reader.read_event_into(&mut buffer) {
                Ok(Event::Eof) => break self.ended(line),
                Ok(event) => {
                    if let Some(item) = self.event(&event, line) {
                        break Ok(Some(item));
                    }
                }
                Err(_) if self.reader.get_ref().since > LONGEST_EVENT => {
                    break Err(Unreadable::TooLong { line });
                }
                Err(error) => {
                    break Err(Unreadable::Xml {
                        line,
                        reason: error.to_string(),
                    });
                }
            }
        };
        self.buffer = buffer;
        found
    }

    fn ended(&self, line: usize) -> Result<Option<Item>, Unreadable> {
        match self.item {
            Some(_) => Err(Unreadable::Xml {
                line,
                reason: "the file breaks off".to_owned(),
            }),
            None => Ok(None),
        }
    }

    fn event(&mut self, event: &Event<'_>, line: usize) -> Option<Item> {
        match event {
            Event::Start(start) => self.start(start, line),
            Event::Empty(start) => self.empty(start),
            Event::End(end) => return self.end(end.name().into_inner()),
            Event::Text(text) => self.text(text),
            Event::CData(data) => self.push(data),
            Event::GeneralRef(reference) => self.reference(reference),
            _ => {}
        }
        None
    }

    fn start(&mut self, start: &BytesStart<'_>, line: usize) {
        let name = start.name().into_inner().to_owned();
        if self.field.is_some() {
            self.depth += 1;
            self.push(&format!("<{name}{}>", start.attributes_raw()));
        } else if self.item.is_some() {
            let is_kept = match self.depth {
                0 => KEPT.contains(&name.as_str()),
                1 => name == META_KEY || (name == META_VALUE && self.meta_key == ELEMENTOR),
                _ => false,
            };
            if is_kept {
                self.field_depth = self.depth;
                self.depth = 0;
                self.field = Some((name, String::new()));
            } else {
                self.depth += 1;
            }
        } else if matches!(name.as_str(), "item" | "entry") {
            self.item = Some(Item {
                line,
                ..Item::default()
            });
            self.depth = 0;
        } else if name == "link" && self.base.is_none() {
            self.field_depth = 0;
            self.field = Some((name, String::new()));
        } else {
            self.is_feed |= matches!(name.as_str(), "rss" | "feed" | "rdf:RDF");
        }
    }

    fn empty(&mut self, start: &BytesStart<'_>) {
        let name = start.name().into_inner();
        if self.field.is_some() {
            self.push(&format!("<{name}{}>", start.attributes_raw()));
        } else if name == "link" && self.depth == 0 {
            self.link(start);
        }
    }

    /// Atom gives addresses as attributes, and others beside that of the text.
    fn link(&mut self, start: &BytesStart<'_>) {
        let attribute = |name: &str| {
            start
                .try_get_attribute(name)
                .ok()
                .flatten()
                .map(|found| found.value.to_string())
        };
        let is_own = attribute("rel").is_none_or(|rel| rel == "alternate");
        let Some(address) = attribute("href").filter(|_| is_own) else {
            return;
        };
        let address = address.replace("&amp;", "&");
        match &mut self.item {
            Some(item) => {
                let address = absolute(&address, self.base.as_deref());
                item.fields.push(("link".to_owned(), address));
            }
            None => self.base = self.base.take().or(Some(address)),
        }
    }

    fn end(&mut self, name: &str) -> Option<Item> {
        if let Some(field) = self.field.take() {
            if self.depth > 0 {
                self.depth -= 1;
                self.field = Some(field);
                self.push(&format!("</{name}>"));
            } else {
                self.keep(field);
            }
            return None;
        }
        if self.depth > 0 {
            self.depth -= 1;
            return None;
        }
        self.item.take_if(|_| matches!(name, "item" | "entry"))
    }

    fn keep(&mut self, (name, value): (String, String)) {
        self.depth = self.field_depth;
        let Some(item) = &mut self.item else {
            self.base = Some(value.trim().to_owned()).filter(|base| base.contains("://"));
            return;
        };
        match name.as_str() {
            META_KEY => self.meta_key = value,
            META_VALUE => item
                .fields
                .push((std::mem::take(&mut self.meta_key), value)),
            "link" => item
                .fields
                .push((name, absolute(&value, self.base.as_deref()))),
            _ => item.fields.push((name, value)),
        }
    }

    fn text(&mut self, text: &str) {
        self.push(text);
    }

    fn push(&mut self, text: &str) {
        if let Some((_, value)) = &mut self.field {
            if value.len() + text.len() <= LONGEST {
                value.push_str(text);
            } else if let Some(item) = &mut self.item {
                item.is_too_long = true;
            }
        }
    }

    /// Entities of HTML stay as they are: the text is read as HTML afterwards. So do all inside markup.
    fn reference(&mut self, reference: &BytesRef<'_>) {
        let name: &str = reference;
        let resolved = if self.depth > 0 {
            None
        } else {
            resolved(reference)
        };
        match resolved {
            Some(c) => self.push(c.encode_utf8(&mut [0; 4])),
            None => self.push(&format!("&{name};")),
        }
    }
}

/// Completes an address that a feed gives without its site.
fn absolute(address: &str, base: Option<&str>) -> String {
    let address = address.trim();
    let Some(base) = base.filter(|_| !address.is_empty() && !address.contains("://")) else {
        return address.to_owned();
    };
    let site_end = base
        .match_indices('/')
        .nth(2)
        .map_or(base.len(), |(at, _)| at);
    let site = base.get(..site_end).unwrap_or(base);
    let folder = base
        .get(..=base.rfind('/').unwrap_or(0))
        .unwrap_or_default();
    match address.strip_prefix("//") {
        Some(rest) => format!("https://{rest}"),
        None if address.starts_with('/') => format!("{site}{address}"),
        None if folder.len() > site_end => format!("{folder}{address}"),
        None => format!("{site}/{address}"),
    }
}

/// The character that XML itself knows a reference for.
pub(super) fn resolved(reference: &BytesRef<'_>) -> Option<char> {
    let name: &str = reference;
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.resolve_char_ref().ok().flatten(),
    }
}

/// Counts the lines that were read.
struct LineCounter<R> {
    inner: R,
    line: usize,
    /// Bytes read since the event before.
    since: usize,
}

impl<R: BufRead> Read for LineCounter<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        copy_buffered(self, buffer)
    }
}

impl<R: BufRead> BufRead for LineCounter<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.since > LONGEST_EVENT {
            return Err(io::Error::other("too long"));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, length: usize) {
        self.since += length;
        let lines = self.inner.fill_buf().map_or(0, |available| {
            let taken = available.get(..length).unwrap_or(available);
            memchr::memchr_iter(b'\n', taken).count()
        });
        self.line += lines;
        self.inner.consume(length);
    }
}
