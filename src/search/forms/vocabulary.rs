//! The words of an archive, to search in: beginnings, parts of compounds, spellings a slip away.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::HashMap;

use memchr::memmem;

use super::MOST_FORMS;
use crate::search::letters::{Letters, SHORTEST_TYPO, nearest, slips_forgiven};
use crate::text::{distance, sort_key};

/// How many words' compounds are kept at hand.
const MOST_REMEMBERED: usize = 256;

/// Fewer letters stand in too many words by chance.
const SHORTEST_PART: usize = 4;

/// From so many letters on a part is no chance, even where the other part is unknown.
const SURE_PART: usize = 7;

/// Letters that join the parts of a Dutch compound, the longest first.
const LINKS: [&str; 6] = ["en", "er", "s", "e", "n", ""];

/// How many spellings stand for one that is not known.
const MOST_SPELLINGS: usize = 6;

/// The words of an archive, to search in.
pub(in crate::search) struct Vocabulary {
    /// All words, each between line feeds: a part of a word is a substring.
    text: String,
    /// In the order of their bytes.
    words: Vec<Word>,
    /// Places of `words` by length.
    by_length: Vec<Vec<u32>>,
    /// The compounds of words that were asked for: the words before the last stay as they are key after key.
    compounds: RefCell<HashMap<String, Vec<String>>>,
}

/// A word, with what tells most words apart at a glance.
struct Word {
    start: u32,
    length: u32,
    /// How many editions hold it, as far as counted.
    editions: u32,
    letters: Letters,
}

impl Vocabulary {
    /// Makes a vocabulary without words.
    pub(in crate::search) fn new() -> Self {
        Vocabulary {
            text: "\n".to_owned(),
            words: Vec::new(),
            by_length: Vec::new(),
            compounds: RefCell::default(),
        }
    }

    /// Adds a word that is not there yet. After the last one comes [`Self::in_order`].
    pub(in crate::search) fn add(&mut self, word: &str, editions: u32) {
        self.words.push(Word {
            start: short(self.text.len()),
            length: short(word.len()),
            editions,
            letters: Letters::of(word),
        });
        self.text.push_str(word);
        self.text.push('\n');
    }

    /// Puts the words in order.
    pub(in crate::search) fn in_order(mut self) -> Self {
        let words = std::mem::take(&mut self.words);
        // Two words seldom begin with the same eight letters, and numbers are compared at once.
        let keyed = words
            .into_iter()
            .map(|word| (sort_key(self.spelled(&word)), word));
        let mut keyed: Vec<(u64, Word)> = keyed.collect();
        keyed.sort_unstable_by(|(a, one), (b, other)| {
            a.cmp(b)
                .then_with(|| self.spelled(one).cmp(self.spelled(other)))
        });
        let words: Vec<Word> = keyed.into_iter().map(|(_, word)| word).collect();
        for (at, word) in (0_u32..).zip(&words) {
            let length = word.length as usize;
            if self.by_length.len() <= length {
                self.by_length.resize_with(length + 1, Vec::new);
            }
            if let Some(list) = self.by_length.get_mut(length) {
                list.push(at);
            }
        }
        self.words = words;
        self
    }

    fn spelled(&self, word: &Word) -> &str {
        let start = word.start as usize;
        let range = start..start + word.length as usize;
        self.text.get(range).unwrap_or_default()
    }

    /// Returns the words from the first that does not come before `start` on.
    fn from(&self, start: &str) -> &[Word] {
        let is_before = |word: &Word| self.spelled(word) < start;
        let at = self.words.partition_point(is_before);
        self.words.get(at..).unwrap_or_default()
    }

    /// Iterates over the words that begin like this.
    fn with_start(&self, start: &str) -> impl Iterator<Item = &Word> {
        let from = self.from(start).iter();
        from.take_while(move |word| self.spelled(word).starts_with(start))
    }

    fn find(&self, word: &str) -> Option<&Word> {
        let first = self.from(word).first();
        first.filter(|found| self.spelled(found) == word)
    }

    pub(super) fn knows(&self, word: &str) -> bool {
        self.find(word).is_some()
    }

    /// Says whether a word begins like this.
    pub(super) fn begins(&self, start: &str) -> bool {
        self.with_start(start).next().is_some()
    }

    /// Returns how many words begin like this, and in how many editions they are, counted word by word.
    pub(super) fn beginning(&self, start: &str) -> (usize, u64) {
        let add = |(words, editions), word: &Word| (words + 1, editions + u64::from(word.editions));
        self.with_start(start).fold((0, 0), add)
    }

    /// Returns the words that begin like this.
    pub(super) fn words_beginning(&self, start: &str) -> Vec<String> {
        let words = self.with_start(start);
        words.map(|word| self.spelled(word).to_owned()).collect()
    }

    /// Returns the words that hold `part` as a part of a compound, the most frequent ones.
    pub(super) fn compounds(&self, part: &str) -> Vec<String> {
        if let Some(known) = self.compounds.borrow().get(part) {
            return known.clone();
        }
        let mut found = self.find_compounds(part);
        found.sort_by_key(|word| Reverse(self.find(word).map_or(0, |known| known.editions)));
        found.truncate(MOST_FORMS);
        let mut known = self.compounds.borrow_mut();
        if known.len() >= MOST_REMEMBERED {
            known.clear();
        }
        known.insert(part.to_owned(), found.clone());
        found
    }

    fn find_compounds(&self, part: &str) -> Vec<String> {
        if part.len() < SHORTEST_PART {
            return Vec::new();
        }
        let is_compound = |(before, after): (&str, &str)| {
            let is_part = |rest: &str, is_before| self.is_part(rest, part, is_before);
            !(before.is_empty() && after.is_empty())
                && is_part(before, true)
                && is_part(after, false)
        };
        self.around(part)
            .filter(|around| is_compound(*around))
            .map(|(before, after)| format!("{before}{part}{after}"))
            .take(20 * MOST_FORMS)
            .collect()
    }

    /// Returns the words that end in `tail`.
    pub(super) fn ending_in(&self, tail: &str) -> Vec<String> {
        let ending = self
            .around(tail)
            .filter(|(before, after)| !before.is_empty() && after.is_empty());
        ending
            .map(|(before, _)| format!("{before}{tail}"))
            .take(MOST_FORMS)
            .collect()
    }

    /// Iterates over what stands before and after `part` in the words that hold it.
    fn around<'a>(&'a self, part: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let found = memmem::find_iter(self.text.as_bytes(), part.as_bytes()).collect::<Vec<_>>();
        found.into_iter().filter_map(move |at| {
            let before = self.text.get(..at)?;
            let after = self.text.get(at + part.len()..)?;
            let start = before.rfind('\n')? + 1;
            Some((before.get(start..)?, after.get(..after.find('\n')?)?))
        })
    }

    /// Says whether what is left of a word beside a part is nothing, an ending, or a word itself, with
    /// linking letters between.
    fn is_part(&self, rest: &str, part: &str, is_before: bool) -> bool {
        if rest.is_empty() {
            return true;
        }
        let without_link = |link: &str| {
            let rest = if is_before {
                rest.strip_suffix(link)
            } else {
                rest.strip_prefix(link)
            };
            rest.is_some_and(|rest| rest.len() > 2 && self.knows(rest))
        };
        let is_ending = !is_before && matches!(rest, "s" | "en" | "n" | "e");
        is_ending || LINKS.iter().any(|link| without_link(link)) || part.len() >= SURE_PART
    }

    /// Returns the words a slip or two away, the nearest and then the most frequent first.
    pub(super) fn spellings(&self, word: &str) -> Vec<String> {
        // One letter may be the one that is missing.
        if word.len() + 1 < SHORTEST_TYPO {
            return Vec::new();
        }
        let mut near = self.near(word);
        near.sort_by_key(|(far, known)| {
            let is_other_start = self.spelled(known).as_bytes().first() != word.as_bytes().first();
            (*far, is_other_start, Reverse(known.editions))
        });
        let spelled = nearest(near).map(|known| self.spelled(known).to_owned());
        spelled.take(MOST_SPELLINGS).collect()
    }

    /// Returns the words a slip or two away, each with how many.
    fn near(&self, word: &str) -> Vec<(usize, &Word)> {
        let most = slips_forgiven(word.len());
        let letters = Letters::of(word);
        let shortest = (word.len() - most).max(SHORTEST_TYPO);
        let lists = self.by_length.get(shortest..).unwrap_or_default();
        let lists = lists.iter().take(word.len() + most + 1 - shortest);
        let known = lists
            .flatten()
            .filter_map(|at| self.words.get(*at as usize));
        let alike = known.filter(|known| known.letters.are_within(letters, most));
        let near = alike.filter_map(|known| {
            let far = distance(self.spelled(known).as_bytes(), word.as_bytes(), most)?;
            (far > 0).then_some((far, known))
        });
        near.collect()
    }
}

/// Words of an archive take far less than four gigabytes.
fn short(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        let words = [
            "energie",
            "transitie",
            "energietransitie",
            "ondermijning",
            "ondermijningsproblematiek",
            "woningbouw",
            "woning",
            "bouw",
            "gebouw",
            "zorg",
            "ouderenzorg",
            "ouderen",
            "zorgen",
            "bezorgd",
            "potjer",
            "kuipers",
            "wethouder",
            "wethouders",
        ];
        let mut vocabulary = Vocabulary::new();
        for word in words {
            vocabulary.add(word, 1);
        }
        vocabulary.in_order()
    }

    #[test]
    fn a_compound_is_found_by_its_parts() {
        let vocabulary = vocabulary();
        for (part, compounds) in [
            ("transitie", vec!["energietransitie"]),
            ("ondermijning", vec!["ondermijningsproblematiek"]),
            ("bouw", vec!["woningbouw"]),
            ("woning", vec!["woningbouw"]),
            ("zorg", vec!["ouderenzorg", "zorgen"]),
            ("ai", vec![]),
        ] {
            assert_eq!(vocabulary.compounds(part), compounds, "{part}");
        }
        assert_eq!(vocabulary.ending_in("houders"), ["wethouders"]);
    }

    #[test]
    fn a_slip_is_forgiven_in_words_of_five_letters_or_more() {
        let vocabulary = vocabulary();
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
            assert_eq!(vocabulary.spellings(typed), meant, "{typed}");
        }
    }
}
