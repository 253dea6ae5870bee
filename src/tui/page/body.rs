//! The blocks of an edition, or of a leaf.

use std::rc::Rc;

use super::Link;
use crate::edition::Edition;
use crate::export::{self, Cell, Columns, Leaf, PartKind};
use crate::locale::Lang;
use crate::text::clean_line;

/// A paragraph, a heading, a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::tui) struct Block {
    pub(in crate::tui) kind: BlockKind,
    /// Stands before the first line; for facts.
    pub(in crate::tui) label: String,
    pub(in crate::tui) text: String,
    /// The text of the edition it belongs to; absent for what is always shown.
    pub(super) document: Option<usize>,
    /// The byte of that text at which it begins.
    pub(super) start: usize,
    /// Its parts in columns, and how wide those are; for lines of a table.
    pub(in crate::tui) cells: Vec<Cell>,
    pub(in crate::tui) columns: Option<Rc<Columns>>,
}

/// How a block looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) enum BlockKind {
    Title,
    Fact,
    Unknown,
    /// The names of the texts, or what follows.
    Document,
    Heading,
    /// The names of the columns of a table.
    Head,
    /// A row of a table.
    Row,
    Paragraph,
    Item,
    Source,
    Blank,
}

/// Returns the blocks of an edition: the sheet of facts, its texts, the sources.
pub(super) fn of_edition(edition: &Edition, lang: Lang) -> Vec<Block> {
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
            label: fact.label,
            ..block(kind, &fact.value)
        });
    }
    if !edition.documents.is_empty() {
        let kinds = edition
            .documents
            .iter()
            .map(|one| export::kind_name(one.kind, lang));
        // One after the other in the text of the block, found again by `document_names`.
        let names = kinds.collect::<Vec<_>>().join(NAMES_BREAK);
        blocks.extend([blank(), block(BlockKind::Document, ""), blank()]);
        if let Some(tabs) = blocks.iter_mut().rev().nth(1) {
            tabs.text = names;
        }
    }
    for (at, document) in edition.documents.iter().enumerate() {
        let texts = text_blocks(&document.text).into_iter();
        blocks.extend(texts.map(|block| Block {
            document: Some(at),
            ..block
        }));
    }
    if !edition.sources.is_empty() {
        blocks.extend([
            blank(),
            block(BlockKind::Document, &lang.label_sources()),
            blank(),
        ]);
        let sources = edition.sources.iter();
        blocks.extend(sources.map(|source| block(BlockKind::Source, source)));
    }
    blocks
}

/// Between the names of texts on their line.
pub(in crate::tui) const NAMES_BREAK: &str = "  ";

/// Returns the blocks of a leaf, and where parts of them lead.
pub(super) fn of_leaf(leaf: &Leaf) -> (Vec<Block>, Vec<Link>) {
    let (mut blocks, mut links) = (Vec::new(), Vec::new());
    let tables = leaf.tables();
    for (at, part) in leaf.parts.iter().enumerate() {
        let kind = match part.kind {
            PartKind::Title => BlockKind::Title,
            PartKind::Heading => BlockKind::Heading,
            PartKind::Fact => BlockKind::Fact,
            PartKind::Unknown => BlockKind::Unknown,
            PartKind::Head => BlockKind::Head,
            PartKind::Row => BlockKind::Row,
            PartKind::Text => BlockKind::Paragraph,
            PartKind::Blank => BlockKind::Blank,
        };
        blocks.push(Block {
            kind,
            label: part.label.clone(),
            text: part.text.clone(),
            cells: part.cells.clone(),
            columns: tables.get(&at).map(Rc::clone),
            ..blank()
        });
        links.extend(part.links.iter().map(|(range, target)| Link {
            block: at,
            range: range.clone(),
            target: target.clone(),
        }));
    }
    (blocks, links)
}

/// The blocks of a text: one a line, blank lines between them folded into one.
fn text_blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let next = Block {
            start,
            ..text_block(line.trim())
        };
        start += line.len() + 1;
        let is_double = next.kind == BlockKind::Blank
            && blocks
                .last()
                .is_none_or(|last| last.kind == BlockKind::Blank);
        if !is_double {
            blocks.push(next);
        }
    }
    while blocks
        .last()
        .is_some_and(|last| last.kind == BlockKind::Blank)
    {
        blocks.pop();
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
        document: None,
        start: 0,
        cells: Vec::new(),
        columns: None,
    }
}

fn blank() -> Block {
    block(BlockKind::Blank, "")
}
