//! A menu: choices that typing narrows down.

mod lines;

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use tui_input::Input;

use super::Action;
use super::action::Movement;
use super::keymap::{self, Place};
use super::line;
use super::pick::Pick;
use super::screen::{Screen, Surroundings, Wish};
use super::view::overlay::{self, Extent};
use crate::text::fold;

/// Choices, and what was typed to narrow them down.
#[derive(Debug, Clone)]
pub(super) struct Menu {
    pub(super) title: String,
    pub(super) input: Input,
    choices: Vec<Choice>,
    /// Among those that fit.
    pub(super) selected: usize,
    /// The first choice shown.
    pub(super) top: usize,
    /// This letter, as the first, takes the first choice: `yy`.
    pub(super) quick: Option<char>,
    /// Where nothing fits, what was typed may be a choice itself: a new list's name.
    pub(super) takes_new: bool,
    /// Where nothing fits, what was typed may be an edition: `99`, `café 99`.
    pub(super) takes_edition: bool,
}

/// Something to choose.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    pub(super) text: String,
    /// Behind it, less loudly.
    pub(super) note: String,
    /// Further words by which it is found.
    pub(super) also: String,
    pub(super) pick: Pick,
}

impl Menu {
    pub(super) fn new(title: String, choices: Vec<Choice>) -> Self {
        Menu {
            title,
            input: Input::default(),
            choices,
            selected: 0,
            top: 0,
            quick: None,
            takes_new: false,
            takes_edition: false,
        }
    }

    /// Returns the choices in which every typed word stands.
    pub(super) fn fitting(&self) -> Vec<&Choice> {
        let typed = fold(self.input.value());
        let words: Vec<&str> = typed.split_whitespace().collect();
        let fits = |choice: &&Choice| {
            let all = fold(&format!("{} {} {}", choice.text, choice.note, choice.also));
            words.iter().all(|word| all.contains(word))
        };
        self.choices.iter().filter(fits).collect()
    }

    fn go(&mut self, movement: Movement, area: Rect) {
        let count = self.fitting().len();
        let Extent { rows, .. } = overlay::extent_of(count, area);
        self.selected = movement.moved(self.selected, rows, count.saturating_sub(1));
        self.top = self
            .top
            .clamp((self.selected + 1).saturating_sub(rows), self.selected);
    }

    /// Returns what the selected choice means.
    fn picked(&self) -> Option<Pick> {
        let fitting = self.fitting();
        let picked = fitting.get(self.selected).map(|choice| choice.pick.clone());
        let typed = self.input.value().trim();
        let new = || (self.takes_new && !typed.is_empty()).then(|| Pick::List(typed.to_owned()));
        let edition = || self.edition().map(|typed| Pick::Edition(typed.to_owned()));
        picked.or_else(new).or_else(edition)
    }

    /// Returns what was typed where it may be an edition: every form but its title has a digit.
    pub(super) fn edition(&self) -> Option<&str> {
        let typed = self.input.value().trim();
        let has_digit = typed.chars().any(|c| c.is_ascii_digit());
        (self.takes_edition && has_digit).then_some(typed)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.choices.is_empty()
    }

    /// After typing the best choice is the first again.
    fn narrowed(&mut self, is_whole: bool, around: Surroundings) -> Vec<Wish> {
        (self.selected, self.top) = (0, 0);
        let said = (!is_whole).then(|| Wish::Say(around.lang.line_full()));
        said.into_iter().collect()
    }
}

impl Screen for Menu {
    fn place(&self) -> Place {
        Place::Menu
    }

    fn act(&mut self, action: Action, around: Surroundings) -> Vec<Wish> {
        if let Some(movement) = Movement::of(action) {
            self.go(movement, around.area);
            return Vec::new();
        }
        if action == Action::Follow {
            return self.picked().map(Wish::Pick).into_iter().collect();
        }
        vec![Wish::Close]
    }

    fn press(&mut self, key: &KeyEvent, around: Surroundings) -> Vec<Wish> {
        let is_quick = self.quick.is_some() && keymap::typed(key) == self.quick;
        if is_quick && self.input.value().is_empty() {
            self.selected = 0;
            return self.act(Action::Follow, around);
        }
        let is_whole = line::edit(&mut self.input, key);
        self.narrowed(is_whole, around)
    }

    fn takes_text(&self) -> bool {
        // The first letter may be the key of a choice.
        self.quick.is_none() || !self.input.value().is_empty()
    }

    fn paste(&mut self, text: &str, around: Surroundings) -> Vec<Wish> {
        let is_whole = line::insert(&mut self.input, text);
        self.narrowed(is_whole, around)
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, around: Surroundings) -> Option<Position> {
        let lines = lines::lines(self, around, overlay::cells(area));
        let typed = overlay::Typed {
            title: &self.title,
            input: &self.input,
        };
        let bottom = around.lang.menu_hint();
        Some(typed.draw(frame, area, &bottom, lines, self.top))
    }
}

impl Choice {
    pub(super) fn new(text: String, note: String, pick: Pick) -> Self {
        Choice {
            text,
            note,
            also: String::new(),
            pick,
        }
    }
}
