//! Names matched by letters: typed from the middle, with letters left out, or a slip away.
//!
//! A subsequence matcher finds letters anywhere, so a match must hang together: unbroken, or from the
//! start of a word over at most twice the number of letters. Only such parts of a name are given to the
//! matcher, which also spares it nearly all names.

use std::ops::Range;
use std::sync::OnceLock;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use rustc_hash::{FxHashMap, FxHashSet};

use super::word_forms::{nearest, slips_forgiven};
use super::{Catalogue, CharacterMask, NameKind};
use crate::text::{distance, fold, sound, words};

/// Fewer letters fit too many names.
const FEWEST_LETTERS: usize = 3;

/// Shorter words sound like too many.
const SHORTEST_SOUND: usize = 4;

/// How many names one query may lead to.
const MOST_NAMES: usize = 20;

/// A name that leads to editions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpelledName {
    /// As the source spells it.
    pub text: String,
    /// Its folded words, divided by blanks.
    pub folded: String,
    /// The editions it leads to, as places in the catalogue, the newest first.
    pub editions: Vec<usize>,
    mask: CharacterMask,
}

/// All names of an archive, ready for matching.
pub struct NameIndex {
    names: Vec<SpelledName>,
    /// How many of them are people's: they stand in front.
    people: usize,
    /// The words of people's names by how they sound. The index makes them when a query first has an unknown word.
    sounds: OnceLock<FxHashMap<String, Vec<String>>>,
    matcher: SkimMatcherV2,
}

impl std::fmt::Debug for NameIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NameIndex of {} names", self.names.len())
    }
}

/// A name with the letters that fit.
pub struct NameMatch<'a> {
    /// The name.
    pub name: &'a SpelledName,
    score: i64,
    /// Positions of the letters, in characters of the folded name.
    letters: Vec<usize>,
}

impl SpelledName {
    fn new(text: &str, editions: &[usize]) -> Self {
        let folded = fold(text);
        let found = words(&folded).filter_map(|range| folded.get(range));
        let folded = found.collect::<Vec<_>>().join(" ");
        SpelledName {
            text: text.to_owned(),
            mask: CharacterMask::of(&folded),
            folded,
            editions: editions.to_vec(),
        }
    }
}

impl NameIndex {
    /// Gathers people, organisations by all their names, and titles.
    pub(super) fn of(catalogue: &Catalogue) -> Self {
        let people = catalogue.names(NameKind::Person).entries().iter();
        let people = people.map(|entry| SpelledName::new(&entry.name, &entry.editions));
        let mut names: Vec<SpelledName> = people.collect();
        let people = names.len();
        for entry in catalogue.names(NameKind::Organisation).entries() {
            let aliases = catalogue.other_names(NameKind::Organisation, &entry.name);
            for name in std::iter::once(&entry.name).chain(&aliases) {
                names.push(SpelledName::new(name, &entry.editions));
            }
        }
        for (place, edition) in catalogue.editions().iter().enumerate() {
            let titles = edition.edition.titles();
            names.extend(titles.map(|title| SpelledName::new(title, &[place])));
        }
        NameIndex {
            names,
            people,
            sounds: OnceLock::new(),
            matcher: SkimMatcherV2::default(),
        }
    }

    /// Returns the words of people's names that sound like a folded word.
    pub fn sounding_like(&self, word: &str) -> impl Iterator<Item = &str> {
        let sounds = || self.sounds.get_or_init(|| self.gather_sounds());
        let alike = (word.len() >= SHORTEST_SOUND)
            .then(|| sounds().get(&sound(word)))
            .flatten();
        alike.into_iter().flatten().map(String::as_str)
    }

    fn gather_sounds(&self) -> FxHashMap<String, Vec<String>> {
        let mut sounds: FxHashMap<String, Vec<String>> = FxHashMap::default();
        let people = self.names.iter().take(self.people);
        let words = people.flat_map(|name| name.folded.split(' '));
        let mut known: FxHashSet<&str> = FxHashSet::default();
        let new = words.filter(|word| word.len() >= SHORTEST_SOUND && known.insert(word));
        for word in new {
            sounds.entry(sound(word)).or_default().push(word.to_owned());
        }
        sounds
    }

    /// Returns the names that `typed` (folded words) fits, the best first.
    #[must_use]
    pub fn find(&self, typed: &str) -> Vec<NameMatch<'_>> {
        if typed.chars().filter(|c| c.is_alphabetic()).count() < FEWEST_LETTERS {
            return Vec::new();
        }
        let wanted = CharacterMask::of(typed);
        let possible = self.names.iter().filter(|name| name.mask.holds(wanted));
        let mut found: Vec<NameMatch<'_>> =
            possible.filter_map(|name| self.fit(name, typed)).collect();
        found.sort_by(|a, b| {
            b.score
                .cmp(&a.score)
                .then_with(|| a.name.folded.cmp(&b.name.folded))
        });
        found.truncate(MOST_NAMES);
        found
    }

    /// Returns the names that `typed` (folded words) is a slip or two away from as a whole, the nearest first.
    #[must_use]
    pub fn near(&self, typed: &str) -> Vec<&SpelledName> {
        let most = slips_forgiven(typed.len());
        let wanted = CharacterMask::of(typed);
        let alike = self.names.iter().filter(|name| {
            name.folded.len().abs_diff(typed.len()) <= most && name.mask.is_within(wanted, most)
        });
        let mut near: Vec<(usize, &SpelledName)> = alike
            .filter_map(|name| {
                let far = distance(name.folded.as_bytes(), typed.as_bytes(), most)?;
                (far > 0).then_some((far, name))
            })
            .collect();
        near.sort_by(|a, b| (a.0, &a.1.folded).cmp(&(b.0, &b.1.folded)));
        nearest(near).take(MOST_NAMES).collect()
    }

    /// Scores the part of the name where the letters hang together, if there is one.
    fn fit<'a>(&self, name: &'a SpelledName, typed: &str) -> Option<NameMatch<'a>> {
        let window = window(&name.folded, typed)?;
        let (score, mut letters) = self
            .matcher
            .fuzzy_indices(name.folded.get(window.clone())?, typed)?;
        let before = name.folded.get(..window.start)?.chars().count();
        for letter in &mut letters {
            *letter += before;
        }
        Some(NameMatch {
            name,
            score,
            letters,
        })
    }
}

/// Returns the bytes of the name in which the letters stand unbroken, or in order from the start of a
/// word and over at most twice their number.
fn window(name: &str, typed: &str) -> Option<Range<usize>> {
    if let Some(at) = name.find(typed) {
        return Some(at..at + typed.len());
    }
    let reach = 2 * typed.chars().count();
    let starts = std::iter::once(0).chain(name.match_indices(' ').map(|(at, _)| at + 1));
    starts.into_iter().find_map(|start| {
        let length = reached(name.get(start..)?, typed, reach)?;
        Some(start..start + length)
    })
}

/// Returns how many bytes of `name` it takes to meet all letters in order, starting with its first.
fn reached(name: &str, typed: &str, reach: usize) -> Option<usize> {
    let mut letters = typed.chars();
    let mut next = letters.next()?;
    if !name.starts_with(next) {
        return None;
    }
    for (at, c) in name.char_indices().take(reach) {
        if c == next {
            match letters.next() {
                Some(letter) => next = letter,
                None => return Some(at + c.len_utf8()),
            }
        }
    }
    None
}

impl NameMatch<'_> {
    /// Returns where the letters that fit stand in the name as it is spelled.
    #[must_use]
    pub fn marks(&self) -> Vec<Range<usize>> {
        // Folded words lose punctuation, so letters are counted off in the spelled name instead.
        let mut wanted = self
            .letters
            .iter()
            .filter_map(|at| self.name.folded.chars().nth(*at))
            .filter(|c| *c != ' ')
            .peekable();
        let skipped = self
            .name
            .folded
            .chars()
            .take(self.letters.first().copied().unwrap_or(0))
            .filter(|c| *c != ' ')
            .count();
        let mut marks = Vec::new();
        let mut seen = 0;
        for (at, c) in self.name.text.char_indices() {
            let folded = fold(c.encode_utf8(&mut [0; 4]));
            let counts = folded.chars().filter(|c| c.is_alphanumeric()).count();
            seen += counts;
            let Some(next) = wanted.peek() else { break };
            if seen > skipped && folded.contains(*next) {
                marks.push(at..at + c.len_utf8());
                for letter in folded.chars() {
                    wanted.next_if_eq(&letter);
                }
            }
        }
        joined(marks)
    }
}

fn joined(marks: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        match out.last_mut() {
            Some(last) if last.end == mark.start => last.end = mark.end,
            _ => out.push(mark),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> NameIndex {
        let texts = [
            "Suzanne Potjer",
            "Jeroen van den Hoven",
            "Michèle Blom",
            "Planbureau voor de Leefomgeving",
            "Paul ‘t Hart",
        ];
        NameIndex {
            names: texts
                .iter()
                .map(|text| SpelledName::new(text, &[0]))
                .collect(),
            people: 0,
            sounds: OnceLock::new(),
            matcher: SkimMatcherV2::default(),
        }
    }

    fn drawn(typed: &str) -> Vec<String> {
        let index = index();
        let found = index.find(typed);
        let draw = |found: &NameMatch<'_>| {
            let mut text = found.name.text.clone();
            for range in found.marks().into_iter().rev() {
                text.insert(range.end, ']');
                text.insert(range.start, '[');
            }
            text
        };
        found.iter().map(draw).collect()
    }

    #[test]
    fn names_are_found_from_the_middle_and_with_letters_left_out() {
        for (typed, name) in [
            ("otjer", "Suzanne P[otjer]"),
            ("ptjr", "Suzanne [P]o[tj]e[r]"),
            ("suz potj", "[Suz]anne[ ][Potj]er"),
            ("michele b", "[Michèle] [B]lom"),
        ] {
            let found = drawn(typed);
            let plain = |text: &str| text.replace(['[', ']'], "");
            assert_eq!(
                found.first().map(|text| plain(text)),
                Some(plain(name)),
                "{typed}"
            );
        }
        assert_eq!(drawn("otjer"), ["Suzanne P[otjer]"]);
        assert_eq!(drawn("ptjr"), ["Suzanne [P]o[tj]e[r]"]);
    }

    #[test]
    fn letters_that_are_scattered_over_a_name_do_not_count() {
        for typed in ["snr", "pvl", "jhn", "ab"] {
            assert_eq!(drawn(typed), [""; 0], "{typed}");
        }
    }
}
