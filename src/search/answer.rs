//! Query → answer: tier after tier, each scored whole, and the rows to show with their reasons.

use std::rc::Rc;
use std::time::Instant;

use rustc_hash::FxHashSet;

use super::found::{Found, FoundHit, Lead};
use super::matches::{MatchScope, Matches};
use super::term_hits::each_phrase;
use super::term_words::{TermWords, needle_of};
use super::why::{self, Explained};
use super::{
    DidYouMean, Hit, Needle, Query, QueryTerm, Reason, Results, Searcher, Snippet, Sort, Tier,
    Trace, forms, hit, resolve,
};
use crate::archive::{EditionId, Row};
use crate::catalogue::{EditionSet, FactKind, FactKinds, WordId};

/// With fewer hits than this names are matched by their letters too.
const FEW: usize = 3;

/// With fewer hits than this names and words are taken for typing slips.
const LITTLE: usize = 2;

impl Searcher {
    /// Answers a query with at most `limit` hits, and says how many there are in all.
    #[must_use]
    pub fn search(&self, query: &Query, limit: usize, sort: Sort) -> Results {
        self.search_traced(query, limit, sort).0
    }

    /// Answers a query and tells how: what each step found, and how long it took.
    #[must_use]
    pub fn search_traced(&self, query: &Query, limit: usize, sort: Sort) -> (Results, Trace) {
        let sort = query.sort.unwrap_or(sort);
        let mut trace = Trace::default();
        if query.is_empty() {
            return (self.everything(query, limit, sort), trace);
        }
        let typed = Rc::new(Matches::of(query, &self.catalogue));
        let mut found = Found::new(self.catalogue.all().len());
        trace.step(Tier::Number, &mut found, |found| self.pinned(&typed, found));
        self.as_typed(&typed, &mut found, &mut trace);
        let mut meant = None;
        if found.len() < LITTLE {
            trace.step(Tier::Name, &mut found, |found| {
                meant = self.names_meant(query, found);
            });
        }
        if found.len() == 0 {
            trace.step(Tier::Facts, &mut found, |found| {
                meant = meant
                    .take()
                    .or_else(|| self.organisation_meant(query, found));
            });
        }
        trace.step(Tier::Stem, &mut found, |found| {
            self.by_other_forms(&typed, found);
        });
        if found.len() < FEW && meant.is_none() && forms::may_be_name(query) {
            trace.step(Tier::Letters, &mut found, |found| {
                self.by_letters(query, found);
            });
        }
        if found.len() < LITTLE && meant.is_none() {
            trace.step(Tier::Typo, &mut found, |found| {
                meant = self.words_meant(&typed, found);
            });
        }
        let start = Instant::now();
        let mut results = self.results(&typed, &found, limit, sort, meant);
        results.query.notes.extend(self.remarks(query, found.len()));
        trace.explained = (results.hits.len(), start.elapsed());
        (results, trace)
    }

    /// Returns all editions that answer a query by what it says; not those that only look like it.
    #[must_use]
    pub fn matching(&self, query: &Query) -> EditionSet {
        if query.is_empty() {
            return self.catalogue.universe(query.is_news);
        }
        let typed = Matches::of(query, &self.catalogue);
        let stems = forms::stems(&typed, self.catalogue.words());
        let compounds = forms::compounds(&typed, self.catalogue.words());
        let mut found = typed.with_forms(&stems).with_forms(&compounds).widest();
        let pinned = self.pinned_ids(query).into_iter();
        pinned
            .filter_map(|id| self.catalogue.place(id))
            .for_each(|place| found.insert(place));
        found
    }

    fn everything(&self, query: &Query, limit: usize, sort: Sort) -> Results {
        let mut rows: Vec<_> = self
            .catalogue
            .editions()
            .iter()
            .map(|one| &one.row)
            .collect();
        let total = rows.len();
        hit::sort_by_row(&mut rows, sort, |row| row);
        rows.truncate(limit);
        Results {
            hits: rows.into_iter().cloned().map(Hit::listed).collect(),
            total,
            coverage: self.catalogue.coverage(),
            query: query.clone(),
            did_you_mean: None,
            needles: Vec::new(),
        }
    }

    /// The editions of the handle or number that was typed.
    fn pinned_ids(&self, query: &Query) -> Vec<EditionId> {
        let by_handle = query
            .handle()
            .and_then(|handle| self.catalogue.by_handle(handle));
        let by_number = query
            .number()
            .map(|(series, number)| resolve::numbered(&self.catalogue, series, number));
        by_handle
            .into_iter()
            .chain(by_number.into_iter().flatten())
            .collect()
    }

    fn pinned<'a>(&'a self, typed: &Rc<Matches<'a>>, found: &mut Found<'a>) {
        let ids = self.pinned_ids(&typed.query).into_iter();
        let places = ids.filter_map(|id| self.catalogue.place(id));
        let hits = places.map(|place| FoundHit {
            place,
            tier: Tier::Number,
            score: 0,
            lead: Lead::Words(Rc::clone(typed), Tier::Number),
        });
        found.add_listed(hits.collect());
    }

    /// The words as they were typed: the whole of a name, next to each other, in the facts, anywhere.
    fn as_typed<'a>(&'a self, typed: &Rc<Matches<'a>>, found: &mut Found<'a>, trace: &mut Trace) {
        let together = typed.query.together();
        if !together.is_empty() {
            trace.step(Tier::Exact, found, |found| {
                let exact = self.exact(typed, &together);
                found.add_scored(exact, Tier::Exact, typed);
            });
        }
        if together.len() > 1 {
            trace.step(Tier::Phrase, found, |found| {
                let (in_facts, in_texts) = self.phrases(typed, &together);
                found.add_phrases(&in_facts, in_texts, typed);
            });
        }
        for (scope, tier) in [
            (MatchScope::Facts, Tier::Facts),
            (MatchScope::Text, Tier::Text),
        ] {
            trace.step(tier, found, |found| {
                found.add_scored(typed.all(scope), tier, typed);
            });
        }
        if typed.query.terms.iter().any(QueryTerm::has_second_reading) {
            trace.step(Tier::Text, found, |found| {
                found.add_scored(typed.all(MatchScope::AsWords), Tier::Text, typed);
            });
        }
    }

    /// The editions with a name or title that is all the free words, and nothing else.
    fn exact(&self, typed: &Matches<'_>, together: &[String]) -> EditionSet {
        let words = TermWords::whole_name(together, self.catalogue.words());
        let mut exact = EditionSet::none(self.catalogue.all().len());
        let among = typed.may_hold_together();
        each_phrase(&words, self.catalogue.words(), Some(&among), |place, _| {
            exact.insert(place);
        });
        exact
    }

    /// The editions in which all the free words stand next to each other: in a fact, and in a text.
    pub(super) fn phrases(
        &self,
        typed: &Matches<'_>,
        together: &[String],
    ) -> (EditionSet, EditionSet) {
        let index = self.catalogue.words();
        let size = self.catalogue.all().len();
        let last = typed.query.terms.last();
        let is_open = last.is_some_and(|last| last.is_open && last.is_free_text());
        let words = TermWords::together(together, is_open, index);
        let (mut in_facts, mut in_texts) = (EditionSet::none(size), EditionSet::none(size));
        let among = typed.may_hold_together();
        each_phrase(&words, index, Some(&among), |place, kind| match kind {
            FactKind::Text => in_texts.insert(place),
            kind if FactKinds::FACTS.contains(kind) => in_facts.insert(place),
            _ => {}
        });
        (in_facts, in_texts)
    }

    /// Inflections, and below them compounds.
    fn by_other_forms<'a>(&'a self, typed: &Matches<'a>, found: &mut Found<'a>) {
        if !typed.query.is_about_words() {
            return;
        }
        let index = self.catalogue.words();
        let stems = forms::stems(typed, index);
        let compounds = forms::compounds(typed, index);
        if stems.iter().chain(&compounds).all(Vec::is_empty) {
            return;
        }
        let by_stems = typed.with_forms(&stems);
        let by_all = Rc::new(by_stems.with_forms(&compounds));
        found.add_scored(by_stems.widest(), Tier::Stem, &by_all);
        found.add_scored(by_all.widest(), Tier::Compound, &by_all);
    }

    fn by_letters(&self, query: &Query, found: &mut Found<'_>) {
        let Some(letters) = query.letters() else {
            return;
        };
        let mut hits = Vec::new();
        for name in self.catalogue.name_index().find(&letters) {
            let snippet = Snippet {
                text: name.name.text.clone(),
                marks: name.marks(),
            };
            hits.extend(name.name.editions.iter().map(|place| FoundHit {
                place: *place,
                tier: Tier::Letters,
                score: 0,
                lead: Lead::Letters(snippet.clone()),
            }));
        }
        found.add_listed(hits);
    }

    fn results(
        &self,
        typed: &Matches<'_>,
        found: &Found<'_>,
        limit: usize,
        sort: Sort,
        did_you_mean: Option<DidYouMean>,
    ) -> Results {
        let hits = self.first_hits(found, limit, sort);
        let needles = needles(typed, &found.further, &hits);
        let hits = hits.into_iter().filter_map(|hit| {
            let row = self.catalogue.at(hit.place)?.row.clone();
            let explained = match hit.lead {
                Lead::Letters(snippet) => Explained {
                    reason: Some(Reason::Letters),
                    snippet,
                },
                Lead::Words(matches, shown_as) => why::explain(hit.place, shown_as, &matches),
            };
            Some(Hit {
                row,
                tier: Some(hit.tier),
                reason: explained.reason,
                snippet: explained.snippet,
                score: hit.score,
            })
        });
        Results {
            hits: hits.collect(),
            total: found.len(),
            coverage: self.catalogue.coverage(),
            query: typed.query.clone(),
            did_you_mean,
            needles,
        }
    }
}

impl Searcher {
    /// Returns the hits to show, in the order asked for.
    fn first_hits<'a>(&self, found: &Found<'a>, limit: usize, sort: Sort) -> Vec<FoundHit<'a>> {
        if sort == Sort::Relevance {
            return found.best(limit);
        }
        let rows = found.places().iter();
        let mut rows: Vec<(usize, &Row)> = rows
            .filter_map(|place| Some((place, &self.catalogue.at(place)?.row)))
            .collect();
        hit::sort_by_row(&mut rows, sort, |(_, row)| row);
        let first = rows.into_iter().take(limit);
        first.filter_map(|(place, _)| found.at(place)).collect()
    }
}

/// Returns the words to mark in the texts of hits: those of the query, and the other words by which something was
/// found, as far as the hits hold them.
fn needles(typed: &Matches<'_>, further: &[Rc<Matches<'_>>], hits: &[FoundHit<'_>]) -> Vec<Needle> {
    let index = typed.catalogue.words();
    let mut shown = EditionSet::none(typed.catalogue.all().len());
    hits.iter().for_each(|hit| shown.insert(hit.place));
    // Most words stand in fewer editions than are shown.
    let is_shown = |word: &WordId| {
        let postings = index.postings(*word..word + 1);
        if postings.len() <= hits.len() {
            return postings
                .iter()
                .any(|one| shown.contains(one.edition as usize));
        }
        hits.iter().any(|hit| index.holds(hit.place, *word))
    };
    let mut all = typed.query.needles();
    let mut known: FxHashSet<WordId> = FxHashSet::default();
    for matches in further {
        if matches.query.typed != typed.query.typed {
            let words = matches.query.terms.iter().flat_map(|term| &term.words);
            let new = words.map(|word| Needle::new(vec![word.clone()], false));
            for needle in new {
                if !all.contains(&needle) {
                    all.push(needle);
                }
            }
        }
        let forms = matches.forms().filter(|word| known.insert(*word));
        all.extend(forms.filter(is_shown).map(|word| needle_of(word, index)));
    }
    all
}
