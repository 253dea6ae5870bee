//! Why a hit is there: the fact or passage that holds most of what was asked.

mod line;
mod passage;
mod reason;

use std::cell::OnceCell;
use std::cmp::Reverse;

use super::matcher::Needle;
use super::{Meaning, Query, QueryTerm, Snippet, Tier};
use crate::edition::{Document, Edition};
use line::{FoundLine, Line};
use passage::PreparedText;

pub use reason::Reason;

/// An edition with its facts folded, and its texts once they were asked for, so that the next key costs
/// little.
pub(super) struct Prepared {
    lines: Vec<Line>,
    gist: Option<String>,
    texts: OnceCell<Vec<PreparedText>>,
}

impl Prepared {
    pub(super) fn new(edition: &Edition) -> Self {
        Prepared {
            lines: line::lines(edition),
            gist: edition.gist.clone(),
            texts: OnceCell::new(),
        }
    }

    /// Returns the reason and the line that show best why the edition answers the query. Only where the
    /// facts do not hold all that was asked are the texts looked at, and `documents` called.
    pub(super) fn explain<E>(
        &self,
        query: &Query,
        tier: Tier,
        documents: impl FnOnce() -> Result<Vec<Document>, E>,
    ) -> Result<(Option<Reason>, Snippet), E> {
        let asked = Asked::of(query, tier);
        let best = self.best_line(&asked);
        let in_line = best.as_ref().map_or(0, |found| found.count);
        if in_line == asked.terms.len() && in_line > 0 {
            return Ok(best
                .map(|found| found.explained(&asked))
                .unwrap_or_default());
        }
        if let (0, Some(gist)) = (asked.terms.len(), self.gist.as_deref()) {
            return Ok((meaning(query, tier), passage::opening(gist)));
        }
        let texts = self.texts(documents)?;
        let passage = passage::best(texts, &asked.anywhere()).filter(|found| found.count > in_line);
        if let Some(passage) = passage {
            return Ok((Some(Reason::Text), passage.snippet));
        }
        let first = || texts.first().map_or("", PreparedText::as_str);
        let by_meaning = || {
            (
                meaning(query, tier),
                passage::opening(self.gist.as_deref().unwrap_or_else(first)),
            )
        };
        Ok(best.map_or_else(by_meaning, |found| found.explained(&asked)))
    }

    fn texts<E>(
        &self,
        documents: impl FnOnce() -> Result<Vec<Document>, E>,
    ) -> Result<&[PreparedText], E> {
        if let Some(texts) = self.texts.get() {
            return Ok(texts);
        }
        let texts: Vec<PreparedText> = documents()?.into_iter().map(PreparedText::new).collect();
        Ok(self.texts.get_or_init(|| texts))
    }

    fn best_line(&self, asked: &Asked<'_>) -> Option<FoundLine<'_>> {
        let found = self.lines.iter().filter_map(|line| line.fit(asked));
        // Of equals the one people are more interested in, then the first.
        found.reduce(|best, next| {
            let is_better = (next.count, Reverse(next.reason)) > (best.count, Reverse(best.reason));
            if is_better { next } else { best }
        })
    }
}

/// The terms whose words are to be shown, with their needles.
struct Asked<'a> {
    terms: Vec<&'a QueryTerm>,
    needles: Vec<Needle>,
}

impl<'a> Asked<'a> {
    /// In the text tier a bare number or date was found as words; elsewhere it was found as what it means.
    fn of(query: &'a Query, tier: Tier) -> Self {
        let is_asked = |term: &&QueryTerm| {
            let is_words = term.meaning == Meaning::Words || tier == Tier::Text;
            !term.is_negated && term.asks_for_words() && is_words
        };
        let terms: Vec<&QueryTerm> = query.terms.iter().filter(is_asked).collect();
        let needles = terms.iter().map(|term| term.needle()).collect();
        Asked { terms, needles }
    }

    /// Returns the needles that are not limited to a field.
    fn anywhere(&self) -> Vec<Needle> {
        let pairs = self.terms.iter().zip(&self.needles);
        pairs
            .filter(|(term, _)| term.field.is_none())
            .map(|(_, needle)| needle.clone())
            .collect()
    }
}

/// What a query without words asked for; one that only excludes asked for nothing.
fn meaning(query: &Query, tier: Tier) -> Option<Reason> {
    let mut positive = query
        .terms
        .iter()
        .filter(|term| !term.is_negated)
        .peekable();
    positive.peek()?;
    let has_number = positive.any(|term| matches!(term.meaning, Meaning::Number(_)));
    Some(match tier {
        Tier::Text => Reason::Text,
        Tier::Number => Reason::Number,
        _ if has_number => Reason::Number,
        _ => Reason::Date,
    })
}
