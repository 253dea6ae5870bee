//! What is known of words before a page is opened: cues, marks, given names, organisations, towns.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::feature::{hash, pair};
use super::token::{self, Cut};
use crate::gazetteer::{Gazetteer, Organisation};
use crate::text::fold;

/// What a word may be about when it stands near a name; the order is that of the features.
pub const CUES: [&str; 13] = [
    "host", "lead", "guest", "hall", "absent", "author", "org", "polit", "next", "past", "jury",
    "music", "speak",
];

/// What a word is: one bit each.
pub mod mark {
    /// Begins with a capital.
    pub const CAPITAL: u32 = 1;
    /// Begins with a letter.
    pub const LETTER: u32 = 1 << 1;
    /// A particle of surnames.
    pub const PARTICLE: u32 = 1 << 2;
    /// A form of address or academic title.
    pub const TITLE: u32 = 1 << 3;
    /// A single capital.
    pub const INITIAL: u32 = 1 << 4;
    /// A function that stands in front of names.
    pub const ROLE: u32 = 1 << 5;
    /// A word that stands in no name of a person.
    pub const NO_NAME: u32 = 1 << 6;
    /// A given name.
    pub const GIVEN: u32 = 1 << 7;
    /// Ends as functions do.
    pub const FUNCTION: u32 = 1 << 8;
    /// A town.
    pub const TOWN: u32 = 1 << 9;
    /// Only digits.
    pub const DIGITS: u32 = 1 << 10;
    /// All its letters are capitals, and there are two at least.
    pub const UPPER: u32 = 1 << 11;
    /// Written in small letters on this page or on most.
    pub const COMMON: u32 = 1 << 12;
    /// Joins the words of an organisation's name.
    pub const LINK: u32 = 1 << 13;
    /// Says what kind of organisation follows.
    pub const KIND: u32 = 1 << 14;
    /// Is about organising something together.
    pub const TOGETHER: u32 = 1 << 15;
    /// Is about music.
    pub const PLAYED: u32 = 1 << 16;
    /// A function of a municipality.
    pub const MUNICIPAL: u32 = 1 << 17;
    /// A function of a province.
    pub const PROVINCIAL: u32 = 1 << 18;
    /// Holds a word for a venue.
    pub const VENUE: u32 = 1 << 19;
    /// Holds two capitals at least.
    pub const CAPITALS: u32 = 1 << 20;
    /// Written in small letters on this page.
    pub const SMALL_HERE: u32 = 1 << 21;
}

#[derive(Debug, Deserialize)]
struct WordLists {
    cues: FxHashMap<String, String>,
    marks: FxHashMap<String, String>,
    parts: FxHashMap<String, String>,
}

/// A name of an organisation as a row of words.
#[derive(Debug)]
struct Alias {
    /// Each word, and whether its capitals count.
    words: Vec<(String, bool)>,
    name: String,
    kind: u32,
}

/// An organisation named on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named<'a> {
    /// The token behind the name.
    pub end: usize,
    /// What the archive calls it; a former name stays itself.
    pub name: &'a str,
    /// The hash of its kind.
    pub kind: u32,
}

/// Words with what is known of them.
#[derive(Debug)]
pub struct Lexicon {
    words: FxHashMap<u32, (u32, u32)>,
    /// Ends of words for functions, by their last byte.
    function_ends: FxHashMap<u8, Vec<String>>,
    /// Parts of words for places, by their first byte.
    venue_parts: FxHashMap<u8, Vec<String>>,
    given: FxHashSet<u32>,
    common: FxHashSet<u32>,
    aliases: FxHashMap<u32, Vec<Alias>>,
    towns: FxHashSet<String>,
}

impl Lexicon {
    /// Gathers the word lists, the names of `gazetteer` and the words that pages write in small letters.
    ///
    /// # Panics
    ///
    /// Never: a test holds that the word lists the program carries can be read.
    #[must_use]
    pub fn new(gazetteer: &Gazetteer, common: FxHashSet<u32>) -> Self {
        static LISTS: LazyLock<Option<WordLists>> =
            LazyLock::new(|| toml::from_str(include_str!("../../../data/reading/words.toml")).ok());
        let given = include_str!("../../../data/reading/given-names.txt");
        let mut lexicon = Lexicon {
            words: FxHashMap::default(),
            function_ends: FxHashMap::default(),
            venue_parts: FxHashMap::default(),
            given: given.lines().map(hash).collect(),
            common,
            aliases: FxHashMap::default(),
            towns: FxHashSet::default(),
        };
        if let Some(lists) = LISTS.as_ref() {
            lexicon.add_lists(lists);
        }
        for organisation in gazetteer.organisations() {
            lexicon.add_organisation(organisation);
        }
        for aliases in lexicon.aliases.values_mut() {
            aliases.sort_by(|a, b| {
                b.words
                    .len()
                    .cmp(&a.words.len())
                    .then_with(|| a.words.cmp(&b.words))
            });
        }
        lexicon
    }

    fn add_lists(&mut self, lists: &WordLists) {
        for (at, cue) in CUES.iter().enumerate() {
            for word in lists
                .cues
                .get(*cue)
                .into_iter()
                .flat_map(|list| list.split_whitespace())
            {
                self.words.entry(hash(word)).or_default().1 |= 1 << at;
            }
        }
        for (name, bit) in [
            ("particle", mark::PARTICLE),
            ("title", mark::TITLE),
            ("no_name", mark::NO_NAME),
            ("role", mark::ROLE),
            ("link", mark::LINK),
            ("kind_of_organisation", mark::KIND),
            ("together", mark::TOGETHER),
            ("played", mark::PLAYED),
            ("municipal", mark::MUNICIPAL),
            ("provincial", mark::PROVINCIAL),
        ] {
            for word in lists
                .marks
                .get(name)
                .into_iter()
                .flat_map(|list| list.split_whitespace())
            {
                self.words.entry(hash(word)).or_default().0 |= bit;
            }
        }
        let parts = |name: &str| -> Vec<String> {
            let list = lists.parts.get(name).map_or("", String::as_str);
            list.split_whitespace().map(str::to_owned).collect()
        };
        for end in parts("function") {
            let last = end.bytes().last().unwrap_or(0);
            self.function_ends.entry(last).or_default().push(end);
        }
        for part in parts("venue") {
            let first = part.bytes().next().unwrap_or(0);
            self.venue_parts.entry(first).or_default().push(part);
        }
    }

    fn add_organisation(&mut self, organisation: &Organisation) {
        let own = std::iter::once((&organisation.name, &organisation.name, false));
        let short = organisation
            .abbreviations
            .iter()
            .map(|name| (name, &organisation.name, true));
        let former = organisation
            .former_names
            .iter()
            .map(|name| (name, name, false));
        let other = organisation
            .other_names
            .iter()
            .map(|name| (name, &organisation.name, false));
        for (spelling, name, is_exact) in own.chain(short).chain(former).chain(other) {
            let words: Vec<(String, bool)> = token::cut(spelling)
                .filter_map(|Cut { start, end }| spelling.get(start..end))
                .map(|word| {
                    if is_exact {
                        (word.to_owned(), word.to_lowercase() != word)
                    } else {
                        (word.to_lowercase(), false)
                    }
                })
                .collect();
            let Some((first, _)) = words.first() else {
                continue;
            };
            let entry = self.aliases.entry(hash(&first.to_lowercase())).or_default();
            entry.push(Alias {
                words,
                name: name.clone(),
                kind: hash(&organisation.kind),
            });
        }
        if organisation.kind == "municipality"
            && let Some(town) = organisation.name.strip_prefix("Gemeente ")
        {
            self.towns.insert(town.to_lowercase());
        }
    }

    /// Returns the marks and cues of a word, given as written and in small letters.
    #[must_use]
    pub fn look_up(&self, word: &str, low: &str, low_hash: u32) -> (u32, u32) {
        let (mut marks, cues) = self.words.get(&low_hash).copied().unwrap_or_default();
        let mut set = |bit: u32, is_so: bool| marks |= if is_so { bit } else { 0 };
        let first = word.chars().next().unwrap_or(' ');
        let is_letter = first.is_alphabetic();
        set(mark::LETTER, is_letter);
        set(mark::DIGITS, word.bytes().all(|byte| byte.is_ascii_digit()));
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        set(
            mark::CAPITAL,
            first.is_uppercase() || is_elided_capital(word),
        );
        set(mark::CAPITALS, capitals > 1);
        set(
            mark::UPPER,
            capitals > 1 && !word.chars().any(char::is_lowercase),
        );
        set(mark::INITIAL, capitals == 1 && word.chars().count() == 1);
        set(mark::COMMON, self.common.contains(&low_hash));
        set(mark::TOWN, self.towns.contains(low));
        if is_letter {
            set(mark::GIVEN, self.is_given(low));
            set(
                mark::FUNCTION,
                low.bytes()
                    .last()
                    .and_then(|last| self.function_ends.get(&last))
                    .is_some_and(|ends| ends.iter().any(|end| low.ends_with(end.as_str()))),
            );
            set(
                mark::VENUE,
                low.bytes().enumerate().any(|(at, byte)| {
                    let parts = self.venue_parts.get(&byte);
                    let rest = low.as_bytes().get(at..).unwrap_or_default();
                    parts.is_some_and(|parts| {
                        parts.iter().any(|part| rest.starts_with(part.as_bytes()))
                    })
                }),
            );
        }
        (marks, cues)
    }

    /// Says whether a word in small letters, or its first part before a hyphen, is a given name.
    #[must_use]
    pub fn is_given(&self, low: &str) -> bool {
        let first = low.split('-').next().unwrap_or(low);
        if first.is_ascii() {
            self.given.contains(&hash(first))
        } else {
            self.given.contains(&hash(&fold(first)))
        }
    }

    /// Says whether some words in small letters are a town.
    #[must_use]
    pub fn is_town(&self, low: &str) -> bool {
        low == "den haag" || self.towns.contains(low)
    }

    /// Returns the longest name of an organisation that begins at the token `at` and ends before `end`.
    pub fn organisation<'a>(
        &self,
        at: usize,
        end: usize,
        first: u32,
        word: impl Fn(usize) -> (&'a str, &'a str),
    ) -> Option<Named<'_>> {
        let aliases = self.aliases.get(&first)?;
        let fits = |alias: &&Alias| {
            at + alias.words.len() <= end
                && alias
                    .words
                    .iter()
                    .enumerate()
                    .all(|(step, (spelling, is_exact))| {
                        let (written, low) = word(at + step);
                        spelling == if *is_exact { written } else { low }
                    })
        };
        let found = aliases.iter().find(fits)?;
        Some(Named {
            end: at + found.words.len(),
            name: &found.name,
            kind: found.kind,
        })
    }

    /// Returns all spellings under which the organisation called `name` is known, the longest first.
    #[must_use]
    pub fn spellings(&self, name: &str) -> Vec<String> {
        let all = self
            .aliases
            .values()
            .flatten()
            .filter(|alias| alias.name.eq_ignore_ascii_case(name));
        let mut spellings: Vec<String> = all
            .map(|alias| {
                alias
                    .words
                    .iter()
                    .map(|(word, _)| word.as_str())
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect();
        spellings.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        spellings
    }
}

/// Says whether a word begins like "d'Ancona" or "l'Ami".
fn is_elided_capital(word: &str) -> bool {
    let mut letters = word.chars();
    let is_elided = matches!(letters.next(), Some('d' | 'D' | 'l' | 'L'))
        && matches!(letters.next(), Some('\'' | '’'));
    is_elided && letters.next().is_some_and(char::is_uppercase) && letters.next().is_some()
}

/// Returns the key of two words next to each other.
#[must_use]
pub fn two(first: u32, second: u32) -> u32 {
    pair(first, second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_lists_the_program_carries_can_be_read() {
        let lists: WordLists =
            toml::from_str(include_str!("../../../data/reading/words.toml")).expect("TOML");
        assert!(CUES.iter().all(|cue| lists.cues.contains_key(*cue)));
        assert_eq!((lists.marks.len(), lists.parts.len()), (10, 2));
    }
}
