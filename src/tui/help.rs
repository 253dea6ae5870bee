//! The help: the keys of the place it was asked in and a few queries first, all keys behind, searched by word.

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use tui_input::Input;

use super::Action;
use super::action::Movement;
use super::keymap::{self, Place};
use super::line;
use super::screen::{Screen, Surroundings, Wish};
use super::view::help as drawn;
use super::view::overlay::{self, Extent};

/// The help, from the first line shown on.
pub(super) struct Help {
    /// Where it was asked for.
    place: Place,
    top: usize,
    /// Only lines with these words.
    filter: Input,
    /// Letters go into the filter.
    is_typing: bool,
}

impl Help {
    pub(super) fn new(place: Place) -> Self {
        Help {
            place,
            top: 0,
            filter: Input::default(),
            is_typing: false,
        }
    }

    fn is_narrowed(&self) -> bool {
        self.is_typing || !self.filter.value().is_empty()
    }

    fn lines(&self, area: Rect, around: Surroundings) -> Vec<ratatui::text::Line<'static>> {
        drawn::lines(
            self.place,
            around,
            overlay::cells(area),
            self.filter.value(),
        )
    }

    /// Closes the filter where there is one, else the help.
    fn dismiss(&mut self) -> Vec<Wish> {
        if !self.is_narrowed() {
            return vec![Wish::Close];
        }
        (self.filter, self.is_typing, self.top) = (Input::default(), false, 0);
        Vec::new()
    }
}

impl Screen for Help {
    fn place(&self) -> Place {
        if self.is_typing {
            Place::Menu
        } else {
            Place::Help
        }
    }

    fn act(&mut self, action: Action, around: Surroundings) -> Vec<Wish> {
        if let Some(movement) = Movement::of(action) {
            let count = self.lines(around.area, around).len();
            let Extent { rows, last } = overlay::extent_of(count, around.area);
            self.top = movement.moved(self.top, rows, last);
            return Vec::new();
        }
        if action == Action::Find {
            self.is_typing = true;
            return Vec::new();
        }
        if action == Action::Follow {
            self.is_typing = false;
            return Vec::new();
        }
        if action == Action::Dismiss {
            return self.dismiss();
        }
        vec![Wish::Close]
    }

    fn press(&mut self, key: &KeyEvent, around: Surroundings) -> Vec<Wish> {
        if self.is_typing {
            let is_whole = line::edit(&mut self.filter, key);
            self.top = 0;
            let said = (!is_whole).then(|| Wish::Say(around.lang.line_full()));
            return said.into_iter().collect();
        }
        let name = keymap::name_of(key, around.lang);
        vec![Wish::Say(around.lang.unknown_key(&name))]
    }

    fn takes_text(&self) -> bool {
        self.is_typing
    }

    fn paste(&mut self, text: &str, around: Surroundings) -> Vec<Wish> {
        let is_whole = line::insert(&mut self.filter, text);
        self.top = 0;
        let said = (!is_whole).then(|| Wish::Say(around.lang.line_full()));
        said.into_iter().collect()
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, around: Surroundings) -> Option<Position> {
        let (title, bottom) = (around.lang.help_title(), around.lang.help_close());
        let lines = self.lines(area, around);
        if !self.is_narrowed() {
            return overlay::draw_box(frame, area, (&title, &bottom), lines, self.top);
        }
        let typed = overlay::Typed {
            title: &title,
            input: &self.filter,
        };
        Some(typed.draw(frame, area, &bottom, lines, self.top))
    }
}
