//! Other words of the archive that a typed word may stand for: inflections, compounds, spellings a slip away.

use std::cmp::Reverse;

use super::{CharacterMask, WordId, WordIndex};
use crate::text::{distance, start_of_stem, stem};

/// Fewer letters have too many neighbours.
const SHORTEST_TYPO: usize = 5;

/// From so many letters on two slips are forgiven.
const TWO_SLIPS: usize = 8;

/// Fewer letters stand in too many words by chance.
const SHORTEST_PART: usize = 4;

/// From so many letters on a part is no chance, even where the other part is unknown.
const SURE_PART: usize = 7;

/// Letters that join the parts of a Dutch compound, the longest first.
const LINKS: [&str; 6] = ["en", "er", "s", "e", "n", ""];

/// A longer run of letters is an address or a mistake.
const LONGEST: usize = 40;

/// How many spellings stand for one that is not known.
const MOST_SPELLINGS: usize = 6;

/// Returns how many slips are forgiven in a word of so many letters.
pub(super) fn slips_forgiven(length: usize) -> usize {
    if length >= TWO_SLIPS { 2 } else { 1 }
}

/// Keeps of what is near, the nearest in front, only what is as near as the first: one slip is likelier than
/// two.
pub(super) fn nearest<T>(near: Vec<(usize, T)>) -> impl Iterator<Item = T> {
    let least = near.first().map_or(0, |(far, _)| *far);
    let near = near.into_iter().filter(move |(far, _)| *far == least);
    near.map(|(_, what)| what)
}

impl WordIndex {
    /// Returns the words that share the stem of `word`, words spelled with an umlaut under their spelling with
    /// an e too. `word` itself may be among them.
    #[must_use]
    pub fn inflections(&self, word: &str) -> Vec<WordId> {
        let wanted = stem(word);
        let alike = self.words().beginning(start_of_stem(&wanted));
        let alike = alike.filter(|id| self.stem_of(*id) == wanted);
        let umlauts = self.umlauts().iter().filter(|(stem, _)| *stem == wanted);
        alike.chain(umlauts.map(|(_, id)| *id)).collect()
    }

    /// Returns the words that hold `part` as a part of a compound; with `is_open` without those that begin with it.
    #[must_use]
    pub fn compounds(&self, part: &str, is_open: bool) -> Vec<WordId> {
        if part.len() < SHORTEST_PART {
            return Vec::new();
        }
        self.words().around(part, |before, after| {
            let is_known = before.is_empty() && (is_open || after.is_empty());
            !is_known && self.is_part(before, part, true) && self.is_part(after, part, false)
        })
    }

    /// Returns the words that end in `tail`.
    #[must_use]
    pub fn ending_in(&self, tail: &str) -> Vec<WordId> {
        let is_end = |before: &str, after: &str| !before.is_empty() && after.is_empty();
        self.words().around(tail, is_end)
    }

    /// Says whether what is left of a word beside a part is nothing, an ending, or a word itself, with
    /// linking letters between.
    fn is_part(&self, rest: &str, part: &str, is_before: bool) -> bool {
        if rest.is_empty() || part.len() >= SURE_PART {
            return true;
        }
        let without_link = |link: &str| {
            let rest = if is_before {
                rest.strip_suffix(link)
            } else {
                rest.strip_prefix(link)
            };
            rest.is_some_and(|rest| rest.len() > 2 && self.words().find(rest).is_some())
        };
        let is_ending = !is_before && matches!(rest, "s" | "en" | "n" | "e");
        is_ending || LINKS.iter().any(|link| without_link(link))
    }

    /// Returns the words a slip or two away, the nearest and then the most frequent first.
    #[must_use]
    pub fn spellings(&self, word: &str) -> Vec<WordId> {
        // One letter may be the one that is missing.
        if word.len() + 1 < SHORTEST_TYPO || word.len() > LONGEST {
            return Vec::new();
        }
        let most = slips_forgiven(word.len());
        let lengths = (word.len() - most).max(SHORTEST_TYPO)..word.len() + most + 1;
        let alike = self.words().alike(CharacterMask::of(word), lengths, most);
        let mut near: Vec<(usize, WordId)> = alike
            .filter_map(|id| {
                let far = distance(self.words().word(id).as_bytes(), word.as_bytes(), most)?;
                (far > 0).then_some((far, id))
            })
            .collect();
        near.sort_by_key(|(far, id)| {
            let is_other_start =
                self.words().word(*id).as_bytes().first() != word.as_bytes().first();
            (*far, is_other_start, Reverse(self.editions_with(*id)))
        });
        nearest(near).take(MOST_SPELLINGS).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::Edition;

    fn index(texts: &[&str]) -> WordIndex {
        let edition = |text: &&str| Edition {
            title: Some((*text).to_owned()),
            ..Edition::default()
        };
        let editions: Vec<Edition> = texts.iter().map(edition).collect();
        WordIndex::build(editions.iter())
    }

    fn spelled(index: &WordIndex, ids: Vec<WordId>) -> Vec<&str> {
        ids.into_iter().map(|id| index.words().word(id)).collect()
    }

    #[test]
    fn inflections_share_a_stem_and_umlauts_are_also_spelled_with_an_e() {
        let index = index(&["gemeente gemeenten mening", "Görlitz burger burgers"]);
        for (word, forms) in [
            ("gemeente", vec!["gemeente", "gemeenten"]),
            ("burgers", vec!["burger", "burgers"]),
            ("goerlitz", vec!["gorlitz"]),
            ("gorlitz", vec!["gorlitz"]),
            ("x", vec![]),
        ] {
            assert_eq!(spelled(&index, index.inflections(word)), forms, "{word}");
        }
    }

    const WORDS: &str = "energie transitie energietransitie ondermijning ondermijningsproblematiek woningbouw \
        woning bouw gebouw zorg ouderenzorg ouderen zorgen bezorgd potjer kuipers wethouder wethouders";

    #[test]
    fn a_compound_is_found_by_its_parts() {
        let index = index(&[WORDS]);
        for (part, compounds) in [
            ("transitie", vec!["energietransitie"]),
            ("ondermijning", vec!["ondermijningsproblematiek"]),
            ("bouw", vec!["woningbouw"]),
            ("woning", vec!["woningbouw"]),
            ("zorg", vec!["ouderenzorg", "zorgen"]),
            ("ai", vec![]),
        ] {
            assert_eq!(
                spelled(&index, index.compounds(part, false)),
                compounds,
                "{part}"
            );
        }
        assert_eq!(spelled(&index, index.ending_in("houders")), ["wethouders"]);
    }

    #[test]
    fn a_slip_is_forgiven_in_words_of_five_letters_or_more() {
        let index = index(&[WORDS]);
        for (typed, meant) in [
            ("potjr", vec!["potjer"]),
            ("pottjer", vec!["potjer"]),
            ("ptojer", vec!["potjer"]),
            ("podjer", vec!["potjer"]),
            ("wethuoder", vec!["wethouder"]),
            ("enrgietransiti", vec!["energietransitie"]),
            ("enrgietransitie", vec!["energietransitie"]),
            ("zrog", vec![]),
        ] {
            assert_eq!(spelled(&index, index.spellings(typed)), meant, "{typed}");
        }
    }
}
