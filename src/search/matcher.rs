//! Finding a query's words in a text and saying where, in the text as it is written.

use std::cmp::Reverse;
use std::ops::Range;

use memchr::memmem::Finder;

use crate::text::{Folded, words};

/// Words to find next to each other.
#[derive(Debug, Clone)]
pub struct Needle {
    words: Vec<String>,
    is_prefix: bool,
    /// Finds the first word. Kept, because a needle is looked for in many texts.
    first: Finder<'static>,
}

impl PartialEq for Needle {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words && self.is_prefix == other.is_prefix
    }
}

impl Eq for Needle {}

impl Needle {
    /// Makes a needle of folded words; with `is_prefix` the last one may go on.
    #[must_use]
    pub fn new(words: Vec<String>, is_prefix: bool) -> Self {
        let first = words.first().map_or("", String::as_str);
        let first = Finder::new(first).into_owned();
        Needle {
            words,
            is_prefix,
            first,
        }
    }

    /// Returns the byte ranges of folded `text` where the needle stands.
    pub(super) fn places<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let is_empty = self.first.needle().is_empty();
        let starts = self.first.find_iter(text.as_bytes());
        starts
            .filter(move |at| !is_empty && starts_word(text, *at))
            .filter_map(|at| self.at(text, at))
    }

    /// Returns where the needle ends that begins with the word at `start`, if it stands there.
    fn at(&self, text: &str, start: usize) -> Option<Range<usize>> {
        let (last, before) = self.words.split_last()?;
        let mut found =
            words(text.get(start..)?).map(|range| start + range.start..start + range.end);
        for word in before {
            if text.get(found.next()?)? != word {
                return None;
            }
        }
        let end = found.next()?;
        let word = text.get(end.clone())?;
        let fits = if self.is_prefix {
            word.starts_with(last.as_str())
        } else {
            word == last
        };
        fits.then_some(start..end.start + last.len())
    }
}

fn starts_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    !before.is_some_and(char::is_alphanumeric)
}

/// Returns the byte ranges of `source` where needles stand, in order, without overlaps; those with nothing
/// but blanks between them as one.
#[must_use]
pub fn marks<'a>(source: &str, needles: impl IntoIterator<Item = &'a Needle>) -> Vec<Range<usize>> {
    let folded = Folded::new(source);
    let mut marks: Vec<Range<usize>> = Vec::new();
    for range in places(&folded, needles) {
        // Words of the query that follow each other are one hit: a name, not its parts.
        let gap = marks
            .last()
            .and_then(|last| source.get(last.end..range.start));
        match marks
            .last_mut()
            .filter(|_| gap.is_some_and(|gap| gap.trim().is_empty()))
        {
            Some(last) => last.end = range.end,
            None => marks.push(range),
        }
    }
    marks
}

/// Returns where the needles stand in the source of `folded`, in order; of two that overlap the longer one.
fn places<'a>(folded: &Folded, needles: impl IntoIterator<Item = &'a Needle>) -> Vec<Range<usize>> {
    let needles = needles.into_iter();
    let mut found: Vec<Range<usize>> = needles
        .flat_map(|needle| needle.places(&folded.text))
        .collect();
    found.sort_by_key(|range| (range.start, Reverse(range.end)));
    let mut end = 0;
    found.retain(|range| {
        let is_free = range.start >= end;
        end = if is_free { range.end } else { end };
        is_free
    });
    found
        .into_iter()
        .map(|range| folded.source_range(range))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needle(text: &str, is_prefix: bool) -> Needle {
        Needle::new(text.split(' ').map(str::to_owned).collect(), is_prefix)
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
                "[Krista Kuipers] sprak",
            ),
            ("ĲSSELMEER", vec![needle("ijs", true)], "[ĲS]SELMEER"),
            ("niets", vec![], "niets"),
        ] {
            assert_eq!(drawn(source, &needles), expected);
        }
    }
}
