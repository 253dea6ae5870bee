//! The words of the archive that a term of a query stands for.

use std::ops::Range;

use super::query::Field;
use super::{Needle, QueryTerm};
use crate::catalogue::{FactKind, FactKinds, WordId, WordIndex};

/// What a term looks for: its own words next to each other, or one of the other words that stand for it.
#[derive(Debug, Clone, Default)]
pub(super) struct TermWords {
    /// Its words as typed: each a range of one, the last of as many as begin like it where it may go on.
    own: Vec<Range<WordId>>,
    /// The last of its words, where that is a word by itself.
    whole: Option<WordId>,
    /// Other forms of its word, in order.
    forms: Vec<WordId>,
    kinds: FactKinds,
    is_whole_piece: bool,
}

/// The kinds of fact whose whole name a query may be.
const NAMES: FactKinds = FactKinds::of(&[
    FactKind::Title,
    FactKind::Guest,
    FactKind::Host,
    FactKind::DebateLeader,
    FactKind::Organisation,
    FactKind::Partner,
    FactKind::Theme,
]);

impl TermWords {
    /// Returns the words of a term as it was typed. What is excluded is excluded as typed: half a word would shut
    /// out too much.
    pub(super) fn of(term: &QueryTerm, index: &WordIndex) -> Self {
        let is_open = term.is_open && !term.is_negated && !term.is_whole;
        TermWords {
            kinds: kinds(term.field),
            is_whole_piece: term.is_whole,
            ..Self::together(&term.words, is_open, index)
        }
    }

    /// Returns words that stand next to each other anywhere.
    pub(super) fn together(words: &[String], is_open: bool, index: &WordIndex) -> Self {
        let table = index.words();
        let last = words.len().saturating_sub(1);
        let range = |(at, word): (usize, &String)| {
            if is_open && at == last {
                return table.beginning(word);
            }
            table.find(word).map_or(0..0, |id| id..id + 1)
        };
        TermWords {
            own: words.iter().enumerate().map(range).collect(),
            whole: words.last().and_then(|word| table.find(word)),
            ..TermWords::default()
        }
    }

    /// Returns words that are the whole of a name or title.
    pub(super) fn whole_name(words: &[String], index: &WordIndex) -> Self {
        TermWords {
            kinds: NAMES,
            is_whole_piece: true,
            ..Self::together(words, false, index)
        }
    }

    /// Looks for other forms too.
    pub(super) fn with_forms(&self, forms: &[WordId]) -> Self {
        let mut all = self.forms.clone();
        all.extend(forms);
        all.sort_unstable();
        all.dedup();
        TermWords {
            forms: all,
            ..self.clone()
        }
    }

    /// The words a lone word stands for as typed, and which of them it is itself.
    pub(super) fn single(&self) -> Option<(Range<WordId>, Option<WordId>)> {
        match self.own.as_slice() {
            [one] if !self.is_whole_piece => Some((one.clone(), self.whole)),
            _ => None,
        }
    }

    pub(super) fn own(&self) -> &[Range<WordId>] {
        &self.own
    }

    pub(super) fn forms(&self) -> &[WordId] {
        &self.forms
    }

    pub(super) fn kinds(&self) -> FactKinds {
        self.kinds
    }

    pub(super) fn is_whole_piece(&self) -> bool {
        self.is_whole_piece
    }

    /// Says whether a word is one of its other forms.
    pub(super) fn is_form(&self, word: WordId) -> bool {
        self.forms.binary_search(&word).is_ok()
    }

    /// Says whether it stands at a position of an edition's words.
    pub(super) fn stands_at(&self, tokens: &[WordId], position: usize) -> bool {
        let Some(word) = tokens.get(position) else {
            return false;
        };
        self.is_form(*word) || self.own_stand_at(tokens, position)
    }

    /// Says whether its own words stand at a position, next to each other.
    pub(super) fn own_stand_at(&self, tokens: &[WordId], position: usize) -> bool {
        let Some(here) = tokens.get(position..position + self.own.len()) else {
            return false;
        };
        !here.is_empty()
            && self
                .own
                .iter()
                .zip(here)
                .all(|(range, word)| range.contains(word))
    }
}

/// Returns where the words of a field stand.
fn kinds(field: Option<Field>) -> FactKinds {
    use FactKind as Kind;
    match field {
        Some(Field::Title) => FactKinds::of(&[Kind::Title]),
        Some(Field::Guest) => FactKinds::of(&[Kind::Guest]),
        Some(Field::Person) => FactKinds::of(&[Kind::Guest, Kind::Host, Kind::DebateLeader]),
        Some(Field::Host) => FactKinds::of(&[Kind::Host]),
        Some(Field::Leader) => FactKinds::of(&[Kind::DebateLeader]),
        Some(Field::Function) => FactKinds::of(&[Kind::Function]),
        Some(Field::Organisation) => FactKinds::of(&[Kind::Organisation, Kind::Partner]),
        Some(Field::Partner) => FactKinds::of(&[Kind::Partner]),
        Some(Field::Theme) => FactKinds::of(&[Kind::Theme]),
        Some(Field::Venue) => FactKinds::of(&[Kind::Venue, Kind::Music]),
        Some(Field::Text) => FactKinds::of(&[Kind::Text]),
        _ => FactKinds::ALL,
    }
}

/// Returns the needle that marks a word of the archive in a text.
pub(super) fn needle_of(word: WordId, index: &WordIndex) -> Needle {
    Needle::new(vec![index.words().word(word).to_owned()], false)
}
