//! An edition laid out for reading: blocks, their lines at a width, and the hits in them.
//!
//! Lines are computed once per width and kept; only those on the screen are ever styled. The place
//! one reads at is a place in the text, so that it stays when the window changes.

use std::ops::Range;

use crate::archive::EditionId;
use crate::edition::Edition;
use crate::export;
use crate::locale::Lang;
use crate::search::{Needle, marks};
use crate::text::{clean_line, width, wrap};

/// Lines kept above a hit that is jumped to, so that one sees what it is about.
const CONTEXT: usize = 3;

/// An edition on its way to the screen.
#[derive(Debug)]
pub(super) struct Page {
    /// The edition.
    pub(super) id: EditionId,
    blocks: Vec<Block>,
    /// Widest label of the sheet of facts, in cells.
    label_width: usize,
    hits: Vec<PageHit>,
    /// The hit one is at.
    current: Option<usize>,
    lines: Vec<PageLine>,
    width: usize,
    /// Which block, and which byte of it, stands on the first line of the pane.
    anchor: (usize, usize),
}

/// A paragraph, a heading, a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) kind: BlockKind,
    /// Stands before the first line; for facts.
    pub(super) label: String,
    pub(super) text: String,
}

/// How a block looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BlockKind {
    Title,
    Fact,
    Unknown,
    /// What sort of document follows.
    Document,
    Heading,
    Paragraph,
    Item,
    Source,
    Blank,
}

/// A place where the query stands.
#[derive(Debug, Clone, PartialEq, Eq)]
struct PageHit {
    block: usize,
    range: Range<usize>,
}

/// One line on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PageLine {
    pub(super) block: usize,
    pub(super) range: Range<usize>,
    pub(super) indent: usize,
    /// The block's first line.
    pub(super) is_first: bool,
}

impl Page {
    /// Lays an edition out; its lines come with the first width.
    #[must_use]
    pub(super) fn new(id: EditionId, edition: &Edition, lang: Lang) -> Self {
        let blocks = blocks(edition, lang);
        let label_width = blocks
            .iter()
            .map(|block| width(&block.label))
            .max()
            .unwrap_or(0);
        Page {
            id,
            blocks,
            label_width,
            hits: Vec::new(),
            current: None,
            lines: Vec::new(),
            width: 0,
            anchor: (0, 0),
        }
    }

    /// Marks where the needles stand.
    pub(super) fn mark(&mut self, needles: &[Needle]) {
        let found = self.blocks.iter().enumerate().flat_map(|(block, content)| {
            marks(&content.text, needles)
                .into_iter()
                .map(move |range| PageHit { block, range })
        });
        self.hits = found.collect();
        self.current = None;
    }

    /// Lays the lines out at a width, if it is another than before.
    pub(super) fn set_width(&mut self, width: usize) {
        if self.width == width {
            return;
        }
        self.width = width;
        self.lines = (0..self.blocks.len())
            .flat_map(|at| self.lines_of(at))
            .collect();
    }

    fn lines_of(&self, at: usize) -> Vec<PageLine> {
        let block = &self.blocks[at];
        let indent = self.indent(block.kind);
        let ranges = wrap(&block.text, self.width.saturating_sub(indent))
            .into_iter()
            .enumerate();
        ranges
            .map(|(number, range)| PageLine {
                block: at,
                range,
                indent,
                is_first: number == 0,
            })
            .collect()
    }

    /// Cells before the text of a block: facts stand beside their labels while there is room.
    fn indent(&self, kind: BlockKind) -> usize {
        match kind {
            BlockKind::Fact | BlockKind::Unknown => (self.label_width + 2).min(self.width / 2),
            BlockKind::Item | BlockKind::Source => 2,
            _ => 0,
        }
    }

    pub(super) fn block(&self, at: usize) -> &Block {
        &self.blocks[at]
    }

    /// Returns the hits in a line: the bytes of the block, and whether it is the one one is at.
    pub(super) fn hits_in(&self, line: &PageLine) -> impl Iterator<Item = (Range<usize>, bool)> {
        let first = self
            .hits
            .partition_point(|hit| (hit.block, hit.range.end) <= (line.block, line.range.start));
        let (block, end) = (line.block, line.range.end);
        let rest = self
            .hits
            .get(first..)
            .unwrap_or_default()
            .iter()
            .enumerate();
        let inside = rest.take_while(move |(_, hit)| hit.block == block && hit.range.start < end);
        inside.map(move |(at, hit)| (hit.range.clone(), self.current == Some(first + at)))
    }

    /// Returns the lines that stand in a pane of so many rows.
    pub(super) fn visible(&self, rows: usize) -> &[PageLine] {
        let top = self.top(rows);
        self.lines
            .get(top..(top + rows).min(self.lines.len()))
            .unwrap_or_default()
    }

    /// Returns the first line in a pane of so many rows: at the anchor, but never past the end.
    pub(super) fn top(&self, rows: usize) -> usize {
        let at = self.lines.partition_point(|line| {
            (line.block, line.range.end.max(line.range.start + 1)) <= self.anchor
        });
        at.min(self.lines.len().saturating_sub(rows))
    }

    /// Returns the number of the hit one is at, from 1, and how many there are.
    #[must_use]
    pub(super) fn hit_position(&self) -> (Option<usize>, usize) {
        (self.current.map(|at| at + 1), self.hits.len())
    }

    /// Moves by lines in a pane of so many rows.
    pub(super) fn scroll(&mut self, lines: isize, rows: usize) {
        let top = self.top(rows).saturating_add_signed(lines);
        self.go_to(top, rows);
    }

    /// Moves to the first line.
    pub(super) fn scroll_to_top(&mut self) {
        self.anchor = (0, 0);
    }

    /// Moves so that the last line stands at the bottom.
    pub(super) fn scroll_to_bottom(&mut self, rows: usize) {
        self.go_to(self.lines.len(), rows);
    }

    fn go_to(&mut self, top: usize, rows: usize) {
        let top = top.min(self.lines.len().saturating_sub(rows));
        self.anchor = self
            .lines
            .get(top)
            .map_or((0, 0), |line| (line.block, line.range.start));
    }

    /// Goes to the first hit in the texts; where the texts have none the page stays at its top.
    pub(super) fn go_to_first_hit(&mut self, rows: usize) {
        let texts = self
            .blocks
            .iter()
            .position(|block| block.kind == BlockKind::Document)
            .unwrap_or(0);
        self.current = self.hits.iter().position(|hit| hit.block >= texts);
        self.show_current(rows);
    }

    /// Shows the page from its top, or as far down as the first hit asks for; one is at no hit yet.
    pub(super) fn preview(&mut self, rows: usize) {
        self.scroll_to_top();
        self.current = (!self.hits.is_empty()).then_some(0);
        self.show_current(rows);
        self.current = None;
    }

    /// Goes to the next hit, or the one before; round at the ends.
    pub(super) fn step_hit(&mut self, forward: bool, rows: usize) {
        let count = self.hits.len();
        if count == 0 {
            return;
        }
        self.current = Some(match (self.current, forward) {
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
            (None, true) => 0,
            (None, false) => count - 1,
        });
        self.show_current(rows);
    }

    /// Scrolls as little as needed for the current hit to be seen with what stands above it.
    fn show_current(&mut self, rows: usize) {
        let Some(hit) = self.current.and_then(|at| self.hits.get(at)) else {
            return;
        };
        let place = (hit.block, hit.range.start);
        let line = self
            .lines
            .partition_point(|line| (line.block, line.range.end) <= place);
        let top = self.top(rows);
        if line < top + CONTEXT.min(rows / 4) || line >= top + rows.saturating_sub(1) {
            self.go_to(line.saturating_sub(CONTEXT.min(rows / 4)), rows);
        }
    }
}

fn blocks(edition: &Edition, lang: Lang) -> Vec<Block> {
    let mut blocks = vec![
        block(BlockKind::Title, &export::heading(edition, lang)),
        blank(),
    ];
    for fact in export::sheet(edition, lang) {
        let kind = if fact.is_unknown {
            BlockKind::Unknown
        } else {
            BlockKind::Fact
        };
        blocks.push(Block {
            kind,
            label: fact.label,
            text: fact.value,
        });
    }
    for document in &edition.documents {
        let kind = export::kind_name(document.kind, lang);
        blocks.extend([blank(), block(BlockKind::Document, &kind), blank()]);
        blocks.extend(text_blocks(&document.text));
    }
    if !edition.sources.is_empty() {
        blocks.extend([
            blank(),
            block(BlockKind::Document, &lang.label_sources()),
            blank(),
        ]);
        blocks.extend(
            edition
                .sources
                .iter()
                .map(|source| block(BlockKind::Source, source)),
        );
    }
    blocks
}

/// The blocks of a text: one a line, blank lines between them folded into one.
fn text_blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for line in text.trim().lines() {
        let next = text_block(line.trim());
        let is_double = next.kind == BlockKind::Blank
            && blocks
                .last()
                .is_some_and(|last| last.kind == BlockKind::Blank);
        if !is_double {
            blocks.push(next);
        }
    }
    blocks
}

fn text_block(line: &str) -> Block {
    if line.is_empty() {
        return blank();
    }
    if let Some(heading) = line
        .strip_prefix('#')
        .map(|rest| rest.trim_start_matches('#'))
        .filter(|rest| rest.starts_with(' '))
    {
        return block(BlockKind::Heading, heading);
    }
    let item = ["• ", "- ", "* ", "•\u{a0}"]
        .iter()
        .find_map(|bullet| line.strip_prefix(bullet));
    item.map_or_else(
        || block(BlockKind::Paragraph, line),
        |item| block(BlockKind::Item, item),
    )
}

fn block(kind: BlockKind, text: &str) -> Block {
    Block {
        kind,
        label: String::new(),
        text: clean_line(text),
    }
}

fn blank() -> Block {
    block(BlockKind::Blank, "")
}
