//! The body of a Word document → blocks.

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};

use super::blocks::{Blocks, Kind};
use super::numbering::{Place, Role, Styles, number};
use super::places::Places;
use crate::ingest::source::Unreadable;
use crate::ingest::source::markup::{attribute, events, resolved};

/// What is passed over with all it holds: what was struck out or moved away, the second way in which a drawing is
/// kept for older programs, what stood before a change of form, fields and formulas.
const PASSED_OVER: &[&str] = &[
    "w:del",
    "w:moveFrom",
    "mc:Fallback",
    "w:delText",
    "w:instrText",
    "w:delInstrText",
    "w:pPrChange",
    "w:rPrChange",
    "w:tblPrChange",
    "w:trPrChange",
    "w:tcPrChange",
    "w:sectPr",
    "w:sdtPr",
    "w:rt",
];

/// The notes of a document by their numbers.
#[derive(Debug, Default)]
pub(super) struct Notes {
    texts: HashMap<(bool, String), String>,
}

impl Notes {
    /// Adds the notes at the feet of pages or at the end.
    pub(super) fn add(&mut self, text: &str) -> Result<(), Unreadable> {
        let styles = Styles::default();
        let none = Notes::default();
        let mut body = Body::new(&styles, &none);
        let mut found = Vec::new();
        let mut key = None;
        events(text, |event| match &event {
            Event::Start(start) if is_note(start) => {
                let is_end = start.name().into_inner() == "w:endnote";
                key = attribute(start, "w:id").map(|id| (is_end, id));
                body = Body::new(&styles, &none);
            }
            Event::End(end) if matches!(end.name().into_inner(), "w:footnote" | "w:endnote") => {
                let text = std::mem::replace(&mut body, Body::new(&styles, &none)).finished();
                found.extend(key.take().map(|key| (key, text.finished().1)));
            }
            _ => body.see(event),
        })?;
        self.texts.extend(found);
        Ok(())
    }
}

fn is_note(start: &BytesStart<'_>) -> bool {
    // The lines above notes are kept like notes.
    matches!(start.name().into_inner(), "w:footnote" | "w:endnote")
        && attribute(start, "w:type").is_none_or(|kind| kind == "normal")
}

/// Reads the body of a document.
///
/// # Errors
///
/// XML that is not well formed.
pub(super) fn read(text: &str, styles: &Styles, notes: &Notes) -> Result<Blocks, Unreadable> {
    let mut body = Body::new(styles, notes);
    events(text, |event| body.see(event))?;
    Ok(body.finished())
}

/// A paragraph while it is read.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    list: Option<u32>,
    level: u32,
    /// Its end was struck out: the next one goes on with it.
    goes_on: bool,
    hanging: Vec<String>,
}

/// Where blocks go: the document, a cell, a text box.
struct Body<'a> {
    styles: &'a Styles,
    notes: &'a Notes,
    places: Places,
    paragraphs: Vec<Paragraph>,
    /// How deep in something that is passed over.
    passed_over: usize,
    is_text: bool,
    is_run: bool,
    is_hidden: bool,
    /// How many items each ordered list has so far.
    counts: HashMap<Place, usize>,
    note_count: usize,
}

impl<'a> Body<'a> {
    fn new(styles: &'a Styles, notes: &'a Notes) -> Self {
        Body {
            styles,
            notes,
            places: Places::default(),
            paragraphs: Vec::new(),
            passed_over: 0,
            is_text: false,
            is_run: false,
            is_hidden: false,
            counts: HashMap::new(),
            note_count: 0,
        }
    }

    fn finished(self) -> Blocks {
        self.places.finished()
    }

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
            Event::Text(text) if self.is_text => self.push(&text),
            Event::CData(text) if self.is_text => self.push(&text),
            Event::GeneralRef(reference) if self.is_text => self.push(&resolved(&reference)),
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut().filter(|_| !self.is_hidden) {
            paragraph.text.push_str(text);
        }
    }

    fn open(&mut self, start: &BytesStart<'_>) {
        match start.name().into_inner() {
            "w:p" => {
                // A paragraph inside another stands in a text box, which has opened a place of its own.
                let goes_on = self.paragraphs.last().is_some_and(|last| last.goes_on);
                if !goes_on {
                    self.paragraphs.push(Paragraph::default());
                } else if let Some(last) = self.paragraphs.last_mut() {
                    last.goes_on = false;
                }
            }
            "w:t" => self.is_text = true,
            "w:r" => {
                self.is_run = true;
                self.is_hidden = false;
            }
            "w:tr" => self.places.begin_row(),
            "w:tc" | "w:txbxContent" => self.places.enter(),
            _ => self.mark(start),
        }
    }

    fn empty(&mut self, start: &BytesStart<'_>) {
        match start.name().into_inner() {
            "w:p" => {}
            "w:tc" => self.places.add_cell(Blocks::default()),
            _ => self.mark(start),
        }
    }

    /// What stands in a paragraph beside its letters.
    fn mark(&mut self, start: &BytesStart<'_>) {
        let value = |name: &str| attribute(start, name);
        match start.name().into_inner() {
            "w:tab" if self.is_run => self.push(" "),
            "w:br" | "w:cr" => self.push("\n"),
            "w:noBreakHyphen" => self.push("-"),
            "w:vanish" if self.is_run => {
                self.is_hidden =
                    value("w:val").is_none_or(|value| value != "0" && value != "false");
            }
            "w:footnoteReference" | "w:endnoteReference" => {
                let is_end = start.name().into_inner() == "w:endnoteReference";
                self.note(&(is_end, value("w:id").unwrap_or_default()));
            }
            "w:pStyle" => self.paragraph(|one| one.style = value("w:val")),
            "w:numId" => self.paragraph(|one| one.list = number(start, "w:val")),
            "w:ilvl" => self.paragraph(|one| one.level = number(start, "w:val").unwrap_or(0)),
            // In the properties of a paragraph, it strikes out its end.
            "w:del" if !self.is_run && self.rows_are_whole() => {
                self.paragraph(|one| one.goes_on = true);
            }
            _ => {}
        }
    }

    /// A row is struck out by the same mark, which then stands in no paragraph.
    fn rows_are_whole(&self) -> bool {
        !self.paragraphs.is_empty()
    }

    fn paragraph(&mut self, change: impl FnOnce(&mut Paragraph)) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            change(paragraph);
        }
    }

    fn note(&mut self, key: &(bool, String)) {
        let Some(text) = self.notes.texts.get(key) else {
            return;
        };
        self.note_count += 1;
        let note = format!("Noot {}: {text}", self.note_count);
        self.paragraph(|one| one.hanging.push(note));
    }

    fn close(&mut self, name: &str) {
        match name {
            "w:t" => self.is_text = false,
            "w:r" => {
                self.is_run = false;
                self.is_hidden = false;
            }
            "w:p" => self.end_paragraph(),
            "w:tc" => self.places.end_cell(),
            "w:tr" => self.places.end_row(),
            "w:txbxContent" => {
                let (_, text) = self.places.leave().finished();
                // A box without a paragraph around it stands by itself.
                match self.paragraphs.last_mut() {
                    Some(paragraph) => paragraph.hanging.push(text),
                    None => self.places.here().add(Kind::Paragraph, &text),
                }
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        if self.paragraphs.last().is_some_and(|last| last.goes_on) {
            return;
        }
        let Some(paragraph) = self.paragraphs.pop() else {
            return;
        };
        let (role, by_style) = self
            .styles
            .role(paragraph.style.as_deref().unwrap_or_default());
        let level = paragraph.level;
        let own = paragraph.list.map(|list| Place { list, level });
        let place = own.or(by_style).filter(|place| place.list > 0);
        match role {
            Role::Contents => {}
            Role::Heading => self.places.here().add(Kind::Heading, &paragraph.text),
            _ => match self.bullet(role, place, &paragraph.text) {
                Some(bullet) => {
                    let item = format!("{bullet}{}", paragraph.text.trim());
                    self.places.here().add(Kind::Item, &item);
                }
                None => self.places.here().add(Kind::Paragraph, &paragraph.text),
            },
        }
        for text in paragraph.hanging {
            self.places.here().hang(text);
        }
    }

    /// Returns what stands in front of an item of a list.
    fn bullet(&mut self, role: Role, place: Option<Place>, text: &str) -> Option<String> {
        if text.trim().is_empty() {
            return None;
        }
        let kind = place.and_then(|place| Some((place, self.styles.is_bullet(place)?)));
        match kind {
            Some((place, false)) => {
                let count = self.counts.entry(place).or_default();
                *count += 1;
                Some(format!("{count}. "))
            }
            Some((_, true)) => Some("• ".to_owned()),
            None if role == Role::Bullet => Some("• ".to_owned()),
            None => None,
        }
    }
}

fn is_passed_over(start: &BytesStart<'_>) -> bool {
    PASSED_OVER.contains(&start.name().into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(body: &str) -> String {
        let lists = "<w:numbering><w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId='8'><w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='8'/></w:num></w:numbering>";
        let styles = "<w:styles><w:style w:styleId='Kop1'><w:name w:val='heading 1'/></w:style><w:style w:styleId='Eigen'><w:name w:val='Eigen kop'/><w:basedOn w:val='Kop1'/></w:style><w:style w:styleId='Inhopg1'><w:name w:val='toc 1'/></w:style></w:styles>";
        let styles = Styles::of(styles, lists).expect("styles");
        let mut notes = Notes::default();
        notes
            .add("<w:footnotes><w:footnote w:type='separator' w:id='0'><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote><w:footnote w:id='2'><w:p><w:r><w:t>An was er niet.</w:t></w:r></w:p></w:footnote></w:footnotes>")
            .expect("notes");
        let blocks = read(
            &format!("<w:document><w:body>{body}</w:body></w:document>"),
            &styles,
            &notes,
        );
        blocks.expect("a document").finished().1
    }

    fn p(inside: &str) -> String {
        format!("<w:p>{inside}</w:p>")
    }

    fn run(text: &str) -> String {
        format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>")
    }

    #[test]
    fn changes_count_as_accepted() {
        let body = p(&format!(
            "{}<w:del w:id='1'><w:r><w:delText>oude </w:delText></w:r></w:del><w:ins w:id='2'>{}</w:ins>{}<w:moveFrom>{}</w:moveFrom>",
            run("De "),
            run("nieuwe "),
            run("tekst."),
            run("weg")
        ));
        assert_eq!(text(&body), "De nieuwe tekst.");
        let joined = format!(
            "<w:p><w:pPr><w:rPr><w:del w:id='3'/></w:rPr></w:pPr>{}</w:p>{}{}",
            run("Een "),
            p(&run("zin.")),
            p(&run("Nog een."))
        );
        assert_eq!(text(&joined), "Een zin.\n\nNog een.");
    }

    #[test]
    fn headings_lists_tables_notes_and_boxes_are_read() {
        let item = |list: u32, text: &str| {
            p(&format!(
                "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='{list}'/></w:numPr></w:pPr>{}",
                run(text)
            ))
        };
        let cell = |text: &str| format!("<w:tc>{}</w:tc>", p(&run(text)));
        let body = [
            p(&format!("<w:pPr><w:pStyle w:val='Inhopg1'/></w:pPr>{}", run("Dijken 2"))),
            p(&format!("<w:pPr><w:pStyle w:val='Eigen'/></w:pPr>{}", run("Dijken &amp; geld"))),
            p(&format!("{}<w:r><w:footnoteReference w:id='2'/></w:r>", run("De gasten:"))),
            item(1, "An"),
            item(1, "Bo"),
            item(2, "een"),
            item(2, "twee"),
            format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("Zaal"), cell("De Pier")),
            p(&format!(
                "{}<mc:AlternateContent><mc:Choice><w:txbxContent>{}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{}</w:txbxContent></mc:Fallback></mc:AlternateContent>",
                run("Slot"),
                p(&run("In een vak")),
                p(&run("In een vak"))
            )),
            p("<w:r><w:rPr><w:vanish/></w:rPr><w:t>niet te zien</w:t></w:r><w:r><w:t>Wel</w:t></w:r>"),
        ]
        .concat();
        assert_eq!(
            text(&body),
            "Dijken & geld\n\nDe gasten:\n\nNoot 1: An was er niet.\n\n• An\n• Bo\n1. een\n2. twee\n\nZaal | De Pier\n\nSlot\n\nIn een vak\n\nWel"
        );
    }

    #[test]
    fn what_is_nested_without_end_or_not_closed_is_no_trouble() {
        let (open, close) = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>");
        let nested = format!(
            "{}{}{}",
            open.repeat(50_000),
            p(&run("diep")),
            close.repeat(50_000)
        );
        assert_eq!(text(&nested), "diep");
        let unmatched = "</w:tc></w:tr></w:p></w:p><w:p><w:r><w:t>&lol9;</w:t></w:r></w:p>";
        assert_eq!(text(unmatched), "&lol9;");
        let cut = read("<w:document><w:p>", &Styles::default(), &Notes::default());
        assert!(cut.is_err());
    }
}
