//! The conditions of the query as pieces that keys take away or add, and what is done about a query that
//! finds nothing.

use super::{App, Focus};
use crate::search::{Advice, without};
use crate::tui::remark::{chosen, cursor_byte};
use crate::tui::worker::Request;
use crate::tui::{Effect, line};

impl App {
    /// Asks another query than the one in the box, which stays on the trail.
    pub(super) fn ask_instead(&mut self, typed: &str) -> Vec<Effect> {
        if self.scene.focus != Focus::Box {
            self.draft = Some(self.scene.clone());
        }
        if self.scene.focus == Focus::Text {
            self.scene.is_full = false;
            self.go_to(Focus::List);
        }
        self.is_restored = false;
        let is_whole = typed.len() <= crate::search::LONGEST_QUERY;
        self.scene.input = line::of(typed);
        self.say_full(is_whole);
        self.search_anew()
    }

    /// Takes away the condition that is marked so.
    pub(super) fn remove_chip(&mut self) -> Vec<Effect> {
        let query = self.scene.query();
        let at = chosen(&query, cursor_byte(&self.scene));
        let chip = at.and_then(|at| query.chips.get(at));
        let Some(chip) = chip.filter(|_| self.scene.look.is_none()) else {
            self.notice = Some(self.lang.no_chips());
            return Vec::new();
        };
        self.ask_instead(&without(&query.typed, &chip.range))
    }

    /// Takes away all conditions but the words.
    pub(super) fn drop_chips(&mut self) -> Vec<Effect> {
        let query = self.scene.query();
        let is_condition = |chip: &&crate::search::Chip| chip.field.is_some() || chip.is_negated;
        let mut typed = query.typed.clone();
        // From the back, so that places stay where they are.
        for chip in query.chips.iter().rev().filter(is_condition) {
            typed = without(&typed, &chip.range);
        }
        if typed == query.typed || self.scene.look.is_some() {
            self.notice = Some(self.lang.no_chips());
            return Vec::new();
        }
        self.ask_instead(&typed)
    }

    /// Asks for advice where nothing was found.
    pub(super) fn ask_for_advice(&mut self) -> Option<Effect> {
        let results = &self.scene.list.results;
        let is_lost = results.hits.is_empty() && !results.query.chips.is_empty();
        let typed = is_lost.then(|| results.query.typed.clone())?;
        Some(self.ask(Request::Advise(typed)))
    }

    pub(super) fn take_advice(&mut self, advice: Advice) {
        if self.scene.look.is_none() {
            self.scene.advice = Some(advice);
        }
    }

    /// Does what is advised: asks what was probably meant, or leaves out what finds nothing.
    pub(super) fn follow_advice(&mut self) -> Vec<Effect> {
        let is_answered = self.scene.is_answered() && self.scene.look.is_none();
        let results = &self.scene.list.results;
        let meant = results.did_you_mean.as_ref().map(|meant| &meant.query);
        let drop = self
            .scene
            .advice
            .as_ref()
            .and_then(|advice| advice.drop.as_ref());
        let shorter = drop.map(|drop| without(self.scene.input.value(), &drop.range));
        let Some(typed) = meant.cloned().or(shorter).filter(|_| is_answered) else {
            self.notice = Some(self.lang.no_advice());
            return Vec::new();
        };
        self.ask_instead(&typed)
    }

    /// Says whether there is advice to follow.
    pub(super) fn has_advice(&self) -> bool {
        let has_drop = |advice: &Advice| advice.drop.is_some();
        let scene = &self.scene;
        scene.look.is_none()
            && (scene.list.results.did_you_mean.is_some()
                || scene.advice.as_ref().is_some_and(has_drop))
    }
}
