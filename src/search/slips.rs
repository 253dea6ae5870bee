//! Words taken for typing slips: of whole names first, then word by word.

use super::found::{Found, FoundHit};
use super::plan::{self, Reach};
use super::why::Asked;
use super::{DidYouMean, Needle, Query, Searcher, Tier, advice, forms};
use crate::archive::{ArchiveError, Name};

impl Searcher {
    /// Looks for names that are a slip or two away from all that was typed: likelier than any words.
    pub(super) fn names_meant(
        &mut self,
        query: &Query,
        found: &mut Found,
    ) -> Result<Option<DidYouMean>, ArchiveError> {
        // One word has other words a slip away; what was typed and stands somewhere as a whole is no slip.
        let typed = plan::letters(query).filter(|typed| typed.contains(' '));
        let Some(typed) = typed.filter(|_| !found.is_full() && !found.is_sure()) else {
            return Ok(None);
        };
        let near: Vec<Name> = self.names()?.near(&typed).into_iter().cloned().collect();
        let mut meant = None;
        for name in &near {
            let other = self.parse(&format!("\"{}\" ", name.folded));
            let asked = Asked::of(&other, &[]);
            let before = found.len();
            for id in self.reader.editions_of(name)? {
                if found.is_full() || found.has(id) {
                    continue;
                }
                found.add(FoundHit {
                    id,
                    tier: Tier::Name,
                    explained: Some(self.explain(id, Tier::Name, &asked)?),
                });
            }
            if found.len() > before {
                let words = name.folded.split(' ');
                let words = words.map(|word| Needle::new(vec![word.to_owned()], false));
                found.mark(&words.collect::<Vec<_>>());
                meant = meant.or_else(|| Some(self.name_instead(&typed, &name.folded)));
            }
        }
        Ok(meant)
    }

    fn name_instead(&self, typed: &str, name: &str) -> DidYouMean {
        let pairs = || typed.split(' ').zip(name.split(' '));
        let is_word_by_word = typed.split(' ').count() == name.split(' ').count();
        let words = if is_word_by_word {
            let other = pairs().filter(|(typed, meant)| typed != meant);
            other
                .map(|(typed, meant)| (typed.to_owned(), meant.to_owned()))
                .collect()
        } else {
            vec![(typed.to_owned(), name.to_owned())]
        };
        // `of` in a name would part the query in two.
        let query = if plan::is_plain(&self.parse(name)) {
            name.to_owned()
        } else {
            format!("\"{name}\"")
        };
        DidYouMean { query, words }
    }

    /// Takes words that lead nowhere for slips of words that lead somewhere.
    pub(super) fn words_meant(
        &mut self,
        query: &Query,
        found: &mut Found,
    ) -> Result<Option<DidYouMean>, ArchiveError> {
        if found.is_full() || found.is_sure() || !query.is_about_words() {
            return Ok(None);
        }
        let vocabulary = self.vocabulary()?;
        let spellings = forms::spellings(query, &vocabulary, found.len() == 0);
        if spellings.iter().all(Vec::is_empty) {
            return Ok(None);
        }
        let before = found.len();
        let meant = self.phrase_meant(query, &spellings, found)?;
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
        found.mark(asked.all_needles());
        if meant.is_some() {
            return Ok(meant);
        }
        Ok(Some(advice::did_you_mean(query, &spellings)))
    }

    /// Puts each spelling of a word in its place and looks whether the words then stand next to each other in
    /// a fact: of all that slips may mean, that is likeliest.
    fn phrase_meant(
        &mut self,
        query: &Query,
        spellings: &[Vec<String>],
        found: &mut Found,
    ) -> Result<Option<DidYouMean>, ArchiveError> {
        let mut meant = None;
        for corrected in advice::corrected(query, spellings) {
            let other = self.parse(&corrected.query);
            if !plan::is_plain(&other) || plan::free_words(&other).len() < 2 {
                continue;
            }
            let before = found.len();
            let asked = Asked::of(&other, &[]);
            let filter = plan::filter(&other, Reach::Phrase, &[]);
            self.step(&filter, Tier::Typo, &asked, found)?;
            if found.len() > before && meant.is_none() {
                meant = Some(corrected);
            }
        }
        Ok(meant)
    }
}
