//! The list of results: which row is selected, and which stands first.

use super::action::Movement;
use crate::archive::EditionId;
use crate::search::{Hit, Results};

/// The list of results.
#[derive(Debug, Clone, Default)]
pub(super) struct List {
    pub(super) results: Results,
    pub(super) selected: usize,
    pub(super) top: usize,
    /// Which row of the answer above is selected, instead of a hit.
    pub(super) answer: Option<usize>,
    /// The selection was moved by hand, so it stays on its edition while one types on.
    is_chosen: bool,
}

impl List {
    pub(super) fn selected_hit(&self) -> Option<&Hit> {
        self.results.hits.get(self.selected)
    }

    pub(super) fn selected_id(&self) -> Option<EditionId> {
        self.selected_hit().map(|hit| hit.row.id)
    }

    /// Puts other results in the place of these. A selection made by hand stays on its edition if that
    /// is still there; with `is_longer` every selection does.
    pub(super) fn replace(&mut self, results: Results, is_longer: bool) {
        let kept = self.selected_id().filter(|_| self.is_chosen || is_longer);
        self.results = results;
        self.answer = None;
        let place = kept.and_then(|id| self.results.hits.iter().position(|hit| hit.row.id == id));
        self.is_chosen = self.is_chosen && place.is_some();
        self.selected = place.unwrap_or(0);
        if place.is_none() {
            self.top = 0;
        }
    }

    /// Selects an edition, if it is there; says whether it is.
    pub(super) fn choose(&mut self, id: EditionId) -> bool {
        let at = self.results.hits.iter().position(|hit| hit.row.id == id);
        self.is_chosen = at.is_some();
        self.answer = self.answer.filter(|_| at.is_none());
        self.selected = at.unwrap_or(self.selected);
        at.is_some()
    }

    pub(super) fn is_chosen(&self) -> bool {
        self.is_chosen
    }

    /// Selects the first hit, and it stays selected while it is there.
    pub(super) fn choose_first(&mut self) {
        (self.is_chosen, self.selected, self.top, self.answer) = (true, 0, 0, None);
    }

    /// Selects the first hit, and stays there while one types.
    pub(super) fn unchoose(&mut self) {
        (self.is_chosen, self.selected, self.top, self.answer) = (false, 0, 0, None);
    }

    /// Selects the hit after the selected one, or the one before; says whether there is one.
    pub(super) fn step(&mut self, forward: bool, rows: usize) -> bool {
        let next = if forward {
            Some(self.selected + 1).filter(|at| *at < self.results.hits.len())
        } else {
            self.selected.checked_sub(1)
        };
        if let Some(next) = next {
            self.answer = None;
            self.selected = next;
            self.is_chosen = next != 0;
            self.keep_visible(rows);
        }
        next.is_some()
    }

    pub(super) fn go(&mut self, movement: Movement, rows: usize) {
        let last = self.results.hits.len().saturating_sub(1);
        self.selected = movement.moved(self.selected, rows, last);
        self.is_chosen = self.selected != 0;
        self.keep_visible(rows);
    }

    /// Moves the first row as little as needed for the selected one to be seen.
    pub(super) fn keep_visible(&mut self, rows: usize) {
        let lowest = (self.selected + 1).saturating_sub(rows);
        self.top = self.top.clamp(lowest, self.selected.max(lowest));
    }

    /// Says whether there are more hits than are at hand and the selection nears the last of those.
    pub(super) fn is_near_end(&self, rows: usize) -> bool {
        let at_hand = self.results.hits.len();
        at_hand < self.results.total && self.selected + rows >= at_hand
    }
}
