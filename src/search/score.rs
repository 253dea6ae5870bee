//! How well an edition answers a query, inside its tier.
//!
//! Each term counts by the facts that hold it and, below the facts, by how often texts do: one more place adds
//! less each time. Terms that stand near each other belong together.

use super::Tier;
use super::matches::{Matches, TermMatch};
use crate::catalogue::{EditionWords, FactKind, WordIndex};

/// The facts take some five hundred bytes; more of them are other people's.
const USUAL_FACTS: f32 = 500.0;

/// A usual length of the texts of an edition, in bytes.
const USUAL_TEXTS: f32 = 4_000.0;

/// So many words around a word are its passage.
const PASSAGE: usize = 20;

/// Says how well editions answer a query, all of one tier.
pub(super) struct Scorer<'a> {
    index: &'a WordIndex,
    terms: Vec<&'a TermMatch>,
    is_in_texts: bool,
}

impl<'a> Scorer<'a> {
    pub(super) fn new(tier: Tier, matches: &'a Matches<'_>) -> Self {
        let wanted = matches.query.wanted(tier).into_iter();
        Scorer {
            index: matches.catalogue.words(),
            terms: wanted.filter_map(|at| matches.term(at)).collect(),
            is_in_texts: tier > Tier::Facts,
        }
    }

    /// Returns how well an edition answers, in thousandths; only comparable inside a tier.
    pub(super) fn score(&self, place: usize) -> u32 {
        thousandths(self.weight(place) + self.nearness(place))
    }

    /// Returns a score that no edition of these words can pass, wherever in it they stand. Where they do is looked at in
    /// the editions alone that may be among the best.
    pub(super) fn score_at_most(&self, place: usize) -> u32 {
        let parts = 1 + u32::from(self.is_in_texts);
        thousandths(self.weight(place) + count(parts * self.others()))
    }

    fn others(&self) -> u32 {
        u32::try_from(self.terms.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }

    /// How much the terms weigh, each by itself.
    fn weight(&self, place: usize) -> f32 {
        let Some(edition) = self.index.edition(place) else {
            return 0.0;
        };
        let facts = share(edition.lines.length, USUAL_FACTS);
        let texts = share(edition.text_length, USUAL_TEXTS);
        let mut weight = 0.0;
        for hits in self.terms.iter().map(|term| term.scored()) {
            weight += saturated(hits.importance(place), facts);
            if self.is_in_texts {
                weight += saturated(hits.text_count(place), texts);
            }
        }
        weight
    }

    /// How many terms stand near another one: in one line of the facts or, below the facts, in one passage.
    fn nearness(&self, place: usize) -> f32 {
        let Some(edition) = self.index.edition(place).filter(|_| self.others() > 0) else {
            return 0.0;
        };
        let mut others = self.in_one_line(place, edition).saturating_sub(1);
        if self.is_in_texts {
            others += self.in_one_passage(place);
        }
        count(others)
    }

    /// How many terms one line of the facts holds at most.
    fn in_one_line(&self, place: usize, edition: &EditionWords) -> u32 {
        let facts = self.index.tokens(place, false);
        // One bit a term; a query has no more terms than bits.
        let mut lines: Vec<u64> = vec![0; edition.lines.count()];
        for (bit, term) in self.terms.iter().enumerate() {
            for position in term.words.standing(facts, 0..facts.len()) {
                let piece = edition.piece_at(position);
                if let Some(piece) = piece.filter(|one| term.words.kinds().contains(one.kind))
                    && let Some(line) = lines.get_mut(usize::from(piece.line))
                {
                    *line |= 1 << (bit % 64);
                }
            }
        }
        lines
            .into_iter()
            .map(u64::count_ones)
            .max()
            .unwrap_or_default()
    }

    /// How many other terms stand around a term in the texts at most. The first term leads the way: it stands
    /// typed whole, where the last may be any word that begins like it.
    fn in_one_passage(&self, place: usize) -> u32 {
        let tokens = self.index.tokens(place, true);
        let texts = self.index.tokens(place, false).len()..tokens.len();
        let Some((first, others)) = self.terms.split_first() else {
            return 0;
        };
        if !first.words.kinds().contains(FactKind::Text) {
            return 0;
        }
        let mut most = 0;
        let positions = first
            .words
            .positions(self.index, place, texts.clone(), usize::MAX);
        for at in positions {
            let window = at.saturating_sub(PASSAGE).max(texts.start)
                ..at.saturating_add(PASSAGE).min(texts.end);
            let is_near =
                |term: &&&TermMatch| term.words.standing(tokens, window.clone()).next().is_some();
            most = most.max(others.iter().filter(is_near).count());
            if most == others.len() {
                break;
            }
        }
        u32::try_from(most).unwrap_or(u32::MAX)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "weights are small and not below zero"
)]
fn thousandths(weight: f32) -> u32 {
    (weight * 1000.0) as u32
}

#[expect(clippy::cast_precision_loss, reason = "a query has few terms")]
fn count(terms: u32) -> f32 {
    terms as f32
}

#[expect(clippy::cast_precision_loss, reason = "texts are far shorter")]
fn share(length: usize, usual: f32) -> f32 {
    length as f32 / usual
}

/// How much one more place adds: less each time, as in BM25 (Robertson and Zaragoza 2009, k1 = 1.2), and
/// less in a longer text (b = 0.75), so that long reports do not win by their length.
fn saturated(weight: f32, length_share: f32) -> f32 {
    const K1: f32 = 1.2;
    const B: f32 = 0.75;
    if weight == 0.0 {
        return 0.0;
    }
    weight * (K1 + 1.0) / (weight + K1 * (1.0 - B + B * length_share))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_more_place_adds_less_each_time_and_less_in_a_longer_text() {
        let added = |from: f32| saturated(from + 1.0, 1.0) - saturated(from, 1.0);
        assert!(added(0.0) > added(1.0) && added(1.0) > added(5.0));
        assert!(saturated(3.0, 4.0) < saturated(3.0, 1.0));
        assert!(saturated(0.0, 1.0).abs() < f32::EPSILON);
    }
}
