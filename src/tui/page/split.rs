//! The facts of an edition beside its text: they stand still while the text moves.
//!
//! The blocks of a page stay as they are; only which of them stand in which window changes, so that the place one
//! reads at is the same whatever the width.

use super::{Anchor, BlockKind, Page, PageLine};

/// Where the facts of an edition stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::tui) enum FactsPlace {
    /// Before the text, and they go with it.
    #[default]
    Before,
    /// Above the text, and stay.
    Above,
    /// In a pane of so many columns and rows.
    Beside(usize, usize),
}

/// Facts above a text leave it half of the rows, on a high screen two fifths.
fn room_above(rows: usize) -> usize {
    if rows < HIGH {
        (rows / 2).max(1)
    } else {
        rows * 3 / 5
    }
}

/// So many rows are a high screen.
const HIGH: usize = 30;

impl Page {
    /// Returns the block that heads the texts, where facts and texts are apart.
    pub(super) fn border(&self) -> Option<usize> {
        let is_apart = self.facts_place != FactsPlace::Before && self.edition.is_some();
        is_apart.then(|| {
            let mut blocks = self.blocks.iter();
            let found = blocks.position(|block| block.kind == BlockKind::Document);
            found.unwrap_or(self.blocks.len())
        })
    }

    /// Returns whether a block stands among the facts that stay.
    pub(super) fn is_fact(&self, block: usize) -> bool {
        self.border().is_some_and(|border| block < border)
    }

    /// Returns the first block that the window of the text may show.
    pub(super) fn first_of_text(&self) -> usize {
        // The line with the names of the texts stays, and the blank below it goes.
        self.border().map_or(0, |border| border + 2)
    }

    /// How many columns the facts have.
    pub(super) fn facts_width(&self) -> usize {
        match self.facts_place {
            FactsPlace::Beside(width, _) => width,
            FactsPlace::Before | FactsPlace::Above => self.width,
        }
    }

    /// Returns the lines of the facts, where they have a pane of their own.
    pub(in crate::tui) fn facts(&self) -> &[PageLine] {
        match self.facts_place {
            FactsPlace::Beside(..) => &self.facts,
            FactsPlace::Before | FactsPlace::Above => &[],
        }
    }

    /// Returns the lines of the text pane: facts that stay, the names of the texts, the text.
    pub(in crate::tui) fn visible(&self) -> impl Iterator<Item = &PageLine> {
        let is_above = self.facts_place == FactsPlace::Above;
        let facts = self.facts.iter().filter(move |_| is_above);
        facts.chain(&self.tabs).chain(&self.window)
    }

    /// Returns how many lines of facts there is no room for above a line of names of texts.
    pub(in crate::tui) fn hidden_facts(&self, block: usize) -> usize {
        let is_border = self.border() == Some(block);
        let hidden = self.fact_lines.saturating_sub(self.facts.len());
        if is_border { hidden } else { 0 }
    }

    /// Brings the facts in line with the size, and says how many rows they leave to the text.
    pub(super) fn lay_out_facts(&mut self) -> usize {
        let Some(border) = self.border() else {
            (self.facts, self.tabs) = (Vec::new(), Vec::new());
            self.fact_lines = 0;
            return self.rows;
        };
        let mut lines = Vec::new();
        // The blank before the texts needs no row of its own.
        for block in 0..border.saturating_sub(1) {
            let count = self.lines_of(block).len();
            lines.extend((0..count).map(|line| (block, line)));
        }
        self.tabs = (border < self.blocks.len())
            .then(|| self.line((border, 0)))
            .into_iter()
            .collect();
        let rest = self.rows.saturating_sub(self.tabs.len());
        let room = match self.facts_place {
            FactsPlace::Beside(_, rows) => rows,
            FactsPlace::Before | FactsPlace::Above => room_above(rest),
        };
        self.fact_lines = lines.len();
        let last = lines.len().saturating_sub(room);
        let top = self.facts_top.min(last);
        let shown = lines.into_iter().skip(top).take(room);
        self.facts = shown.map(|cursor| self.line(cursor)).collect();
        if self.facts_place == FactsPlace::Above {
            rest.saturating_sub(self.facts.len())
        } else {
            rest
        }
    }

    /// Moves the facts as little as needed for a place in them to be seen.
    pub(super) fn show_fact(&mut self, place: Anchor) {
        let (block, line) = self.cursor_of(place);
        let before: usize = (0..block).map(|block| self.lines_of(block).len()).sum();
        let (at, rows) = (before + line, self.facts.len().max(1));
        let lowest = (at + 1).saturating_sub(rows);
        self.facts_top = self.facts_top.clamp(lowest, at.max(lowest));
        self.lay_out();
    }

    /// Shows the first hit in the facts, where those stay.
    pub(super) fn show_first_fact_hit(&mut self) {
        let hit = self.hits.first().map(|hit| (hit.block, hit.range.start));
        if let Some(place) = hit.filter(|place| self.is_fact(place.0)) {
            self.show_fact(place);
        }
    }
}
