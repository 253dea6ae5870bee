//! Passages of the texts that hold what was asked.

use std::ops::Range;

use super::{Asked, Snippet};
use crate::catalogue::{FactKind, WordPlace};
use crate::text::clean_line;

/// How much text a passage shows before the hit, and in all, in bytes.
const BEFORE: usize = 60;
const PASSAGE: usize = 240;

/// A passage with how many of the terms it holds.
pub(super) struct Passage {
    pub(super) count: usize,
    pub(super) text: String,
    /// The words that may be shown, by their positions in the edition.
    pub(super) positions: Range<usize>,
}

/// A place where a term stands.
struct TermPlace {
    position: usize,
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
    // A word takes a byte at least, and another stands behind it.
    let first = place.position.saturating_sub(BEFORE / 2);
    Some(Passage {
        count: count as usize,
        text: cut_around(text, &(place.start..place.start)),
        positions: first..place.position + PASSAGE / 2,
    })
}

/// The places in the texts where terms stand that may stand in a text, in their order. Of a single term the first
/// place is the best.
fn places(asked: &Asked<'_>) -> Vec<TermPlace> {
    let length = |with_texts| asked.index.tokens(asked.place, with_texts).len();
    let texts = length(false)..length(true);
    let most = if asked.wanted.len() == 1 {
        1
    } else {
        usize::MAX
    };
    let mut found = Vec::new();
    for (bit, (_, words)) in asked.wanted.iter().enumerate() {
        if !words.kinds().contains(FactKind::Text) {
            continue;
        }
        let positions = words.positions(asked.index, asked.place, texts.clone(), most);
        found.extend(positions.into_iter().filter_map(|position| {
            let WordPlace::Text(text, start) = asked.index.place(asked.place, position)? else {
                return None;
            };
            Some(TermPlace {
                position,
                text,
                start,
                term: 1 << (bit % 64),
            })
        }));
    }
    found.sort_by_key(|place| place.position);
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
