//! Moving: through the list, the text, its hits and names, the help and menus.

use super::{App, Due, Focus, Overlay, OverlayKind};
use crate::tui::view::overlay::extent;
use crate::tui::{Action, Effect};

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

    pub(super) fn go(&mut self, movement: Action) -> Vec<Effect> {
        if self.prompt.is_some() {
            return Vec::new();
        }
        if self.overlay.is_some() {
            self.go_in_overlay(movement);
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

    pub(super) fn go_in_overlay(&mut self, movement: Action) {
        let Some(overlay) = &self.overlay else { return };
        let (length, rows) = extent(self, overlay, self.area);
        // On a screen of a few rows an overlay shows none.
        let rows = rows.max(1);
        let Some(Overlay { kind, top, .. }) = &mut self.overlay else {
            return;
        };
        match kind {
            OverlayKind::Menu(menu) => {
                menu.go(movement, rows);
                *top = (*top).clamp((menu.selected + 1).saturating_sub(rows), menu.selected);
            }
            OverlayKind::Facets(panel) => {
                panel.go(movement, rows);
                let row = panel.row();
                // The line before is seen too: it may say what is counted.
                let highest = if rows > 1 { row.saturating_sub(1) } else { row };
                *top = (*top).clamp(
                    (row + 1).saturating_sub(rows),
                    highest.max((row + 1).saturating_sub(rows)),
                );
            }
            OverlayKind::Help => {
                // To the last first line that leaves no empty rows.
                *top = movement.moved(*top, rows, length.saturating_sub(rows));
            }
        }
    }

    /// On a page one goes from name to name while those are near.
    fn go_on_page(&mut self, movement: Action) {
        let Some(page) = &mut self.scene.page else {
            return;
        };
        match movement {
            Action::MoveDown => page.step_line(true),
            Action::MoveUp => page.step_line(false),
            Action::MoveToTop => {
                page.scroll_to_top();
                page.go_to_link(0);
            }
            Action::MoveToBottom => {
                page.go_to_link(usize::MAX);
                page.scroll_to_bottom();
            }
            _ => {
                self.scroll(movement);
                if let Some(page) = &mut self.scene.page {
                    page.pull_link();
                }
            }
        }
    }

    pub(super) fn scroll(&mut self, movement: Action) {
        let rows = self
            .panes()
            .and_then(|panes| panes.text)
            .map_or(1, |text| text.height);
        let Some(page) = &mut self.scene.page else {
            return;
        };
        let step = isize::try_from(rows.saturating_sub(2).max(1)).unwrap_or(1);
        match movement {
            Action::MoveDown => page.scroll(1),
            Action::MoveUp => page.scroll(-1),
            Action::PageDown => page.scroll(step),
            Action::PageUp => page.scroll(-step),
            Action::HalfPageDown => page.scroll(step / 2 + 1),
            Action::HalfPageUp => page.scroll(-step / 2 - 1),
            Action::MoveToTop => page.scroll_to_top(),
            Action::MoveToBottom => page.scroll_to_bottom(),
            _ => {}
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
