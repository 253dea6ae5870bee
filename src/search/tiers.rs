//! The tiers of a search, one after the other: each adds what those before it left out.

use std::time::Instant;

use super::found::{Found, FoundHit};
use super::plain::PlainWords;
use super::plan::{self, Opening};
use super::why::{Asked, Explained};
use super::{Query, Reason, SCORED, Searcher, Tier, forms};
use crate::archive::{ArchiveError, EditionId, Filter};

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
    pub(super) fn take(
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
