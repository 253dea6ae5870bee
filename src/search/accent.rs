//! Accents: who types one means it, and sees the spelling with it first.

use super::QueryTerm;
use super::term_hits::TermHits;
use super::term_words::TermWords;
use crate::catalogue::{Catalogue, WordPlace};

/// How much less a spelling without the typed accents counts.
const OTHER_ACCENTS: f32 = 0.8;

/// Lets the editions that do not spell a term as it was typed count less.
pub(super) fn weigh(
    term: &QueryTerm,
    words: &TermWords,
    hits: &mut TermHits,
    catalogue: &Catalogue,
) {
    let Some(spelled) = &term.spelled else {
        return;
    };
    let spelled = spelled.trim_matches(|c: char| !c.is_alphanumeric());
    for place in hits.anywhere.clone().iter() {
        if !is_spelled(spelled, words, place, catalogue) {
            hits.weigh(place, OTHER_ACCENTS);
        }
    }
}

/// Says whether an edition spells a term like this somewhere.
fn is_spelled(spelled: &str, words: &TermWords, place: usize, catalogue: &Catalogue) -> bool {
    let index = catalogue.words();
    let tokens = index.tokens(place, true);
    let mut found = words.standing(tokens, 0..tokens.len());
    found.any(|at| source(place, at, catalogue).is_some_and(|text| begins_like(text, spelled)))
}

/// Returns what stands at a position, from there on.
fn source(place: usize, position: usize, catalogue: &Catalogue) -> Option<&str> {
    let index = catalogue.words();
    let start = index.start(place, position);
    let text = match index.place(place, position)? {
        WordPlace::Fact(piece) => {
            let lines = &index.edition(place)?.lines;
            lines.text_of(lines.pieces.get(piece)?)
        }
        WordPlace::Text(text, _) => &catalogue.at(place)?.edition.documents.get(text)?.text,
    };
    text.get(start..)
}

fn begins_like(text: &str, spelled: &str) -> bool {
    let mut letters = text.chars().flat_map(char::to_lowercase);
    spelled.chars().all(|letter| letters.next() == Some(letter))
}
