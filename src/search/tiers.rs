//! The tiers of a search, one after the other: each adds what those before it left out.

use std::time::Instant;

use super::found::{Found, FoundHit};
use super::plan::{self, Opening, Reach};
use super::why::{Asked, Explained};
use super::{Needle, Query, Reason, SCORED, Searcher, Tier, forms};
use crate::archive::{ArchiveError, EditionId, Filter};

/// A query of nothing but words that must all be there.
struct PlainWords<'a> {
    query: &'a Query,
    asked: &'a Asked<'a>,
    /// How the index is asked for the word that is still being typed.
    opening: Opening,
}

impl PlainWords<'_> {
    /// The words next to each other, where they are several.
    fn phrase(&self) -> Option<Needle> {
        let words = plan::free_words(self.query);
        let is_open = self.query.terms.last().is_some_and(|last| last.is_open);
        (words.len() > 1).then(|| Needle::new(words, is_open))
    }
}

impl Searcher {
    /// The edition of the handle or number that was typed.
    pub(super) fn pinned(&mut self, query: &Query, found: &mut Found) -> Result<(), ArchiveError> {
        for id in self.pinned_ids(query)? {
            found.add(FoundHit::new(id, Tier::Number));
        }
        Ok(())
    }

    /// The words as they were typed.
    pub(super) fn as_typed(
        &mut self,
        query: &Query,
        found: &mut Found,
    ) -> Result<(), ArchiveError> {
        let asked = Asked::of(query, &[]);
        if plan::is_plain(query) {
            let opening = match forms::long_opening(query) {
                Some(word) => forms::opening(word, &*self.vocabulary()?),
                None => Opening::AsTyped,
            };
            let words = PlainWords {
                query,
                asked: &asked,
                opening,
            };
            return self.plain_words(&words, found);
        }
        for reach in plan::reaches(query) {
            let filter = plan::filter(query, reach, &[]);
            self.step(&filter, reach.tier(), &asked, found)?;
        }
        Ok(())
    }

    /// The facts are asked first: their index is small, and where many hold the words the screen is full
    /// without a look at the texts.
    fn plain_words(
        &mut self,
        words: &PlainWords<'_>,
        found: &mut Found,
    ) -> Result<(), ArchiveError> {
        let facts = self.ask(words, Reach::Facts, found)?;
        if facts.len() > SCORED {
            return self.in_many_facts(words, facts, found);
        }
        let anywhere = self.ask(words, Reach::Text, found)?;
        let are_few = anywhere.len() <= SCORED;
        let looked_at = if are_few { &anywhere } else { &facts };
        let hits = self.look_at(words, looked_at, are_few)?;
        found.add_scored(hits);
        found.add_all(anywhere, Tier::Text);
        Ok(())
    }

    /// So many facts hold the words that they are not looked at one by one, but those that hold them near
    /// each other may be few.
    fn in_many_facts(
        &mut self,
        words: &PlainWords<'_>,
        facts: Vec<EditionId>,
        found: &mut Found,
    ) -> Result<(), ArchiveError> {
        let is_one_word = plan::free_words(words.query).len() < 2;
        let near = if is_one_word {
            Vec::new()
        } else {
            self.ask(words, Reach::Near, found)?
        };
        if is_one_word || near.len() > SCORED {
            for reach in [Reach::Exact, Reach::Phrase] {
                let ids = self.ask(words, reach, found)?;
                self.take(ids, reach.tier(), words.asked, found)?;
            }
        } else {
            let hits = self.look_at(words, &near, false)?;
            found.add_scored(hits);
        }
        found.add_all(near.into_iter().chain(facts), Tier::Facts);
        if !found.is_full() {
            let anywhere = self.ask(words, Reach::Text, found)?;
            found.add_all(anywhere, Tier::Text);
        }
        Ok(())
    }

    /// Asks for the newest editions that hold the words, one more than are scored at least.
    fn ask(
        &mut self,
        words: &PlainWords<'_>,
        reach: Reach,
        found: &Found,
    ) -> Result<Vec<EditionId>, ArchiveError> {
        let most = found.limit().max(SCORED + 1);
        let start = Instant::now();
        let as_typed = if words.opening == Opening::Cut && reach != Reach::Exact {
            let cut = plan::opened(words.query, reach, &Opening::Cut);
            let ids = self.reader.matching(&cut, most.saturating_mul(2))?;
            let is_all = ids.len() < most.saturating_mul(2);
            let kept = self.holding(words, reach, ids)?;
            self.note(reach.tier(), &cut, kept.len(), start);
            if is_all || kept.len() >= most {
                return Ok(kept);
            }
            &Opening::AsTyped
        } else {
            &words.opening
        };
        let filter = plan::opened(words.query, reach, as_typed);
        let ids = self.reader.matching(&filter, most)?;
        self.note(reach.tier(), &filter, ids.len(), start);
        Ok(ids)
    }

    /// Keeps the editions that hold the words, of some that hold the beginning of the last one.
    fn holding(
        &mut self,
        words: &PlainWords<'_>,
        reach: Reach,
        ids: Vec<EditionId>,
    ) -> Result<Vec<EditionId>, ArchiveError> {
        let phrase = words.phrase().filter(|_| reach == Reach::Phrase);
        let mut kept = Vec::with_capacity(ids.len());
        for id in ids {
            let prepared = self.prepare(id)?;
            let holds = match reach {
                Reach::Text | Reach::AsWords => {
                    prepared.holds_all(words.asked, || self.reader.texts(id))?
                }
                _ => prepared.tier(words.asked, phrase.as_ref()) <= reach.tier(),
            };
            if holds {
                kept.push(id);
            }
        }
        Ok(kept)
    }

    /// Tells the tier of each edition from its lines, and with `in_texts` whether its texts hold the words next
    /// to each other.
    fn look_at(
        &mut self,
        words: &PlainWords<'_>,
        ids: &[EditionId],
        in_texts: bool,
    ) -> Result<Vec<FoundHit>, ArchiveError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let exact = plan::filter(words.query, Reach::Exact, &[]);
        let exact = self.reader.matching(&exact, usize::MAX)?;
        let phrase = words.phrase();
        let mut hits = Vec::with_capacity(ids.len());
        for id in ids {
            let (tier, place) = if exact.contains(id) {
                (Tier::Exact, Tier::Facts)
            } else {
                self.tier_of(*id, words.asked, phrase.as_ref(), in_texts)?
            };
            hits.push(FoundHit {
                id: *id,
                tier,
                explained: Some(self.explain(*id, place, words.asked)?),
            });
        }
        Ok(hits)
    }

    /// Returns the tier of an edition that holds all words somewhere, and the tier by which to say where.
    fn tier_of(
        &mut self,
        id: EditionId,
        asked: &Asked<'_>,
        phrase: Option<&Needle>,
        in_texts: bool,
    ) -> Result<(Tier, Tier), ArchiveError> {
        let prepared = self.prepare(id)?;
        let tier = prepared.tier(asked, phrase);
        if let Some(phrase) = phrase.filter(|_| in_texts && tier > Tier::Phrase)
            && prepared.holds(phrase, || self.reader.texts(id))?
        {
            return Ok((Tier::Phrase, Tier::Text));
        }
        Ok((tier, tier))
    }

    /// Inflections, and below them compounds. One question finds both: what the inflections alone do not
    /// explain is there for a compound.
    pub(super) fn by_other_forms(
        &mut self,
        query: &Query,
        found: &mut Found,
    ) -> Result<(), ArchiveError> {
        if found.is_full() || !query.is_about_words() {
            return Ok(());
        }
        let start = Instant::now();
        let stems = forms::stems(query, &self.reader)?;
        let mut all = stems.clone();
        let vocabulary = self.vocabulary()?;
        let has_compounds = forms::add_compounds(query, &vocabulary, &mut all);
        if all.iter().all(Vec::is_empty) {
            return Ok(());
        }
        let (asked, by_stems) = (Asked::of(query, &all), Asked::of(query, &stems));
        let filter = plan::widest(query, &all);
        let ids = self
            .reader
            .matching(&filter, found.limit().max(SCORED + 1))?;
        self.note(Tier::Stem, &filter, ids.len(), start);
        let mut hits = Vec::new();
        for id in ids.into_iter().filter(|id| !found.has(*id)) {
            let prepared = self.prepare(id)?;
            let read = || self.reader.texts(id);
            let is_stem = !has_compounds || prepared.holds_all(&by_stems, read)?;
            let tier = if is_stem { Tier::Stem } else { Tier::Compound };
            hits.push(FoundHit {
                id,
                tier,
                explained: Some(self.explain(id, tier, &asked)?),
            });
        }
        if !hits.is_empty() {
            found.mark(asked.all_needles());
        }
        found.add_scored(hits);
        Ok(())
    }

    /// Asks one question and adds what is new, the best first where it is little.
    pub(super) fn step(
        &mut self,
        filter: &Filter,
        tier: Tier,
        asked: &Asked<'_>,
        found: &mut Found,
    ) -> Result<(), ArchiveError> {
        if found.is_full() {
            return Ok(());
        }
        let start = Instant::now();
        let most = found.limit().max(SCORED + 1);
        let ids = self.reader.matching(filter, most)?;
        self.note(tier, filter, ids.len(), start);
        self.take(ids, tier, asked, found)?;
        // What is not scored is explained later, if it is shown at all; by other forms it would not be.
        if tier > Tier::Text {
            self.explain_rest(asked, found)?;
        }
        Ok(())
    }

    /// Adds editions of one tier, the best first where they are few.
    fn take(
        &mut self,
        ids: Vec<EditionId>,
        tier: Tier,
        asked: &Asked<'_>,
        found: &mut Found,
    ) -> Result<(), ArchiveError> {
        if ids.len() > SCORED {
            found.add_all(ids, tier);
            return Ok(());
        }
        let mut hits = Vec::new();
        for id in ids.into_iter().filter(|id| !found.has(*id)) {
            hits.push(FoundHit {
                id,
                tier,
                explained: Some(self.explain(id, tier, asked)?),
            });
        }
        found.add_scored(hits);
        Ok(())
    }

    fn explain_rest(&mut self, asked: &Asked<'_>, found: &mut Found) -> Result<(), ArchiveError> {
        for at in 0..found.len() {
            if let Some((id, tier)) = found.unexplained(at).filter(|(_, tier)| *tier > Tier::Text) {
                let explained = self.explain(id, tier, asked)?;
                found.explain(at, explained);
            }
        }
        Ok(())
    }

    pub(super) fn by_letters(
        &mut self,
        query: &Query,
        found: &mut Found,
    ) -> Result<(), ArchiveError> {
        let Some(letters) = plan::letters(query).filter(|_| !found.is_full()) else {
            return Ok(());
        };
        let start = Instant::now();
        self.names()?;
        let Some(index) = &self.names else {
            return Ok(());
        };
        let before = found.len();
        for name in index.find(&letters) {
            for id in self.reader.editions_of(name.name)? {
                let explained = Explained {
                    reason: Some(Reason::Letters),
                    snippet: name.snippet(),
                    score: 0,
                };
                found.add(FoundHit {
                    id,
                    tier: Tier::Letters,
                    explained: Some(explained),
                });
            }
        }
        let count = found.len() - before;
        if let Some(trace) = &mut self.trace {
            trace.add(Tier::Letters, letters, count, start.elapsed());
        }
        Ok(())
    }
}
