//! A screen that lies over the search: a value that owns its state, its keys and how it is drawn.
//!
//! The browser keeps the open screens on a stack; the one on top has the keys. A screen changes only itself; what
//! it wants of the browser it returns as wishes, so that it can be tested alone.

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::keymap::{self, Keymap, Place};
use super::pick::Pick;
use super::worker::{Reply, Request};
use super::{Action, Theme};
use crate::locale::Lang;
use crate::search::Query;

/// What a screen knows of the browser around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Surroundings {
    pub(super) lang: Lang,
    pub(super) theme: Theme,
    /// Which key means what.
    pub(super) keymap: &'static Keymap,
    /// The whole terminal.
    pub(super) area: Rect,
}

/// What a screen wants of the browser.
pub(super) enum Wish {
    /// Take this screen off the stack.
    Close,
    /// Put another screen on top.
    Open(Box<dyn Screen>),
    /// Do what a key of the panes below would do.
    Act(Action),
    /// Take this screen off the stack and do what was chosen on it.
    Pick(Pick),
    /// Ask another query; this screen stays.
    Query(String),
    /// Ask the worker; the reply comes to [`Screen::take`].
    Ask(Request),
    /// Say what was done.
    Say(String),
    /// Say what went wrong.
    Fail(String),
}

/// A screen over the search.
pub(super) trait Screen {
    /// Returns the place whose keys hold here, in the table of keys.
    fn place(&self) -> Place;

    /// Takes a key that means an action here. `Back` and `Dismiss` come here too: a screen with nothing of its own
    /// to close wishes [`Wish::Close`].
    fn act(&mut self, action: Action, around: Surroundings) -> Vec<Wish>;

    /// Takes a key without a meaning in the table.
    fn press(&mut self, key: &KeyEvent, around: Surroundings) -> Vec<Wish> {
        let name = keymap::name_of(key, around.lang);
        vec![Wish::Say(around.lang.unknown_key(&name))]
    }

    /// Says whether an edition is checked on it.
    fn is_review(&self) -> bool {
        false
    }

    /// Says whether every character typed now goes into a line.
    fn takes_text(&self) -> bool {
        false
    }

    /// Takes text that was pasted, or typed at once. Only a screen that takes text is asked; elsewhere pasted text
    /// goes into the search line.
    fn paste(&mut self, _text: &str, _around: Surroundings) -> Vec<Wish> {
        Vec::new()
    }

    /// Takes what the worker replied.
    fn take(&mut self, _reply: Reply, _around: Surroundings) -> Vec<Wish> {
        Vec::new()
    }

    /// The search has other results: those of this query, which were found with these words where the words as
    /// typed were slips.
    fn results_changed(&mut self, _query: &Query, _found_with: &str) -> Vec<Wish> {
        Vec::new()
    }

    /// The archive was changed, by this window or another.
    fn archive_changed(&mut self) -> Vec<Wish> {
        Vec::new()
    }

    /// Draws the screen into an area that leaves the line at the bottom free; returns where the cursor stands.
    fn draw(&self, frame: &mut Frame<'_>, area: Rect, around: Surroundings) -> Option<Position>;
}
