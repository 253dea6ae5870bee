//! What a phrasing cannot do without: a quick look that spares most texts the slow one.
//!
//! A page is read with some two hundred phrasings, of which few occur in any one sentence. Nearly all need
//! one of a few strings. Whether a text can hold them is told from its trigrams, which are collected once for
//! all phrasings. A text that may hold one is then looked at properly, so this never changes an outcome.

use std::cell::RefCell;

use regex_syntax::hir::{Class, Hir, HirKind};
use xxhash_rust::xxh3::xxh3_64;

/// Bits for the trigrams of a text; a sentence has some hundred different ones.
const BITS: usize = 2_048;

/// Shorter texts are looked at properly at once: that takes no longer.
const SHORT: usize = 24;

/// Longer texts hold nearly every trigram.
const LONG: usize = 2_000;

/// Texts whose trigrams are remembered: a sentence, its block, and what stands before and behind a name.
const REMEMBERED: usize = 64;

/// More strings than this are as slow as looking properly.
const MOST_STRINGS: usize = 64;

/// Strings of which a match holds at least one, each as the places of its trigrams.
#[derive(Debug, Default)]
pub(super) struct Required {
    /// Empty where nothing is known to be needed.
    strings: Vec<Vec<usize>>,
}

impl Required {
    /// Returns what every match of a regular expression needs.
    pub(super) fn of(source: &str) -> Self {
        let strings = regex_syntax::parse(source)
            .ok()
            .and_then(|hir| needed(&hir));
        let strings =
            strings.filter(|all| all.len() <= MOST_STRINGS && all.iter().all(|one| one.len() >= 3));
        Required {
            strings: strings
                .unwrap_or_default()
                .iter()
                .map(|one| trigrams(one).collect())
                .collect(),
        }
    }

    /// Says whether a text may hold a match. Only `false` is certain.
    pub(super) fn may_be_in(&self, text: &str) -> bool {
        if self.strings.is_empty() || text.len() < SHORT || text.len() > LONG {
            return true;
        }
        with_trigrams(text, |set| {
            self.strings
                .iter()
                .any(|places| places.iter().all(|place| set.holds(*place)))
        })
    }
}

/// Strings in small ASCII letters of which every match holds one; `None` where there are none.
fn needed(hir: &Hir) -> Option<Vec<Vec<u8>>> {
    match hir.kind() {
        HirKind::Literal(literal) => Some(vec![literal.0.to_ascii_lowercase()]),
        HirKind::Class(class) => letter(class).map(|letter| vec![vec![letter]]),
        HirKind::Capture(capture) => needed(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => needed(&repetition.sub),
        HirKind::Concat(parts) => needed_by_parts(parts),
        HirKind::Alternation(branches) => {
            let all: Option<Vec<_>> = branches.iter().map(needed).collect();
            all.map(|all| all.concat())
        }
        HirKind::Empty | HirKind::Look(_) | HirKind::Repetition(_) => None,
    }
}

/// Of parts in a row each is needed: the one whose shortest string is longest tells most.
fn needed_by_parts(parts: &[Hir]) -> Option<Vec<Vec<u8>>> {
    let mut candidates: Vec<Vec<Vec<u8>>> = Vec::new();
    let mut run: Vec<u8> = Vec::new();
    for part in parts {
        match needed(part) {
            // Letters that may be capital or small come one by one.
            Some(strings) if strings.len() == 1 && is_exactly(part) => run.extend(strings.concat()),
            Some(strings) => {
                candidates.push(vec![std::mem::take(&mut run)]);
                candidates.push(strings);
            }
            None if matches!(part.kind(), HirKind::Look(_)) => {}
            None => candidates.push(vec![std::mem::take(&mut run)]),
        }
    }
    candidates.push(vec![run]);
    let shortest = |strings: &Vec<Vec<u8>>| strings.iter().map(Vec::len).min().unwrap_or(0);
    candidates
        .into_iter()
        .max_by_key(shortest)
        .filter(|strings| shortest(strings) > 0)
}

/// Says whether a part matches its string and nothing else, so that what follows stands right behind it.
fn is_exactly(part: &Hir) -> bool {
    match part.kind() {
        HirKind::Literal(_) | HirKind::Class(_) => true,
        HirKind::Capture(capture) => is_exactly(&capture.sub),
        _ => false,
    }
}

/// The letter that a class of its two cases stands for; signs that Unicode folds to it too are passed over.
fn letter(class: &Class) -> Option<u8> {
    let Class::Unicode(class) = class else {
        return None;
    };
    let mut chars = class
        .ranges()
        .iter()
        .flat_map(|range| range.start()..=range.end())
        .take(5);
    let first = chars
        .next()
        .filter(char::is_ascii_alphabetic)?
        .to_ascii_lowercase();
    let is_same = |c: char| c.to_ascii_lowercase() == first || matches!(c, '\u{212A}' | '\u{17F}');
    (class.ranges().len() <= 4 && chars.all(is_same)).then_some(first as u8)
}

/// The trigrams of a text, as places in a set that may hold others too.
#[derive(Clone)]
struct Trigrams([u64; BITS / 64]);

impl Trigrams {
    fn of(text: &[u8]) -> Self {
        let mut set = Trigrams([0; BITS / 64]);
        for place in trigrams(text) {
            set.0[place / 64] |= 1 << (place % 64);
        }
        set
    }

    fn holds(&self, place: usize) -> bool {
        self.0[place / 64] & (1 << (place % 64)) != 0
    }
}

fn trigrams(text: &[u8]) -> impl Iterator<Item = usize> {
    text.windows(3).map(|three| {
        let small = |at: usize| usize::from(three[at].to_ascii_lowercase());
        // Multiplication by a large odd number spreads the letters over the set (Knuth, TAOCP 6.4).
        let mixed = (small(0) << 16 | small(1) << 8 | small(2)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        mixed >> (usize::BITS - BITS.trailing_zeros())
    })
}

thread_local! {
    /// The last texts, each where its key leads.
    static LAST: RefCell<Vec<(u64, Trigrams)>> = RefCell::new(vec![(0, Trigrams::of(&[])); REMEMBERED]);
}

/// Looks at the trigrams of a text, which are collected unless one of the last texts was the same.
fn with_trigrams(text: &str, look: impl FnOnce(&Trigrams) -> bool) -> bool {
    let key = xxh3_64(text.as_bytes());
    let place = usize::try_from(key % REMEMBERED as u64).unwrap_or(0);
    LAST.with_borrow_mut(|last| {
        let Some((known, set)) = last.get_mut(place) else {
            return true;
        };
        if *known != key {
            *known = key;
            *set = Trigrams::of(text.as_bytes());
        }
        look(set)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_phrasing_needs_is_found() {
        for (source, expected) in [
            ("(?i)gast(?:en)?", Some(vec!["gast"])),
            (r"(?-u:\b)(?:de\s+)?host(?-u:\b)", Some(vec!["host"])),
            (
                "(?:debatleider|gespreksleider)",
                Some(vec!["debatleider", "gespreksleider"]),
            ),
            (r"\p{Lu}\p{L}+\s+van", Some(vec!["van"])),
            (r"(?:aan|bij)?\s*O", Some(vec!["o"])),
            (r"\d+|x", None),
        ] {
            let found = regex_syntax::parse(source)
                .ok()
                .and_then(|hir| needed(&hir));
            let found = found.map(|all| {
                all.into_iter()
                    .map(|one| String::from_utf8(one).expect("text"))
                    .collect::<Vec<_>>()
            });
            let expected =
                expected.map(|all| all.into_iter().map(str::to_owned).collect::<Vec<_>>());
            assert_eq!(
                found.map(|mut all| {
                    all.sort();
                    all
                }),
                expected,
                "{source}"
            );
        }
    }

    #[test]
    fn a_text_without_it_is_spared_and_one_with_it_never_is() {
        let required = Required::of("(?i)debat|host van de avond");
        for (text, may_be) in [
            ("De HOST van de avond was er niet, die dag.", true),
            ("Er werd een stevig DeBat gevoerd over dijken.", true),
            ("Het water kwam hoger dan ooit, en niemand zag het.", false),
            ("kort", true),
        ] {
            assert_eq!(required.may_be_in(text), may_be, "{text}");
        }
    }
}
