//! What a query finds: one set of editions a term, put together as the query says.

use std::cell::OnceCell;
use std::rc::Rc;

use super::query::Expr;
use super::term_hits::TermHits;
use super::term_words::TermWords;
use super::{Meaning, Needle, Query, QueryTerm};
use crate::catalogue::{Catalogue, EditionSet, WordId};

/// How the words of a term that is not limited to a field are looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MatchScope {
    /// Among the facts.
    Facts,
    /// Anywhere.
    Text,
    /// Anywhere, and so are numbers and dates.
    AsWords,
}

/// The terms of a query, each with the editions that hold it.
#[derive(Debug, Clone)]
pub(super) struct Matches<'a> {
    pub(super) query: Query,
    pub(super) catalogue: &'a Catalogue,
    universe: EditionSet,
    terms: Vec<TermMatch>,
    /// The words of the query to mark in a line that is shown.
    needles: OnceCell<Vec<Needle>>,
}

/// A term with the editions that hold it.
#[derive(Debug, Clone)]
pub(super) struct TermMatch {
    pub(super) words: TermWords,
    /// Shared with the matches that find more by other terms: of 10,000 editions they take 80 KB.
    pub(super) hits: Rc<TermHits>,
    /// A bare number or date that is read as a word.
    as_words: Option<Rc<TermHits>>,
}

impl<'a> Matches<'a> {
    /// Finds what each term of a query finds as it was typed.
    pub(super) fn of(query: &Query, catalogue: &'a Catalogue) -> Self {
        let terms = query
            .terms
            .iter()
            .map(|term| TermMatch::of(term, catalogue));
        Matches {
            terms: terms.collect(),
            universe: catalogue.universe(query.is_news),
            query: query.clone(),
            catalogue,
            needles: OnceCell::new(),
        }
    }

    /// Finds in addition what other forms of each term find.
    pub(super) fn with_forms(&self, forms: &[Vec<WordId>]) -> Self {
        let terms = self.terms.iter().enumerate().map(|(at, term)| {
            let own = forms.get(at).map_or(&[][..], Vec::as_slice);
            if own.is_empty() {
                return term.clone();
            }
            let new: Vec<WordId> = own
                .iter()
                .copied()
                .filter(|form| !term.words.is_form(*form))
                .collect();
            let (hits, kinds) = (TermHits::clone(&term.hits), term.words.kinds());
            TermMatch {
                hits: Rc::new(hits.with_forms(&new, kinds, self.catalogue.words())),
                words: term.words.with_forms(&new),
                as_words: term.as_words.clone(),
            }
        });
        Matches {
            terms: terms.collect(),
            universe: self.universe.clone(),
            query: self.query.clone(),
            catalogue: self.catalogue,
            needles: OnceCell::new(),
        }
    }

    /// Returns the words of the query to mark in a line that is shown.
    pub(super) fn needles(&self) -> &[Needle] {
        self.needles.get_or_init(|| {
            let own = self.query.terms.iter();
            let own = own.filter(|term| !term.is_negated && term.asks_for_words());
            own.map(QueryTerm::needle).collect()
        })
    }

    pub(super) fn term(&self, at: usize) -> Option<&TermMatch> {
        self.terms.get(at)
    }

    /// Iterates over the other forms of all terms.
    pub(super) fn forms(&self) -> impl Iterator<Item = WordId> + '_ {
        self.terms
            .iter()
            .flat_map(|term| term.words.forms())
            .copied()
    }

    /// Returns the editions that meet the whole query.
    pub(super) fn all(&self, scope: MatchScope) -> EditionSet {
        self.meeting(&self.query.expr, scope)
    }

    /// Returns the editions that hold each of the free words and meet what the query asks for beside them: where the
    /// words stand together is looked at in these alone.
    pub(super) fn may_hold_together(&self) -> EditionSet {
        let clauses = self.query.expr.clauses().iter();
        let (free, rest): (Vec<&Expr>, _) =
            clauses.partition(|clause| self.query.free_term(clause).is_some());
        let all = |clauses: Vec<&Expr>| Expr::All(clauses.into_iter().cloned().collect());
        let mut found = self.meeting(&all(free), MatchScope::Text);
        found.keep(&self.meeting(&all(rest), MatchScope::Facts));
        found
    }

    /// Returns the editions that meet the query by any reading of its terms.
    pub(super) fn widest(&self) -> EditionSet {
        let has_free_words = self.query.terms.iter().any(QueryTerm::is_free_text);
        let mut found = self.all(if has_free_words {
            MatchScope::Text
        } else {
            MatchScope::Facts
        });
        if self.terms.iter().any(|term| term.as_words.is_some()) {
            found.add(&self.all(MatchScope::AsWords));
        }
        found
    }

    /// Returns the editions that meet a part of the query.
    pub(super) fn meeting(&self, expr: &Expr, scope: MatchScope) -> EditionSet {
        let mut found = self.universe.clone();
        match expr {
            Expr::All(all) => {
                for one in all {
                    found.keep(&self.meeting(one, scope));
                }
            }
            Expr::Any(any) => {
                let mut some = EditionSet::none(self.catalogue.all().len());
                for one in any {
                    some.add(&self.meeting(one, scope));
                }
                found.keep(&some);
            }
            Expr::Not(one) => found.subtract(&self.meeting(one, scope)),
            Expr::Term(at) => {
                if let (Some(asked), Some(term)) = (self.query.terms.get(*at), self.terms.get(*at))
                {
                    found.keep(term.set(asked, scope));
                }
            }
        }
        found
    }
}

impl TermMatch {
    fn of(term: &QueryTerm, catalogue: &Catalogue) -> Self {
        let size = catalogue.all().len();
        if term.meaning == Meaning::Words {
            let words = TermWords::of(term, catalogue.words());
            let mut hits = TermHits::of(&words, catalogue.words(), size);
            super::accent::weigh(term, &words, &mut hits, catalogue);
            return TermMatch {
                words,
                hits: Rc::new(hits),
                as_words: None,
            };
        }
        let words = if term.has_second_reading() {
            TermWords::of(term, catalogue.words())
        } else {
            TermWords::default()
        };
        TermMatch {
            as_words: term
                .has_second_reading()
                .then(|| Rc::new(TermHits::of(&words, catalogue.words(), size))),
            words,
            hits: Rc::new(TermHits::of_set(super::conditions::meeting(
                term, catalogue,
            ))),
        }
    }

    /// The hits by which the words of the term are scored.
    pub(super) fn scored(&self) -> &TermHits {
        self.as_words.as_ref().unwrap_or(&self.hits)
    }

    fn set(&self, term: &QueryTerm, scope: MatchScope) -> &EditionSet {
        if let Some(as_words) = self
            .as_words
            .as_ref()
            .filter(|_| scope == MatchScope::AsWords)
        {
            return &as_words.anywhere;
        }
        // A word that is excluded is excluded everywhere, and a field's words stand in its facts alone.
        let is_everywhere = term.is_negated || term.field.is_some() || scope != MatchScope::Facts;
        if is_everywhere {
            &self.hits.anywhere
        } else {
            &self.hits.in_facts
        }
    }
}
