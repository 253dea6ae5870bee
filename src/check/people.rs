//! Pairs of names that may be one person's. A pair that a person told apart gives no finding.

mod likeness;

use std::collections::BTreeMap;

use super::{Checked, Finding, Kind};
use crate::archive::SameName;
use crate::edition::{Edition, Handle};
use crate::text::slug;

use likeness::Parts;
pub use likeness::{Likeness, likeness, surname_letters};

/// A name with where it stands first and whom its bearers work for.
struct Named<'a> {
    name: &'a str,
    edition: &'a Handle,
    parts: Parts,
    employers: Vec<&'a str>,
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
    let names = names(editions);
    // Only people whose surnames begin alike are compared: all pairs of a large archive are too many.
    let mut by_letter: BTreeMap<char, Vec<usize>> = BTreeMap::new();
    for (at, named) in names.iter().enumerate() {
        for letter in surname_letters(named.name) {
            by_letter.entry(letter).or_default().push(at);
        }
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for group in by_letter.values() {
        for (at, one) in group.iter().enumerate() {
            let others = group.iter().skip(at + 1);
            let alike = others.filter(|other| names[*one].may_be(&names[**other]));
            pairs.extend(alike.map(|other| (*one, *other)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    let pairs = pairs
        .into_iter()
        .map(|(one, other)| (&names[one], &names[other]));
    pairs
        .filter(|(one, other)| !is_told_apart(decided, one.name, other.name))
        .map(|(one, other)| same_person(one, other))
        .collect()
}

fn names<'a>(editions: &[Checked<'a>]) -> Vec<Named<'a>> {
    let mut names: BTreeMap<&str, (&Edition, Vec<&str>)> = BTreeMap::new();
    for checked in editions {
        for (_, person) in checked.edition.bench() {
            let known = names.entry(person.name.as_str());
            let (_, employers) = known.or_insert((checked.edition, Vec::new()));
            let own = person.affiliations.iter();
            employers.extend(own.filter_map(|one| one.organisation.as_deref()));
        }
    }
    let names = names
        .into_iter()
        .filter_map(|(name, (edition, employers))| {
            Some(Named {
                name,
                edition: &edition.key,
                parts: Parts::of(name)?,
                employers,
            })
        });
    names.collect()
}

impl Named<'_> {
    fn may_be(&self, other: &Named<'_>) -> bool {
        let likeness = self.parts.likeness(&other.parts);
        likeness
            .is_some_and(|likeness| !likeness.needs_same_employer() || self.shares_employer(other))
    }

    fn shares_employer(&self, other: &Named<'_>) -> bool {
        let is_theirs = |one: &&str| other.employers.iter().any(|own| slug(own) == slug(one));
        self.employers.iter().any(is_theirs)
    }
}

fn same_person(one: &Named<'_>, other: &Named<'_>) -> Finding {
    Finding {
        kind: Kind::SamePerson,
        edition: Some(one.edition.clone()),
        detail: format!(
            "{} ({}), {} ({})",
            one.name, one.edition, other.name, other.edition
        ),
        mend: format!(
            "reuring guest \"{}\" --same-as \"{}\"",
            one.name, other.name
        ),
    }
}
