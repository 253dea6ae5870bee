//! Which key means what, and where: the one table that keys, help and footer are made from.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::Action;
use crate::locale::Lang;

/// Where a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// In the search box.
    Box,
    /// In the list of results.
    List,
    /// In the text.
    Text,
    /// In the help.
    Help,
}

/// A key with its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

/// Keys that mean an action in some places.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    /// Where it holds.
    pub places: &'static [Place],
    /// The keys, the one to show first in front.
    pub keys: &'static [Key],
    /// What they mean.
    pub action: Action,
    /// Among the hints at the bottom of the screen.
    pub is_hint: bool,
}

const fn key(code: KeyCode) -> Key {
    Key {
        code,
        modifiers: KeyModifiers::NONE,
    }
}

const fn letter(c: char) -> Key {
    key(KeyCode::Char(c))
}

const fn ctrl(c: char) -> Key {
    Key {
        code: KeyCode::Char(c),
        modifiers: KeyModifiers::CONTROL,
    }
}

const ANYWHERE: &[Place] = &[Place::Box, Place::List, Place::Text, Place::Help];
const PANES: &[Place] = &[Place::Box, Place::List, Place::Text];
const COMMANDS: &[Place] = &[Place::List, Place::Text];
const SCROLLING: &[Place] = &[Place::List, Place::Text, Place::Help];

const fn hint(places: &'static [Place], keys: &'static [Key], action: Action) -> Binding {
    Binding {
        places,
        keys,
        action,
        is_hint: true,
    }
}

const fn bind(places: &'static [Place], keys: &'static [Key], action: Action) -> Binding {
    Binding {
        places,
        keys,
        action,
        is_hint: false,
    }
}

const BINDINGS: &[Binding] = &[
    hint(
        &[Place::Box, Place::List],
        &[key(KeyCode::Enter)],
        Action::Read,
    ),
    bind(
        &[Place::List],
        &[key(KeyCode::Right), letter('l')],
        Action::Read,
    ),
    hint(&[Place::Text], &[letter('n')], Action::NextHit),
    hint(
        &[Place::List, Place::Text, Place::Help],
        &[letter('q')],
        Action::Back,
    ),
    bind(&[Place::List], &[letter('n')], Action::NextHit),
    bind(COMMANDS, &[letter('N')], Action::PreviousHit),
    hint(
        &[Place::Box],
        &[key(KeyCode::Down), ctrl('n')],
        Action::MoveDown,
    ),
    bind(
        SCROLLING,
        &[letter('j'), key(KeyCode::Down)],
        Action::MoveDown,
    ),
    bind(
        &[Place::Box],
        &[key(KeyCode::Up), ctrl('p')],
        Action::MoveUp,
    ),
    bind(SCROLLING, &[letter('k'), key(KeyCode::Up)], Action::MoveUp),
    bind(
        &[Place::Box, Place::List],
        &[key(KeyCode::PageDown)],
        Action::PageDown,
    ),
    bind(
        &[Place::Text, Place::Help],
        &[key(KeyCode::PageDown), letter(' ')],
        Action::PageDown,
    ),
    bind(ANYWHERE, &[key(KeyCode::PageUp)], Action::PageUp),
    bind(SCROLLING, &[ctrl('d')], Action::HalfPageDown),
    bind(SCROLLING, &[ctrl('u')], Action::HalfPageUp),
    bind(
        SCROLLING,
        &[letter('g'), key(KeyCode::Home)],
        Action::MoveToTop,
    ),
    bind(
        SCROLLING,
        &[letter('G'), key(KeyCode::End)],
        Action::MoveToBottom,
    ),
    hint(COMMANDS, &[letter('/')], Action::FocusBox),
    hint(COMMANDS, &[letter('?')], Action::ShowHelp),
    bind(&[Place::List], &[letter('i')], Action::FocusBox),
    hint(PANES, &[key(KeyCode::Tab)], Action::FocusNext),
    bind(PANES, &[key(KeyCode::BackTab)], Action::FocusPrevious),
    hint(
        &[Place::Box, Place::Help],
        &[key(KeyCode::Esc)],
        Action::Dismiss,
    ),
    bind(COMMANDS, &[key(KeyCode::Esc)], Action::Dismiss),
    bind(
        &[Place::Text],
        &[key(KeyCode::Left), letter('h'), key(KeyCode::Backspace)],
        Action::Back,
    ),
    bind(COMMANDS, &[letter('b')], Action::ShowProofs),
    hint(&[Place::Box], &[key(KeyCode::F(1))], Action::ShowHelp),
    bind(
        &[Place::List, Place::Text, Place::Help],
        &[key(KeyCode::F(1))],
        Action::ShowHelp,
    ),
    bind(&[Place::Help], &[letter('?'), letter('b')], Action::Dismiss),
    hint(&[Place::Box], &[ctrl('c')], Action::Interrupt),
    bind(SCROLLING, &[letter('Q')], Action::Quit),
    bind(SCROLLING, &[ctrl('c')], Action::Interrupt),
    #[cfg(unix)]
    bind(ANYWHERE, &[ctrl('z')], Action::Suspend),
    bind(ANYWHERE, &[ctrl('l')], Action::Redraw),
];

/// Returns all bindings, in the order in which help shows them.
#[must_use]
pub fn bindings() -> &'static [Binding] {
    BINDINGS
}

/// Returns what a key means in a place.
#[must_use]
pub(super) fn action(place: Place, event: &KeyEvent) -> Option<Action> {
    let pressed = Key::of(event);
    let found = BINDINGS
        .iter()
        .find(|binding| binding.places.contains(&place) && binding.keys.contains(&pressed));
    found.map(|binding| binding.action)
}

/// Returns the character a key types, if it types one.
///
/// A key that makes a character is text whatever it takes to press it: on Windows `AltGr` arrives as
/// control and alt together.
#[must_use]
pub(super) fn typed(event: &KeyEvent) -> Option<char> {
    let KeyCode::Char(c) = event.code else {
        return None;
    };
    let held = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
    (held.is_empty() || held == KeyModifiers::CONTROL | KeyModifiers::ALT).then_some(c)
}

impl Key {
    fn of(event: &KeyEvent) -> Self {
        let modifiers = match event.code {
            // The character itself says whether shift was held.
            KeyCode::Char(_) | KeyCode::BackTab => event.modifiers - KeyModifiers::SHIFT,
            _ => event.modifiers,
        };
        Key {
            code: event.code,
            modifiers,
        }
    }

    /// Returns the key as it is called on a keyboard.
    #[must_use]
    pub(super) fn name(self, lang: Lang) -> String {
        let name = match self.code {
            KeyCode::Char(' ') => lang.key_space(),
            KeyCode::Char(c) if self.modifiers.contains(KeyModifiers::CONTROL) => {
                c.to_uppercase().to_string()
            }
            KeyCode::Char(c) => c.to_string(),
            KeyCode::F(number) => format!("F{number}"),
            KeyCode::Down => "↓".to_owned(),
            KeyCode::Up => "↑".to_owned(),
            KeyCode::Left => "←".to_owned(),
            KeyCode::Right => "→".to_owned(),
            KeyCode::BackTab => "Shift-Tab".to_owned(),
            KeyCode::PageDown => "PgDn".to_owned(),
            KeyCode::PageUp => "PgUp".to_owned(),
            other => format!("{other:?}"),
        };
        if self.modifiers.contains(KeyModifiers::CONTROL) {
            format!("Ctrl-{name}")
        } else {
            name
        }
    }
}

impl Binding {
    /// Returns what the action does in a place, in a few words.
    #[must_use]
    pub(super) fn label(&self, place: Place, lang: Lang) -> String {
        match self.action {
            Action::Back if place == Place::List => lang.do_quit(),
            Action::Back => lang.do_back(),
            Action::Dismiss if place == Place::Help => lang.do_dismiss(),
            Action::Dismiss => lang.do_to_list(),
            Action::Quit | Action::Interrupt => lang.do_quit(),
            Action::Suspend => lang.do_suspend(),
            Action::Redraw => lang.do_redraw(),
            Action::ShowHelp => lang.do_help(),
            Action::ShowProofs => lang.do_show_proofs(),
            Action::FocusBox => lang.do_focus_box(),
            Action::FocusNext => lang.do_focus_next(),
            Action::FocusPrevious => lang.do_focus_previous(),
            Action::Read => lang.do_read(),
            Action::MoveDown => lang.do_move_down(),
            Action::MoveUp => lang.do_move_up(),
            Action::PageDown => lang.do_page_down(),
            Action::PageUp => lang.do_page_up(),
            Action::HalfPageDown => lang.do_half_page_down(),
            Action::HalfPageUp => lang.do_half_page_up(),
            Action::MoveToTop => lang.do_to_top(),
            Action::MoveToBottom => lang.do_to_bottom(),
            Action::NextHit => lang.do_next_hit(),
            Action::PreviousHit => lang.do_previous_hit(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things_in_one_place() {
        for place in ANYWHERE {
            let mut seen: Vec<Key> = Vec::new();
            for binding in BINDINGS
                .iter()
                .filter(|binding| binding.places.contains(place))
            {
                for key in binding.keys {
                    assert!(
                        !seen.contains(key),
                        "{} twice in {place:?}",
                        key.name(Lang::En)
                    );
                    seen.push(*key);
                }
            }
        }
    }

    #[test]
    fn at_most_six_hints_stand_in_each_place() {
        for place in ANYWHERE {
            let hints = BINDINGS
                .iter()
                .filter(|binding| binding.is_hint && binding.places.contains(place));
            assert!(hints.count() <= 6, "{place:?}");
        }
    }

    #[test]
    fn a_key_that_makes_a_character_types_it() {
        let event = |modifiers| KeyEvent::new(KeyCode::Char('€'), modifiers);
        assert_eq!(typed(&event(KeyModifiers::NONE)), Some('€'));
        assert_eq!(
            typed(&event(KeyModifiers::CONTROL | KeyModifiers::ALT)),
            Some('€')
        );
        assert_eq!(typed(&event(KeyModifiers::CONTROL)), None);
    }

    #[test]
    fn in_the_box_letters_are_text() {
        for c in ['q', 'j', '?', '/', 'n', ' '] {
            assert_eq!(
                action(
                    Place::Box,
                    &KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)
                ),
                None,
                "{c}"
            );
        }
    }
}
