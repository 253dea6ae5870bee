//! The words of the archive that a term of a query stands for.

use std::ops::Range;

use super::query::Field;
use super::{Needle, QueryTerm};
use crate::catalogue::{FactKind, FactKinds, WordId, WordIndex};

/// So many words are looked up one by one: each takes some twenty nanoseconds, as forty words that are read.
const FEW_WORDS: usize = 8;

/// What a term looks for: its own words next to each other, or one of the other words that stand for it.
#[derive(Debug, Clone, Default)]
pub(super) struct TermWords {
    /// Its words as typed: each a range of one, the last of as many as begin like it where it may go on.
    own: Vec<Range<WordId>>,
    /// The last of its words, where that is a word by itself.
    whole: Option<WordId>,
    /// Other forms of its word, in order.
    forms: Vec<WordId>,
    /// The same with one bit a word: all words of a text are held against them.
    form_bits: Vec<u64>,
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
        let length = all.last().map_or(0, |last| *last as usize / 64 + 1);
        let mut form_bits = vec![0; length];
        for form in &all {
            if let Some(bits) = form_bits.get_mut(*form as usize / 64) {
                *bits |= 1 << (form % 64);
            }
        }
        TermWords {
            own: self.own.clone(),
            forms: all,
            form_bits,
            ..*self
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
        let bits = self.form_bits.get(word as usize / 64);
        bits.is_some_and(|bits| bits >> (word % 64) & 1 == 1)
    }

    /// Returns the positions in a stretch of an edition's words at which it stands, the first so many.
    pub(super) fn positions(
        &self,
        index: &WordIndex,
        place: usize,
        stretch: Range<usize>,
        most: usize,
    ) -> Vec<usize> {
        let Some(words) = self.few_words() else {
            let tokens = index.tokens(place, true);
            return self.standing(tokens, stretch).take(most).collect();
        };
        let here = |at: &usize| stretch.contains(at);
        let all = words.flat_map(|word| index.positions_in(word, place));
        let mut found: Vec<usize> = all.map(|at| *at as usize).filter(here).collect();
        found.sort_unstable();
        found.truncate(most);
        found
    }

    /// The words it stands for, where they are so few that looking each up takes less time than reading an edition.
    fn few_words(&self) -> Option<impl Iterator<Item = WordId> + '_> {
        let [own] = self.own.as_slice() else {
            return None;
        };
        let is_few = own.len() + self.forms.len() <= FEW_WORDS;
        is_few.then(|| own.clone().chain(self.forms.iter().copied()))
    }

    /// Iterates over the positions in a stretch of an edition's words at which it stands. A lone word in one form, as
    /// most are, is compared and nothing else.
    pub(super) fn standing<'a>(
        &'a self,
        tokens: &'a [WordId],
        stretch: Range<usize>,
    ) -> impl Iterator<Item = usize> + 'a {
        let first = self.own.first().cloned().unwrap_or_default();
        let (start, length) = (first.start, first.end.saturating_sub(first.start));
        let is_own = move |word: WordId| word.wrapping_sub(start) < length;
        let is_lone = self.own.len() == 1;
        let here = tokens.get(stretch.clone()).unwrap_or_default();
        let mut at = 0;
        std::iter::from_fn(move || {
            let rest = here.get(at..)?;
            let next = if is_lone && self.forms.is_empty() {
                rest.iter().position(|word| is_own(*word))
            } else {
                rest.iter()
                    .zip(stretch.start + at..)
                    .position(|(word, position)| {
                        let is_first = is_own(*word);
                        (is_first && (is_lone || self.own_stand_at(tokens, position)))
                            || self.is_form(*word)
                    })
            };
            at += next? + 1;
            Some(stretch.start + at - 1)
        })
    }

    /// Says whether its own words stand at a position, next to each other.
    pub(super) fn own_stand_at(&self, tokens: &[WordId], position: usize) -> bool {
        let Some(here) = tokens.get(position..position + self.own.len()) else {
            return false;
        };
        let mut pairs = self.own.iter().zip(here);
        !here.is_empty() && pairs.all(|(range, word)| range.contains(word))
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
