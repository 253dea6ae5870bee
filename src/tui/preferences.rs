//! How a person wants the browser: the names of the settings, as what they mean here.

use super::{Action, Key, Keymap, Theme};
use crate::config::{Mistake, Settings, Written};

/// How a person wants the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preferences {
    /// The theme that the settings name.
    pub theme: Option<Theme>,
    /// Which key means what.
    pub keymap: &'static Keymap,
    /// Lines and marks are drawn in ASCII.
    pub is_ascii: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Preferences {
            theme: None,
            keymap: Keymap::standard(),
            is_ascii: false,
        }
    }
}

impl Preferences {
    /// Reads what the settings mean.
    ///
    /// # Errors
    ///
    /// The name of a theme, an action or a key that is not known, and a key with two meanings.
    pub fn of(settings: &Settings) -> Result<Self, Mistake> {
        let theme = settings.theme.as_ref().map(|theme| {
            let known = || Theme::NAMES.map(str::to_owned).to_vec();
            Theme::named(&theme.text).ok_or_else(|| settings.mistake(theme, known()))
        });
        Ok(Preferences {
            theme: theme.transpose()?,
            keymap: keymap(settings)?,
            is_ascii: false,
        })
    }
}

/// The map of the table with the keys of the settings. It lives as long as the program, as the table does.
fn keymap(settings: &Settings) -> Result<&'static Keymap, Mistake> {
    if settings.keys.is_empty() {
        return Ok(Keymap::standard());
    }
    let mut map = Keymap::standard().clone();
    let mut given: Vec<(Action, Key)> = Vec::new();
    for (written, keys) in &settings.keys {
        let action = action(written, settings)?;
        let keys: Vec<(Key, &Written)> = keys
            .iter()
            .map(|key| Ok((self::key(key, settings)?, key)))
            .collect::<Result<_, Mistake>>()?;
        for (key, written) in &keys {
            let clashes = |(other, taken): &(Action, Key)| {
                taken == key && Keymap::standard().meet(action, *other)
            };
            if given.iter().any(clashes) {
                return Err(settings.twice(written));
            }
            given.push((action, *key));
        }
        let keys: Vec<Key> = keys.into_iter().map(|(key, _)| key).collect();
        map.rebind(action, &keys);
    }
    Ok(Box::leak(Box::new(map)))
}

fn action(written: &Written, settings: &Settings) -> Result<Action, Mistake> {
    let found = Keymap::actions().find(|action| action.name() == written.text);
    let known = || Keymap::actions().map(Action::name).collect();
    found.ok_or_else(|| settings.mistake(written, known()))
}

fn key(written: &Written, settings: &Settings) -> Result<Key, Mistake> {
    let examples = ["x", "Ctrl-N", "Alt-Left", "F5", "Enter", "Space", "PgDn"];
    let known = || examples.map(str::to_owned).to_vec();
    Key::parse(&written.text).ok_or_else(|| settings.mistake(written, known()))
}
