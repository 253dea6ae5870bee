//! Words taken for typing slips: of whole names first, then word by word.

use std::rc::Rc;

use super::found::Found;
use super::matches::{MatchScope, Matches};
use super::query::{Chip, condition};
use super::{DidYouMean, Field, Query, Searcher, Tier, advice, forms};
use crate::catalogue::{EditionSet, NameKind};
use crate::gazetteer::Gazetteer;
use crate::locale::Lang;

impl Searcher {
    /// Looks for names that are a slip or two away from all that was typed: likelier than any words.
    pub(super) fn names_meant<'a>(
        &'a self,
        query: &Query,
        found: &mut Found<'a>,
    ) -> Option<DidYouMean> {
        // One word has other words a slip away; what was typed and stands somewhere as a whole is no slip.
        let typed = query.letters().filter(|typed| typed.contains(' '))?;
        if found.is_sure() || !forms::may_be_name(query) {
            return None;
        }
        let mut meant = None;
        for name in self.catalogue.name_index().near(&typed) {
            let quoted = self.parse(&format!("\"{}\" ", name.folded));
            let matches = Rc::new(Matches::of(&quoted, &self.catalogue));
            let mut places = EditionSet::none(self.catalogue.all().len());
            for place in &name.editions {
                places.insert(*place);
            }
            let before = found.len();
            found.add_scored(places, Tier::Name, &matches);
            if found.len() > before {
                meant = meant.or_else(|| Some(self.name_instead(&typed, &name.folded)));
            }
        }
        meant
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
        let query = if self.parse(name).is_plain() {
            name.to_owned()
        } else {
            format!("\"{name}\"")
        };
        DidYouMean { query, words }
    }

    /// Takes an organisation that was asked for as a guest for what it is.
    pub(super) fn organisation_meant<'a>(
        &'a self,
        query: &Query,
        found: &mut Found<'a>,
    ) -> Option<DidYouMean> {
        let is_person =
            |chip: &&Chip| matches!(chip.field, Some(Field::Guest | Field::Person | Field::Host));
        let chips: Vec<&Chip> = query.chips.iter().filter(is_person).collect();
        let (first, last) = (chips.first()?, chips.last()?);
        let values: Vec<&str> = chips.iter().map(|chip| chip.value.as_str()).collect();
        let name = values.join(" ");
        let known = Gazetteer::bundled()
            .organisation(&name)
            .map_or(name.as_str(), |known| known.name.as_str());
        self.catalogue.names(NameKind::Organisation).get(known)?;
        let mut typed = query.typed.clone();
        typed.replace_range(
            first.range.start..last.range.end,
            &condition(Field::Organisation, &name, false, Lang::Nl),
        );
        let other = self.parse(&typed);
        let matches = Rc::new(Matches::of(&other, &self.catalogue));
        let before = found.len();
        found.add_scored(matches.all(MatchScope::Facts), Tier::Facts, &matches);
        let words = vec![(name.clone(), name)];
        (found.len() > before).then_some(DidYouMean {
            query: typed,
            words,
        })
    }

    /// Takes words that lead nowhere for slips of words that lead somewhere.
    pub(super) fn words_meant<'a>(
        &'a self,
        typed: &Matches<'a>,
        found: &mut Found<'a>,
    ) -> Option<DidYouMean> {
        let query = &typed.query;
        if found.is_sure() || !query.is_about_words() {
            return None;
        }
        let index = self.catalogue.words();
        let mut meant = forms::spellings(query, index, found.len() == 0);
        for (term, meant) in query.terms.iter().zip(&mut meant) {
            let alike = forms::unknown_word(term, index)
                .map(|word| self.catalogue.name_index().sounding_like(word));
            let alike: Vec<_> = alike
                .into_iter()
                .flatten()
                .filter_map(|word| index.words().find(word))
                .collect();
            meant.retain(|word| alike.is_empty() || alike.contains(word));
            meant.extend(
                alike
                    .iter()
                    .filter(|word| !meant.contains(word))
                    .collect::<Vec<_>>(),
            );
        }
        if meant.iter().all(Vec::is_empty) {
            return None;
        }
        let spelled = |ids: &Vec<_>| {
            ids.iter()
                .map(|id| index.words().word(*id).to_owned())
                .collect()
        };
        let spellings: Vec<Vec<String>> = meant.iter().map(spelled).collect();
        let before = found.len();
        let phrase = self.phrase_meant(query, &spellings, found);
        let matches = Rc::new(typed.with_forms(&meant));
        found.add_scored(matches.all(MatchScope::Facts), Tier::Typo, &matches);
        found.add_scored(matches.widest(), Tier::Typo, &matches);
        if found.len() == before {
            return None;
        }
        phrase.or_else(|| Some(advice::did_you_mean(query, &spellings)))
    }

    /// Puts each spelling of a word in its place and looks whether the words then stand next to each other in
    /// a fact: of all that slips may mean, that is likeliest.
    fn phrase_meant<'a>(
        &'a self,
        query: &Query,
        spellings: &[Vec<String>],
        found: &mut Found<'a>,
    ) -> Option<DidYouMean> {
        let mut meant = None;
        for corrected in advice::corrected(query, spellings) {
            let other = self.parse(&corrected.query);
            let together = other.together();
            if !other.is_plain() || together.len() < 2 {
                continue;
            }
            let matches = Rc::new(Matches::of(&other, &self.catalogue));
            let (in_facts, _) = self.phrases(&matches, &together);
            let before = found.len();
            found.add_scored(in_facts, Tier::Typo, &matches);
            if found.len() > before && meant.is_none() {
                meant = Some(corrected);
            }
        }
        meant
    }
}
