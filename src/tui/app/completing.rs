//! Completing the word before the cursor, or offering the fields: asked for with a key, answered by the worker.

use crossterm::event::KeyEvent;

use super::{App, Focus};
use crate::search::{Candidate, Completion};
use crate::tui::action::Movement;
use crate::tui::remark::cursor_byte;
use crate::tui::worker::Request;
use crate::tui::{Effect, line};

/// The candidates under the box.
pub(in crate::tui) struct Offer {
    completion: Completion,
    pub(in crate::tui) selected: usize,
}

/// A question about the word before the cursor that is on its way.
pub(super) struct Pending {
    /// Where nothing can be completed the key goes to the next pane.
    goes_on: bool,
}

impl Offer {
    pub(in crate::tui) fn candidates(&self) -> &[Candidate] {
        &self.completion.candidates
    }

    /// Where the word begins, in bytes.
    pub(in crate::tui) fn start(&self) -> usize {
        self.completion.range.start
    }

    /// Goes to the next candidate or the one before, round the ends.
    fn go(&mut self, movement: Movement) {
        let count = self.candidates().len().max(1);
        self.selected = match movement {
            Movement::Down => (self.selected + 1) % count,
            Movement::Up => (self.selected + count - 1) % count,
            Movement::PageDown | Movement::HalfDown | Movement::Bottom => count - 1,
            Movement::PageUp | Movement::HalfUp | Movement::Top => 0,
        };
    }
}

impl App {
    /// Completes the word before the cursor; behind a blank there is none, and the next pane has the keys.
    pub(super) fn complete(&mut self) -> Vec<Effect> {
        let typed = self.scene.input.value();
        let before = typed.get(..cursor_byte(&self.scene)).unwrap_or(typed);
        let has_word = before.ends_with(|c: char| !c.is_whitespace());
        // In an empty line the fields are offered.
        let is_empty = typed.trim().is_empty();
        if !(has_word || is_empty) || self.scene.look.is_some() {
            self.go_to(self.neighbour(true));
            return Vec::new();
        }
        vec![self.ask_completion(true)]
    }

    fn ask_completion(&mut self, goes_on: bool) -> Effect {
        self.completing = Some(Pending { goes_on });
        self.ask(Request::Complete {
            typed: self.scene.input.value().to_owned(),
            cursor: cursor_byte(&self.scene),
        })
    }

    pub(super) fn take_completion(&mut self, mut completion: Completion) {
        let Some(pending) = self.completing.take() else {
            return;
        };
        if self.scene.focus != Focus::Box {
            return;
        }
        let typed = self.scene.input.value();
        let word = typed.get(completion.range.clone()).unwrap_or_default();
        // What is there already is no completion.
        completion
            .candidates
            .retain(|candidate| candidate.text != word);
        self.offer = None;
        if !completion.candidates.is_empty() {
            self.offer = Some(Offer {
                completion,
                selected: 0,
            });
        } else if pending.goes_on {
            self.go_to(self.neighbour(true));
        }
    }

    pub(super) fn go_in_offer(&mut self, movement: Movement) {
        if let Some(offer) = &mut self.offer {
            offer.go(movement);
        }
    }

    /// Puts the selected candidate in the place of the word.
    pub(super) fn take_offer(&mut self) -> Vec<Effect> {
        let Some(offer) = self.offer.take() else {
            return Vec::new();
        };
        let Some(candidate) = offer.candidates().get(offer.selected) else {
            return Vec::new();
        };
        let (text, cursor) = offer.completion.apply(self.scene.input.value(), candidate);
        let column = text.get(..cursor).map_or(0, |text| text.chars().count());
        let is_field = candidate.text.ends_with(':');
        self.scene.input = line::of(&text).with_cursor(column);
        let mut effects = self.search_anew();
        // Behind the name of a field its values are what one wants next.
        effects.extend(is_field.then(|| self.ask_completion(false)));
        effects
    }

    /// Typing on narrows the candidates down.
    pub(super) fn edit_offer(&mut self, key: &KeyEvent) -> Vec<Effect> {
        self.offer = None;
        let mut effects = self.edit(key);
        if !effects.is_empty() {
            effects.push(self.ask_completion(false));
        }
        effects
    }
}
