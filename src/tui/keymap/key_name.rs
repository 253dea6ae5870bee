//! What a key is, whatever was held for it, and how it is called on a keyboard.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::Key;
use crate::locale::Lang;

impl Key {
    pub(super) fn of(event: &KeyEvent) -> Self {
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
    pub(in crate::tui) fn name(self, lang: Lang) -> String {
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
        } else if self.modifiers.contains(KeyModifiers::ALT) {
            format!("Alt-{name}")
        } else {
            name
        }
    }
}
