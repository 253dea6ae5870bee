//! The texts of an edition as lines of a width, one under the other.

use std::ops::Range;

use crate::edition::Edition;
use crate::ingest::Part;
use crate::review::TextMark;
use crate::text::wrap;

/// A line of a text, or a blank one between texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TextLine {
    pub(super) document: usize,
    pub(super) part: Part,
    /// Where in the part it stands, in bytes.
    pub(super) range: Range<usize>,
}

impl TextLine {
    /// Returns the part of a mark that stands on the line, in bytes of the line.
    pub(super) fn inside(&self, mark: &TextMark) -> Option<Range<usize>> {
        if (mark.document, mark.part) != (self.document, self.part) {
            return None;
        }
        self.within(&mark.range)
    }

    /// Returns the part of a stretch of the same part that stands on the line.
    pub(super) fn within(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let start = range.start.max(self.range.start);
        let end = range.end.min(self.range.end);
        (start < end).then(|| start - self.range.start..end - self.range.start)
    }
}

/// Returns a part of a document.
pub(super) fn part_of(edition: &Edition, document: usize, part: Part) -> &str {
    let Some(document) = edition.documents.get(document) else {
        return "";
    };
    match part {
        Part::Heading => document.title.as_deref().unwrap_or_default(),
        Part::Text => &document.text,
        Part::Address => document.url.as_deref().unwrap_or_default(),
    }
}

/// Returns all lines, each at most so many cells wide.
pub(super) fn lines(edition: &Edition, cells: usize) -> Vec<TextLine> {
    let mut lines = Vec::new();
    for document in 0..edition.documents.len() {
        for part in [Part::Heading, Part::Text] {
            let text = part_of(edition, document, part);
            if text.is_empty() {
                continue;
            }
            if !lines.is_empty() {
                lines.push(blank(document, part));
            }
            push(&mut lines, text, document, part, cells);
        }
    }
    lines
}

fn blank(document: usize, part: Part) -> TextLine {
    TextLine {
        document,
        part,
        range: 0..0,
    }
}

fn push(lines: &mut Vec<TextLine>, text: &str, document: usize, part: Part, cells: usize) {
    let mut start = 0;
    for paragraph in text.split('\n') {
        let ranges = wrap(paragraph, cells).into_iter();
        lines.extend(ranges.map(|range| TextLine {
            document,
            part,
            range: start + range.start..start + range.end,
        }));
        start += paragraph.len() + 1;
    }
}
