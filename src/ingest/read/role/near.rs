//! The nearest cue of every kind before and behind a name.

use std::ops::Range;

use super::{Bench, CUES, each_cue, near_cue};
use crate::ingest::read::feature::Features;

/// The tokens of a sentence that can matter to a place in it.
pub(super) fn around(sentence: &Range<usize>, at: usize) -> Range<usize> {
    sentence.start.max(at.saturating_sub(80))..sentence.end.min(at + 80)
}

/// Returns where the last `most` bytes of a text begin, on the border of a character.
pub(super) fn last_bytes(text: &str, most: usize) -> usize {
    let mut at = text.len().saturating_sub(most);
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// Notes how near each cue stands before and behind a name in its sentence.
pub(super) fn note(
    bench: &Bench,
    features: &mut Features,
    sentence: &Range<usize>,
    mention: &Range<usize>,
    names: [&str; 2],
) {
    let mut nearest = [[usize::MAX; CUES.len()]; 2];
    for at in around(sentence, mention.start).filter(|at| !bench.named.contains(at)) {
        let (side, distance) = if at < mention.start {
            (0, mention.start - at)
        } else {
            (1, at.saturating_sub(mention.end))
        };
        each_cue(bench.page.token(at).cues, |which| {
            let known = &mut nearest[side][which as usize];
            *known = distance.min(*known);
        });
    }
    for (name, nearest) in names.iter().zip(nearest) {
        for (which, distance) in (0..).zip(nearest) {
            if distance < usize::MAX {
                features.set_of(name, which, near_cue(distance));
            }
        }
    }
}
