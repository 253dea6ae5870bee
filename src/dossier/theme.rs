//! What is known of a theme: its evenings, who knows about it, and whom one has not asked for long.

use super::Kind;
use super::names::key;
use super::person::{Counted, Tally};
use super::register::Register;
use crate::archive::Row;
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
pub struct ThemeDossier {
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

impl Register {
    /// Returns what is known of the theme of this name.
    #[must_use]
    pub fn theme(&self, name: &str) -> Option<ThemeDossier> {
        let entry = self.entry(Kind::Theme, name)?;
        let mut people: Vec<Known> = Vec::new();
        let mut organisations = Tally::default();
        for evening in self.evenings_of(&entry.evenings) {
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
                let last = self
                    .entry(Kind::Person, &person.name)
                    .map(|one| self.listed(Kind::Person, one));
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
        let editions = self.evenings_of(&entry.evenings);
        Some(ThemeDossier {
            name: entry.name.clone(),
            synonyms: self.other_names(Kind::Theme, &entry.name),
            editions: editions.map(|evening| evening.row.clone()).collect(),
            people,
            organisations: organisations.counted(),
        })
    }
}
