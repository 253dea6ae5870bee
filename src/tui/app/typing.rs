//! Typing and pasting into the search line, the line at the bottom, or the screen on top; the status line says
//! what there was no room for.

use crossterm::event::{KeyCode, KeyEvent};
use tui_input::Input;

use super::{App, Focus};
use crate::text::clean_line;
use crate::tui::keymap::{self, Place};
use crate::tui::{Effect, line};

impl App {
    pub(super) fn edit(&mut self, key: &KeyEvent) -> Vec<Effect> {
        let before = self.scene.input.value().to_owned();
        if std::mem::take(&mut self.is_restored) {
            let is_erasing = matches!(key.code, KeyCode::Backspace | KeyCode::Delete);
            if is_erasing || keymap::typed(key).is_some() {
                self.scene.input = Input::default();
            }
        }
        let is_whole = line::edit(&mut self.scene.input, key);
        self.say_full(is_whole);
        if self.scene.input.value() == before {
            // The cursor may stand in another condition.
            self.lay_out();
            Vec::new()
        } else {
            self.search_anew()
        }
    }

    /// Takes characters that came at once as the keys they are: where a line is typed all of them in one step,
    /// so that a thousand cost no more than one.
    pub(super) fn type_text(&mut self, text: &str) -> Vec<Effect> {
        let mut effects = Vec::new();
        let mut rest = text.chars();
        while !rest.as_str().is_empty() {
            if self.takes_text() {
                effects.extend(self.type_line(rest.as_str()));
                return effects;
            }
            let Some(c) = rest.next() else { break };
            effects.extend(self.press(&KeyEvent::from(KeyCode::Char(c))));
        }
        effects
    }

    /// Says whether every character typed now goes into a line.
    fn takes_text(&self) -> bool {
        if self.is_screen_on_top() {
            return self
                .screens
                .last()
                .is_some_and(|screen| screen.takes_text());
        }
        match self.place() {
            Place::Box | Place::Prompt => true,
            // In a completion a letter narrows down what is offered.
            Place::Menu
            | Place::Review
            | Place::ReviewEdit
            | Place::ReviewMark
            | Place::Completion
            | Place::Help
            | Place::Facets
            | Place::List
            | Place::Text
            | Place::Page => false,
        }
    }

    fn type_line(&mut self, text: &str) -> Vec<Effect> {
        (self.failure, self.notice, self.completing) = (None, None, None);
        if self.is_screen_on_top() {
            return self.on_screen(|screen, around| screen.paste(text, around));
        }
        if let Some(prompt) = &mut self.prompt {
            let is_whole = line::insert(&mut prompt.input, text);
            self.say_full(is_whole);
            return self.prompt_changed();
        }
        if std::mem::take(&mut self.is_restored) {
            self.scene.input = Input::default();
        }
        let is_whole = line::insert(&mut self.scene.input, text);
        self.say_full(is_whole);
        self.search_anew()
    }

    /// Says that a line took not all of what was typed or pasted.
    pub(super) fn say_full(&mut self, is_whole: bool) {
        if !is_whole {
            self.notice = Some(self.lang.line_full());
        }
    }

    /// Pasted text is text wherever one is, never keys.
    pub(super) fn paste(&mut self, text: &str) -> Vec<Effect> {
        let pasted = clean_line(text);
        if let Some(prompt) = &mut self.prompt {
            let is_whole = line::insert(&mut prompt.input, &pasted);
            self.say_full(is_whole);
            return self.prompt_changed();
        }
        if self.is_screen_on_top() && self.takes_text() {
            return self.on_screen(|screen, around| screen.paste(&pasted, around));
        }
        self.screens.clear();
        let mut effects = Vec::new();
        // A page about a name has no box.
        if self.scene.look.is_some() && !self.scene.is_list() {
            effects = self.go_back_along_trail();
        }
        self.go_to(Focus::Box);
        if std::mem::take(&mut self.is_restored) {
            self.scene.input = Input::default();
        }
        let is_whole = line::insert(&mut self.scene.input, &pasted);
        self.say_full(is_whole);
        effects.extend(self.search_anew());
        effects
    }
}
