//! Searching, and what comes back: hits, their count, and the selected edition.

use super::{App, FIRST_LIMIT, Focus};
use crate::archive::EditionId;
use crate::edition::Edition;
use crate::search::Results;
use crate::search::worker::Generation;
use crate::tui::Effect;
use crate::tui::page::Page;

impl App {
    pub(super) fn search_anew(&mut self) -> Vec<Effect> {
        self.limit = FIRST_LIMIT;
        self.is_reading_due = false;
        self.search()
    }

    pub(super) fn search(&mut self) -> Vec<Effect> {
        self.generation += 1;
        let typed = self.input.value().to_owned();
        vec![Effect::Search {
            generation: self.generation,
            typed,
            limit: self.limit,
        }]
    }

    pub(super) fn take_results(&mut self, generation: Generation, results: Results) -> Vec<Effect> {
        // An older search that was too far on to stop.
        if generation != self.generation {
            return Vec::new();
        }
        let is_longer = self.limit > FIRST_LIMIT;
        self.answered = generation;
        self.list.replace(results, is_longer);
        self.lay_out();
        self.mark();
        self.open_selected()
    }

    /// Asks for the selected edition unless it is on the page already.
    pub(super) fn open_selected(&mut self) -> Vec<Effect> {
        let Some(id) = self.list.selected_id() else {
            self.page = None;
            self.is_reading_due = false;
            return Vec::new();
        };
        if self.page.as_ref().is_some_and(|page| page.id == id) {
            self.read_if_due();
            return Vec::new();
        }
        vec![Effect::OpenEdition(id)]
    }

    pub(super) fn take_edition(&mut self, id: EditionId, edition: &Edition) {
        if self.list.selected_id() != Some(id) {
            return;
        }
        self.page = Some(Page::new(id, edition, self.lang));
        self.lay_out();
        self.mark();
        self.read_if_due();
    }

    /// Marks the query in the page. Whoever is not reading yet is shown the first place.
    pub(super) fn mark(&mut self) {
        let query = self.query();
        let (needles, is_about_words) = (query.needles(), query.is_about_words());
        let rows = self.text_rows();
        let Some(page) = &mut self.page else { return };
        page.mark(&needles);
        if self.focus != Focus::Text {
            page.scroll_to_top();
            if is_about_words {
                page.preview(rows);
            }
        }
    }

    pub(super) fn read_if_due(&mut self) {
        if self.is_reading_due && !self.is_searching() {
            self.is_reading_due = false;
            self.go_to(Focus::Text);
            let rows = self.text_rows();
            // Who asked for a number or a date wants the whole evening, from its top.
            let goes_to_hit = self.query().is_about_words();
            match &mut self.page {
                Some(page) if goes_to_hit => page.go_to_first_hit(rows),
                Some(page) => page.scroll_to_top(),
                None => {}
            }
        }
    }

    /// Near the end of the hits at hand, asks for more of them.
    pub(super) fn ask_for_more(&mut self) -> Vec<Effect> {
        if self.is_searching() || !self.list.is_near_end(self.list_rows()) {
            return Vec::new();
        }
        self.limit *= 4;
        self.search()
    }
}
