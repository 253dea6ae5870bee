//! How well an edition answers a query, inside its tier.
//!
//! Each term counts by the facts that hold it and, below the facts, by how often texts do: one more place adds
//! less each time. Terms that stand near each other belong together.

use super::Tier;
use super::matches::Matches;
use super::term_words::TermWords;
use crate::catalogue::{BREAK, EditionWords, FactKinds, WordId, WordIndex};

/// The facts take some five hundred bytes; more of them are other people's.
const USUAL_FACTS: f32 = 500.0;

/// A usual length of the texts of an edition, in bytes.
const USUAL_TEXTS: f32 = 4_000.0;

/// So many words around a word are its passage.
const PASSAGE: usize = 20;

/// Returns how well an edition answers, in thousandths; only comparable inside a tier.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "weights are small and not below zero"
)]
pub(super) fn score(place: usize, tier: Tier, matches: &Matches<'_>) -> u32 {
    let index = matches.catalogue.words();
    let Some(edition) = index.edition(place) else {
        return 0;
    };
    let wanted = matches.query.wanted(tier);
    let is_in_texts = tier > Tier::Facts;
    let mut weight = 0.0;
    for term in wanted.iter().filter_map(|at| matches.term(*at)) {
        let hits = term.scored();
        weight += saturated(
            hits.importance(place),
            share(edition.lines.text.len(), USUAL_FACTS),
        );
        if is_in_texts {
            weight += saturated(
                hits.text_count(place),
                share(edition.text_length, USUAL_TEXTS),
            );
        }
    }
    if wanted.len() > 1 {
        let terms: Vec<&TermWords> = wanted
            .iter()
            .filter_map(|at| Some(&matches.term(*at)?.words))
            .collect();
        weight += nearness(place, &terms, edition, is_in_texts, index);
    }
    (weight * 1000.0) as u32
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

/// How many terms stand near another one: in one line of the facts or, below the facts, in one passage.
fn nearness(
    place: usize,
    terms: &[&TermWords],
    edition: &EditionWords,
    is_in_texts: bool,
    index: &WordIndex,
) -> f32 {
    let facts = index.tokens(place, false);
    let (mut best, mut line, mut seen, mut piece) = (0, 0, 0_u64, 0);
    for position in 0..facts.len() {
        if facts.get(position) == Some(&BREAK) {
            piece += 1;
            let next = edition
                .lines
                .pieces
                .get(piece)
                .map_or(line + 1, |piece| piece.line);
            if next != line {
                best = best.max(seen.count_ones());
                (line, seen) = (next, 0);
            }
            continue;
        }
        seen |= standing_at(
            facts,
            position,
            terms,
            edition.lines.pieces.get(piece).map(|one| one.kind),
        );
    }
    let best = best.max(seen.count_ones());
    let in_texts = if is_in_texts {
        passage_nearness(place, terms, facts.len(), index)
    } else {
        0
    };
    #[expect(clippy::cast_precision_loss, reason = "a query has few terms")]
    let sum = (best.saturating_sub(1) + in_texts) as f32;
    sum
}

/// The terms that stand at a position, one bit each.
fn standing_at(
    tokens: &[WordId],
    position: usize,
    terms: &[&TermWords],
    kind: Option<crate::catalogue::FactKind>,
) -> u64 {
    let stands = |term: &TermWords| {
        kind.is_none_or(|kind| term.kinds().contains(kind)) && term.stands_at(tokens, position)
    };
    let found = terms.iter().enumerate().filter(|(_, term)| stands(term));
    // A query has no more terms than bits.
    found.fold(0, |seen, (at, _)| seen | 1 << (at % 64))
}

/// How many other terms stand around a term in the texts at most. The first term leads the way: it stands
/// typed whole, where the last may be any word that begins like it.
fn passage_nearness(place: usize, terms: &[&TermWords], from: usize, index: &WordIndex) -> u32 {
    let tokens = index.tokens(place, true);
    let Some((first, others)) = terms.split_first() else {
        return 0;
    };
    if !first
        .kinds()
        .meet(FactKinds::of(&[crate::catalogue::FactKind::Text]))
    {
        return 0;
    }
    let firsts = (from..tokens.len()).filter(|at| first.stands_at(tokens, *at));
    let around = firsts.map(|at| {
        let window = at.saturating_sub(PASSAGE).max(from)..(at + PASSAGE).min(tokens.len());
        let seen = window.fold(0, |seen, near| {
            seen | standing_at(tokens, near, others, None)
        });
        seen.count_ones()
    });
    around.max().unwrap_or(0)
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
