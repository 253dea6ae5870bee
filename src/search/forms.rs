//! Other forms of the typed words that the archive holds: inflections, compounds, spellings one slip away.
//!
//! The index holds words as they are written. What else a word may stand for is looked up in the archive's
//! own vocabulary and asked for beside it, so that stems and compounds cost the index nothing.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::HashMap;

use memchr::memmem;

use super::plan::is_free_text;
use super::{Field, Meaning, Query, QueryTerm};
use crate::archive::{ArchiveError, Reader, spread_umlauts};
use crate::text::{distance, fold, stem};

/// More forms of one word than this are asked for nothing; each costs the index a look-up.
const MOST_FORMS: usize = 12;

/// The longest prefix the index keeps.
const LONGEST_PREFIX: usize = 5;

/// To gather more words than this takes longer than a key should.
const MANY_WORDS: usize = 100;

/// How many words' compounds are kept at hand.
const MOST_REMEMBERED: usize = 256;

/// Fewer letters stand in too many words by chance.
const SHORTEST_PART: usize = 4;

/// From so many letters on a part is no chance, even where the other part is unknown.
const SURE_PART: usize = 7;

/// Letters that join the parts of a Dutch compound, the longest first.
const LINKS: [&str; 6] = ["en", "er", "s", "e", "n", ""];

/// Fewer letters have too many neighbours.
const SHORTEST_TYPO: usize = 5;

/// From so many letters on two slips are forgiven.
const TWO_SLIPS: usize = 8;

/// How many spellings stand for one that is not known.
const MOST_SPELLINGS: usize = 6;

/// The words of an archive, to search in.
pub(super) struct Vocabulary {
    /// All words, each between line feeds: a part of a word is a substring.
    text: String,
    editions: HashMap<String, u32>,
    /// The compounds of words that were asked for: the words before the last stay as they are key after key.
    compounds: RefCell<HashMap<String, Vec<String>>>,
    /// The words by length, with the set of their letters: most differ from what was typed at a glance.
    by_length: Vec<Vec<(u64, Box<str>)>>,
}

impl Vocabulary {
    pub(super) fn new(editions: HashMap<String, u32>) -> Self {
        let mut words: Vec<&String> = editions.keys().collect();
        words.sort_unstable();
        let mut text = String::from("\n");
        let mut by_length: Vec<Vec<(u64, Box<str>)>> = Vec::new();
        for word in words {
            text.push_str(word);
            text.push('\n');
            if word.len() >= SHORTEST_TYPO - 1 {
                if by_length.len() <= word.len() {
                    by_length.resize_with(word.len() + 1, Vec::new);
                }
                if let Some(list) = by_length.get_mut(word.len()) {
                    list.push((letter_set(word), word.as_str().into()));
                }
            }
        }
        Vocabulary {
            text,
            editions,
            compounds: RefCell::default(),
            by_length,
        }
    }

    pub(super) fn knows(&self, word: &str) -> bool {
        self.editions.contains_key(word)
    }

    fn begins(&self, start: &str) -> bool {
        memmem::find(self.text.as_bytes(), format!("\n{start}").as_bytes()).is_some()
    }

    /// Returns the words that hold `part` as a part of a compound, the most frequent ones.
    pub(super) fn compounds(&self, part: &str) -> Vec<String> {
        if let Some(known) = self.compounds.borrow().get(part) {
            return known.clone();
        }
        let mut found = self.find_compounds(part);
        found.sort_by_key(|word| Reverse(self.editions.get(word).copied().unwrap_or(0)));
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
        let length = word.len();
        // One letter may be the one that is missing.
        if length + 1 < SHORTEST_TYPO {
            return Vec::new();
        }
        let most = if length >= TWO_SLIPS { 2 } else { 1 };
        let set = letter_set(word);
        let lists = self.by_length.iter().skip(length - most).take(2 * most + 1);
        let near = lists.flatten().filter_map(|(letters, known)| {
            // A slip changes at most two of the letters that are there.
            let differing = (letters ^ set).count_ones() as usize;
            let far = distance(known.as_bytes(), word.as_bytes(), most)
                .filter(|_| differing <= 2 * most)?;
            (far > 0 && known.len() >= SHORTEST_TYPO).then(|| {
                (
                    far,
                    known.as_bytes().first() != word.as_bytes().first(),
                    known,
                )
            })
        });
        let mut near: Vec<_> = near.collect();
        near.sort_by_key(|(far, is_other_start, known)| {
            let editions = self.editions.get(known.as_ref()).copied().unwrap_or(0);
            (*far, *is_other_start, std::cmp::Reverse(editions))
        });
        // One slip is likelier than two.
        let least = near.first().map_or(0, |(far, ..)| *far);
        let near = near.into_iter().filter(|(far, ..)| *far == least);
        near.map(|(.., known)| known.to_string())
            .take(MOST_SPELLINGS)
            .collect()
    }
}

/// One bit a letter or digit; everything else shares one.
pub(super) fn letter_set(word: &str) -> u64 {
    word.bytes().fold(0, |set, byte| {
        let bit = match byte {
            b'a'..=b'z' => byte - b'a',
            b'0'..=b'9' => byte - b'0' + 26,
            b' ' => 62,
            _ => 63,
        };
        set | 1 << bit
    })
}

/// A term that other forms are looked for: one word, not between quotes, not excluded.
fn is_flexible(term: &QueryTerm) -> bool {
    let has_words = is_free_text(term)
        || term
            .field
            .is_some_and(|field| !field.is_value() && field != Field::Text);
    has_words
        && !term.is_negated
        && !term.is_quoted
        && !term.is_whole
        && term.meaning == Meaning::Words
}

fn single_word(term: &QueryTerm) -> Option<&str> {
    match term.words.as_slice() {
        [word] if is_flexible(term) => Some(word),
        _ => None,
    }
}

/// Returns the inflections of each term's word that the archive holds, and its spelling with or without
/// umlauts.
pub(super) fn stems(query: &Query, reader: &Reader) -> Result<Vec<Vec<String>>, ArchiveError> {
    let of_term = |term: &QueryTerm| {
        let Some(word) = single_word(term).filter(|word| word.len() > 2) else {
            return Ok(initials(term).into_iter().collect());
        };
        let mut found = reader.words_of_stem(&stem(word))?;
        let spread = term.spelled.as_deref().and_then(spread_umlauts);
        if let Some(spread) = spread {
            found.extend(reader.words_of_stem(&stem(&fold(&spread)))?);
        }
        found.retain(|form| form != word && !(term.is_open && form.starts_with(word)));
        found.truncate(MOST_FORMS);
        Ok(found)
    };
    query.terms.iter().map(of_term).collect()
}

/// `J.P.` is also looked for as `JP`.
fn initials(term: &QueryTerm) -> Option<String> {
    let are_letters =
        term.words.len() > 1 && term.words.iter().all(|word| word.chars().count() == 1);
    (are_letters && is_flexible(term)).then(|| term.words.concat())
}

/// Says whether the word being typed is longer than the index's prefixes and so many words begin with it
/// that to look for it means gathering them all.
pub(super) fn begins_many(query: &Query, vocabulary: &Vocabulary) -> bool {
    let open = query.terms.last().filter(|term| term.is_open);
    let word = open.and_then(|term| term.words.last());
    word.is_some_and(|word| {
        let start = format!("\n{word}");
        let words = || memmem::find_iter(vocabulary.text.as_bytes(), start.as_bytes());
        word.len() > LONGEST_PREFIX && words().nth(MANY_WORDS).is_some()
    })
}

/// Adds the compounds that each term's word is a part of to its forms.
pub(super) fn add_compounds(
    query: &Query,
    vocabulary: &Vocabulary,
    forms: &mut [Vec<String>],
) -> bool {
    let mut is_more = false;
    for (term, forms) in query.terms.iter().zip(forms) {
        let Some(word) = single_word(term) else {
            continue;
        };
        let found = if term.is_tail {
            vocabulary.ending_in(word)
        } else {
            vocabulary.compounds(word)
        };
        let is_new =
            |form: &String| !(forms.contains(form) || (term.is_open && form.starts_with(word)));
        let found: Vec<String> = found.into_iter().filter(is_new).collect();
        is_more |= !found.is_empty();
        forms.extend(found);
        forms.truncate(2 * MOST_FORMS);
    }
    is_more
}

/// Returns for each term the spellings a slip away, where the archive does not know its word; where it
/// knows all words, for all of them if `is_desperate`.
pub(super) fn spellings(
    query: &Query,
    vocabulary: &Vocabulary,
    is_desperate: bool,
) -> Vec<Vec<String>> {
    let is_known = |term: &QueryTerm, word: &str| {
        vocabulary.knows(word) || (term.is_open && vocabulary.begins(word))
    };
    let all_known = query
        .terms
        .iter()
        .all(|term| single_word(term).is_none_or(|word| is_known(term, word)));
    let of_term = |term: &QueryTerm| match single_word(term) {
        Some(word) if !is_known(term, word) || (all_known && is_desperate) => {
            vocabulary.spellings(word)
        }
        _ => Vec::new(),
    };
    query.terms.iter().map(of_term).collect()
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
        Vocabulary::new(words.map(|word| (word.to_owned(), 1)).into())
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
