//! Moving through the lines of a page, cutting only what is looked at.

use std::ops::Range;
use std::rc::Rc;

use super::{Anchor, Block, BlockKind, FactsPlace, Page, PageLine};
use crate::text::wrap;

/// Lines kept above a hit that is jumped to, so that one sees what it is about.
const CONTEXT: usize = 3;

/// A line: of a block, the how manieth.
type Cursor = (usize, usize);

impl Page {
    /// Takes the size of the pane, and brings the lines on the screen in line with it.
    pub(in crate::tui) fn resize(&mut self, width: usize, rows: usize, facts: FactsPlace) {
        if (self.width, self.rows, self.facts_place) == (width, rows, facts) {
            return;
        }
        if self.width != width || self.facts_place != facts {
            self.wrapped.clear();
        }
        (self.width, self.rows, self.facts_place) = (width, rows, facts);
        self.lay_out();
    }

    /// Returns the place one reads at.
    pub(in crate::tui) fn anchor(&self) -> (usize, Anchor) {
        (self.document, self.anchor)
    }

    /// Goes back to a place one read at, or as near to it as the text goes: it may have been another text then.
    pub(in crate::tui) fn return_to(&mut self, (document, anchor): (usize, Anchor)) {
        self.document = document.min(self.documents.saturating_sub(1));
        self.anchor = self.fitted(anchor);
        self.lay_out();
    }

    /// The place nearest to one that need not exist: in the last block, before the cut character.
    fn fitted(&self, (block, byte): Anchor) -> Anchor {
        let block = block.min(self.blocks.len().saturating_sub(1));
        let text = self.blocks.get(block).map_or("", |block| &block.text);
        (block, text.floor_char_boundary(byte))
    }

    /// Moves by lines.
    pub(in crate::tui) fn scroll(&mut self, lines: isize) {
        let Some(mut at) = self.top() else { return };
        for _ in 0..lines.unsigned_abs() {
            let next = if lines > 0 {
                self.after(at)
            } else {
                self.before(at)
            };
            match next {
                Some(next) => at = next,
                None => break,
            }
        }
        self.begin_at(at);
    }

    /// Moves to the first line.
    pub(in crate::tui) fn scroll_to_top(&mut self) {
        (self.anchor, self.facts_top) = ((0, 0), 0);
        self.lay_out();
    }

    /// Moves so that the last line stands at the bottom.
    pub(in crate::tui) fn scroll_to_bottom(&mut self) {
        let last = (0..self.blocks.len())
            .rev()
            .find(|block| self.is_shown(*block));
        if let Some(block) = last {
            let lines = self.lines_of(block).len();
            self.begin_at((block, lines - 1));
        }
    }

    /// Says how far down one is, in percent, by text; `None` where everything is seen.
    pub(in crate::tui) fn percent(&self) -> Option<usize> {
        let (first, last) = (self.window.first()?, self.window.last()?);
        let is_end = !(last.block + 1..self.blocks.len()).any(|block| self.is_shown(block))
            && self.blocks[last.block].text.len() <= last.range.end;
        let is_start = first.block <= self.first_of_text() && first.range.start == 0;
        match (is_start, is_end) {
            (true, true) => None,
            (_, true) => Some(100),
            _ => Some((last.block * 100 / self.blocks.len().max(1)).min(99)),
        }
    }

    /// Scrolls as little as needed for a place to be seen with what stands above it.
    pub(in crate::tui) fn show(&mut self, place: Anchor) {
        let place = self.fitted(place);
        let Some(block) = self.blocks.get(place.0) else {
            return;
        };
        if let Some(document) = block.document {
            self.show_document(document);
        }
        if self.is_fact(place.0) {
            self.show_fact(place);
            return;
        }
        let at = self.cursor_of(place);
        let rows = self.text_rows;
        let context = CONTEXT.min(rows / 4);
        let shown = self.window.iter().position(|line| {
            line.block == at.0
                && line.range.end > place.1.min(self.blocks[at.0].text.len().saturating_sub(1))
        });
        let is_end = shown.is_some_and(|shown| shown + 1 >= rows);
        let is_start = shown.is_some_and(|shown| shown < context) && self.before_window();
        if shown.is_none() || is_end || is_start {
            let mut top = at;
            for _ in 0..context {
                top = self.before(top).unwrap_or(top);
            }
            self.begin_at(top);
        }
    }

    fn before_window(&mut self) -> bool {
        let first = self.top();
        first.is_some_and(|first| self.before(first).is_some())
    }

    /// Fills the window from the anchor on; where that leaves rows empty, from further up.
    pub(super) fn lay_out(&mut self) {
        if self.width == 0 || self.rows == 0 {
            return;
        }
        self.text_rows = self.lay_out_facts();
        let Some(top) = self.top() else {
            self.window.clear();
            return;
        };
        let mut window = Vec::with_capacity(self.text_rows);
        let mut at = Some(top);
        while let Some(cursor) = at.filter(|_| window.len() < self.text_rows) {
            window.push(self.line(cursor));
            at = self.after(cursor);
        }
        self.window = window;
    }

    /// The first line in the window: at the anchor, but never so far down that rows stay empty.
    fn top(&mut self) -> Option<Cursor> {
        let first_shown = (0..self.blocks.len()).find(|block| self.is_shown(*block))?;
        let place = if self.is_shown(self.anchor.0) {
            self.anchor
        } else {
            (first_shown, 0)
        };
        let mut top = self.cursor_of(place);
        let mut below = 1;
        let mut at = top;
        while below < self.text_rows {
            match self.after(at) {
                Some(next) => at = next,
                None => break,
            }
            below += 1;
        }
        while below < self.text_rows {
            match self.before(top) {
                Some(before) => top = before,
                None => break,
            }
            below += 1;
        }
        Some(top)
    }

    fn begin_at(&mut self, (block, line): Cursor) {
        let start = self
            .lines_of(block)
            .get(line)
            .map_or(0, |range| range.start);
        self.anchor = (block, start);
        // The end of the text may ask for a line further up.
        if let Some((block, line)) = self.top() {
            let start = self
                .lines_of(block)
                .get(line)
                .map_or(0, |range| range.start);
            self.anchor = (block, start);
        }
        self.lay_out();
    }

    pub(super) fn cursor_of(&mut self, (block, byte): Anchor) -> Cursor {
        let lines = self.lines_of(block);
        let line = lines.partition_point(|range| range.end.max(range.start + 1) <= byte);
        (block, line.min(lines.len().saturating_sub(1)))
    }

    fn after(&mut self, (block, line): Cursor) -> Option<Cursor> {
        if line + 1 < self.lines_of(block).len() {
            return Some((block, line + 1));
        }
        let next = (block + 1..self.blocks.len()).find(|block| self.is_shown(*block));
        next.map(|block| (block, 0))
    }

    fn before(&mut self, (block, line): Cursor) -> Option<Cursor> {
        if line > 0 {
            return Some((block, line - 1));
        }
        let before = (0..block).rev().find(|block| self.is_shown(*block))?;
        Some((before, self.lines_of(before).len() - 1))
    }

    pub(super) fn line(&mut self, (block, line): Cursor) -> PageLine {
        let range = self.lines_of(block).get(line).cloned().unwrap_or(0..0);
        PageLine {
            block,
            range,
            indent: self.indent(self.blocks[block].kind),
            is_first: line == 0,
        }
    }

    pub(super) fn lines_of(&mut self, block: usize) -> Rc<[Range<usize>]> {
        if let Some(known) = self.wrapped.get(&block) {
            return Rc::clone(known);
        }
        let content = &self.blocks[block];
        // The names of the texts are cut to their line, never wrapped.
        let lines = if content.kind == BlockKind::Document {
            vec![0..content.text.len()]
        } else if let Some(columns) = &content.columns {
            table_lines(content, columns.second_line(self.width))
        } else {
            let width = if self.is_fact(block) {
                self.facts_width()
            } else {
                self.width
            };
            wrap(
                &content.text,
                width.saturating_sub(self.indent(content.kind)),
            )
        };
        let lines: Rc<[Range<usize>]> = lines.into();
        self.wrapped.insert(block, Rc::clone(&lines));
        lines
    }

    /// Cells before the text of a block: facts stand beside their labels while there is room.
    fn indent(&self, kind: BlockKind) -> usize {
        let is_fact = matches!(kind, BlockKind::Fact | BlockKind::Unknown);
        if is_fact && self.label_width > 0 {
            return (self.label_width + 2).min(self.facts_width() / 2);
        }
        let is_item = matches!(kind, BlockKind::Item | BlockKind::Source);
        if is_item { 2 } else { 0 }
    }

    fn is_shown(&self, block: usize) -> bool {
        let first = self.first_of_text();
        let block = self.blocks.get(block).filter(|_| block >= first);
        block.is_some_and(|block| block.document.is_none_or(|one| one == self.document))
    }
}

/// The lines of a row of a table: two where the second begins with a column of its own. The names of columns stay one.
fn table_lines(row: &Block, second: Option<usize>) -> Vec<Range<usize>> {
    let second = second.and_then(|second| row.cells.get(second));
    let all = 0..row.text.len();
    match second.map(|cell| cell.range.start) {
        None => vec![all],
        Some(start) if row.kind == BlockKind::Head => vec![0..start],
        Some(start) => vec![0..start, start..all.end],
    }
}
