//! The map in force: the table, with what the settings say otherwise.

use std::sync::LazyLock;

use crossterm::event::KeyEvent;

use super::key::Key;
use super::{ANYWHERE, Action, Place, TYPING, rows};

/// Which keys mean an action in a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What they mean.
    pub action: Action,
    /// The keys, the one to show first in front; none where the settings take all away.
    pub keys: Vec<Key>,
    /// Among the hints at the bottom of the screen, and in the short help.
    pub is_hint: bool,
}

/// What every key means in every place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    places: Vec<(Place, Vec<Entry>)>,
}

impl Keymap {
    /// Returns the map of the table.
    #[must_use]
    pub fn standard() -> &'static Self {
        static STANDARD: LazyLock<Keymap> = LazyLock::new(|| Keymap {
            places: ANYWHERE
                .iter()
                .map(|place| (*place, entries(*place)))
                .collect(),
        });
        &STANDARD
    }

    /// Returns what is bound in a place, in the order in which help shows it, each action once.
    #[must_use]
    pub fn entries(&self, place: Place) -> &[Entry] {
        let found = self.places.iter().find(|(known, _)| *known == place);
        found.map_or(&[], |(_, entries)| entries)
    }

    /// Returns what a key means in a place.
    #[must_use]
    pub(in crate::tui) fn action(&self, place: Place, event: &KeyEvent) -> Option<Action> {
        let pressed = Key::of(event);
        let mut entries = self.entries(place).iter();
        let found = entries.find(|entry| entry.keys.contains(&pressed));
        found.map(|entry| entry.action)
    }

    /// Returns the first key of an action in a place.
    #[must_use]
    pub(in crate::tui) fn key_of(&self, place: Place, action: Action) -> Option<Key> {
        let mut entries = self.entries(place).iter();
        let found = entries.find(|entry| entry.action == action);
        found.and_then(|entry| entry.keys.first().copied())
    }

    /// Gives an action other keys, wherever it has any. They lose what they meant there. Where letters are text a
    /// key that types one changes nothing, and an action that would have no key left keeps those it had.
    pub fn rebind(&mut self, action: Action, keys: &[Key]) {
        for (place, entries) in &mut self.places {
            let is_typing = TYPING.contains(place);
            let fitting = keys.iter().filter(|key| !is_typing || !key.types());
            let fitting: Vec<Key> = fitting.copied().collect();
            let has_it = entries.iter().any(|entry| entry.action == action);
            if !has_it || (fitting.is_empty() && !keys.is_empty()) {
                continue;
            }
            for entry in entries {
                if entry.action == action {
                    entry.keys.clone_from(&fitting);
                } else {
                    entry.keys.retain(|key| !fitting.contains(key));
                }
            }
        }
    }

    /// Says whether two actions have keys in the same place, where one key cannot mean both.
    #[must_use]
    pub fn meet(&self, one: Action, other: Action) -> bool {
        let has = |entries: &[Entry], action| entries.iter().any(|entry| entry.action == action);
        let mut places = self.places.iter();
        places.any(|(_, entries)| one != other && has(entries, one) && has(entries, other))
    }

    /// Returns every action that a key can be given to, by the name that settings and help use.
    pub fn actions() -> impl Iterator<Item = Action> {
        let mut seen = Vec::new();
        let bound = rows().map(|binding| binding.action);
        let all = bound.chain(Action::COMMANDS);
        all.filter(move |action| {
            let is_new = !seen.contains(action);
            seen.push(*action);
            is_new
        })
    }
}

/// The rows of the table for a place, those of one action made one; commands without a key behind them, so that
/// the settings can give them one.
fn entries(place: Place) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for binding in rows().filter(|row| row.places.contains(&place)) {
        match entries
            .iter_mut()
            .find(|entry| entry.action == binding.action)
        {
            Some(entry) => {
                entry.keys.extend(binding.keys);
                entry.is_hint |= binding.is_hint;
            }
            None => entries.push(Entry {
                action: binding.action,
                keys: binding.keys.to_vec(),
                is_hint: binding.is_hint,
            }),
        }
    }
    if super::COMMANDS.contains(&place) {
        let is_bound = |action: &Action| rows().any(|row| row.action == *action);
        let unbound = Action::COMMANDS
            .into_iter()
            .filter(|action| !is_bound(action));
        entries.extend(unbound.map(|action| Entry {
            action,
            keys: Vec::new(),
            is_hint: false,
        }));
    }
    entries
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyModifiers};

    use super::*;

    fn press(c: char) -> KeyEvent {
        KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)
    }

    #[test]
    fn in_the_search_line_letters_are_text() {
        for c in ['q', 'j', '?', '/', 'n', ' '] {
            assert_eq!(
                Keymap::standard().action(Place::Box, &press(c)),
                None,
                "{c}"
            );
        }
    }

    #[test]
    fn another_key_takes_the_place_of_those_of_the_table() {
        let mut map = Keymap::standard().clone();
        map.rebind(Action::ShowCopy, &[Key::parse("x").expect("a key")]);
        assert_eq!(map.action(Place::List, &press('x')), Some(Action::ShowCopy));
        assert_eq!(map.action(Place::List, &press('y')), None);
        // What the key meant before it means no longer.
        let removing = map.key_of(Place::List, Action::RemoveChip);
        assert_eq!(removing, Key::parse("Ctrl-x"));
    }

    #[test]
    fn a_letter_is_no_command_where_it_is_text() {
        let mut map = Keymap::standard().clone();
        map.rebind(Action::Read, &[Key::parse("x").expect("a key")]);
        assert_eq!(map.action(Place::Box, &press('x')), None);
        assert_eq!(map.key_of(Place::Box, Action::Read), Key::parse("Enter"));
        assert_eq!(map.action(Place::List, &press('x')), Some(Action::Read));
    }

    #[test]
    fn a_command_without_a_key_can_have_one() {
        let mut map = Keymap::standard().clone();
        map.rebind(Action::ExportCsv, &[Key::parse("e").expect("a key")]);
        assert_eq!(
            map.action(Place::List, &press('e')),
            Some(Action::ExportCsv)
        );
        map.rebind(Action::ExportCsv, &[]);
        assert_eq!(map.action(Place::List, &press('e')), None);
    }
}
