//! The editions that hold a term's words, and how much of them.

use std::ops::Range;

use super::term_words::TermWords;
use crate::catalogue::{EditionSet, FactKind, FactKinds, Posting, WordId, WordIndex, WordPlace};

/// A word that goes on behind what was typed says less than the word itself.
const PART_OF_WORD: f32 = 0.6;

/// The editions that hold a term.
#[derive(Debug, Clone)]
pub(super) struct TermHits {
    /// Those that hold it in a fact.
    pub(super) in_facts: EditionSet,
    /// Those that hold it anywhere.
    pub(super) anywhere: EditionSet,
    /// By place: how much the facts that hold it say about the edition.
    importance: Vec<f32>,
    /// By place: how often texts hold it.
    text_count: Vec<f32>,
}

impl TermHits {
    /// Makes hits of editions that hold no words but meet a condition.
    pub(super) fn of_set(set: EditionSet) -> Self {
        TermHits {
            in_facts: set.clone(),
            anywhere: set,
            importance: Vec::new(),
            text_count: Vec::new(),
        }
    }

    /// Finds the editions that hold the words of a term.
    pub(super) fn of(words: &TermWords, index: &WordIndex, size: usize) -> Self {
        let mut hits = TermHits {
            in_facts: EditionSet::none(size),
            anywhere: EditionSet::none(size),
            importance: vec![0.0; size],
            text_count: vec![0.0; size],
        };
        match words.single() {
            Some((range, whole)) => {
                // A word stands before all that begin with it.
                let longer = range.start + u32::from(whole == Some(range.start));
                hits.add_words(range.start..longer, 1.0, words.kinds(), index);
                hits.add_words(longer..range.end, PART_OF_WORD, words.kinds(), index);
            }
            None => hits.add_phrase(words, index),
        }
        hits.with_forms(words.forms(), words.kinds(), index)
    }

    /// Adds the editions that hold one of these other forms of a term.
    pub(super) fn with_forms(
        mut self,
        forms: &[WordId],
        kinds: FactKinds,
        index: &WordIndex,
    ) -> Self {
        for word in forms {
            self.add_words(*word..word + 1, 1.0, kinds, index);
        }
        self
    }

    fn add_words(
        &mut self,
        words: Range<WordId>,
        weight: f32,
        kinds: FactKinds,
        index: &WordIndex,
    ) {
        if kinds == FactKinds::ALL {
            for posting in index.postings(words) {
                self.add(posting, weight);
            }
            return;
        }
        for (posting, positions) in words.flat_map(|word| index.positions(word)) {
            if posting.kinds.meet(kinds) {
                let place = posting.edition as usize;
                let found = counting(positions, kinds, index, place)
                    .iter()
                    .filter_map(|at| kind_at(index, place, *at as usize));
                found
                    .filter(|kind| kinds.contains(*kind))
                    .for_each(|kind| self.add_place(place, kind, weight));
            }
        }
    }

    /// Adds all places of a word in an edition.
    fn add(&mut self, posting: &Posting, weight: f32) {
        let place = posting.edition as usize;
        self.anywhere.insert(place);
        if posting.kinds.meet(FactKinds::FACTS) {
            self.in_facts.insert(place);
        }
        if let Some(sum) = self.importance.get_mut(place) {
            *sum += weight * f32::from(posting.importance) / 10.0;
        }
        if let Some(sum) = self.text_count.get_mut(place) {
            *sum += weight * f32::from(posting.text_count);
        }
    }

    /// Adds one place in an edition.
    fn add_place(&mut self, place: usize, kind: FactKind, weight: f32) {
        self.anywhere.insert(place);
        if FactKinds::FACTS.contains(kind) {
            self.in_facts.insert(place);
        }
        let sums = match kind {
            FactKind::Text => &mut self.text_count,
            _ => &mut self.importance,
        };
        if let Some(sum) = sums.get_mut(place) {
            *sum += match kind {
                FactKind::Text => weight,
                kind => weight * f32::from(kind.importance()) / 10.0,
            };
        }
    }

    fn add_phrase(&mut self, words: &TermWords, index: &WordIndex) {
        each_phrase(words, index, None, |place, kind| {
            self.add_place(place, kind, 1.0);
        });
    }

    /// How much the facts of an edition say that hold it.
    pub(super) fn importance(&self, place: usize) -> f32 {
        self.importance.get(place).copied().unwrap_or(0.0)
    }

    /// How often the texts of an edition hold it.
    pub(super) fn text_count(&self, place: usize) -> f32 {
        self.text_count.get(place).copied().unwrap_or(0.0)
    }

    /// Counts less in an edition.
    pub(super) fn weigh(&mut self, place: usize, factor: f32) {
        for list in [&mut self.importance, &mut self.text_count] {
            list.get_mut(place)
                .into_iter()
                .for_each(|weight| *weight *= factor);
        }
    }
}

/// Calls `take` with each edition, of those `among`, and kind of fact in which words stand next to each other. The rarest
/// of them leads the way.
pub(super) fn each_phrase(
    words: &TermWords,
    index: &WordIndex,
    among: Option<&EditionSet>,
    mut take: impl FnMut(usize, FactKind),
) {
    let own = words.own();
    let size = |range: &Range<WordId>| index.postings(range.clone()).len();
    let Some((offset, rarest)) = own.iter().enumerate().min_by_key(|(_, range)| size(range)) else {
        return;
    };
    for word in rarest.clone() {
        for (posting, positions) in index.positions(word) {
            let place = posting.edition as usize;
            let is_among = among.is_none_or(|among| among.contains(place));
            if !is_among || !posting.kinds.meet(words.kinds()) {
                continue;
            }
            let tokens = index.tokens(place, true);
            for position in counting(positions, words.kinds(), index, place) {
                let Some(start) = (*position as usize).checked_sub(offset) else {
                    continue;
                };
                if words.own_stand_at(tokens, start)
                    && (!words.is_whole_piece() || index.is_whole_piece(place, start, own.len()))
                    && let Some(kind) = kind_at(index, place, start)
                    && words.kinds().contains(kind)
                {
                    take(place, kind);
                }
            }
        }
    }
}

/// Returns the positions in an edition that can be of these kinds: those of the facts stand before those of the texts.
fn counting<'a>(
    positions: &'a [u32],
    kinds: FactKinds,
    index: &WordIndex,
    place: usize,
) -> &'a [u32] {
    if kinds.contains(FactKind::Text) {
        return positions;
    }
    let facts = index.tokens(place, false).len();
    let end = positions.partition_point(|at| (*at as usize) < facts);
    positions.get(..end).unwrap_or_default()
}

/// Returns what stands at a position of an edition.
pub(super) fn kind_at(index: &WordIndex, place: usize, position: usize) -> Option<FactKind> {
    match index.place(place, position)? {
        WordPlace::Text(..) => Some(FactKind::Text),
        WordPlace::Fact(piece) => Some(index.edition(place)?.lines.pieces.get(piece)?.kind),
    }
}
