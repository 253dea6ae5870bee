//! A line in which a value is typed, with the known names that begin so.

use crossterm::event::KeyEvent;
use tui_input::Input;

use super::chore::Chore;
use super::rows::{Row, RowKey};
use crate::edition::{FIELDS, Field, Role};
use crate::review::{AffiliationReview, Asked, Seat, SetHow, Wanted};
use crate::tui::line;
use crate::tui::worker::ReviewSheet;

/// What the line is the value of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// What a row says.
    Row(RowKey),
    /// One more item of a list.
    NewItem(&'static str),
    /// Somebody more.
    NewPerson(Role),
    /// Which of the things that are done more rarely.
    Chores,
    /// What is asked before one of them is done.
    Chore(Chore),
}

/// A line that is typed in.
#[derive(Debug, Clone)]
pub(super) struct Editor {
    pub(super) target: Target,
    pub(super) input: Input,
    /// Known names.
    pub(super) choices: Vec<String>,
    /// The choice one is at.
    pub(super) chosen: Option<usize>,
}

impl Editor {
    /// Begins to type, from a value on.
    pub(super) fn new(target: Target, value: &str) -> Self {
        Editor {
            target,
            input: Input::new(value.to_owned()),
            choices: Vec::new(),
            chosen: None,
        }
    }

    pub(super) fn press(&mut self, key: &KeyEvent) {
        line::edit(&mut self.input, key);
        self.forget_choices();
    }

    pub(super) fn insert(&mut self, text: &str) {
        line::insert(&mut self.input, &crate::text::clean_line(text));
        self.forget_choices();
    }

    fn forget_choices(&mut self) {
        (self.choices, self.chosen) = (Vec::new(), None);
    }

    /// Takes known names for what was typed, unless more was typed since.
    pub(super) fn offer(&mut self, typed: &str, names: Vec<String>) {
        if typed == self.input.value() && self.chosen.is_none() {
            self.choices = names;
        }
    }

    /// Goes along the choices; past the last comes what was typed.
    pub(super) fn choose(&mut self, is_down: bool) {
        let count = self.choices.len();
        self.chosen = match (self.chosen, is_down) {
            _ if count == 0 => None,
            (None, true) => Some(0),
            (None, false) => Some(count - 1),
            (Some(at), true) => Some(at + 1).filter(|at| *at < count),
            (Some(at), false) => at.checked_sub(1),
        };
    }

    /// Takes the choice one is at, or the first, into the line.
    pub(super) fn complete(&mut self) {
        let choice = self.choices.get(self.chosen.unwrap_or(0)).cloned();
        if let Some(choice) = choice {
            self.input = Input::new(choice);
            self.forget_choices();
        }
    }

    /// What is to be stored: the choice one is at, or what was typed.
    pub(super) fn value(&self) -> String {
        let choice = self.chosen.and_then(|at| self.choices.get(at));
        let value = choice.map_or_else(|| self.input.value(), String::as_str);
        crate::text::clean_line(value).trim().to_owned()
    }

    /// Says whether it is about what is done more rarely.
    pub(super) fn is_of_chores(&self) -> bool {
        matches!(self.target, Target::Chores | Target::Chore(_))
    }

    /// What sort of names to offer.
    pub(super) fn wanted(&self) -> Wanted {
        match &self.target {
            Target::Row(RowKey::Field(key) | RowKey::Item(key, _)) | Target::NewItem(key) => {
                field(key).map_or(Wanted::Nothing, |field| Wanted::of(field.key, field.kind))
            }
            Target::Row(RowKey::Function(..)) => Wanted::Function,
            Target::Row(RowKey::Organisation(..)) => Wanted::Organisation,
            Target::Row(RowKey::Person(_) | RowKey::Offered(_)) | Target::NewPerson(_) => {
                Wanted::Person
            }
            Target::Row(RowKey::Whole) | Target::Chores | Target::Chore(_) => Wanted::Nothing,
        }
    }

    /// What storing the line asks for; nothing where nothing was changed.
    pub(super) fn asked(&self, sheet: &ReviewSheet, row: Option<&Row>) -> Option<Asked> {
        let words = self.value();
        let is_same = row.is_some_and(|row| {
            matches!(&self.target, Target::Row(key) if *key == row.key) && row.value == words
        });
        if is_same {
            return None;
        }
        let how = if words.is_empty() {
            SetHow::Clear
        } else {
            SetHow::Value
        };
        Some(match &self.target {
            Target::Row(RowKey::Field(key)) => Asked::Set {
                field: field(key)?,
                how,
                words,
            },
            Target::Row(RowKey::Item(key, from)) if words.is_empty() => Asked::Set {
                field: field(key)?,
                how: SetHow::Remove,
                words: from.clone(),
            },
            Target::Row(RowKey::Item(key, from)) => Asked::Swap {
                field: field(key)?,
                from: from.clone(),
                to: words,
            },
            Target::NewItem(key) => Asked::Set {
                field: field(key)?,
                how: SetHow::Add,
                words,
            },
            Target::Row(RowKey::Person(name)) => Asked::Rename {
                name: name.clone(),
                to: words,
            },
            Target::Row(RowKey::Offered(_)) => placed(words, Role::Guest, None),
            Target::NewPerson(role) => {
                let mut parts = words.splitn(3, ',').map(|part| part.trim().to_owned());
                let name = parts.next().unwrap_or_default();
                let (function, organisation) = (parts.next(), parts.next());
                let is_said = function.is_some();
                let one = (
                    function.unwrap_or_default(),
                    organisation.unwrap_or_default(),
                );
                placed(name, *role, is_said.then(|| vec![one]))
            }
            Target::Row(RowKey::Function(name, at)) => {
                part(sheet, name, |all| all.get_mut(*at).map(|one| one.0 = words))?
            }
            Target::Row(RowKey::Organisation(name, at)) => {
                part(sheet, name, |all| all.get_mut(*at).map(|one| one.1 = words))?
            }
            Target::Row(RowKey::Whole) | Target::Chores | Target::Chore(_) => return None,
        })
    }
}

/// The field of that key.
pub(super) fn field(key: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|field| field.key == key)
}

fn placed(name: String, role: Role, affiliations: Option<Vec<(String, String)>>) -> Asked {
    Asked::Place {
        name,
        seat: Seat::At(role),
        affiliations,
    }
}

/// Places somebody where the person is, with functions and employers that are changed.
pub(super) fn part(
    sheet: &ReviewSheet,
    name: &str,
    change: impl FnOnce(&mut Vec<(String, String)>) -> Option<()>,
) -> Option<Asked> {
    let person = sheet.review.people.iter().find(|one| one.name == name)?;
    let pair = |one: &AffiliationReview| {
        let text = |part: &Option<String>| part.clone().unwrap_or_default();
        (text(&one.function), text(&one.organisation))
    };
    let mut all: Vec<(String, String)> = person.affiliations.iter().map(pair).collect();
    if all.is_empty() {
        all.push((String::new(), String::new()));
    }
    change(&mut all)?;
    Some(placed(name.to_owned(), person.role?, Some(all)))
}
