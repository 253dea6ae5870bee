//! What is known of one person: every appearance as it was that evening, company, themes, words.

use std::collections::HashMap;

use super::names::key;
use super::passage::{self, Passage};
use super::{Kind, Target, editions_at};
use crate::archive::Row;
use crate::catalogue::Catalogue;
use crate::edition::{Person, Role};

/// One evening of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appearance {
    /// The edition.
    pub row: Row,
    /// What the person did.
    pub role: Role,
    /// Name, functions and organisations as they were that evening.
    pub person: Person,
}

/// A name and how often it stands beside another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The name.
    pub name: String,
    /// In how many editions.
    pub count: usize,
}

/// What is known of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonProfile {
    /// The name.
    pub name: String,
    /// Spellings that were joined to it.
    pub other_names: Vec<String>,
    /// All appearances, the newest first.
    pub appearances: Vec<Appearance>,
    /// Who else was there, the most frequent first.
    pub company: Vec<Counted>,
    /// The themes of those evenings.
    pub themes: Vec<Counted>,
    /// Where the texts name the person, by edition, the newest first.
    pub passages: Vec<Passage>,
}

impl PersonProfile {
    /// Returns the first and the last appearance.
    #[must_use]
    pub fn span(&self) -> Option<(&Row, &Row)> {
        Some((
            &self.appearances.last()?.row,
            &self.appearances.first()?.row,
        ))
    }
}

/// Returns what is known of the person of this name; `None` where nobody is called so.
#[must_use]
pub fn person(catalogue: &Catalogue, name: &str) -> Option<PersonProfile> {
    let entry = catalogue.names(Kind::Person).get(name)?;
    let own = key(&entry.name);
    let other_names = catalogue.other_names(Kind::Person, &entry.name);
    let (mut appearances, mut passages) = (Vec::new(), Vec::new());
    let (mut company, mut themes) = (Tally::default(), Tally::default());
    for evening in editions_at(catalogue, &entry.editions) {
        let people: Vec<(Role, Person)> = evening.people().collect();
        let is_own = |person: &Person| key(&person.known_as()) == own;
        let (mine, others): (Vec<_>, Vec<_>) =
            people.into_iter().partition(|(_, person)| is_own(person));
        let spelled_here = mine.first().map(|(_, one)| one.name.clone());
        appearances.extend(mine.into_iter().map(|(role, person)| Appearance {
            row: evening.row.clone(),
            role,
            person,
        }));
        let names: Vec<String> = others.iter().map(|(_, one)| one.known_as()).collect();
        let documents = &evening.edition.documents;
        let spelled: Vec<&str> = others.iter().map(|(_, one)| one.name.as_str()).collect();
        // In a text the second of a name is called as the first.
        let name = spelled_here.unwrap_or_else(|| entry.name.clone());
        let called = passage::forms(&name, &other_names, &spelled);
        passages.extend(passage::passages(&evening.row, documents, &called));
        for name in &names {
            company.add(name);
        }
        evening
            .edition
            .topics
            .iter()
            .for_each(|one| themes.add(one));
    }
    Some(PersonProfile {
        name: entry.name.clone(),
        other_names,
        appearances,
        company: company.counted(),
        themes: themes.counted(),
        passages,
    })
}

impl Passage {
    /// Returns where the passage stands.
    #[must_use]
    pub fn target(&self, name: &str) -> Target {
        Target::Edition {
            id: self.row.id,
            key: self.row.key.clone(),
            place: Some((self.document, self.start)),
            name: Some(name.to_owned()),
        }
    }
}

/// Counts names, each under its first spelling.
#[derive(Default)]
pub(super) struct Tally {
    counts: Vec<Counted>,
    places: HashMap<String, usize>,
}

impl Tally {
    pub(super) fn add(&mut self, name: &str) {
        let next = self.counts.len();
        let at = *self.places.entry(key(name)).or_insert(next);
        match self.counts.get_mut(at) {
            Some(known) => known.count += 1,
            None => self.counts.push(Counted {
                name: name.to_owned(),
                count: 1,
            }),
        }
    }

    /// The most frequent first; of the same count the one seen first.
    pub(super) fn counted(mut self) -> Vec<Counted> {
        self.counts.sort_by_key(|one| std::cmp::Reverse(one.count));
        self.counts
    }
}
