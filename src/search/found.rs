//! Editions found so far, each once, in order.

use std::cmp::Reverse;
use std::rc::Rc;

use super::matches::Matches;
use super::score::score;
use super::{Snippet, Tier};
use crate::catalogue::EditionSet;

/// An edition that was found.
#[derive(Debug, Clone)]
pub(super) struct FoundHit<'a> {
    /// Its place in the catalogue.
    pub(super) place: usize,
    pub(super) tier: Tier,
    /// How well it answers, in thousandths; only comparable inside a tier.
    pub(super) score: u32,
    pub(super) lead: Lead<'a>,
}

/// What led to an edition, and by that why it is there.
#[derive(Debug, Clone)]
pub(super) enum Lead<'a> {
    /// Words, shown as those of a tier are.
    Words(Rc<Matches<'a>>, Tier),
    /// Letters of a name.
    Letters(Snippet),
}

impl<'a> FoundHit<'a> {
    pub(super) fn new(place: usize, tier: Tier, matches: &Rc<Matches<'a>>) -> Self {
        FoundHit {
            place,
            tier,
            score: 0,
            lead: Lead::Words(Rc::clone(matches), tier),
        }
    }
}

/// What was found.
pub(super) struct Found<'a> {
    seen: EditionSet,
    pub(super) hits: Vec<FoundHit<'a>>,
    /// Other forms of the words, and other words, by which something was found: they are marked in texts too.
    pub(super) further: Vec<Rc<Matches<'a>>>,
}

impl<'a> Found<'a> {
    /// Makes room for editions at places below `size`.
    pub(super) fn new(size: usize) -> Self {
        Found {
            seen: EditionSet::none(size),
            hits: Vec::new(),
            further: Vec::new(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.hits.len()
    }

    /// Says whether something holds all that was typed as a whole.
    pub(super) fn is_sure(&self) -> bool {
        self.hits.iter().any(|hit| hit.tier <= Tier::Phrase)
    }

    /// Leaves of a set what was not found yet.
    pub(super) fn unseen(&self, mut places: EditionSet) -> EditionSet {
        places.subtract(&self.seen);
        places
    }

    pub(super) fn add(&mut self, hit: FoundHit<'a>) {
        if !self.seen.contains(hit.place) {
            self.seen.insert(hit.place);
            self.hits.push(hit);
        }
    }

    /// Adds hits of one tier, the best first and of equals the newest.
    pub(super) fn add_best_first(&mut self, mut hits: Vec<FoundHit<'a>>) {
        hits.sort_by_key(|hit| (Reverse(hit.score), hit.place));
        for hit in hits {
            self.add(hit);
        }
    }

    /// Adds editions that hold all words next to each other, in facts or in texts.
    pub(super) fn add_phrases(
        &mut self,
        in_facts: &EditionSet,
        in_texts: &EditionSet,
        typed: &Rc<Matches<'a>>,
    ) {
        let mut all = in_facts.clone();
        all.add(in_texts);
        let hits = self.unseen(all);
        let hits = hits.iter().map(|place| {
            // Where only a text holds the phrase, that is what is shown.
            let shown_as = if in_facts.contains(place) {
                Tier::Phrase
            } else {
                Tier::Text
            };
            FoundHit {
                score: score(place, shown_as, typed),
                lead: Lead::Words(Rc::clone(typed), shown_as),
                ..FoundHit::new(place, Tier::Phrase, typed)
            }
        });
        self.add_best_first(hits.collect());
    }

    /// Adds editions of one tier, the best first and of equals the newest.
    pub(super) fn add_scored(&mut self, places: EditionSet, tier: Tier, matches: &Rc<Matches<'a>>) {
        let places = self.unseen(places);
        if tier > Tier::Text && !places.is_empty() {
            self.further.push(Rc::clone(matches));
        }
        let hits = places.iter().map(|place| FoundHit {
            score: score(place, tier, matches),
            ..FoundHit::new(place, tier, matches)
        });
        self.add_best_first(hits.collect());
    }
}
