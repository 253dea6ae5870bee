//! What `pdftotext -bbox-layout` writes: pages, blocks, lines and words, with where they stand in points.

use quick_xml::events::{BytesStart, Event};

use crate::ingest::source::Unreadable;
use crate::ingest::source::markup::{attribute, events, resolved};

/// A PDF as it was read.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) title: Option<String>,
    pub(super) changed: Option<String>,
    pub(super) made: Option<String>,
    pub(super) pages: Vec<Page>,
}

/// One page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) height: f64,
    pub(super) blocks: Vec<Block>,
}

/// Lines that stand together.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) lines: Vec<Line>,
}

/// One line.
#[derive(Debug, Default, Clone)]
pub(super) struct Line {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    pub(super) text: String,
    /// How wide its first word is.
    pub(super) first_word: f64,
}

impl Line {
    pub(super) fn height(&self) -> f64 {
        self.bottom - self.top
    }
}

/// Reads what was written.
///
/// # Errors
///
/// What is not well formed.
pub(super) fn read(text: &str) -> Result<Document, Unreadable> {
    let mut document = Document::default();
    let mut word: Option<(f64, String)> = None;
    let mut title: Option<String> = None;
    events(text, |event| match event {
        Event::Start(start) => match start.name().into_inner() {
            "title" => title = Some(String::new()),
            "word" => {
                let width = number(&start, "xMax") - number(&start, "xMin");
                word = Some((width, String::new()));
            }
            "meta" => document.meta(&start),
            _ => document.open(&start),
        },
        Event::Empty(start) if start.name().into_inner() == "meta" => document.meta(&start),
        Event::Text(text) => push(&mut word, &mut title, &text),
        Event::GeneralRef(reference) => push(&mut word, &mut title, &resolved(&reference)),
        Event::End(end) => match end.name().into_inner() {
            "title" => document.title = title.take(),
            "word" => document.word(word.take()),
            _ => {}
        },
        _ => {}
    })?;
    Ok(document)
}

fn push(word: &mut Option<(f64, String)>, title: &mut Option<String>, text: &str) {
    if let Some((_, word)) = word {
        word.push_str(text);
    } else if let Some(title) = title {
        title.push_str(text);
    }
}

fn number(start: &BytesStart<'_>, name: &str) -> f64 {
    let number = attribute(start, name).and_then(|value| value.parse::<f64>().ok());
    number.filter(|number| number.is_finite()).unwrap_or(0.0)
}

impl Document {
    fn meta(&mut self, start: &BytesStart<'_>) {
        let content = attribute(start, "content");
        match attribute(start, "name").as_deref() {
            Some("ModDate") => self.changed = content,
            Some("CreationDate") => self.made = content,
            _ => {}
        }
    }

    fn open(&mut self, start: &BytesStart<'_>) {
        match start.name().into_inner() {
            "page" => self.pages.push(Page {
                height: number(start, "height"),
                ..Page::default()
            }),
            "block" => {
                if let Some(page) = self.pages.last_mut() {
                    page.blocks.push(Block::default());
                }
            }
            "line" => {
                let line = Line {
                    left: number(start, "xMin"),
                    right: number(start, "xMax"),
                    top: number(start, "yMin"),
                    bottom: number(start, "yMax"),
                    ..Line::default()
                };
                if let Some(block) = self.block() {
                    block.lines.push(line);
                }
            }
            _ => {}
        }
    }

    fn block(&mut self) -> Option<&mut Block> {
        self.pages.last_mut()?.blocks.last_mut()
    }

    fn word(&mut self, word: Option<(f64, String)>) {
        let line = self.block().and_then(|block| block.lines.last_mut());
        let (Some((width, word)), Some(line)) = (word, line) else {
            return;
        };
        if line.text.is_empty() {
            line.first_word = width;
        } else {
            line.text.push(' ');
        }
        line.text.push_str(word.trim());
    }
}
