//! The body of a LibreOffice document → blocks (OpenDocument 1.3, part 3).

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};

use super::blocks::{Blocks, Kind};
use super::numbering::number;
use super::places::Places;
use crate::ingest::source::Unreadable;
use crate::ingest::source::markup::{attribute, events, resolved};

/// What is passed over with all it holds: what was struck out, comments, tables of contents, what machines are told
/// of pictures, and styles.
const PASSED_OVER: &[&str] = &[
    "text:tracked-changes",
    "office:annotation",
    "text:table-of-content",
    "text:alphabetical-index",
    "text:note-citation",
    "text:sequence-decls",
    "text:ruby-text",
    "table:covered-table-cell",
    "svg:title",
    "svg:desc",
    "draw:object",
    "office:meta",
    "office:settings",
    "office:scripts",
    "office:font-face-decls",
    "office:master-styles",
    "office:forms",
    "office:binary-data",
];

/// Reads the body of a document.
///
/// # Errors
///
/// XML that is not well formed.
pub(super) fn read(text: &str) -> Result<Blocks, Unreadable> {
    let mut body = Body::default();
    events(text, |event| body.see(event))?;
    Ok(body.places.finished())
}

/// A paragraph while it is read.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    is_heading: bool,
    hanging: Vec<String>,
}

/// A list that is open.
#[derive(Debug, Default)]
struct List {
    style: Option<String>,
    count: usize,
    /// An item was opened, and its first paragraph has not come yet.
    is_due: bool,
}

#[derive(Debug, Default)]
struct Body {
    places: Places,
    paragraphs: Vec<Paragraph>,
    lists: Vec<List>,
    passed_over: usize,
    /// The style that is being read, and which one others are based on.
    style: String,
    parents: HashMap<String, String>,
    /// Which levels of which lists have numbers.
    numbered: HashMap<(String, u32), bool>,
    hidden: HashMap<String, bool>,
    /// How many spans are open, and from which on nothing is seen.
    spans: usize,
    hidden_from: Option<usize>,
    note_count: usize,
}

impl Body {
    fn see(&mut self, event: Event<'_>) {
        match event {
            Event::Start(start) if self.passed_over > 0 || is_passed_over(&start) => {
                self.passed_over += 1;
            }
            Event::End(_) if self.passed_over > 0 => self.passed_over -= 1,
            _ if self.passed_over > 0 => {}
            Event::Start(start) => self.open(&start),
            Event::Empty(start) => self.empty(&start),
            Event::End(end) => self.close(end.name().into_inner()),
            Event::Text(text) => self.push(&text),
            Event::CData(text) => self.push(&text),
            Event::GeneralRef(reference) => self.push(&resolved(&reference)),
            _ => {}
        }
    }

    /// White space in the source is one blank (part 3, 6.1.2).
    fn push(&mut self, text: &str) {
        let Some(paragraph) = self
            .paragraphs
            .last_mut()
            .filter(|_| self.hidden_from.is_none())
        else {
            return;
        };
        for c in text.chars() {
            let is_space = matches!(c, ' ' | '\t' | '\n' | '\r');
            if !is_space {
                paragraph.text.push(c);
            } else if !paragraph.text.ends_with([' ', '\n']) {
                paragraph.text.push(' ');
            }
        }
    }

    fn open(&mut self, start: &BytesStart<'_>) {
        match start.name().into_inner() {
            "text:p" | "text:h" => {
                let style = attribute(start, "text:style-name").unwrap_or_default();
                let is_heading = start.name().into_inner() == "text:h" || self.is_title(&style);
                self.paragraphs.push(Paragraph {
                    is_heading,
                    ..Paragraph::default()
                });
            }
            "text:span" => {
                self.spans += 1;
                let style = attribute(start, "text:style-name").unwrap_or_default();
                if self.hidden.contains_key(&style) {
                    self.hidden_from = self.hidden_from.or(Some(self.spans));
                }
            }
            "text:list" => {
                let style = attribute(start, "text:style-name");
                let outer = self.lists.last().and_then(|list| list.style.clone());
                self.lists.push(List {
                    style: style.or(outer),
                    ..List::default()
                });
            }
            "text:list-item" => {
                if let Some(list) = self.lists.last_mut() {
                    list.count += 1;
                    list.is_due = true;
                }
            }
            "table:table-row" => self.places.begin_row(),
            "table:table-cell" | "text:note-body" | "draw:text-box" => {
                self.places.enter();
            }
            _ => self.mark(start),
        }
    }

    fn empty(&mut self, start: &BytesStart<'_>) {
        match start.name().into_inner() {
            "table:table-cell" => self.places.add_cell(Blocks::default()),
            "text:p" | "text:h" | "text:span" | "text:list" | "text:list-item" => {}
            _ => self.mark(start),
        }
    }

    fn mark(&mut self, start: &BytesStart<'_>) {
        let value = |name: &str| attribute(start, name);
        match start.name().into_inner() {
            "text:s" | "text:tab" => self.push(" "),
            "text:line-break" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.text.push('\n');
                }
            }
            "style:style" | "text:list-style" => {
                self.style = value("style:name").unwrap_or_default();
                if let Some(parent) = value("style:parent-style-name") {
                    self.parents.insert(self.style.clone(), parent);
                }
            }
            "style:text-properties" if value("text:display").as_deref() == Some("none") => {
                self.hidden.insert(self.style.clone(), true);
            }
            name @ ("text:list-level-style-bullet" | "text:list-level-style-number") => {
                let level = number(start, "text:level").unwrap_or(1);
                let is_numbered = name == "text:list-level-style-number"
                    && value("style:num-format").is_some_and(|format| !format.is_empty());
                self.numbered
                    .insert((self.style.clone(), level), is_numbered);
            }
            _ => {}
        }
    }

    fn is_title(&self, style: &str) -> bool {
        let parent = self.parents.get(style).map_or(style, String::as_str);
        parent == "Title" || style == "Title"
    }

    fn close(&mut self, name: &str) {
        match name {
            "text:p" | "text:h" => self.end_paragraph(),
            "text:span" => {
                if self.hidden_from == Some(self.spans) {
                    self.hidden_from = None;
                }
                self.spans = self.spans.saturating_sub(1);
            }
            "text:list" => {
                self.lists.pop();
            }
            "table:table-cell" => self.places.end_cell(),
            "table:table-row" => self.places.end_row(),
            "text:note-body" => {
                self.note_count += 1;
                let (_, text) = self.places.leave().finished();
                self.hang(format!("Noot {}: {text}", self.note_count));
            }
            "draw:text-box" => {
                let (_, text) = self.places.leave().finished();
                self.hang(text);
            }
            _ => {}
        }
    }

    /// Hangs a note or box on the paragraph around it; without one it stands by itself.
    fn hang(&mut self, text: String) {
        match self.paragraphs.last_mut() {
            Some(paragraph) => paragraph.hanging.push(text),
            None => self.places.here().add(Kind::Paragraph, &text),
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else {
            return;
        };
        // A text box or note stands in a paragraph, and its own paragraphs in no list.
        let is_inner = !self.paragraphs.is_empty();
        let bullet = self.bullet().filter(|_| !is_inner && !paragraph.is_heading);
        let has_words = !paragraph.text.trim().is_empty();
        let target = self.places.here();
        match bullet {
            Some(bullet) if has_words => {
                target.add(Kind::Item, &format!("{bullet}{}", paragraph.text.trim()));
            }
            _ if paragraph.is_heading => target.add(Kind::Heading, &paragraph.text),
            _ => target.add(Kind::Paragraph, &paragraph.text),
        }
        for text in paragraph.hanging {
            target.hang(text);
        }
    }

    /// Returns what stands in front of the first paragraph of an item.
    fn bullet(&mut self) -> Option<String> {
        let level = u32::try_from(self.lists.len()).ok()?;
        let list = self.lists.last_mut().filter(|list| list.is_due)?;
        list.is_due = false;
        let style = list.style.clone().unwrap_or_default();
        let is_numbered = self.numbered.get(&(style, level)).copied().unwrap_or(false);
        Some(if is_numbered {
            format!("{}. ", list.count)
        } else {
            "• ".to_owned()
        })
    }
}

fn is_passed_over(start: &BytesStart<'_>) -> bool {
    PASSED_OVER.contains(&start.name().into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(body: &str) -> String {
        let styles = "<office:automatic-styles><style:style style:name='P1' style:parent-style-name='Title'/><style:style style:name='T1'><style:text-properties text:display='none'/></style:style><text:list-style style:name='L1'><text:list-level-style-bullet text:level='1'/></text:list-style><text:list-style style:name='L2'><text:list-level-style-number text:level='1' style:num-format='1'/></text:list-style></office:automatic-styles>";
        let blocks = read(&format!(
            "<office:document-content>{styles}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
        ));
        blocks.expect("a document").finished().1
    }

    #[test]
    fn a_document_is_read_as_its_reader_sees_it() {
        let item = |text: &str| format!("<text:list-item><text:p>{text}</text:p></text:list-item>");
        let body = [
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>weg</text:p></text:deletion></text:changed-region></text:tracked-changes>".to_owned(),
            "<text:p text:style-name='P1'>Dijken\n  &amp; geld</text:p>".to_owned(),
            "<text:p>De <text:change-start/>nieuwe<text:change-end/> tekst<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Een noot.</text:p></text:note-body></text:note>.<office:annotation><text:p>opmerking</text:p></office:annotation></text:p>".to_owned(),
            format!("<text:list text:style-name='L1'>{}{}</text:list>", item("An"), item("Bo")),
            format!("<text:h>Kop</text:h><text:list text:style-name='L2'>{}{}</text:list>", item("een"), item("twee")),
            "<table:table><table:table-row><table:table-cell><text:p>Zaal</text:p></table:table-cell><table:table-cell><text:p>De Pier</text:p></table:table-cell></table:table-row></table:table>".to_owned(),
            "<text:p>Slot<draw:frame><draw:text-box><text:p>In een vak</text:p></draw:text-box></draw:frame> en<text:line-break/>uit <text:span text:style-name='T1'>niet</text:span></text:p>".to_owned(),
        ]
        .concat();
        assert_eq!(
            text(&body),
            "Dijken & geld\n\nDe nieuwe tekst.\n\nNoot 1: Een noot.\n\n• An\n• Bo\n\nKop\n\n1. een\n2. twee\n\nZaal | De Pier\n\nSlot en\nuit\n\nIn een vak"
        );
    }
}
