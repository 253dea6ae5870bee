//! Names that may be one person: alike but for a title, a particle, an initial or a letter.

use std::collections::BTreeMap;

use super::{Checked, Finding, Kind};
use crate::archive::SameName;
use crate::edition::{Edition, Handle};
use crate::text::{fold, slug, words};

const PARTICLES: [&str; 12] = [
    "van", "de", "den", "der", "het", "t", "ter", "ten", "te", "von", "la", "el",
];
const TITLES: [&str; 10] = [
    "dr", "drs", "mr", "ir", "ing", "prof", "mw", "dhr", "msc", "ma",
];

/// A name in the parts that tell people apart.
struct Parts {
    first: String,
    surname: String,
}

/// Why two names may be one person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// They differ in a title or particle only.
    Particle,
    /// One has an initial where the other has the first name.
    Initial,
    /// One letter of the surname.
    Letter,
}

/// Returns why two names may be one person's, if they may.
#[must_use]
pub fn likeness(one: &str, other: &str) -> Option<Likeness> {
    let (one, other) = (parts(one)?, parts(other)?);
    may_be_same(&one, &other).then(|| {
        if one.surname != other.surname {
            Likeness::Letter
        } else if one.first == other.first {
            Likeness::Particle
        } else {
            Likeness::Initial
        }
    })
}

/// Says whether a person decided that two names are two people.
fn is_told_apart(decided: &[SameName], one: &str, other: &str) -> bool {
    let is = |a: &str, b: &str| slug(a) == slug(b);
    decided.iter().any(|decision| {
        !decision.is_same
            && decision.kind == "person"
            && ((is(&decision.name, one) && is(&decision.canonical, other))
                || (is(&decision.name, other) && is(&decision.canonical, one)))
    })
}

pub(super) fn check(editions: &[Checked<'_>], decided: &[SameName]) -> Vec<Finding> {
    let mut names: BTreeMap<&str, &Edition> = BTreeMap::new();
    for checked in editions {
        for (_, person) in checked.edition.bench() {
            names.entry(person.name.as_str()).or_insert(checked.edition);
        }
    }
    let names: Vec<(&str, &Handle, Parts)> = names
        .into_iter()
        .filter_map(|(name, edition)| Some((name, &edition.key, parts(name)?)))
        .collect();
    // Only people whose surnames begin alike are compared: all pairs of a large archive are too many.
    let mut by_letter: BTreeMap<char, Vec<usize>> = BTreeMap::new();
    for (at, (_, _, parts)) in names.iter().enumerate() {
        if let Some(letter) = parts.surname.chars().next() {
            by_letter.entry(letter).or_default().push(at);
        }
    }
    let mut findings = Vec::new();
    for group in by_letter.values() {
        for (at, one) in group.iter().enumerate() {
            for other in group.iter().skip(at + 1) {
                let (one, other) = (&names[*one], &names[*other]);
                if may_be_same(&one.2, &other.2) && !is_told_apart(decided, one.0, other.0) {
                    findings.push(same_person(one, other));
                }
            }
        }
    }
    findings
}

fn same_person(one: &(&str, &Handle, Parts), other: &(&str, &Handle, Parts)) -> Finding {
    Finding {
        kind: Kind::SamePerson,
        edition: Some(one.1.clone()),
        detail: format!("{} ({}), {} ({})", one.0, one.1, other.0, other.1),
        mend: format!("reuring guest \"{}\" --same-as \"{}\"", one.0, other.0),
    }
}

fn parts(name: &str) -> Option<Parts> {
    let folded = fold(name);
    let mut rest: Vec<&str> = words(&folded)
        .filter_map(|range| folded.get(range))
        .filter(|word| !TITLES.contains(word) && !PARTICLES.contains(word))
        .collect();
    let surname = rest.pop()?.to_owned();
    Some(Parts {
        first: rest.first().copied().unwrap_or_default().to_owned(),
        surname,
    })
}

/// The same surname with one first name that may stand for the other, or the same first name with a
/// surname a letter off.
fn may_be_same(one: &Parts, other: &Parts) -> bool {
    let same_first = one.first == other.first && !one.first.is_empty();
    let initial = |short: &str, long: &str| short.len() == 1 && long.starts_with(short);
    let first_fits =
        same_first || initial(&one.first, &other.first) || initial(&other.first, &one.first);
    let long_enough = one.surname.len().min(other.surname.len()) >= 5;
    (one.surname == other.surname && first_fits)
        || (same_first && long_enough && is_one_letter_off(&one.surname, &other.surname))
}

/// One letter more, less or other.
fn is_one_letter_off(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let (short, long): (Vec<char>, Vec<char>) = (short.chars().collect(), long.chars().collect());
    let same = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    let rest = |letters: &[char], skip: usize| {
        letters
            .iter()
            .skip(same + skip)
            .copied()
            .collect::<Vec<_>>()
    };
    match long.len() - short.len() {
        0 => rest(&short, 1) == rest(&long, 1),
        1 => rest(&short, 0) == rest(&long, 1),
        _ => false,
    }
}
