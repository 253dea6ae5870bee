//! The styles of a Word document that say what a paragraph is: a heading, an item of a list, a line of a table of
//! contents.

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};

use crate::ingest::source::Unreadable;
use crate::ingest::source::markup::{attribute, events};

/// Where in which list a paragraph stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct Place {
    pub(super) list: u32,
    pub(super) level: u32,
}

/// What a paragraph is by its style.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Role {
    #[default]
    Text,
    Heading,
    /// A line of a table of contents, which says again what stands below.
    Contents,
    /// An item of a list without a number of its own.
    Bullet,
}

#[derive(Debug, Default)]
struct Style {
    role: Role,
    place: Option<Place>,
    based_on: Option<String>,
}

/// The styles and lists of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_name: HashMap<String, Style>,
    /// Which kind of list one is.
    kinds: HashMap<u32, u32>,
    /// Which kinds of lists have bullets on a level.
    bullets: HashMap<(u32, u32), bool>,
}

impl Styles {
    /// Reads the styles and the lists of a document.
    pub(super) fn of(styles: &str, lists: &str) -> Result<Self, Unreadable> {
        let mut read = Styles::default();
        read.read_styles(styles)?;
        read.read_lists(lists)?;
        Ok(read)
    }

    /// Tells what a paragraph of a style is, and in which list it stands.
    pub(super) fn role(&self, style: &str) -> (Role, Option<Place>) {
        let mut name = style;
        let (mut role, mut place) = (Role::Text, None);
        // Styles may be based on each other in a ring.
        for _ in 0..20 {
            let Some(style) = self.by_name.get(name) else {
                break;
            };
            if role == Role::Text {
                role = style.role;
            }
            place = place.or(style.place);
            match &style.based_on {
                Some(other) => name = other,
                None => break,
            }
        }
        (role, place)
    }

    /// Says whether items stand behind bullets, or there is no such list.
    pub(super) fn is_bullet(&self, place: Place) -> Option<bool> {
        let kind = self.kinds.get(&place.list)?;
        self.bullets.get(&(*kind, place.level)).copied()
    }

    fn read_styles(&mut self, text: &str) -> Result<(), Unreadable> {
        let mut name = String::new();
        events(text, |event| {
            let (Event::Start(start) | Event::Empty(start)) = event else {
                return;
            };
            if start.name().into_inner() == "w:style" {
                name = attribute(&start, "w:styleId").unwrap_or_default();
                self.by_name.insert(name.clone(), Style::default());
            } else if let Some(style) = self.by_name.get_mut(&name) {
                style.read(&start);
            }
        })
    }

    fn read_lists(&mut self, text: &str) -> Result<(), Unreadable> {
        let (mut kind, mut level, mut list) = (0, 0, 0);
        events(text, |event| {
            let (Event::Start(start) | Event::Empty(start)) = event else {
                return;
            };
            match start.name().into_inner() {
                "w:abstractNum" => kind = number(&start, "w:abstractNumId").unwrap_or(0),
                "w:lvl" => level = number(&start, "w:ilvl").unwrap_or(0),
                "w:numFmt" => {
                    let format = attribute(&start, "w:val").unwrap_or_default();
                    let is_bullet = matches!(format.as_str(), "bullet" | "none");
                    self.bullets.entry((kind, level)).or_insert(is_bullet);
                }
                "w:num" => list = number(&start, "w:numId").unwrap_or(0),
                "w:abstractNumId" => {
                    self.kinds
                        .insert(list, number(&start, "w:val").unwrap_or(0));
                }
                _ => {}
            }
        })
    }
}

impl Style {
    fn read(&mut self, start: &BytesStart<'_>) {
        match start.name().into_inner() {
            "w:name" => self.role = role(&attribute(start, "w:val").unwrap_or_default()),
            "w:basedOn" => self.based_on = attribute(start, "w:val"),
            "w:numId" => {
                let level = self.place.unwrap_or_default().level;
                let list = number(start, "w:val").unwrap_or(0);
                self.place = Some(Place { list, level });
            }
            "w:ilvl" => {
                let list = self.place.unwrap_or_default().list;
                let level = number(start, "w:val").unwrap_or(0);
                self.place = Some(Place { list, level });
            }
            _ => {}
        }
    }
}

/// The names of styles that come along with Word are English in every language.
fn role(name: &str) -> Role {
    let name = name.to_lowercase();
    match () {
        () if name == "title" || name.starts_with("heading ") || name == "toc heading" => {
            Role::Heading
        }
        () if name.starts_with("toc ") || name.starts_with("contents ") => Role::Contents,
        () if name.starts_with("list bullet") => Role::Bullet,
        () => Role::Text,
    }
}

/// Returns an attribute that is a number.
pub(super) fn number(start: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(start, name)?.parse().ok()
}
