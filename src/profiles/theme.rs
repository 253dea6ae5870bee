//! What is known of a theme: its evenings, who knows about it, and whom one has not asked for long.

use super::names::key;
use super::person::{Counted, Tally};
use super::{Kind, editions_at, listing};
use crate::archive::Row;
use crate::catalogue::Catalogue;
use crate::edition::Role;

/// Somebody who was a guest at an evening of a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The name.
    pub name: String,
    /// Functions and organisations as they were the last time with this theme.
    pub described: String,
    /// How often with this theme.
    pub count: usize,
    /// The last time with this theme.
    pub with_theme: Row,
    /// The last time at all.
    pub last: Row,
}

/// What is known of a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeProfile {
    /// The name.
    pub name: String,
    /// Words that mean the same.
    pub synonyms: Vec<String>,
    /// Its evenings, the newest first.
    pub editions: Vec<Row>,
    /// Its hosts and guests; whom one has not seen for longest first.
    pub people: Vec<Known>,
    /// Where they came from, the most frequent first.
    pub organisations: Vec<Counted>,
}

/// Returns what is known of the theme of this name.
#[must_use]
pub fn theme(catalogue: &Catalogue, name: &str) -> Option<ThemeProfile> {
    let entry = catalogue.names(Kind::Theme).get(name)?;
    let mut people: Vec<Known> = Vec::new();
    let mut organisations = Tally::default();
    for evening in editions_at(catalogue, &entry.editions) {
        for (role, person) in evening.people() {
            if role == Role::DebateLeader {
                continue;
            }
            let named = person
                .affiliations
                .iter()
                .filter_map(|one| one.organisation.as_ref());
            named.for_each(|name| organisations.add(name));
            let own = key(&person.name);
            if let Some(known) = people.iter_mut().find(|known| key(&known.name) == own) {
                known.count += 1;
                continue;
            }
            let last = catalogue
                .names(Kind::Person)
                .get(&person.name)
                .map(|one| listing::listed(catalogue, Kind::Person, one));
            people.push(Known {
                described: person.describe(),
                name: person.name,
                count: 1,
                with_theme: evening.row.clone(),
                last: last
                    .and_then(|listed| listed.last)
                    .unwrap_or_else(|| evening.row.clone()),
            });
        }
    }
    people.sort_by_key(|known| known.last.id);
    let editions = editions_at(catalogue, &entry.editions);
    Some(ThemeProfile {
        name: entry.name.clone(),
        synonyms: catalogue.other_names(Kind::Theme, &entry.name),
        editions: editions.map(|evening| evening.row.clone()).collect(),
        people,
        organisations: organisations.counted(),
    })
}
