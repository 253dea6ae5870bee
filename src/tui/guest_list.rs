//! A guest list for a mail: which roles, with functions or without, seen before it is copied.

use std::rc::Rc;

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::Action;
use super::action::Movement;
use super::keymap::{self, Place};
use super::pick::Pick;
use super::screen::{Screen, Surroundings, Wish};
use super::view::overlay::{self, Extent};
use crate::edition::Edition;
use crate::export::{self, GuestList};
use crate::locale::Lang;
use crate::text::wrap;

/// The list of one edition, as it is chosen now.
pub(super) struct GuestListScreen {
    edition: Rc<Edition>,
    choice: GuestList,
    /// The first line shown.
    top: usize,
}

/// The letters that switch a part on or off, the same in both languages.
const SWITCHES: [char; 4] = ['g', 'h', 'l', 'f'];

impl GuestListScreen {
    pub(super) fn new(edition: Rc<Edition>) -> Self {
        GuestListScreen {
            edition,
            choice: GuestList::default(),
            top: 0,
        }
    }

    fn text(&self, lang: Lang) -> String {
        export::guest_list(&self.edition, self.choice, lang)
    }

    fn switch(&mut self, letter: char) -> bool {
        let GuestList {
            has_guests,
            has_hosts,
            has_leader,
            has_functions,
        } = &mut self.choice;
        let switches = [has_guests, has_hosts, has_leader, has_functions];
        let found = SWITCHES
            .iter()
            .zip(switches)
            .find(|(known, _)| **known == letter);
        let is_known = found.is_some();
        if let Some((_, switch)) = found {
            *switch = !*switch;
        }
        is_known
    }

    fn lines(&self, around: Surroundings, cells: usize) -> Vec<Line<'static>> {
        let lang = around.lang;
        let names = [
            (lang.list_guests(), self.choice.has_guests),
            (lang.list_hosts(), self.choice.has_hosts),
            (lang.list_leader(), self.choice.has_leader),
            (lang.list_functions(), self.choice.has_functions),
        ];
        let mut lines: Vec<Line<'static>> = SWITCHES
            .iter()
            .zip(names)
            .map(|(letter, (name, is_on))| {
                let mark = if is_on { "x" } else { " " };
                Line::from(vec![
                    Span::styled(format!(" {letter} "), around.theme.key()),
                    Span::raw(format!("[{mark}] {name}")),
                ])
            })
            .collect();
        lines.push(Line::default());
        let text = self.text(lang);
        let text = if text.is_empty() {
            lang.nobody_here()
        } else {
            text
        };
        for line in text.lines() {
            let parts = wrap(line, cells.saturating_sub(2)).into_iter();
            lines.extend(parts.map(|range| {
                let part = line.get(range).unwrap_or_default();
                Line::raw(format!(" {part}"))
            }));
        }
        lines
    }
}

impl Screen for GuestListScreen {
    fn place(&self) -> Place {
        Place::Menu
    }

    fn act(&mut self, action: Action, around: Surroundings) -> Vec<Wish> {
        if let Some(movement) = Movement::of(action) {
            let count = self.lines(around, overlay::cells(around.area)).len();
            let Extent { rows, last } = overlay::extent_of(count, around.area);
            self.top = movement.moved(self.top, rows, last);
            return Vec::new();
        }
        if action != Action::Follow {
            return vec![Wish::Close];
        }
        let text = self.text(around.lang);
        if text.is_empty() {
            return vec![Wish::Say(around.lang.nobody_here())];
        }
        vec![Wish::Pick(Pick::Text(around.lang.copy_guests(), text))]
    }

    fn press(&mut self, key: &KeyEvent, around: Surroundings) -> Vec<Wish> {
        if keymap::typed(key).is_some_and(|letter| self.switch(letter)) {
            return Vec::new();
        }
        let name = keymap::name_of(key, around.lang);
        vec![Wish::Say(around.lang.unknown_key(&name))]
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, around: Surroundings) -> Option<Position> {
        let lines = self.lines(around, overlay::cells(area));
        let (title, bottom) = (around.lang.list_title(), around.lang.list_hint());
        overlay::draw_box(frame, area, (&title, &bottom), lines, self.top)
    }
}
