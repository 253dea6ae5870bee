//! Counts over the present result: a screen that is told of every result while it is open.

use super::App;
use crate::tui::Effect;
use crate::tui::facets::FacetPanel;

impl App {
    pub(super) fn show_facets(&mut self) -> Vec<Effect> {
        // A page about a name is no result to count over.
        if self.scene.look.is_some() {
            self.notice = Some(self.lang.nothing_to_count());
            return Vec::new();
        }
        self.open_screen(Box::new(FacetPanel::default()));
        self.tell_results()
    }

    /// Tells the screens which results there are.
    pub(super) fn tell_results(&mut self) -> Vec<Effect> {
        let query = self.scene.query();
        let results = &self.scene.list.results;
        // Where the words were slips the rows are for those that were meant, and so are the counts.
        let meant = results.did_you_mean.as_ref().map(|meant| &meant.query);
        let meant = meant.filter(|_| self.scene.is_answered()).cloned();
        let found_with = meant.unwrap_or_else(|| self.scene.input.value().to_owned());
        self.on_every_screen(|screen, _| screen.results_changed(&query, &found_with))
    }
}
