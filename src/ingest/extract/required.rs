//! What a phrasing cannot do without: a quick look that spares most texts the slow one.
//!
//! Nearly all phrasings need one of a few strings, many a digit or another sign. Whether a text can hold them
//! is told from a [`Glance`] at it. A text that may hold one is then looked at properly, so this never
//! changes an outcome.

use regex_syntax::hir::{Class, Hir, HirKind};

use super::glance::{Glance, Signs, trigrams};

/// More strings than this are as slow as looking properly.
const MOST_STRINGS: usize = 64;

/// Trigrams of a string, spread over it: enough to miss nearly all texts that do not hold it, and few enough to
/// stand in one place of the memory, because every sentence is asked for all phrasings.
type Probes = [u16; 4];

/// What every match of a phrasing holds.
#[derive(Debug, Default)]
pub(super) struct Required {
    /// Of each of these sets a match holds a sign.
    signs: Vec<Signs>,
    /// Of these strings, each as some of its trigrams, a match holds one; empty where none is known to be needed.
    strings: Vec<Probes>,
}

impl Required {
    /// Returns what every match of a phrasing needs.
    pub(super) fn of(hir: &Hir) -> Self {
        let strings = needed(hir)
            .filter(|all| all.len() <= MOST_STRINGS && all.iter().all(|one| one.len() >= 3));
        Required {
            signs: signs_needed(hir),
            strings: strings
                .unwrap_or_default()
                .iter()
                .filter_map(|one| probes(one))
                .collect(),
        }
    }

    /// Says whether a text may hold a match. Only `false` is certain.
    pub(super) fn may_be_in(&self, text: &Glance) -> bool {
        let is_needed = |string: &Probes| {
            string
                .iter()
                .all(|three| text.may_hold(usize::from(*three)))
        };
        self.signs.iter().all(|signs| text.may_hold_one_of(*signs))
            && (self.strings.is_empty() || self.strings.iter().any(is_needed))
    }
}

fn probes(string: &[u8]) -> Option<Probes> {
    let all: Vec<u16> = trigrams(string)
        .filter_map(|three| u16::try_from(three).ok())
        .collect();
    let last = all.len().checked_sub(1)?;
    Some([0, last, last / 2, last / 3].map(|at| all[at]))
}

/// Sets of signs of each of which every match holds one. Only those are named that most texts do without.
fn signs_needed(hir: &Hir) -> Vec<Signs> {
    match hir.kind() {
        HirKind::Literal(literal) => {
            let text = std::str::from_utf8(&literal.0).unwrap_or_default();
            let all = text.chars().map(|c| signs_between(c, c));
            all.filter(|signs| is_telling(*signs)).collect()
        }
        HirKind::Class(Class::Unicode(class)) => {
            let ranges = class.ranges().iter();
            let signs = ranges.map(|range| signs_between(range.start(), range.end()));
            let all = signs.fold(Signs::default(), Signs::with);
            Some(all)
                .filter(|signs| is_telling(*signs))
                .into_iter()
                .collect()
        }
        HirKind::Capture(capture) => signs_needed(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => signs_needed(&repetition.sub),
        HirKind::Concat(parts) => parts.iter().flat_map(signs_needed).collect(),
        HirKind::Alternation(branches) => {
            let rarest = |branch| {
                signs_needed(branch)
                    .into_iter()
                    .min_by_key(|one| one.count())
            };
            let all: Option<Vec<Signs>> = branches.iter().map(rarest).collect();
            let one = all.map(|all| all.into_iter().fold(Signs::default(), Signs::with));
            one.into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn signs_between(first: char, last: char) -> Signs {
    let mut signs = Signs::default();
    signs.add_range(first, last);
    signs
}

/// Letters, blanks, full stops and commas stand in every text.
fn is_telling(signs: Signs) -> bool {
    let common = [('a', 'z'), ('A', 'Z'), (' ', ' '), ('.', '.'), (',', ',')];
    let common = common.map(|(first, last)| signs_between(first, last));
    !common.into_iter().any(|one| signs.meets(one))
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

/// The letter that a class of its two cases stands for.
fn letter(class: &Class) -> Option<u8> {
    let Class::Unicode(class) = class else {
        return None;
    };
    let mut chars = class
        .ranges()
        .iter()
        .flat_map(|range| range.start()..=range.end())
        .take(3);
    let first = chars
        .next()
        .filter(char::is_ascii_alphabetic)?
        .to_ascii_lowercase();
    chars
        .all(|c| c.to_ascii_lowercase() == first)
        .then_some(first as u8)
}

#[cfg(test)]
mod tests {
    use super::super::alphabet;
    use super::*;

    fn required(source: &str) -> Required {
        Required::of(&alphabet::parse(source).expect("a phrasing"))
    }

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
            let found = needed(&alphabet::parse(source).expect("a phrasing"));
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
        let required = required("(?i)debat|host van de avond");
        for (text, may_be) in [
            ("De HOST van de avond was er niet, die dag.", true),
            ("Er werd een stevig DeBat gevoerd over dijken.", true),
            ("Het water kwam hoger dan ooit, en niemand zag het.", false),
        ] {
            assert_eq!(required.may_be_in(&Glance::at(text)), may_be, "{text}");
        }
    }

    #[test]
    fn signs_are_needed_where_a_phrasing_has_no_words() {
        let required = required(r"\b(\d{2})-(\d{2})\b|#\s?(\d)");
        for (text, may_be) in [
            ("Op 03-05 was het zover.", true),
            ("Editie #9.", true),
            ("Café “Reuring” – zonder cijfers.", false),
        ] {
            assert_eq!(required.may_be_in(&Glance::at(text)), may_be, "{text}");
        }
    }
}
