//! Editions that have something in common with one, with what that is.

use std::cmp::Reverse;

use super::Kind;
use super::names::key;
use crate::archive::{EditionId, Row, StoredEdition};
use crate::catalogue::Catalogue;
use crate::edition::Role;

/// What a shared person, theme and organisation count: who comes again says most, a ministry is at every other evening.
const PERSON: usize = 4;
const THEME: usize = 2;
const ORGANISATION: usize = 1;

/// An organisation at more than one evening in so many is common, unless it was at few.
const COMMON: usize = 6;
const FEW: usize = 3;

/// Nobody looks further down.
const MOST: usize = 15;

/// An edition with what it shares with another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The edition.
    pub row: Row,
    /// Guests and hosts of both.
    pub people: Vec<String>,
    /// Themes of both.
    pub themes: Vec<String>,
    /// Organisations of both: partners, and where people came from.
    pub organisations: Vec<String>,
}

impl Related {
    fn score(&self) -> usize {
        self.people.len() * PERSON
            + self.themes.len() * THEME
            + self.organisations.len() * ORGANISATION
    }
}

/// Returns the editions that share most with one, and the edition itself; `None` where it is gone.
#[must_use]
pub fn related(catalogue: &Catalogue, id: EditionId) -> Option<(Row, Vec<Related>)> {
    let own = catalogue.get(id)?;
    let (people, themes) = (people(own), own.edition.topics.clone());
    let mut organisations = from(own);
    organisations.retain(|name| !is_common(catalogue, name));
    let others = catalogue.editions().iter().filter(|one| one.row.id != id);
    let mut related: Vec<Related> = others
        .map(|other| Related {
            row: other.row.clone(),
            people: shared(&people, &self::people(other)),
            themes: shared(&themes, &other.edition.topics),
            organisations: shared(&organisations, &from(other)),
        })
        .filter(|one| one.score() > 0)
        .collect();
    related.sort_by_key(|one| Reverse((one.score(), one.row.id)));
    related.truncate(MOST);
    Some((own.row.clone(), related))
}

/// Says whether an organisation is at so many evenings that sharing it says nothing.
fn is_common(catalogue: &Catalogue, name: &str) -> bool {
    let entry = catalogue.names(Kind::Organisation).get(name);
    let count = entry.map_or(0, |entry| entry.editions.len());
    count > FEW && count * COMMON > catalogue.editions().len()
}

/// The guests and hosts: the same debate leader makes no two evenings alike.
fn people(evening: &StoredEdition) -> Vec<String> {
    let people = evening.people();
    let people = people.filter(|(role, _)| *role != Role::DebateLeader);
    people.map(|(_, person)| person.known_as()).collect()
}

fn from(evening: &StoredEdition) -> Vec<String> {
    let bench = evening.edition.bench();
    let employers = bench.flat_map(|(_, person)| &person.affiliations);
    let employers = employers.filter_map(|one| one.organisation.clone());
    let partners = evening.edition.partners.iter().cloned();
    let mut names: Vec<String> = employers.chain(partners).collect();
    names.sort_by_key(|name| key(name));
    names.dedup_by_key(|name| key(name));
    names
}

fn shared(own: &[String], others: &[String]) -> Vec<String> {
    let others: Vec<String> = others.iter().map(|name| key(name)).collect();
    let is_shared = |name: &&String| others.contains(&key(name));
    own.iter().filter(is_shared).cloned().collect()
}
