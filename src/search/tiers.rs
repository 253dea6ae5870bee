//! The tiers of a search, one after the other: each adds what those before it left out.

use std::time::Instant;

use super::found::{Found, FoundHit};
use super::plan::{self, Reach};
use super::why::{Asked, Explained};
use super::{DidYouMean, Needle, Query, Reason, SCORED, Searcher, Tier, advice, forms};
use crate::archive::{ArchiveError, Filter};

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
        if plan::is_plain(query) && self.few_as_typed(query, &asked, found)? {
            return Ok(());
        }
        for reach in plan::reaches(query) {
            let filter = plan::filter(query, reach, &[]);
            self.step(&filter, reach.tier(), &asked, found)?;
        }
        Ok(())
    }

    /// Where so few editions hold all words that each can be looked at, one question finds them and their
    /// tiers are told from their lines and texts. Returns whether they were so few.
    fn few_as_typed(
        &mut self,
        query: &Query,
        asked: &Asked<'_>,
        found: &mut Found,
    ) -> Result<bool, ArchiveError> {
        let start = Instant::now();
        // What many words begin with is found often, and to gather it takes long.
        if forms::begins_many(query, &*self.vocabulary()?) {
            return Ok(false);
        }
        let filter = plan::filter(query, Reach::Text, &[]);
        let ids = self.reader.matching(&filter, SCORED + 1)?;
        if ids.len() > SCORED {
            return Ok(false);
        }
        let exact = if ids.is_empty() {
            Vec::new()
        } else {
            let exact = plan::filter(query, Reach::Exact, &[]);
            self.reader.matching(&exact, usize::MAX)?
        };
        let words = plan::free_words(query);
        let is_open = query.terms.last().is_some_and(|last| last.is_open);
        let phrase = (words.len() > 1).then(|| Needle::new(words, is_open));
        let mut hits = Vec::new();
        for id in ids.into_iter().filter(|id| !found.has(*id)) {
            let prepared = self.prepare(id)?;
            let read = || self.reader.texts(id);
            let (tier, place) = if exact.contains(&id) {
                (Tier::Exact, Tier::Facts)
            } else {
                prepared.tier(asked, phrase.as_ref(), read)?
            };
            let explained = Some(prepared.explain(asked, place, read)?);
            hits.push(FoundHit {
                id,
                tier,
                explained,
            });
        }
        self.note(Tier::Text, &filter, hits.len(), start);
        found.add_scored(hits);
        Ok(true)
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
        let mut hits = Vec::new();
        for id in ids.into_iter().filter(|id| !found.has(*id)) {
            let prepared = self.prepare(id)?;
            let read = || self.reader.texts(id);
            let is_stem = !has_compounds || prepared.holds_all(&by_stems, read)?;
            let tier = if is_stem { Tier::Stem } else { Tier::Compound };
            let explained = Some(prepared.explain(&asked, tier, read)?);
            hits.push(FoundHit {
                id,
                tier,
                explained,
            });
        }
        self.note(Tier::Stem, &filter, hits.len(), start);
        if !hits.is_empty() {
            found.needles = asked.all_needles().to_vec();
        }
        found.add_scored(hits);
        Ok(())
    }

    /// Asks one question and adds what is new, the best first where it is little.
    fn step(
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
        let is_scored = ids.len() <= SCORED;
        let mut hits = Vec::new();
        for id in ids.into_iter().filter(|id| !found.has(*id)) {
            let explained = if is_scored {
                Some(self.explain(id, tier, asked)?)
            } else {
                None
            };
            hits.push(FoundHit {
                id,
                tier,
                explained,
            });
        }
        self.note(tier, filter, hits.len(), start);
        if is_scored {
            found.add_scored(hits);
        } else {
            for hit in hits {
                found.add(hit);
            }
        }
        // What is not scored is explained later, if it is shown at all; by other forms it would not be.
        if tier > Tier::Text {
            self.explain_rest(asked, found)?;
        }
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

    /// Takes words that lead nowhere for slips of words that lead somewhere.
    pub(super) fn by_slips(
        &mut self,
        query: &Query,
        found: &mut Found,
    ) -> Result<Option<DidYouMean>, ArchiveError> {
        if found.is_full() || !query.is_about_words() {
            return Ok(None);
        }
        let vocabulary = self.vocabulary()?;
        let spellings = forms::spellings(query, &vocabulary, found.len() == 0);
        if spellings.iter().all(Vec::is_empty) {
            return Ok(None);
        }
        let before = found.len();
        let meant = self.whole_names_meant(query, &spellings, found)?;
        let asked = Asked::of(query, &spellings);
        for filter in [
            plan::filter(query, Reach::Facts, &spellings),
            plan::widest(query, &spellings),
        ] {
            self.step(&filter, Tier::Typo, &asked, found)?;
        }
        if found.len() == before {
            return Ok(None);
        }
        found.needles = asked.all_needles().to_vec();
        if meant.is_some() {
            return Ok(meant);
        }
        Ok(Some(advice::did_you_mean(query, &spellings)))
    }

    /// Puts each spelling of a word in its place and looks whether the words are then a whole name, or stand
    /// next to each other: of all that a slip may mean, that is likeliest.
    fn whole_names_meant(
        &mut self,
        query: &Query,
        spellings: &[Vec<String>],
        found: &mut Found,
    ) -> Result<Option<DidYouMean>, ArchiveError> {
        let mut meant = None;
        for reach in [Reach::Exact, Reach::Phrase] {
            for corrected in advice::corrected(query, spellings) {
                let other = self.parse(&corrected.query);
                if !plan::is_plain(&other) || plan::free_words(&other).len() < 2 {
                    continue;
                }
                let before = found.len();
                let asked = Asked::of(&other, &[]);
                self.step(&plan::filter(&other, reach, &[]), Tier::Typo, &asked, found)?;
                if found.len() > before && meant.is_none() {
                    meant = Some(corrected);
                }
            }
        }
        Ok(meant)
    }
}
