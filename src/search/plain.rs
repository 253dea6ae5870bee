//! Words that must all be there: the query of nearly every key.

use std::time::Instant;

use super::found::{Found, FoundHit};
use super::plan::{self, Opening, Reach};
use super::why::Asked;
use super::{Needle, Query, SCORED, Searcher, Tier};
use crate::archive::{ArchiveError, EditionId};

/// To look at more editions than this takes longer than the index needs to gather a long beginning.
const MOST_LOOKED_AT: usize = 100;

/// A query of nothing but words that must all be there.
pub(super) struct PlainWords<'a> {
    pub(super) query: &'a Query,
    pub(super) asked: &'a Asked<'a>,
    /// How the index is asked for the word that is still being typed.
    pub(super) opening: Opening,
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
    /// The facts are asked first: their index is small, and where many hold the words the screen is full
    /// without a look at the texts.
    pub(super) fn plain_words(
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
        let reaches: &[Reach] = match near.len() {
            _ if is_one_word => &[Reach::Exact],
            0..=SCORED => &[],
            _ => &[Reach::Exact, Reach::Phrase],
        };
        for reach in reaches {
            let ids = self.ask(words, *reach, found)?;
            self.take(ids, reach.tier(), words.asked, found)?;
        }
        if reaches.is_empty() {
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
        let opening = match &words.opening {
            Opening::Cut if reach != Reach::Exact && most <= MOST_LOOKED_AT => {
                if let Some(ids) = self.ask_cut(words, reach, most)? {
                    return Ok(ids);
                }
                &Opening::AsTyped
            }
            Opening::Cut => &Opening::AsTyped,
            opening => opening,
        };
        let start = Instant::now();
        let filter = plan::opened(words.query, reach, opening);
        let ids = self.reader.matching(&filter, most)?;
        self.note(reach.tier(), &filter, ids.len(), start);
        Ok(ids)
    }

    /// Asks for the beginning of the last word and looks at what is found; `None` where too much of it was not
    /// wanted.
    fn ask_cut(
        &mut self,
        words: &PlainWords<'_>,
        reach: Reach,
        most: usize,
    ) -> Result<Option<Vec<EditionId>>, ArchiveError> {
        let start = Instant::now();
        let filter = plan::opened(words.query, reach, &Opening::Cut);
        let ids = self.reader.matching(&filter, 2 * most)?;
        let is_all = ids.len() < 2 * most;
        let mut kept = self.holding(words, reach, ids)?;
        self.note(reach.tier(), &filter, kept.len(), start);
        let is_enough = is_all || kept.len() >= most;
        kept.truncate(most);
        Ok(is_enough.then_some(kept))
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
}
