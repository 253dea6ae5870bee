//! Finding a query's words in a text and saying where, in the text as it is written.

use std::ops::Range;

use crate::text::{Folded, words};

/// Words to find next to each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needle {
    /// Folded words.
    pub words: Vec<String>,
    /// The last word may go on.
    pub is_prefix: bool,
}

impl Needle {
    /// Says whether the needle stands in folded words with a blank before and after each.
    pub(super) fn is_in(&self, words: &str) -> bool {
        let pattern = format!(
            " {}{}",
            self.words.join(" "),
            if self.is_prefix { "" } else { " " }
        );
        words.contains(&pattern)
    }
}

/// Returns the byte ranges of `source` where one of the needles stands, in order, without overlaps.
#[must_use]
pub fn marks(source: &str, needles: &[Needle]) -> Vec<Range<usize>> {
    let folded = Folded::new(source);
    places(&folded, needles)
        .into_iter()
        .map(|place| place.range)
        .collect()
}

/// A place where a needle stands.
pub(super) struct Place {
    /// Bytes of the source.
    pub(super) range: Range<usize>,
    /// Which needle.
    pub(super) needle: usize,
}

/// Returns where the needles stand in the source of `folded`.
pub(super) fn places(folded: &Folded, needles: &[Needle]) -> Vec<Place> {
    let cut: Vec<Range<usize>> = words(&folded.text).collect();
    let word_at = |at: usize| cut.get(at).and_then(|range| folded.text.get(range.clone()));
    let mut places: Vec<Place> = Vec::new();
    let mut at = 0;
    while at < cut.len() {
        let longest = |(_, length, _): &(usize, usize, usize)| *length;
        let fitting = needles.iter().enumerate().filter_map(|(number, needle)| {
            let end = stands_at(needle, at, &word_at)?;
            Some((number, needle.words.len(), end))
        });
        let Some((needle, length, in_last)) = fitting.max_by_key(longest) else {
            at += 1;
            continue;
        };
        let end = cut[at + length - 1].start + in_last;
        places.push(Place {
            range: folded.source_range(cut[at].start..end),
            needle,
        });
        at += length;
    }
    places
}

/// Returns how many bytes of the last word the needle covers, if it stands at word `at`.
fn stands_at<'a>(
    needle: &Needle,
    at: usize,
    word_at: &impl Fn(usize) -> Option<&'a str>,
) -> Option<usize> {
    let (last, first) = needle.words.split_last()?;
    let begins = first
        .iter()
        .enumerate()
        .all(|(offset, word)| word_at(at + offset) == Some(word));
    let end = word_at(at + first.len()).filter(|_| begins)?;
    let fits = if needle.is_prefix {
        end.starts_with(last.as_str())
    } else {
        end == last
    };
    fits.then_some(last.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needle(text: &str, is_prefix: bool) -> Needle {
        Needle {
            words: text.split(' ').map(str::to_owned).collect(),
            is_prefix,
        }
    }

    /// Draws the marks into the text, as the reader sees them.
    fn drawn(source: &str, needles: &[Needle]) -> String {
        let mut out = source.to_owned();
        for range in marks(source, needles).into_iter().rev() {
            out.insert(range.end, ']');
            out.insert(range.start, '[');
        }
        out
    }

    #[test]
    fn hits_are_marked_in_the_text_as_written() {
        for (source, needles, expected) in [
            (
                "De Één-overheid, een proef",
                vec![needle("een", false)],
                "De [Één]-overheid, [een] proef",
            ),
            (
                "Potjer en potten",
                vec![needle("pot", true)],
                "[Pot]jer en [pot]ten",
            ),
            (
                "de publieke ruimte",
                vec![needle("publieke ruimte", false)],
                "de [publieke ruimte]",
            ),
            (
                "publieke en ruimte",
                vec![needle("publieke ruimte", false)],
                "publieke en ruimte",
            ),
            (
                "Krista Kuipers sprak",
                vec![needle("krista", false), needle("kuipers", true)],
                "[Krista] [Kuipers] sprak",
            ),
            ("ĲSSELMEER", vec![needle("ijs", true)], "[ĲS]SELMEER"),
            ("niets", vec![], "niets"),
        ] {
            assert_eq!(drawn(source, &needles), expected);
        }
    }

    #[test]
    fn a_needle_is_found_among_folded_words() {
        assert!(needle("van den", false).is_in(" jeroen van den hoven "));
        assert!(needle("den ho", true).is_in(" jeroen van den hoven "));
        assert!(!needle("den ho", false).is_in(" jeroen van den hoven "));
    }
}
