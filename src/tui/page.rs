//! Something laid out for reading: an edition or a leaf as blocks, the hits and the names in them, and the
//! lines that stand on the screen.
//!
//! Only the blocks one looks at are ever cut into lines, so that a long report opens as fast as a short
//! one. The place one reads at is a place in the text, so that it stays when the window changes.

mod body;
mod links;
mod scroll;
mod split;
mod table;

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use crate::archive::EditionId;
use crate::edition::{Edition, Handle};
use crate::export::Leaf;
use crate::locale::Lang;
use crate::profiles::{Form, Target, named_in};
use crate::search::{Needle, marks};

pub(super) use body::{Block, BlockKind, NAMES_BREAK};
pub(super) use links::Link;
pub(super) use split::FactsPlace;
pub(super) use table::ShownCell;

/// A place in the text: a block, and a byte of it.
pub(super) type Anchor = (usize, usize);

/// Something on its way to the screen.
#[derive(Debug, Clone)]
pub(super) struct Page {
    /// The edition, if it is one.
    pub(super) id: Option<EditionId>,
    /// Its handle.
    pub(super) key: Handle,
    /// The record, for what one takes along.
    pub(super) edition: Option<Rc<Edition>>,
    blocks: Rc<Vec<Block>>,
    /// Widest label, in cells.
    label_width: usize,
    /// Which of several texts is shown.
    document: usize,
    documents: usize,
    hits: Vec<PageHit>,
    /// The hit one is at.
    current: Option<usize>,
    links: Rc<Vec<Link>>,
    /// Names were looked for in the text.
    is_linked: bool,
    /// The name one is at.
    link: Option<usize>,
    width: usize,
    rows: usize,
    anchor: Anchor,
    /// The lines of blocks that were looked at, at this width.
    wrapped: HashMap<usize, Rc<[Range<usize>]>>,
    /// How many rows of the pane are the text's.
    text_rows: usize,
    /// The lines of the text on the screen.
    window: Vec<PageLine>,
    facts_place: FactsPlace,
    /// The lines of the facts on the screen, where they stand apart, and from the how manieth on.
    facts: Vec<PageLine>,
    facts_top: usize,
    /// How many lines the facts have.
    fact_lines: usize,
    /// The line with the names of the texts, where the facts stand apart.
    tabs: Vec<PageLine>,
}

/// A place where what was asked stands.
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
    /// Lays an edition out; its lines come with the first size.
    #[must_use]
    pub(super) fn of_edition(id: EditionId, edition: Edition, lang: Lang) -> Self {
        let page = Page::new(body::of_edition(&edition, lang));
        Page {
            id: Some(id),
            key: edition.key.clone(),
            documents: edition.documents.len(),
            edition: Some(Rc::new(edition)),
            ..page
        }
    }

    /// Lays a leaf out. Its names are there from the start, and one is at the first under a heading: what
    /// stands above is about the page itself.
    #[must_use]
    pub(super) fn of_leaf(leaf: &Leaf) -> Self {
        let (blocks, links) = body::of_leaf(leaf);
        let heading = blocks
            .iter()
            .position(|block| block.kind == BlockKind::Heading);
        let below = links.iter().position(|link| Some(link.block) > heading);
        let has_facts = heading.is_some_and(|heading| {
            let above = blocks.iter().take(heading);
            above.clone().any(|block| block.kind == BlockKind::Fact)
                && above
                    .clone()
                    .all(|block| block.kind != BlockKind::Paragraph)
        });
        let first = (!links.is_empty()).then_some(0);
        let link = below.filter(|_| has_facts).or(first);
        Page {
            links: Rc::new(links),
            is_linked: true,
            link,
            ..Page::new(blocks)
        }
    }

    fn new(blocks: Vec<Block>) -> Self {
        let labels = blocks.iter().map(|block| crate::text::width(&block.label));
        let label_width = labels.max().unwrap_or(0);
        Page {
            id: None,
            key: Handle::default(),
            edition: None,
            blocks: Rc::new(blocks),
            label_width,
            document: 0,
            documents: 0,
            hits: Vec::new(),
            current: None,
            links: Rc::default(),
            is_linked: false,
            link: None,
            width: 0,
            rows: 0,
            anchor: (0, 0),
            wrapped: HashMap::new(),
            text_rows: 0,
            window: Vec::new(),
            facts_place: FactsPlace::default(),
            facts: Vec::new(),
            facts_top: 0,
            fact_lines: 0,
            tabs: Vec::new(),
        }
    }

    /// Marks where the needles stand, and where the text calls a person so.
    pub(super) fn mark(&mut self, needles: &[Needle], forms: &[Form]) {
        self.hits.clear();
        self.current = None;
        for (block, content) in self.blocks.iter().enumerate() {
            let mut ranges = marks(&content.text, needles);
            if !forms.is_empty() {
                ranges.extend(named_in(&content.text, forms));
                ranges.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
                let mut end = 0;
                ranges.retain(|range| {
                    let is_free = range.start >= end;
                    end = end.max(range.end);
                    is_free
                });
            }
            self.hits
                .extend(ranges.into_iter().map(|range| PageHit { block, range }));
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

    /// Returns the number of the hit one is at, from 1, and how many there are.
    #[must_use]
    pub(super) fn hit_position(&self) -> (Option<usize>, usize) {
        (self.current.map(|at| at + 1), self.hits.len())
    }

    /// Goes to the first hit in the texts; where the texts have none the page stays at its top.
    pub(super) fn go_to_first_hit(&mut self) {
        let texts = self
            .blocks
            .iter()
            .position(|block| block.kind == BlockKind::Document)
            .unwrap_or(0);
        self.current = self.hits.iter().position(|hit| hit.block >= texts);
        self.show_current();
        self.show_first_fact_hit();
    }

    /// Goes to the hit in the texts that a passage of them shows; says whether the texts have it.
    pub(super) fn go_to_passage(&mut self, passage: &str, mark: Option<&Range<usize>>) -> bool {
        let Some(mark) = mark else { return false };
        let from = passage.get(mark.start..).unwrap_or_default();
        // Passages are cut at both ends, and run over the ends of lines.
        let mut words = from.split_inclusive(' ').scan(0, |end, word| {
            *end += word.len();
            Some(*end)
        });
        let end = words.nth(3).unwrap_or(from.len());
        let from = from.get(..end).unwrap_or_default().trim_end();
        let from = from.trim_end_matches('…').trim_end();
        let found = self.hits.iter().position(|hit| {
            let block = &self.blocks[hit.block];
            let rest = block.text.get(hit.range.start..).unwrap_or_default();
            let is_text = block.document.is_some();
            is_text && (rest.starts_with(from) || (!rest.is_empty() && from.starts_with(rest)))
        });
        if found.is_some() {
            self.current = found;
            self.show_current();
            self.show_first_fact_hit();
        }
        found.is_some()
    }

    /// Goes to the first or the last hit of all; says whether there is one.
    pub(super) fn go_to_end_hit(&mut self, is_last: bool) -> bool {
        let last = self.hits.len().checked_sub(1);
        self.current = if is_last { last } else { last.map(|_| 0) };
        self.show_current();
        self.current.is_some()
    }

    /// Goes to the hit at or after the place one reads at.
    pub(super) fn go_to_near_hit(&mut self) {
        let anchor = self.anchor;
        let after = self
            .hits
            .iter()
            .position(|hit| (hit.block, hit.range.start) >= anchor);
        self.current = after.or((!self.hits.is_empty()).then_some(0));
        self.show_current();
    }

    /// Shows the page from its top, or as far down as the first hit asks for; one is at no hit yet.
    pub(super) fn preview(&mut self) {
        self.scroll_to_top();
        let texts = self.first_of_text();
        let first = self.hits.iter().position(|hit| hit.block >= texts);
        self.current = first.or((!self.hits.is_empty()).then_some(0));
        self.show_current();
        self.show_first_fact_hit();
        self.current = None;
    }

    /// Goes to the next hit, or the one before; says so where there is none that way.
    pub(super) fn step_hit(&mut self, forward: bool) -> bool {
        let count = self.hits.len();
        let next = match (self.current, forward) {
            (Some(at), true) => Some(at + 1).filter(|at| *at < count),
            (Some(at), false) => at.checked_sub(1),
            (None, true) => (count > 0).then_some(0),
            (None, false) => count.checked_sub(1),
        };
        if next.is_some() {
            self.current = next;
            self.show_current();
        }
        next.is_some()
    }

    fn show_current(&mut self) {
        if let Some(hit) = self.current.and_then(|at| self.hits.get(at)) {
            let place = (hit.block, hit.range.start);
            self.show(place);
        }
    }

    /// Returns the place in the blocks of a byte of a document.
    pub(super) fn place_of(&self, document: usize, byte: usize) -> Option<Anchor> {
        let inside = self.blocks.iter().enumerate().rev();
        let mut inside = inside.filter(|(_, block)| block.document == Some(document));
        let (at, block) =
            inside.find(|(_, block)| block.start <= byte && !block.text.is_empty())?;
        Some((at, byte - block.start))
    }

    /// Returns how many texts there are, and which one is shown.
    pub(super) fn document(&self) -> (usize, usize) {
        (self.document, self.documents)
    }

    /// Shows the next text.
    pub(super) fn next_document(&mut self) {
        if self.documents > 1 {
            self.show_document((self.document + 1) % self.documents);
            // From the line with the names of the texts.
            let tabs = self
                .blocks
                .iter()
                .position(|block| block.kind == BlockKind::Document);
            self.anchor = (tabs.unwrap_or(0), 0);
            self.lay_out();
        }
    }

    fn show_document(&mut self, document: usize) {
        if self.document != document {
            self.document = document;
            self.lay_out();
        }
    }

    /// Returns the text of the block at the place one reads at, or of the hit one is at.
    pub(super) fn passage(&self) -> Option<&str> {
        let hit = self
            .current
            .and_then(|at| self.hits.get(at))
            .map(|hit| hit.block);
        let is_text = |at: &usize| {
            matches!(
                self.blocks[*at].kind,
                BlockKind::Paragraph | BlockKind::Item
            )
        };
        let shown = self.window.iter().map(|line| line.block);
        let block = hit
            .filter(is_text)
            .or_else(|| shown.clone().find(is_text))?;
        Some(&self.blocks[block].text)
    }

    /// Returns all of it as plain text.
    pub(super) fn text(&self) -> String {
        let lines = self.blocks.iter().map(|block| match block.label.as_str() {
            "" => block.text.clone(),
            label => format!("{label}  {}", block.text),
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Returns where the name one is at leads.
    pub(super) fn target(&self) -> Option<&Target> {
        self.links.get(self.link?).map(|link| &link.target)
    }

    /// Returns the names in a line: the bytes of the block, and whether it is the one one is at.
    pub(super) fn links_in(&self, line: &PageLine) -> impl Iterator<Item = (Range<usize>, bool)> {
        let first = self
            .links
            .partition_point(|link| (link.block, link.range.end) <= (line.block, line.range.start));
        let (block, end) = (line.block, line.range.end);
        let rest = self
            .links
            .get(first..)
            .unwrap_or_default()
            .iter()
            .enumerate();
        let inside = rest.take_while(move |(_, one)| one.block == block && one.range.start < end);
        inside.map(move |(at, one)| (one.range.clone(), self.link == Some(first + at)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::{Document, DocumentKind};

    /// A page with a text of so many paragraphs.
    fn page(paragraphs: usize) -> Page {
        let line = "Een alinea over de stad en het Rijk die wat langer is dan één regel op het scherm.\n\n";
        let document = Document {
            kind: DocumentKind::Report,
            title: None,
            url: None,
            published: None,
            text: line.repeat(paragraphs),
        };
        let edition = Edition {
            documents: vec![document],
            ..Edition::default()
        };
        let mut body = Page::new(body::of_edition(&edition, Lang::Nl));
        body.documents = 1;
        body
    }

    #[test]
    fn only_what_is_looked_at_is_cut_into_lines() {
        let mut page = page(10_000);
        page.resize(40, 20, FactsPlace::Before);
        assert!(page.wrapped.len() < 50, "{}", page.wrapped.len());
        page.scroll(5);
        page.mark(&[Needle::new(vec!["rijk".to_owned()], false)], &[]);
        assert!(page.go_to_end_hit(true));
        page.scroll_to_bottom();
        assert!(page.wrapped.len() < 150, "{}", page.wrapped.len());
        assert_eq!(page.hit_position(), (Some(10_000), 10_000));
    }

    #[test]
    fn reading_starts_at_the_hit_that_a_passage_shows_and_not_at_the_first() {
        let document = Document {
            kind: DocumentKind::Report,
            title: None,
            url: None,
            published: None,
            text: "De stad is oud.\n\nLater groeit de stad met het Rijk mee.".to_owned(),
        };
        let edition = Edition {
            documents: vec![document],
            ..Edition::default()
        };
        let mut page = Page {
            documents: 1,
            edition: Some(Rc::new(edition.clone())),
            ..Page::new(body::of_edition(&edition, Lang::Nl))
        };
        page.resize(40, 20, FactsPlace::Above);
        page.mark(&[Needle::new(vec!["stad".to_owned()], false)], &[]);
        let passage = "…groeit de stad met het Rijk…";
        let at = passage.find("stad").unwrap_or_default();
        assert!(page.go_to_passage(passage, Some(&(at..at + 4))));
        assert_eq!(page.hit_position(), (Some(2), 2));
        assert!(!page.go_to_passage("…het stadhuis…", Some(&(8..12))));
    }

    #[test]
    fn a_place_that_is_not_there_is_the_nearest_that_is() {
        let mut page = page(3);
        page.resize(40, 20, FactsPlace::Before);
        page.return_to((9, (usize::MAX, usize::MAX)));
        assert_eq!(page.anchor().0, 0);
        for place in [(usize::MAX, usize::MAX), (0, usize::MAX), (0, 61)] {
            page.scroll_to_top();
            page.show(place);
            assert!(page.visible().next().is_some(), "{place:?}");
        }
    }

    #[test]
    fn no_row_stays_empty_while_there_is_text() {
        let mut page = page(100);
        page.resize(40, 20, FactsPlace::Before);
        page.scroll_to_bottom();
        assert_eq!(page.visible().count(), 20);
        page.resize(80, 30, FactsPlace::Before);
        assert_eq!(page.visible().count(), 30);
        page.scroll(1000);
        assert_eq!((page.visible().count(), page.percent()), (30, Some(100)));
        page.scroll(-10_000);
        assert_eq!(page.anchor(), (0, (0, 0)));
    }

    #[test]
    fn a_place_stays_on_top_at_every_width() {
        let mut page = page(100);
        page.resize(40, 20, FactsPlace::Before);
        page.scroll(77);
        let place = page.anchor();
        for width in [80, 20, 33, 72, 40] {
            page.resize(width, 20, FactsPlace::Before);
            let top = page.window[0].clone();
            assert_eq!(top.block, place.1.0);
            assert!(top.range.start <= place.1.1 && place.1.1 < top.range.end.max(1));
        }
    }
}
