//! A key with its modifiers: as the terminal reports it, as a keyboard calls it, as the settings write it.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::locale::Lang;

/// A key with its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

pub(super) const fn key(code: KeyCode) -> Key {
    Key {
        code,
        modifiers: KeyModifiers::NONE,
    }
}

pub(super) const fn letter(c: char) -> Key {
    key(KeyCode::Char(c))
}

pub(super) const fn ctrl(c: char) -> Key {
    Key {
        code: KeyCode::Char(c),
        modifiers: KeyModifiers::CONTROL,
    }
}

pub(super) const fn alt(code: KeyCode) -> Key {
    Key {
        code,
        modifiers: KeyModifiers::ALT,
    }
}

/// Keys by the names that keyboards and settings give them; the first of a code is the one shown.
const NAMES: [(&str, KeyCode); 25] = [
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Shift-Tab", KeyCode::BackTab),
    ("BackTab", KeyCode::BackTab),
    ("↓", KeyCode::Down),
    ("Down", KeyCode::Down),
    ("↑", KeyCode::Up),
    ("Up", KeyCode::Up),
    ("←", KeyCode::Left),
    ("Left", KeyCode::Left),
    ("→", KeyCode::Right),
    ("Right", KeyCode::Right),
    ("PgDn", KeyCode::PageDown),
    ("PageDown", KeyCode::PageDown),
    ("PgUp", KeyCode::PageUp),
    ("PageUp", KeyCode::PageUp),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Del", KeyCode::Delete),
    ("Insert", KeyCode::Insert),
    ("Space", KeyCode::Char(' ')),
    ("Spatie", KeyCode::Char(' ')),
];

impl Key {
    pub(super) fn of(event: &KeyEvent) -> Self {
        // The character itself says whether shift was held.
        let says_shift = matches!(event.code, KeyCode::Char(_) | KeyCode::BackTab);
        let modifiers = if says_shift {
            event.modifiers - KeyModifiers::SHIFT
        } else {
            event.modifiers
        };
        Key {
            code: event.code,
            modifiers,
        }
    }

    /// Reads a key as the settings write it: `x`, `Ctrl-x`, `Alt-Left`, `F2`, `PgDn`.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        let lower = written.to_lowercase();
        for (prefix, modifiers) in [
            ("ctrl-", KeyModifiers::CONTROL),
            ("alt-", KeyModifiers::ALT),
        ] {
            let rest = lower
                .strip_prefix(prefix)
                .and_then(|_| written.get(prefix.len()..));
            if let Some(rest) = rest.filter(|rest| !rest.is_empty()) {
                let held = Key::parse(rest)?;
                // Control makes no difference between `C` and `c`.
                let code = if let KeyCode::Char(c) = held.code
                    && modifiers == KeyModifiers::CONTROL
                {
                    KeyCode::Char(c.to_ascii_lowercase())
                } else {
                    held.code
                };
                return Some(Key {
                    code,
                    modifiers: held.modifiers | modifiers,
                });
            }
        }
        let mut chars = written.chars();
        if let (Some(c), None) = (chars.next(), chars.next())
            && !c.is_control()
        {
            return Some(
                NAMES
                    .iter()
                    .find(|(name, _)| *name == written)
                    .map_or(letter(c), |(_, code)| key(*code)),
            );
        }
        let number = lower.strip_prefix('f').and_then(|rest| rest.parse().ok());
        if let Some(number @ 1..=12) = number {
            return Some(key(KeyCode::F(number)));
        }
        let named = NAMES.iter().find(|(name, _)| name.to_lowercase() == lower);
        named.map(|(_, code)| key(*code))
    }

    /// Says whether the key types a character where there is a line to type in.
    pub(super) fn types(self) -> bool {
        matches!(self.code, KeyCode::Char(_)) && self.modifiers.is_empty()
    }

    /// Returns the key as it is called on a keyboard.
    #[must_use]
    pub fn name(self, lang: Lang) -> String {
        let named = NAMES.iter().find(|(_, code)| *code == self.code);
        let name = match (self.code, named) {
            (KeyCode::Char(' '), _) => lang.key_space(),
            (KeyCode::Char(c), _) if self.modifiers.contains(KeyModifiers::CONTROL) => {
                c.to_uppercase().to_string()
            }
            (KeyCode::Char(c), _) => c.to_string(),
            (KeyCode::F(number), _) => format!("F{number}"),
            (_, Some((name, _))) => (*name).to_owned(),
            (other, None) => format!("{other:?}"),
        };
        if self.modifiers.contains(KeyModifiers::CONTROL) {
            format!("Ctrl-{name}")
        } else if self.modifiers.contains(KeyModifiers::ALT) {
            format!("Alt-{name}")
        } else {
            name
        }
    }
}

/// Returns the character a key types, if it types one.
///
/// A key that makes a character is text whatever it takes to press it: on Windows `AltGr` arrives as
/// control and alt together.
#[must_use]
pub(in crate::tui) fn typed(event: &KeyEvent) -> Option<char> {
    let KeyCode::Char(c) = event.code else {
        return None;
    };
    let held = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
    (held.is_empty() || held == KeyModifiers::CONTROL | KeyModifiers::ALT).then_some(c)
}

/// Returns the key as it is called on a keyboard.
#[must_use]
pub(in crate::tui) fn name_of(event: &KeyEvent, lang: Lang) -> String {
    Key::of(event).name(lang)
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn a_key_is_read_as_it_is_written_and_as_it_is_shown() {
        for (written, meant) in [
            ("x", letter('x')),
            ("X", letter('X')),
            ("-", letter('-')),
            ("Ctrl-X", ctrl('x')),
            ("ctrl-x", ctrl('x')),
            ("Ctrl--", ctrl('-')),
            ("Alt-Left", alt(KeyCode::Left)),
            ("F12", key(KeyCode::F(12))),
            ("pagedown", key(KeyCode::PageDown)),
            ("space", letter(' ')),
        ] {
            assert_eq!(Key::parse(written), Some(meant), "{written}");
            for lang in [Lang::Nl, Lang::En] {
                assert_eq!(Key::parse(&meant.name(lang)), Some(meant), "{written}");
            }
        }
        for wrong in ["", "xx", "F13", "Ctrl-", "Enterr", "\u{7}"] {
            assert_eq!(Key::parse(wrong), None, "{wrong}");
        }
    }
}
