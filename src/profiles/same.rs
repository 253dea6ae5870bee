//! Names that may be one person or organisation: proposed with the evidence, never joined by themselves.

use super::find::folded_words;
use super::names::key;
use super::{Appearance, Kind, Listed, editions_at, listing};
use crate::archive::SameName;
use crate::catalogue::Catalogue;
use crate::check::{Likeness, likeness, surname_letters};
use crate::text::slug;

/// Two names that may be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// People or organisations.
    pub kind: Kind,
    /// The rarer name, which would give way.
    pub name: Listed,
    /// The name that would stay.
    pub canonical: Listed,
    /// How the names resemble each other; absent for organisations.
    pub likeness: Option<Likeness>,
    /// Organisations that both came from, or people whom both sent.
    pub shared: Vec<String>,
    /// Both were there on one evening: then they are hardly one person.
    pub is_together: bool,
}

impl Proposal {
    /// Says whether what the names have in common is enough to propose them.
    fn is_enough(&self) -> bool {
        let is_little = self.likeness.is_some_and(Likeness::needs_same_employer);
        !is_little || !self.shared.is_empty()
    }
}

/// Returns the names that may be one and of which nobody said otherwise, those with most in common first.
#[must_use]
pub fn proposals(catalogue: &Catalogue) -> Vec<Proposal> {
    let mut found = of_kind(catalogue, Kind::Person);
    found.extend(of_kind(catalogue, Kind::Organisation));
    found.sort_by_key(|one| {
        (
            one.kind,
            one.is_together,
            std::cmp::Reverse(one.shared.len()),
        )
    });
    found
}

fn of_kind(catalogue: &Catalogue, kind: Kind) -> Vec<Proposal> {
    // Only names with a word in common can be alike, or, for people, surnames that begin alike.
    let mut names: Vec<(String, &str)> = catalogue
        .names(kind)
        .entries()
        .iter()
        .flat_map(|entry| {
            grouped(kind, &entry.name)
                .into_iter()
                .map(|group| (group, entry.name.as_str()))
        })
        .collect();
    names.sort_unstable();
    let mut found: Vec<Proposal> = Vec::new();
    for group in names.chunk_by(|one, other| one.0 == other.0) {
        for (at, one) in group.iter().enumerate() {
            for other in group.iter().skip(at + 1) {
                if are_alike(kind, one.1, other.1)
                    && !is_told_apart(catalogue.same_names(), kind, one.1, other.1)
                    && !is_known(&found, one.1, other.1)
                {
                    let proposal = proposal(catalogue, kind, one.1, other.1);
                    found.extend(proposal.filter(Proposal::is_enough));
                }
            }
        }
    }
    found
}

fn grouped(kind: Kind, name: &str) -> Vec<String> {
    match kind {
        Kind::Person => surname_letters(name)
            .into_iter()
            .map(String::from)
            .collect(),
        _ => weighty(name),
    }
}

/// The words that tell organisations apart.
fn weighty(name: &str) -> Vec<String> {
    let words = folded_words(name).into_iter();
    let common = [
        "van",
        "de",
        "het",
        "en",
        "voor",
        "der",
        "ministerie",
        "gemeente",
        "provincie",
        "in",
        "of",
        "stichting",
        "bv",
        "nv",
    ];
    words
        .filter(|word| !common.contains(&word.as_str()))
        .collect()
}

fn are_alike(kind: Kind, one: &str, other: &str) -> bool {
    if kind == Kind::Person {
        return likeness(one, other).is_some();
    }
    let (one_words, other_words) = (weighty(one), weighty(other));
    // A municipality and a province of one name are two organisations.
    let sort = |name: &str| {
        [
            "gemeente",
            "provincie",
            "ministerie",
            "universiteit",
            "hogeschool",
        ]
        .into_iter()
        .find(|sort| slug(name).split('-').any(|word| word == *sort))
    };
    !one_words.is_empty()
        && one_words == other_words
        && (sort(one) == sort(other) || sort(one).is_none() || sort(other).is_none())
}

/// Organisations meet under every word they share.
fn is_known(found: &[Proposal], one: &str, other: &str) -> bool {
    let mut known = found.iter();
    known.any(|known| is_pair(&known.name.name, &known.canonical.name, one, other))
}

fn is_pair(a: &str, b: &str, one: &str, other: &str) -> bool {
    let pair = (key(a), key(b));
    pair == (key(one), key(other)) || pair == (key(other), key(one))
}

fn is_told_apart(decided: &[SameName], kind: Kind, one: &str, other: &str) -> bool {
    decided.iter().any(|decision| {
        !decision.is_same
            && decision.kind == kind.key()
            && is_pair(&decision.name, &decision.canonical, one, other)
    })
}

fn proposal(catalogue: &Catalogue, kind: Kind, one: &str, other: &str) -> Option<Proposal> {
    let (one, other) = (
        catalogue.names(kind).get(one)?,
        catalogue.names(kind).get(other)?,
    );
    let is_together = one.editions.iter().any(|at| other.editions.contains(at));
    let (one, other) = (
        listing::listed(catalogue, kind, one),
        listing::listed(catalogue, kind, other),
    );
    let shared = shared(catalogue, kind, &one.name, &other.name);
    // The fuller name stays where both are as frequent.
    let (name, canonical) = if (one.count, one.name.len()) <= (other.count, other.name.len()) {
        (one, other)
    } else {
        (other, one)
    };
    Some(Proposal {
        kind,
        likeness: likeness(&name.name, &canonical.name).filter(|_| kind == Kind::Person),
        name,
        canonical,
        shared,
        is_together,
    })
}

fn shared(catalogue: &Catalogue, kind: Kind, one: &str, other: &str) -> Vec<String> {
    let mut shared = Vec::new();
    let theirs = neighbours(catalogue, kind, other);
    for name in neighbours(catalogue, kind, one) {
        if theirs.iter().any(|other| key(other) == key(&name)) && !shared.contains(&name) {
            shared.push(name);
        }
    }
    shared
}

/// The organisations of a person, the people of an organisation.
fn neighbours(catalogue: &Catalogue, kind: Kind, name: &str) -> Vec<String> {
    let own = key(name);
    let all = catalogue.names(kind).get(name).into_iter();
    let evenings = all.flat_map(|entry| editions_at(catalogue, &entry.editions));
    let people = evenings.flat_map(|evening| evening.people().collect::<Vec<_>>());
    people
        .flat_map(|(_, person)| {
            let organisations = person
                .affiliations
                .iter()
                .filter_map(|one| one.organisation.clone());
            let organisations: Vec<String> = organisations.collect();
            match kind {
                Kind::Person if key(&person.name) == own => organisations,
                Kind::Organisation if organisations.iter().any(|one| key(one) == own) => {
                    vec![person.name]
                }
                _ => Vec::new(),
            }
        })
        .collect()
}

/// Returns what joining a name to another would change: the appearances that would carry the other name.
#[must_use]
pub fn affected(catalogue: &Catalogue, kind: Kind, name: &str) -> Vec<Appearance> {
    let own = key(name);
    let Some(entry) = catalogue.names(kind).get(name) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for evening in editions_at(catalogue, &entry.editions) {
        for (role, person) in evening.people() {
            let is_meant = match kind {
                Kind::Person => key(&person.name) == own,
                _ => person.affiliations.iter().any(|one| {
                    one.organisation
                        .as_deref()
                        .is_some_and(|name| key(name) == own)
                }),
            };
            if is_meant {
                let row = evening.row.clone();
                found.push(Appearance { row, role, person });
            }
        }
    }
    found
}
