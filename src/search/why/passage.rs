//! Passages of the texts that hold what was asked.

use std::ops::Range;

use crate::edition::Document;
use crate::search::Snippet;
use crate::search::matcher::{Needle, Place, marks, places};
use crate::text::{Folded, clean_line};

/// How much text a passage shows before the hit, and in all, in bytes.
const BEFORE: usize = 60;
const PASSAGE: usize = 240;

/// A text, folded.
pub(super) struct PreparedText {
    text: String,
    folded: Folded,
}

impl PreparedText {
    pub(super) fn new(document: Document) -> Self {
        let folded = Folded::new(&document.text);
        PreparedText {
            text: document.text,
            folded,
        }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }
}

/// A passage with how many of the needles it holds.
pub(super) struct Passage {
    pub(super) count: usize,
    pub(super) snippet: Snippet,
}

/// Returns the passage that holds most of the needles, the earliest of equals.
pub(super) fn best(texts: &[PreparedText], needles: &[Needle]) -> Option<Passage> {
    let mut best: Option<(usize, &PreparedText, Range<usize>)> = None;
    for text in texts {
        let places = places(&text.folded, needles);
        for (at, place) in places.iter().enumerate() {
            let count = needles_near(place, places.get(at..).unwrap_or_default());
            if best.as_ref().is_none_or(|(most, ..)| count > *most) {
                best = Some((count, text, place.range.clone()));
            }
        }
    }
    let (count, text, range) = best?;
    let passage = cut_around(&text.text, &range);
    let marks = marks(&passage, needles);
    Some(Passage {
        count,
        snippet: Snippet {
            text: passage,
            marks,
        },
    })
}

/// How many different needles stand in one passage that begins around a place.
fn needles_near(place: &Place, from_here: &[Place]) -> usize {
    let end = place.range.start + PASSAGE - BEFORE;
    let near = from_here.iter().take_while(|next| next.range.end < end);
    let mut seen: Vec<usize> = near.map(|next| next.needle).collect();
    seen.sort_unstable();
    seen.dedup();
    seen.len().max(1)
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
