//! The answer above the list: asking for it, going through its rows, opening what they name.

use super::{App, Focus};
use crate::export::Leaf;
use crate::search::{DirectAnswer, Entity};
use crate::tui::Effect;
use crate::tui::action::Movement;
use crate::tui::answer_rows;
use crate::tui::page::Page;
use crate::tui::worker::{Look, Request};

impl App {
    /// Asks what answers the query beside its editions, once those are there.
    pub(super) fn ask_direct_answer(&mut self) -> Option<Effect> {
        let typed = self.scene.input.value().to_owned();
        if typed.trim().is_empty() {
            self.scene.answer = DirectAnswer::default();
            return None;
        }
        Some(self.ask(Request::Answer(typed)))
    }

    pub(super) fn take_direct_answer(&mut self, answer: DirectAnswer) -> Vec<Effect> {
        if self.scene.look.is_some() {
            return Vec::new();
        }
        let is_asked = answer.is_table && !answer.entities.is_empty();
        let is_free = !self.scene.is_pinned && self.scene.focus != Focus::Text;
        self.scene.answer = answer;
        self.lay_out();
        // Who asks for people means the first of them by Enter, not the first evening.
        if is_asked && is_free && self.due.is_none() && !self.scene.list.is_chosen() {
            return self.select_answer(0);
        }
        Vec::new()
    }

    pub(super) fn answered_entity(&self) -> Option<&Entity> {
        self.scene.answer.entities.get(self.scene.list.answer?)
    }

    /// Selects a row of the answer, and shows the page it leads to beside it.
    fn select_answer(&mut self, at: usize) -> Vec<Effect> {
        self.scene.list.answer = Some(at);
        (self.scene.is_pinned, self.scene.wanted, self.due) = (false, None, None);
        let look = self.answered_entity().map(look_at);
        look.map(|look| self.ask(Request::Preview(look)))
            .into_iter()
            .collect()
    }

    pub(super) fn take_preview(&mut self, leaf: &Leaf) {
        if self.scene.list.answer.is_none() || self.scene.look.is_some() {
            return;
        }
        let mut page = Page::of_leaf(leaf);
        page.leave_link();
        self.scene.page = Some(page);
        self.lay_out();
    }

    /// Opens the page that the selected row of the answer leads to.
    pub(super) fn open_answer(&mut self) -> Option<Vec<Effect>> {
        let look = self.answered_entity().map(look_at)?;
        Some(self.look(look))
    }

    /// Goes through the rows of the answer; `None` where the movement is about the editions.
    pub(super) fn go_in_answer(&mut self, movement: Movement) -> Option<Vec<Effect>> {
        let end = self.scene.answer.entities.len().checked_sub(1)?;
        let list = &self.scene.list;
        let to = match (list.answer, movement) {
            (Some(at), Movement::Down) if at < end => at + 1,
            (Some(at), Movement::Up) => at.saturating_sub(1),
            (_, Movement::Top) | (Some(_), Movement::PageUp | Movement::HalfUp) => 0,
            (None, Movement::Up) if list.selected == 0 => end,
            // The rows stand right under the search line.
            (None, Movement::Down) if self.scene.focus == Focus::Box && !list.is_chosen() => 0,
            (None, Movement::Down) if list.results.hits.is_empty() => 0,
            (Some(_), _) if list.results.hits.is_empty() => return Some(Vec::new()),
            (Some(_), Movement::Bottom) => {
                self.scene.list.answer = None;
                return None;
            }
            (Some(_), _) => {
                self.scene.list.choose_first();
                return Some(self.open_selected());
            }
            (None, _) => return None,
        };
        Some(self.select_answer(to))
    }

    /// Selects the row of the answer that was clicked, and opens it where it was selected.
    pub(super) fn click_answer(&mut self, row: usize) -> Vec<Effect> {
        let Some(panes) = self.panes() else {
            return Vec::new();
        };
        let (first, above) =
            answer_rows::first_shown(&self.scene.answer, self.scene.list.answer, panes.answer);
        let at = row.checked_sub(above).map(|row| row + first);
        let Some(at) = at.filter(|at| *at < self.scene.answer.entities.len()) else {
            return Vec::new();
        };
        if self.scene.list.answer == Some(at)
            && let Some(effects) = self.open_answer()
        {
            return effects;
        }
        self.go_to(Focus::List);
        self.select_answer(at)
    }
}

fn look_at(entity: &Entity) -> Look {
    Look::Name(entity.kind, entity.name.clone())
}
