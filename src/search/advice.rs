//! What to do where nothing or little was found.

use std::ops::Range;

use super::query::without;
use super::{DidYouMean, Field, Query, Searcher, Sort};

/// Why a query finds nothing, and what would find something.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Advice {
    /// How many editions each condition finds on its own, in the order typed.
    pub terms: Vec<TermCount>,
    /// The condition without which most is found, with how many; absent where none helps.
    pub drop: Option<TermCount>,
    /// The conditions that find nothing as typed, each with what was probably meant.
    pub meant: Vec<(String, String)>,
}

/// A condition with a number of editions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermCount {
    /// Its place in the typed text; cutting it is dropping the condition.
    pub range: Range<usize>,
    /// The condition as typed.
    pub text: String,
    /// How many editions.
    pub count: usize,
}

impl Searcher {
    /// Says of each condition how much it finds on its own, and which one to drop.
    #[must_use]
    pub fn advise(&self, query: &Query) -> Advice {
        let mut advice = Advice::default();
        for chip in query
            .chips
            .iter()
            .filter(|chip| chip.field != Some(Field::Sort))
        {
            let range = chip.range.clone();
            let text = query.typed.get(range.clone()).unwrap_or_default().trim();
            let alone = self.parse(&format!("{text} "));
            let count = self.matching(&alone).len();
            if count == 0 {
                let meant = self.search(&alone, 1, Sort::Relevance).did_you_mean;
                let meant = meant.map(|meant| meant.query.trim().to_owned());
                advice
                    .meant
                    .extend(meant.map(|meant| (text.to_owned(), meant)));
            }
            advice.terms.push(TermCount {
                range,
                text: text.to_owned(),
                count,
            });
        }
        if advice.terms.len() > 1 {
            advice.drop = self.best_to_drop(query, &advice.terms);
        }
        advice
    }

    /// The condition without which most is found, the first of equals.
    fn best_to_drop(&self, query: &Query, terms: &[TermCount]) -> Option<TermCount> {
        let counted = terms.iter().rev().map(|term| {
            let rest = self.parse(&without(&query.typed, &term.range));
            TermCount {
                count: self.matching(&rest).len(),
                ..term.clone()
            }
        });
        counted
            .filter(|term| term.count > 0)
            .max_by_key(|term| term.count)
    }
}

/// Returns the query with each word replaced by the likeliest of its spellings.
pub(super) fn did_you_mean(query: &Query, spellings: &[Vec<String>]) -> DidYouMean {
    with_spellings(query, spellings, 0)
}

/// Returns the query with each word replaced by its first spellings, then by its second ones, and so on.
pub(super) fn corrected<'a>(
    query: &'a Query,
    spellings: &'a [Vec<String>],
) -> impl Iterator<Item = DidYouMean> + 'a {
    let most = spellings.iter().map(Vec::len).max().unwrap_or(0);
    (0..most).map(|rank| with_spellings(query, spellings, rank))
}

fn with_spellings(query: &Query, spellings: &[Vec<String>], rank: usize) -> DidYouMean {
    let mut typed = query.typed.clone();
    let mut words = Vec::new();
    // From the back, so that places stay where they are.
    for (term, spellings) in query.terms.iter().zip(spellings).rev() {
        let meant = spellings.get(rank).or(spellings.last());
        let (Some(meant), Some(word)) = (meant, term.words.first()) else {
            continue;
        };
        if typed.get(term.range.clone()).is_some() {
            typed.replace_range(term.range.clone(), meant);
        }
        words.push((word.clone(), meant.clone()));
    }
    words.reverse();
    DidYouMean {
        query: typed,
        words,
    }
}
