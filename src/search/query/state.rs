//! States of an edition, and what people call them: `is:afgelast`.

use crate::text::fold;

/// A state of an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It was held.
    Held,
    /// Only an announcement is known.
    Announced,
    /// It was called off.
    Cancelled,
    /// Of the series Reuring!Café.
    Cafe,
    /// Of the series Reuring!Online.
    Online,
    /// Something of it was inferred, read in words that allow another reading, or sources differ.
    Unsure,
    /// A person corrected it.
    Edited,
    /// A person found it right.
    Checked,
    /// An article about no edition that was kept.
    News,
}

const STATES: [(&str, &str, State); 9] = [
    ("gehouden", "held", State::Held),
    ("aangekondigd", "announced", State::Announced),
    ("afgelast", "cancelled", State::Cancelled),
    ("cafe", "cafe", State::Cafe),
    ("online", "online", State::Online),
    ("onzeker", "unsure", State::Unsure),
    ("bewerkt", "edited", State::Edited),
    ("nagekeken", "checked", State::Checked),
    ("nieuws", "news", State::News),
];

/// What is on a list is no state of the archive: each keeps lists of their own.
const MARKED: (&str, &str) = ("gemerkt", "marked");

/// What people also call the states.
const OTHER_STATES: [(&str, State); 22] = [
    ("geannuleerd", State::Cancelled),
    ("afgezegd", State::Cancelled),
    ("gecanceld", State::Cancelled),
    ("vervallen", State::Cancelled),
    ("afgeblazen", State::Cancelled),
    ("canceled", State::Cancelled),
    ("gepland", State::Announced),
    ("planned", State::Announced),
    ("doorgegaan", State::Held),
    ("geweest", State::Held),
    ("afgelopen", State::Held),
    ("gehad", State::Held),
    ("digitaal", State::Online),
    ("digital", State::Online),
    ("reuringonline", State::Online),
    ("reuring!online", State::Online),
    ("reuringcafe", State::Cafe),
    ("reuring!cafe", State::Cafe),
    ("twijfel", State::Unsure),
    ("gecorrigeerd", State::Edited),
    ("corrected", State::Edited),
    ("uncertain", State::Unsure),
];

/// Reads the Dutch or English name of a state, or another word for it.
pub(super) fn of_name(name: &str) -> Option<State> {
    let name = fold(name);
    let is_name = |(nl, en, _): &&(&str, &str, State)| *nl == name || *en == name;
    let known = STATES.iter().find(is_name).map(|(_, _, state)| *state);
    let other = || {
        OTHER_STATES
            .iter()
            .find(|(other, _)| *other == name)
            .map(|(_, state)| *state)
    };
    known.or_else(other)
}

/// Returns the first state whose name begins so: it is still being typed.
pub(super) fn beginning(start: &str) -> Option<State> {
    let start = fold(start);
    let begins =
        |(nl, en, _): &&(&str, &str, State)| nl.starts_with(&start) || en.starts_with(&start);
    STATES.iter().find(begins).map(|(_, _, state)| *state)
}

/// Says whether editions on a list are asked for.
pub(super) fn is_marked(name: &str) -> bool {
    let name = fold(name);
    name == MARKED.0 || name == MARKED.1
}

/// Iterates over the names of the states, the Dutch and the English one of each.
pub(super) fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
    let states = STATES.iter().map(|(nl, en, _)| (*nl, *en));
    states.chain([MARKED])
}
