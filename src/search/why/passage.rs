//! Passages of the texts that hold what was asked.

use std::ops::Range;

use super::{Asked, saturated};
use crate::search::Snippet;
use crate::search::matcher::{Needle, Place, marks, places};
use crate::text::{Folded, clean_line};

/// How much text a passage shows before the hit, and in all, in bytes.
const BEFORE: usize = 60;
const PASSAGE: usize = 240;

/// A usual length of a text, in bytes.
const USUAL_LENGTH: f32 = 4_000.0;

/// A text, folded.
pub(super) struct PreparedText {
    text: String,
    folded: Folded,
}

impl PreparedText {
    pub(super) fn new(text: String) -> Self {
        let folded = Folded::new(&text);
        PreparedText { text, folded }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    pub(super) fn holds(&self, needle: &Needle) -> bool {
        needle.places(&self.folded.text).next().is_some()
    }
}

/// A passage with how many of the terms it holds.
pub(super) struct Passage {
    pub(super) count: usize,
    pub(super) snippet: Snippet,
    /// How well all texts answer.
    pub(super) weight: f32,
}

/// Returns the passage that holds most of the terms, the earliest of equals.
pub(super) fn best(texts: &[PreparedText], asked: &Asked<'_>, wanted: &[usize]) -> Option<Passage> {
    let (needles, terms) = needles(asked, wanted);
    let mut best: Option<(usize, &PreparedText, Range<usize>)> = None;
    let mut weight = 0.0;
    for text in texts {
        let places = places(&text.folded, needles.iter().copied());
        weight = f32::max(weight, weight_of(text, &places, &terms));
        for (at, place) in places.iter().enumerate() {
            // It cannot get better than all of them.
            if best
                .as_ref()
                .is_some_and(|(most, ..)| *most >= wanted.len())
            {
                break;
            }
            let count = terms_near(place, places.get(at..).unwrap_or_default(), &terms);
            if best.as_ref().is_none_or(|(most, ..)| count > *most) {
                best = Some((count, text, place.range.clone()));
            }
        }
    }
    let (count, text, range) = best?;
    let passage = cut_around(&text.text, &range);
    let marks = marks(&passage, needles);
    // Words that stand near each other belong together.
    #[expect(clippy::cast_precision_loss, reason = "a query has few terms")]
    let nearness = (count - 1) as f32;
    Some(Passage {
        count,
        snippet: Snippet {
            text: passage,
            marks,
        },
        weight: weight + nearness,
    })
}

/// Returns the needles of the terms that may stand in a text, with the term of each.
fn needles<'a>(asked: &'a Asked<'_>, wanted: &[usize]) -> (Vec<&'a Needle>, Vec<usize>) {
    let is_anywhere = |at: &&usize| {
        let field = asked.query.terms.get(**at).and_then(|term| term.field);
        field.is_none_or(|field| field == crate::search::Field::Text)
    };
    let of_term = |at: usize| {
        let needles = asked.needles.get(at).into_iter().flatten();
        needles.map(move |needle| (needle, at))
    };
    let wanted = wanted.iter().filter(is_anywhere).copied();
    wanted.flat_map(of_term).unzip()
}

fn weight_of(text: &PreparedText, places: &[Place], terms: &[usize]) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "texts are far shorter")]
    let share = text.text.len() as f32 / USUAL_LENGTH;
    let mut distinct = terms.to_vec();
    distinct.dedup();
    let of_term = |term: usize| {
        let count = places
            .iter()
            .filter(|place| terms.get(place.needle) == Some(&term))
            .count();
        #[expect(clippy::cast_precision_loss, reason = "texts are far shorter")]
        let count = count as f32;
        if count > 0.0 {
            saturated(count, share)
        } else {
            0.0
        }
    };
    distinct.into_iter().map(of_term).sum()
}

/// How many different terms stand in one passage that begins around a place.
fn terms_near(place: &Place, from_here: &[Place], terms: &[usize]) -> usize {
    let end = place.range.start + PASSAGE - BEFORE;
    let near = from_here.iter().take_while(|next| next.range.end < end);
    // One bit a term; a query has no more of them.
    let seen = near.fold(0_u64, |seen, next| {
        seen | terms.get(next.needle).map_or(0, |term| 1 << (term % 64))
    });
    (seen.count_ones() as usize).max(1)
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
