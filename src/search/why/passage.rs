//! Passages of the texts that hold what was asked.

use std::ops::Range;

use super::{Asked, Snippet, TermWords};
use crate::catalogue::{FactKind, WordPlace};
use crate::text::clean_line;

/// How much text a passage shows before the hit, and in all, in bytes.
const BEFORE: usize = 60;
const PASSAGE: usize = 240;

/// A passage with how many of the terms it holds.
pub(super) struct Passage {
    pub(super) count: usize,
    pub(super) text: String,
}

/// A place where a term stands.
struct TermPlace {
    /// Which text.
    text: usize,
    /// Where in it, in bytes.
    start: usize,
    /// One bit for the term.
    term: u64,
}

/// Returns the passage that holds most of the terms, the earliest of equals.
pub(super) fn best(asked: &Asked<'_>) -> Option<Passage> {
    let places = places(asked);
    let mut best: Option<(u32, &TermPlace)> = None;
    for (at, place) in places.iter().enumerate() {
        let rest = places.get(at..).unwrap_or_default();
        let end = place.start + PASSAGE - BEFORE;
        let near = rest
            .iter()
            .take_while(|next| next.text == place.text && next.start < end);
        let count = near.fold(0, |seen, next| seen | next.term).count_ones();
        if best.as_ref().is_none_or(|(most, _)| count > *most) {
            best = Some((count, place));
        }
        // It cannot get better than all of them.
        if count as usize >= asked.wanted.len() {
            break;
        }
    }
    let (count, place) = best?;
    let text = &asked.edition.documents.get(place.text)?.text;
    Some(Passage {
        count: count as usize,
        text: cut_around(text, &(place.start..place.start)),
    })
}

/// The places in the texts where terms stand that may stand in a text, in their order.
fn places(asked: &Asked<'_>) -> Vec<TermPlace> {
    let tokens = asked.index.tokens(asked.place, true);
    let first = asked.index.tokens(asked.place, false).len();
    let in_texts = asked.wanted.iter().enumerate();
    let in_texts = in_texts.filter(|(_, (_, words))| words.kinds().contains(FactKind::Text));
    let in_texts: Vec<(usize, &TermWords)> =
        in_texts.map(|(at, (_, words))| (at, *words)).collect();
    let mut found = Vec::new();
    for position in first..tokens.len() {
        for (at, words) in &in_texts {
            if words.stands_at(tokens, position)
                && let Some(WordPlace::Text(text, start)) = asked.index.place(asked.place, position)
            {
                let term = 1 << (at % 64);
                found.push(TermPlace { text, start, term });
            }
        }
    }
    found
}

/// Returns the beginning of a text, to show where the query itself stands nowhere.
pub(super) fn opening(text: &str) -> Snippet {
    Snippet {
        text: cut_around(text, &(0..0)),
        marks: Vec::new(),
    }
}

/// Cuts a passage around a hit, at blanks, and makes it one line. `…` stands where text was left out.
fn cut_around(text: &str, hit: &Range<usize>) -> String {
    let line_start = text
        .get(..hit.start)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |at| at + 1);
    let line_end = text
        .get(hit.end..)
        .and_then(|after| after.find('\n'))
        .map_or(text.len(), |at| hit.end + at);
    let start = if hit.start - line_start <= BEFORE {
        line_start
    } else {
        blank_after(text, hit.start - BEFORE, hit.start)
    };
    let end = if line_end - start <= PASSAGE {
        line_end
    } else {
        blank_before(text, hit.end, start + PASSAGE)
    };
    let passage = clean_line(text.get(start..end).unwrap_or_default());
    let before = if start > line_start { "…" } else { "" };
    let after = if end < line_end { "…" } else { "" };
    format!("{before}{passage}{after}")
}

fn blank_after(text: &str, from: usize, limit: usize) -> usize {
    let from = (from..limit)
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(limit);
    text.get(from..limit)
        .and_then(|part| part.find(' '))
        .map_or(limit, |at| from + at + 1)
}

fn blank_before(text: &str, limit: usize, to: usize) -> usize {
    let to = (limit..to.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(limit);
    text.get(limit..to)
        .and_then(|part| part.rfind(' '))
        .map_or(to, |at| limit + at)
}
