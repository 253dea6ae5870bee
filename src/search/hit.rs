//! What a search gives back.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

use super::{Needle, Query, Reason, Sort, Tier};
use crate::archive::Row;
use crate::catalogue::Coverage;

/// Hits with how many there are in all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Results {
    /// The query as it was understood, with the saved queries and the day.
    pub query: Query,
    /// The hits asked for, best first.
    pub hits: Vec<Hit>,
    /// How many editions match.
    pub total: usize,
    /// What the archive holds.
    pub coverage: Arc<Coverage>,
    /// What was probably meant, where words were found only by other spellings of them.
    pub did_you_mean: Option<DidYouMean>,
    /// All words to mark in a text: the query's, and the other forms by which it was found.
    pub needles: Vec<Needle>,
}

/// A query that was probably meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DidYouMean {
    /// The whole query, with the words put right.
    pub query: String,
    /// The words as typed, each with what it was taken for.
    pub words: Vec<(String, String)>,
}

/// An edition with the reason it is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What a list shows of it.
    pub row: Row,
    /// How good the match is; absent where nothing was asked.
    pub tier: Option<Tier>,
    /// Where the query was found; absent where nothing was asked.
    pub reason: Option<Reason>,
    /// The line it was found in.
    pub snippet: Snippet,
    /// How well it answers, in thousandths; only comparable inside a tier.
    pub score: u32,
}

/// One line of text with the places of the hits in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The line, clean and without line breaks.
    pub text: String,
    /// Byte ranges of the hits, in order, on character borders.
    pub marks: Vec<Range<usize>>,
}

impl Hit {
    /// Makes the hit of a list that nothing was asked of.
    #[must_use]
    pub fn listed(row: Row) -> Self {
        Hit {
            row,
            tier: None,
            reason: None,
            snippet: Snippet::default(),
            score: 0,
        }
    }
}

/// Puts things that have a row in the order asked for; relevance leaves them as they are.
pub(super) fn sort_by_row<T>(things: &mut [T], sort: Sort, row_of: impl Fn(&T) -> &Row) {
    match sort {
        Sort::Relevance => {}
        Sort::NewestFirst => things.sort_by_key(|thing| Reverse(row_of(thing).id)),
        Sort::OldestFirst => things.sort_by_key(|thing| row_of(thing).id),
        Sort::Number => things.sort_by(|a, b| {
            let (a, b) = (row_of(a), row_of(b));
            // Without a number last, whatever the series.
            (b.number.is_some(), &a.series, b.number).cmp(&(
                a.number.is_some(),
                &b.series,
                a.number,
            ))
        }),
    }
}
