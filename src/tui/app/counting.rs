//! The panel with counts: opened with a key, counted by the worker, its values put into the query.

use super::{App, Overlay, OverlayKind};
use crate::search::{Facets, with, without};
use crate::tui::Effect;
use crate::tui::facets::FacetPanel;
use crate::tui::worker::Request;

impl App {
    pub(super) fn show_facets(&mut self) -> Vec<Effect> {
        if self.panel().is_some() {
            self.overlay = None;
            return Vec::new();
        }
        // A page about a name is no result to count over.
        if self.scene.look.is_some() {
            self.notice = Some(self.lang.nothing_to_count());
            return Vec::new();
        }
        self.cover(OverlayKind::Facets(FacetPanel::default()));
        self.count_facets().into_iter().collect()
    }

    fn panel(&mut self) -> Option<&mut FacetPanel> {
        match &mut self.overlay {
            Some(Overlay {
                kind: OverlayKind::Facets(panel),
                ..
            }) => Some(panel),
            _ => None,
        }
    }

    /// Asks for the counts anew while the panel is there.
    pub(super) fn count_facets(&mut self) -> Option<Effect> {
        self.panel()?;
        let results = &self.scene.list.results;
        // Where the words were slips the rows are for those that were meant, and so are the counts.
        let meant = results.did_you_mean.as_ref().map(|meant| &meant.query);
        let typed = match meant.filter(|_| self.scene.is_answered()) {
            Some(meant) => meant.clone(),
            None => self.scene.input.value().to_owned(),
        };
        Some(self.ask(Request::CountFacets(typed)))
    }

    pub(super) fn take_facets(&mut self, facets: Facets) {
        if let Some(panel) = self.panel() {
            panel.take(facets);
            // One may be at another row now.
            self.go_in_overlay(crate::tui::Action::Redraw);
        }
    }

    /// Asks for the value one is at, or for what has it not; asked for already, it is taken away.
    pub(super) fn toggle_facet(&mut self, is_negated: bool) -> Vec<Effect> {
        if self.panel().is_some_and(FacetPanel::open) {
            return Vec::new();
        }
        let lang = self.lang;
        let condition = |is_negated: bool| {
            let Some(Overlay {
                kind: OverlayKind::Facets(panel),
                ..
            }) = &self.overlay
            else {
                return None;
            };
            let (facet, value) = panel.selected_value()?;
            Some(facet.condition(value, is_negated, lang))
        };
        let (Some(wanted), Some(other)) = (condition(is_negated), condition(!is_negated)) else {
            return Vec::new();
        };
        let query = self.scene.query();
        let chip_of = |condition: &str| {
            let is_it = |chip: &&crate::search::Chip| {
                query.typed.get(chip.range.clone()) == Some(condition)
            };
            query.chips.iter().find(is_it)
        };
        let typed = match (chip_of(&wanted), chip_of(&other)) {
            (Some(chip), _) => without(&query.typed, &chip.range),
            (None, Some(chip)) => with(&without(&query.typed, &chip.range), &wanted),
            (None, None) => with(&query.typed, &wanted),
        };
        self.ask_instead(&typed)
    }

    /// Says how a value stands in the query: `+`, `-` or not at all.
    pub(in crate::tui) fn facet_mark(&self, include: &str, exclude: &str) -> &'static str {
        let query = self.scene.query();
        let has = |condition: &str| {
            let mut ranges = query.chips.iter().map(|chip| chip.range.clone());
            ranges.any(|range| query.typed.get(range) == Some(condition))
        };
        if has(include) {
            "+"
        } else if has(exclude) {
            "-"
        } else {
            " "
        }
    }
}
