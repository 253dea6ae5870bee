//! Editions found so far, each once: layer upon layer, the better tier first.
//!
//! A layer is a set; it is counted by its bits and scored only where its rows are asked for. What a tier below them
//! holds can never come before them, so leaving it unscored changes no answer.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::rc::Rc;

use super::matches::Matches;
use super::score::Scorer;
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

/// What one step of a search found and no step before it.
enum Layer<'a> {
    /// Editions in the order in which they are to be shown.
    Listed(Vec<FoundHit<'a>>),
    /// Editions of which the best come first, and of equals the newest.
    Scored(ScoredLayer<'a>),
}

/// A set of editions of one tier, with what they are scored by.
struct ScoredLayer<'a> {
    tier: Tier,
    places: EditionSet,
    /// Those of them that are scored and shown as found in their texts, whatever the tier.
    by_text: EditionSet,
    matches: Rc<Matches<'a>>,
}

/// What was found.
pub(super) struct Found<'a> {
    seen: EditionSet,
    count: usize,
    layers: Vec<Layer<'a>>,
    /// Other forms of the words, and other words, by which something was found: they are marked in texts too.
    pub(super) further: Vec<Rc<Matches<'a>>>,
}

impl<'a> Found<'a> {
    /// Makes room for editions at places below `size`.
    pub(super) fn new(size: usize) -> Self {
        Found {
            seen: EditionSet::none(size),
            count: 0,
            layers: Vec::new(),
            further: Vec::new(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// Says whether something holds all that was typed as a whole.
    pub(super) fn is_sure(&self) -> bool {
        self.layers.iter().any(|layer| match layer {
            Layer::Listed(hits) => hits.iter().any(|hit| hit.tier <= Tier::Phrase),
            Layer::Scored(layer) => layer.tier <= Tier::Phrase,
        })
    }

    /// Adds editions that are to be shown in this order.
    pub(super) fn add_listed(&mut self, mut hits: Vec<FoundHit<'a>>) {
        hits.retain(|hit| {
            let is_new = !self.seen.contains(hit.place);
            self.seen.insert(hit.place);
            is_new
        });
        self.count += hits.len();
        self.layers.push(Layer::Listed(hits));
    }

    /// Adds editions of one tier.
    pub(super) fn add_scored(&mut self, places: EditionSet, tier: Tier, matches: &Rc<Matches<'a>>) {
        self.add_layer(places, EditionSet::default(), tier, matches);
    }

    /// Adds editions that hold all words next to each other, in facts or in texts. Where only a text holds the phrase,
    /// that is what is shown.
    pub(super) fn add_phrases(
        &mut self,
        in_facts: &EditionSet,
        mut in_texts: EditionSet,
        typed: &Rc<Matches<'a>>,
    ) {
        in_texts.subtract(in_facts);
        let mut all = in_facts.clone();
        all.add(&in_texts);
        self.add_layer(all, in_texts, Tier::Phrase, typed);
    }

    fn add_layer(
        &mut self,
        mut places: EditionSet,
        by_text: EditionSet,
        tier: Tier,
        matches: &Rc<Matches<'a>>,
    ) {
        places.subtract(&self.seen);
        if places.is_empty() {
            return;
        }
        self.seen.add(&places);
        self.count += places.len();
        if tier > Tier::Text {
            self.further.push(Rc::clone(matches));
        }
        self.layers.push(Layer::Scored(ScoredLayer {
            tier,
            places,
            by_text,
            matches: Rc::clone(matches),
        }));
    }

    /// Returns the best hits, so many at most.
    pub(super) fn best(&self, limit: usize) -> Vec<FoundHit<'a>> {
        let mut best = Vec::new();
        for layer in &self.layers {
            let room = limit - best.len();
            match layer {
                _ if room == 0 => break,
                Layer::Listed(hits) => best.extend(hits.iter().take(room).cloned()),
                Layer::Scored(layer) => best.extend(layer.best(room)),
            }
        }
        best
    }

    /// Returns the places of all hits.
    pub(super) fn places(&self) -> &EditionSet {
        &self.seen
    }

    /// Returns the hit at a place.
    pub(super) fn at(&self, place: usize) -> Option<FoundHit<'a>> {
        self.layers.iter().find_map(|layer| match layer {
            Layer::Listed(hits) => hits.iter().find(|hit| hit.place == place).cloned(),
            Layer::Scored(layer) => layer.at(place),
        })
    }
}

impl<'a> ScoredLayer<'a> {
    /// Returns the best. Editions are scored in the order of what they can score at most, until none that is left can
    /// come before the last of the best.
    fn best(&self, limit: usize) -> impl Iterator<Item = FoundHit<'a>> + '_ {
        let (in_facts, in_texts) = self.scorers();
        let scorer = |place| {
            if self.by_text.contains(place) {
                &in_texts
            } else {
                &in_facts
            }
        };
        let at_most = |place| Reverse((Reverse(scorer(place).score_at_most(place)), place));
        let mut ahead: BinaryHeap<Reverse<(Reverse<u32>, usize)>> =
            self.places.iter().map(at_most).collect();
        let mut best: BinaryHeap<(Reverse<u32>, usize)> = BinaryHeap::new();
        while let Some(Reverse((score, place))) = ahead.pop() {
            let is_full = best.len() >= limit;
            if is_full && best.peek().is_none_or(|last| *last < (score, place)) {
                break;
            }
            best.push((Reverse(scorer(place).score(place)), place));
            if is_full {
                best.pop();
            }
        }
        let hits = best.into_sorted_vec().into_iter();
        hits.map(|(Reverse(score), place)| self.hit(place, score))
    }

    fn at(&self, place: usize) -> Option<FoundHit<'a>> {
        let scorer = Scorer::new(self.shown_as(place), &self.matches);
        let is_here = self.places.contains(place);
        is_here.then(|| self.hit(place, scorer.score(place)))
    }

    /// What scores the editions shown as the tier, and what scores those shown by their texts.
    fn scorers(&self) -> (Scorer<'_>, Scorer<'_>) {
        let scorer = |tier| Scorer::new(tier, &self.matches);
        (scorer(self.tier), scorer(Tier::Text))
    }

    fn shown_as(&self, place: usize) -> Tier {
        if self.by_text.contains(place) {
            Tier::Text
        } else {
            self.tier
        }
    }

    fn hit(&self, place: usize, score: u32) -> FoundHit<'a> {
        FoundHit {
            place,
            tier: self.tier,
            score,
            lead: Lead::Words(Rc::clone(&self.matches), self.shown_as(place)),
        }
    }
}
