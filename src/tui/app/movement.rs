//! Moving: through the list, the text, its hits and names.

use super::{App, Due, Focus};
use crate::tui::Effect;
use crate::tui::action::Movement;

impl App {
    /// Goes to the next hit; past the last one of a text, into the next edition of the result.
    pub(super) fn step_hit(&mut self, forward: bool) -> Vec<Effect> {
        let page = self.scene.page.as_mut();
        if page.is_none_or(|page| page.step_hit(forward)) {
            return Vec::new();
        }
        let is_last = !forward;
        let has_more = self.scene.look.is_none() && self.scene.focus == Focus::Text;
        if has_more && self.has_neighbour(forward) {
            return self.step_edition(forward, Due::Hit { is_last });
        }
        // Round the ends of the only text, or the last.
        let page = self.scene.page.as_mut();
        let is_round = page.is_some_and(|page| page.go_to_end_hit(is_last));
        if is_round && has_more && self.scene.list.results.hits.len() > 1 {
            self.notice = Some(self.lang.no_more_hits());
        }
        Vec::new()
    }

    fn has_neighbour(&self, forward: bool) -> bool {
        let (at, count) = (self.scene.list.selected, self.scene.list.results.hits.len());
        if forward {
            at + 1 < count
        } else {
            at > 0 && at < count
        }
    }

    pub(super) fn step_link(&mut self, forward: bool) {
        // Without a name one is at, the key goes where it goes elsewhere: to the pane before.
        let page = self.scene.page.as_mut();
        let has_link = page.as_ref().is_some_and(|page| page.target().is_some());
        if !forward && !has_link && self.scene.look.is_none() {
            self.go_to(Focus::List);
            return;
        }
        if !page.is_some_and(|page| page.step_link(forward)) {
            self.notice = Some(self.lang.nothing_to_link());
        }
    }

    pub(super) fn go(&mut self, movement: Movement) -> Vec<Effect> {
        if self.prompt.is_some() {
            return Vec::new();
        }
        if self.offer.is_some() {
            self.go_in_offer(movement);
            return Vec::new();
        }
        if self.scene.look.is_some() {
            self.go_on_page(movement);
            return Vec::new();
        }
        if self.scene.focus == Focus::Text {
            self.scroll(movement);
            return Vec::new();
        }
        if let Some(effects) = self.go_in_answer(movement) {
            return effects;
        }
        self.scene.list.go(movement, self.list_rows());
        self.scene.is_pinned = false;
        self.due = None;
        let mut effects = self.open_selected();
        effects.extend(self.ask_for_more());
        effects
    }

    /// On a page one goes from name to name while those are near.
    fn go_on_page(&mut self, movement: Movement) {
        let Some(page) = &mut self.scene.page else {
            return;
        };
        match movement {
            Movement::Down => page.step_line(true),
            Movement::Up => page.step_line(false),
            Movement::Top => {
                page.scroll_to_top();
                page.go_to_link(0);
            }
            Movement::Bottom => {
                page.go_to_link(usize::MAX);
                page.scroll_to_bottom();
            }
            Movement::PageDown | Movement::PageUp | Movement::HalfDown | Movement::HalfUp => {
                self.scroll(movement);
                if let Some(page) = &mut self.scene.page {
                    page.pull_link();
                }
            }
        }
    }

    pub(super) fn scroll(&mut self, movement: Movement) {
        let rows = self
            .panes()
            .and_then(|panes| panes.text)
            .map_or(1, |text| text.height);
        let Some(page) = &mut self.scene.page else {
            return;
        };
        let step = isize::try_from(rows.saturating_sub(2).max(1)).unwrap_or(1);
        match movement {
            Movement::Down => page.scroll(1),
            Movement::Up => page.scroll(-1),
            Movement::PageDown => page.scroll(step),
            Movement::PageUp => page.scroll(-step),
            Movement::HalfDown => page.scroll(step / 2 + 1),
            Movement::HalfUp => page.scroll(-step / 2 - 1),
            Movement::Top => page.scroll_to_top(),
            Movement::Bottom => page.scroll_to_bottom(),
        }
    }

    /// Gives the text the whole screen, and the keys.
    pub(super) fn toggle_full(&mut self) {
        self.scene.is_full = !self.scene.is_full;
        let focus = if self.scene.is_full {
            Focus::Text
        } else {
            self.scene.focus
        };
        self.go_to(focus);
    }
}
