//! Marking words of the text, which then become the value of a field or the name of a person.

use std::ops::Range;

use super::text_lines::{TextLine, part_of};
use crate::edition::Edition;
use crate::ingest::Part;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// The line it stands on, among those of the pane.
    pub(super) line: usize,
    pub(super) document: usize,
    pub(super) part: Part,
    /// Where in the part, in bytes.
    pub(super) range: Range<usize>,
}

/// Words that are being marked.
#[derive(Debug, Clone)]
pub(super) struct Marking {
    words: Vec<Word>,
    /// The word one is at.
    at: usize,
    /// The word from which on they are marked.
    anchor: Option<usize>,
}

impl Marking {
    /// Begins at the first word on or behind a place; `None` where there is no text.
    pub(super) fn new(edition: &Edition, lines: &[TextLine], from: usize) -> Option<Self> {
        let words: Vec<Word> = lines
            .iter()
            .enumerate()
            .flat_map(|(at, line)| words(edition, line, at))
            .collect();
        let at = words.iter().position(|word| word.line >= from).unwrap_or(0);
        (!words.is_empty()).then_some(Marking {
            words,
            at,
            anchor: None,
        })
    }

    /// Goes to the word at a place of a part.
    pub(super) fn go_to(&mut self, document: usize, part: Part, byte: usize) {
        let is_there =
            |word: &Word| (word.document, word.part) == (document, part) && word.range.end > byte;
        if let Some(at) = self.words.iter().position(is_there) {
            self.at = at;
        }
    }

    pub(super) fn word(&self) -> Option<&Word> {
        self.words.get(self.at)
    }

    pub(super) fn step(&mut self, is_forward: bool) {
        let to = if is_forward {
            self.at + 1
        } else {
            self.at.saturating_sub(1)
        };
        self.at = to.min(self.words.len().saturating_sub(1));
    }

    /// Goes a line up or down, to the word as far from its start.
    pub(super) fn step_line(&mut self, is_down: bool) {
        let Some(own) = self.words.get(self.at) else {
            return;
        };
        let line = own.line;
        let column = self
            .words
            .iter()
            .take(self.at)
            .filter(|word| word.line == line)
            .count();
        let others = self.words.iter().map(|word| word.line);
        let wanted = if is_down {
            others.filter(|one| *one > line).min()
        } else {
            others.filter(|one| *one < line).max()
        };
        let Some(wanted) = wanted else { return };
        let places = self
            .words
            .iter()
            .enumerate()
            .filter(|(_, word)| word.line == wanted);
        let places: Vec<usize> = places.map(|(at, _)| at).collect();
        if let Some(at) = places.get(column).or(places.last()) {
            self.at = *at;
        }
    }

    /// Marks from the word one is at on, or no longer.
    pub(super) fn anchor(&mut self) {
        self.anchor = if self.anchor.is_some() {
            None
        } else {
            Some(self.at)
        };
    }

    /// Returns what is marked: the words from the anchor on, or the one word. Only words of one part.
    pub(super) fn marked(&self) -> Option<(usize, Part, Range<usize>)> {
        let own = self.words.get(self.at)?;
        let from = self.anchor.and_then(|at| self.words.get(at)).unwrap_or(own);
        let is_one = (from.document, from.part) == (own.document, own.part);
        let from = if is_one { from } else { own };
        let range = from.range.start.min(own.range.start)..from.range.end.max(own.range.end);
        Some((own.document, own.part, range))
    }

    /// Returns the marked words, without what closes a sentence or a bracket.
    pub(super) fn text(&self, edition: &Edition) -> String {
        let Some((document, part, range)) = self.marked() else {
            return String::new();
        };
        let text = part_of(edition, document, part)
            .get(range)
            .unwrap_or_default();
        let text = crate::text::clean_line(text);
        let ends = [',', ';', ':', '(', ')', '•', '"', '“', '”', '‘', '’', '–'];
        let text = text.trim_matches(|c: char| ends.contains(&c) || c.is_whitespace());
        text.trim_end_matches('.').to_owned()
    }
}

fn words(edition: &Edition, line: &TextLine, at: usize) -> Vec<Word> {
    let text = part_of(edition, line.document, line.part);
    let shown = text.get(line.range.clone()).unwrap_or_default();
    let mut found = Vec::new();
    let mut start = 0;
    for word in shown.split_inclusive(char::is_whitespace) {
        let trimmed = word.trim_end();
        if !trimmed.is_empty() {
            let from = line.range.start + start;
            found.push(Word {
                line: at,
                document: line.document,
                part: line.part,
                range: from..from + trimmed.len(),
            });
        }
        start += word.len();
    }
    found
}
