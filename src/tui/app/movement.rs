//! Moving: through the list, the text, its hits and the help.

use super::{App, Focus};
use crate::tui::view::overlay::extent;
use crate::tui::{Action, Effect};

impl App {
    pub(super) fn step_hit(&mut self, forward: bool) {
        let rows = self.text_rows();
        if let Some(page) = &mut self.page {
            page.step_hit(forward, rows);
        }
    }

    pub(super) fn go(&mut self, movement: Action) -> Vec<Effect> {
        if let Some(overlay) = &self.overlay {
            let (length, rows) = extent(self, overlay, self.area);
            let top = moved(overlay.top, movement, rows, length.saturating_sub(rows));
            if let Some(overlay) = &mut self.overlay {
                overlay.top = top;
            }
            return Vec::new();
        }
        if self.focus == Focus::Text {
            self.scroll(movement);
            return Vec::new();
        }
        self.list.go(movement, self.list_rows());
        let mut effects = self.open_selected();
        effects.extend(self.ask_for_more());
        effects
    }

    pub(super) fn scroll(&mut self, movement: Action) {
        let rows = self.text_rows();
        let Some(page) = &mut self.page else { return };
        let page_step = isize::try_from(rows.saturating_sub(2).max(1)).unwrap_or(1);
        match movement {
            Action::MoveDown => page.scroll(1, rows),
            Action::MoveUp => page.scroll(-1, rows),
            Action::PageDown => page.scroll(page_step, rows),
            Action::PageUp => page.scroll(-page_step, rows),
            Action::HalfPageDown => page.scroll(page_step / 2 + 1, rows),
            Action::HalfPageUp => page.scroll(-page_step / 2 - 1, rows),
            Action::MoveToTop => page.scroll_to_top(),
            Action::MoveToBottom => page.scroll_to_bottom(rows),
            _ => {}
        }
    }
}

/// Moves the first line of an overlay, to the last that leaves no empty rows at the most.
fn moved(top: usize, movement: Action, rows: usize, last: usize) -> usize {
    let to = match movement {
        Action::MoveDown => top + 1,
        Action::MoveUp => top.saturating_sub(1),
        Action::PageDown => top + rows,
        Action::PageUp => top.saturating_sub(rows),
        Action::HalfPageDown => top + rows.div_ceil(2),
        Action::HalfPageUp => top.saturating_sub(rows.div_ceil(2)),
        Action::MoveToBottom => last,
        _ => 0,
    };
    to.min(last)
}
