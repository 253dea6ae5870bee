//! Why a hit is there: the fact or passage that holds most of what was asked, and how well it does.

mod line;
mod passage;
mod reason;

use std::cell::OnceCell;

use super::matcher::Needle;
use super::{Meaning, Query, QueryTerm, Snippet, Tier};
use crate::text::Folded;
use line::{FoundLine, Piece};
use passage::PreparedText;

pub use reason::Reason;

/// An edition with its facts folded, and its texts once they were asked for, so that the next key costs
/// little.
pub(super) struct Prepared {
    lines: String,
    folded: Folded,
    pieces: Vec<Piece>,
    texts: OnceCell<Vec<PreparedText>>,
}

/// Why an edition is there.
#[derive(Debug, Clone, Default)]
pub(super) struct Explained {
    pub(super) reason: Option<Reason>,
    pub(super) snippet: Snippet,
    /// How well it answers, in thousandths; only comparable inside a tier.
    pub(super) score: u32,
}

impl Prepared {
    pub(super) fn new(lines: String) -> Self {
        let folded = Folded::new(&lines);
        Prepared {
            pieces: line::pieces(&folded.text),
            lines,
            folded,
            texts: OnceCell::new(),
        }
    }

    /// Returns the reason and the line that show best why the edition answers the query. Only where the
    /// facts do not hold all that was asked are the texts looked at, and `read` called.
    pub(super) fn explain<E>(
        &self,
        asked: &Asked<'_>,
        tier: Tier,
        read: impl FnOnce() -> Result<Vec<String>, E>,
    ) -> Result<Explained, E> {
        let wanted = asked.wanted(tier);
        let found = line::find(&self.lines, &self.folded, &self.pieces, asked, &wanted);
        let in_line = found.best.as_ref().map_or(0, |best| best.count);
        let (is_whole, is_fact) = (in_line == wanted.len() && in_line > 0, tier <= Tier::Facts);
        if is_whole || (is_fact && in_line > 0) {
            return Ok(self.by_line(found.best, found.weight, asked, tier));
        }
        if wanted.is_empty()
            && let Some(gist) = line::gist(&self.lines)
        {
            return Ok(by_meaning(asked.query, tier, passage::opening(gist)));
        }
        let texts = self.texts(read)?;
        let passage = passage::best(texts, asked, &wanted);
        let weight = found.weight + passage.as_ref().map_or(0.0, |found| found.weight);
        if let Some(passage) = passage.filter(|passage| passage.count > in_line) {
            return Ok(Explained {
                reason: Some(by_tier(Reason::Text, tier)),
                snippet: passage.snippet,
                score: score(weight),
            });
        }
        if found.best.is_some() {
            return Ok(self.by_line(found.best, weight, asked, tier));
        }
        let first = || texts.first().map_or("", PreparedText::as_str);
        let opening = passage::opening(line::gist(&self.lines).unwrap_or_else(first));
        Ok(by_meaning(asked.query, tier, opening))
    }

    /// Tells the tier of an edition that holds all words somewhere, as far as its facts tell.
    pub(super) fn tier(&self, asked: &Asked<'_>, phrase: Option<&Needle>) -> Tier {
        let in_facts = |needle: &Needle| line::holds(needle, &self.folded, &self.pieces);
        let are_facts = || {
            let mut terms = asked.needles.iter();
            terms.all(|needles| needles.first().is_some_and(in_facts))
        };
        match phrase {
            Some(phrase) if in_facts(phrase) => Tier::Phrase,
            _ if are_facts() => Tier::Facts,
            _ => Tier::Text,
        }
    }

    /// Says whether each term is in the facts or texts, in one of its forms.
    pub(super) fn holds_all<E>(
        &self,
        asked: &Asked<'_>,
        read: impl FnOnce() -> Result<Vec<String>, E>,
    ) -> Result<bool, E> {
        let texts = self.texts(read)?;
        let is_there = |needle: &Needle| {
            let in_lines = needle.places(&self.folded.text).next().is_some();
            in_lines || texts.iter().any(|text| text.holds(needle))
        };
        let pairs = asked.query.terms.iter().zip(&asked.needles);
        let mut wanted = pairs.filter(|(term, _)| !term.is_negated && term.asks_for_words());
        Ok(wanted.all(|(_, needles)| needles.iter().any(is_there)))
    }

    /// Says whether one of the texts holds words next to each other.
    pub(super) fn holds<E>(
        &self,
        needle: &Needle,
        read: impl FnOnce() -> Result<Vec<String>, E>,
    ) -> Result<bool, E> {
        let texts = self.texts(read)?;
        Ok(texts.iter().any(|text| text.holds(needle)))
    }

    fn by_line(
        &self,
        best: Option<FoundLine>,
        weight: f32,
        asked: &Asked<'_>,
        tier: Tier,
    ) -> Explained {
        let Some(best) = best else {
            return Explained::default();
        };
        Explained {
            reason: Some(by_tier(best.reason, tier)),
            snippet: best.shown(&self.lines, asked),
            score: score(weight),
        }
    }

    fn texts<E>(
        &self,
        read: impl FnOnce() -> Result<Vec<String>, E>,
    ) -> Result<&[PreparedText], E> {
        if let Some(texts) = self.texts.get() {
            return Ok(texts);
        }
        let texts: Vec<PreparedText> = read()?.into_iter().map(PreparedText::new).collect();
        Ok(self.texts.get_or_init(|| texts))
    }
}

/// Other forms of a word are said to be that, wherever they stand.
fn by_tier(reason: Reason, tier: Tier) -> Reason {
    match tier {
        Tier::Stem => Reason::Form,
        Tier::Compound => Reason::Compound,
        Tier::Name | Tier::Typo => Reason::Typo,
        _ => reason,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "weights are small and not below zero"
)]
fn score(weight: f32) -> u32 {
    (weight * 1000.0) as u32
}

/// How much one more place adds: less each time, as in BM25 (Robertson and Zaragoza 2009, k1 = 1.2), and
/// less in a longer text (b = 0.75), so that long reports do not win by their length.
fn saturated(weight: f32, length_share: f32) -> f32 {
    const K1: f32 = 1.2;
    const B: f32 = 0.75;
    weight * (K1 + 1.0) / (weight + K1 * (1.0 - B + B * length_share))
}

/// A query with the needles of each term, further forms among them.
pub(super) struct Asked<'a> {
    pub(super) query: &'a Query,
    /// Per term of the query, in its order.
    needles: Vec<Vec<Needle>>,
    /// Those of the terms that are not excluded.
    all: Vec<Needle>,
}

impl<'a> Asked<'a> {
    pub(super) fn of(query: &'a Query, forms: &[Vec<String>]) -> Self {
        let needles = |(at, term): (usize, &QueryTerm)| {
            let further = forms.get(at).into_iter().flatten();
            let further = further.map(|form| Needle::new(vec![form.clone()], false));
            std::iter::once(term.needle()).chain(further).collect()
        };
        let needles: Vec<Vec<Needle>> = query.terms.iter().enumerate().map(needles).collect();
        let pairs = query.terms.iter().zip(&needles);
        let wanted = pairs.filter(|(term, _)| !term.is_negated && term.asks_for_words());
        let all = wanted
            .flat_map(|(_, needles)| needles.iter().cloned())
            .collect();
        Asked {
            query,
            needles,
            all,
        }
    }

    /// Returns the places of the terms whose words are to be shown. In the text tier a bare number or date was found
    /// as words; elsewhere it was found as what it means.
    fn wanted(&self, tier: Tier) -> Vec<usize> {
        let is_wanted = |term: &QueryTerm| {
            let is_words =
                term.meaning == Meaning::Words || (tier >= Tier::Text && term.field.is_none());
            !term.is_negated && term.asks_for_words() && is_words
        };
        let terms = self.query.terms.iter().enumerate();
        terms
            .filter(|(_, term)| is_wanted(term))
            .map(|(at, _)| at)
            .collect()
    }

    /// Returns all needles of all terms that are not excluded.
    pub(super) fn all_needles(&self) -> &[Needle] {
        &self.all
    }
}

/// What a query without words asked for; one that only excludes asked for nothing.
fn by_meaning(query: &Query, tier: Tier, snippet: Snippet) -> Explained {
    let positive = || query.terms.iter().filter(|term| !term.is_negated);
    let asks = |is: fn(&Meaning) -> bool| positive().any(|term| is(&term.meaning));
    let has_number = asks(|meaning| matches!(meaning, Meaning::Number(_) | Meaning::Numbers(..)));
    let has_date = asks(|meaning| matches!(meaning, Meaning::Period(_) | Meaning::Days(..)));
    let reason = match tier {
        _ if positive().next().is_none() => None,
        Tier::Text => Some(Reason::Text),
        Tier::Number => Some(Reason::Number),
        _ if has_number => Some(Reason::Number),
        _ if has_date => Some(Reason::Date),
        _ => None,
    };
    Explained {
        reason,
        snippet,
        score: 0,
    }
}
