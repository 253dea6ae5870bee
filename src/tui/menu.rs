//! A menu: choices that typing narrows down.

use tui_input::Input;

use super::Action;
use super::copy::CopyKind;
use crate::profiles::Target;
use crate::text::fold;

/// Choices, and what was typed to narrow them down.
#[derive(Debug, Clone)]
pub(super) struct Menu {
    pub(super) title: String,
    pub(super) input: Input,
    choices: Vec<Choice>,
    /// Among those that fit.
    pub(super) selected: usize,
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

/// What a choice means.
#[derive(Debug, Clone)]
pub(super) enum Pick {
    Follow(Target),
    Command(Action),
    Query(String),
    Copy(CopyKind),
    List(String),
    /// An edition, as somebody wrote it.
    Edition(String),
}

impl Menu {
    pub(super) fn new(title: String, choices: Vec<Choice>) -> Self {
        Menu {
            title,
            input: Input::default(),
            choices,
            selected: 0,
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

    pub(super) fn go(&mut self, movement: Action, rows: usize) {
        let last = self.fitting().len().saturating_sub(1);
        self.selected = match movement {
            Action::MoveDown => self.selected + 1,
            Action::MoveUp => self.selected.saturating_sub(1),
            Action::PageDown => self.selected + rows,
            Action::PageUp => self.selected.saturating_sub(rows),
            _ => self.selected,
        }
        .min(last);
    }

    /// Returns what the selected choice means.
    pub(super) fn picked(&self) -> Option<Pick> {
        let picked = self
            .fitting()
            .get(self.selected)
            .map(|choice| choice.pick.clone());
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
