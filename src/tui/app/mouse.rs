//! The mouse, for whoever asked for it: a click goes to what it hits, a second one opens it.

use super::{App, Focus};
use crate::tui::action::Movement;
use crate::tui::{Action, Effect};

impl App {
    pub(super) fn click(&mut self, column: u16, row: u16) -> Vec<Effect> {
        let Some(panes) = self.panes().filter(|_| self.screens.is_empty()) else {
            return Vec::new();
        };
        if row == panes.query.y {
            return self.go_to_box();
        }
        let is_in = |area: ratatui::layout::Rect| area.contains((column, row).into());
        if let Some(list) = panes.hit_area().filter(|list| is_in(*list)) {
            return self.click_hit(usize::from((row - list.y) / panes.hit_rows()));
        }
        if is_in(panes.answer) {
            return self.click_answer(usize::from(row - panes.answer.y));
        }
        match panes.text.filter(|text| is_in(*text)) {
            Some(text) => self.click_line(usize::from(row - text.y)),
            None => Vec::new(),
        }
    }

    fn click_hit(&mut self, row: usize) -> Vec<Effect> {
        let at = self.scene.list.top + row;
        let Some(hit) = self.scene.list.results.hits.get(at) else {
            return Vec::new();
        };
        let (id, was_selected) = (hit.row.id, self.scene.list.selected == at);
        if was_selected && self.scene.focus == Focus::List {
            return self.read();
        }
        self.scene.list.choose(id);
        self.scene.is_pinned = false;
        self.go_to(Focus::List);
        self.open_selected()
    }

    fn click_line(&mut self, row: usize) -> Vec<Effect> {
        let was_here = self.scene.focus == Focus::Text;
        self.go_to(Focus::Text);
        let Some(page) = &mut self.scene.page else {
            return Vec::new();
        };
        let before = page.link_position().0;
        if page.go_to_link_at(row) && was_here && page.link_position().0 == before {
            return self.follow_selected();
        }
        Vec::new()
    }

    pub(super) fn wheel(&mut self, column: u16, is_down: bool) -> Vec<Effect> {
        let action = if is_down {
            Action::MoveDown
        } else {
            Action::MoveUp
        };
        let in_list = self
            .panes()
            .and_then(|panes| panes.list)
            .is_some_and(|list| column < list.right());
        if !self.screens.is_empty() || (in_list && self.scene.focus != Focus::Text) {
            return self.act(action);
        }
        if let Some(movement) = Movement::of(action) {
            for _ in 0..3 {
                self.scroll(movement);
            }
        }
        Vec::new()
    }
}
