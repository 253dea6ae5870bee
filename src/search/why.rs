//! Why a hit is there: the fact or passage that holds most of what was asked.

mod line;
mod passage;

use std::ops::Range;

use super::matcher::{Needle, marks};
use super::matches::Matches;
use super::term_words::{TermWords, needle_of};
use super::{Meaning, Query, Reason, Snippet, Tier};
use crate::catalogue::{EditionWords, WordId, WordIndex};
use crate::edition::Edition;
use line::BestLine;

/// Why an edition is there.
#[derive(Debug, Clone, Default)]
pub(super) struct Explained {
    pub(super) reason: Option<Reason>,
    pub(super) snippet: Snippet,
}

/// An edition that is to be explained, with what was asked.
struct Asked<'a> {
    matches: &'a Matches<'a>,
    index: &'a WordIndex,
    edition: &'a Edition,
    words: &'a EditionWords,
    place: usize,
    /// The terms whose words are to be shown, with their places in the query.
    wanted: Vec<(usize, &'a TermWords)>,
}

/// Returns the reason and the line that show best why an edition answers a query. Only where the facts do not hold
/// all that was asked are the texts looked at.
pub(super) fn explain(place: usize, tier: Tier, matches: &Matches<'_>) -> Explained {
    let index = matches.catalogue.words();
    let (Some(stored), Some(words)) = (matches.catalogue.at(place), index.edition(place)) else {
        return Explained::default();
    };
    let wanted = matches.query.wanted(tier).into_iter();
    let asked = Asked {
        matches,
        index,
        edition: &stored.edition,
        words,
        place,
        wanted: wanted
            .filter_map(|at| Some((at, &matches.term(at)?.words)))
            .collect(),
    };
    asked.explained(tier)
}

impl Asked<'_> {
    fn explained(&self, tier: Tier) -> Explained {
        let line = line::best(self);
        let in_line = line.as_ref().map_or(0, |line| line.count);
        let (is_whole, is_fact) = (
            in_line == self.wanted.len() && in_line > 0,
            tier <= Tier::Facts,
        );
        if let Some(line) = line.as_ref().filter(|_| is_whole || is_fact) {
            return self.by_line(line, tier);
        }
        let gist = self.words.lines.gist();
        if let Some(gist) = gist.filter(|_| self.wanted.is_empty()) {
            return by_meaning(&self.matches.query, tier, passage::opening(gist));
        }
        if let Some(passage) = passage::best(self).filter(|passage| passage.count > in_line) {
            return Explained {
                reason: Some(by_tier(Reason::Text, tier)),
                snippet: self.marked(passage.text, passage.positions),
            };
        }
        if let Some(line) = &line {
            return self.by_line(line, tier);
        }
        let first = || {
            self.edition
                .documents
                .first()
                .map_or("", |one| one.text.as_str())
        };
        by_meaning(
            &self.matches.query,
            tier,
            passage::opening(gist.unwrap_or_else(first)),
        )
    }

    fn by_line(&self, line: &BestLine, tier: Tier) -> Explained {
        Explained {
            reason: Some(by_tier(line.reason, tier)),
            snippet: self.marked(
                line.shown(&self.words.lines),
                self.words.line_positions(line.line),
            ),
        }
    }

    /// Marks what was asked for in a text that is shown, with the words at these positions.
    fn marked(&self, text: String, positions: Range<usize>) -> Snippet {
        let forms = self.forms_at(positions);
        Snippet {
            marks: marks(&text, self.matches.needles().iter().chain(&forms)),
            text,
        }
    }

    /// The other forms of the words that stand at these positions.
    fn forms_at(&self, positions: Range<usize>) -> Vec<Needle> {
        if self
            .wanted
            .iter()
            .all(|(_, words)| words.forms().is_empty())
        {
            return Vec::new();
        }
        let tokens = self.index.tokens(self.place, true);
        let end = positions.end.min(tokens.len());
        let mut found: Vec<WordId> = Vec::new();
        for word in tokens.get(positions.start..end).unwrap_or_default() {
            let is_form = self.wanted.iter().any(|(_, words)| words.is_form(*word));
            if is_form && !found.contains(word) {
                found.push(*word);
            }
        }
        let needles = found.into_iter();
        needles.map(|word| needle_of(word, self.index)).collect()
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

/// What a query without words asked for; one that only excludes asked for nothing.
fn by_meaning(query: &Query, tier: Tier, snippet: Snippet) -> Explained {
    let positive = || query.terms.iter().filter(|term| !term.is_negated);
    let asks = |is: fn(&Meaning) -> bool| positive().any(|term| is(&term.meaning));
    let has_number = asks(|meaning| {
        matches!(
            meaning,
            Meaning::Number(_) | Meaning::Edition(..) | Meaning::Numbers(..)
        )
    });
    let has_date = asks(|meaning| {
        matches!(
            meaning,
            Meaning::Period(_) | Meaning::Days(..) | Meaning::Turn(_)
        )
    });
    let reason = match tier {
        _ if positive().next().is_none() => None,
        Tier::Text => Some(Reason::Text),
        Tier::Number => Some(Reason::Number),
        _ if has_number => Some(Reason::Number),
        _ if has_date => Some(Reason::Date),
        _ => None,
    };
    Explained { reason, snippet }
}
