//! All people, organisations and themes, each with the editions it stands in.

use rustc_hash::FxHashMap;

use super::Catalogue;
use crate::archive::StoredEdition;
use crate::edition::{Person, Role};
use crate::gazetteer::{Gazetteer, Organisation};
use crate::text::slug;

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A host, guest or debate leader.
    Person,
    /// An employer or partner.
    Organisation,
    /// A theme.
    Theme,
}

impl NameKind {
    /// Returns the key used in the archive and in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            NameKind::Person => "person",
            NameKind::Organisation => "organisation",
            NameKind::Theme => "theme",
        }
    }
}

/// A name with the editions it stands in, as places in the catalogue, the newest first.
#[derive(Debug, Default)]
pub struct NameEntry {
    /// The name as the newest edition spells it.
    pub name: String,
    /// The editions.
    pub editions: Vec<usize>,
    /// Of an organisation: those it organised.
    pub partnerships: Vec<usize>,
}

impl Catalogue {
    /// Returns the other names of what is called `name`: abbreviations, older names, synonyms, and
    /// spellings that a person joined to it.
    #[must_use]
    pub fn other_names(&self, kind: NameKind, name: &str) -> Vec<String> {
        let own = slug(name);
        let joined = self.same_names().iter();
        let joined = joined
            .filter(|same| same.is_same && same.kind == kind.key() && slug(&same.canonical) == own);
        let mut names: Vec<String> = joined.map(|same| same.name.clone()).collect();
        let gazetteer = Gazetteer::bundled();
        match kind {
            NameKind::Person => {}
            NameKind::Organisation => {
                let known = gazetteer.organisation(name).into_iter();
                names.extend(known.flat_map(Organisation::aliases).map(str::to_owned));
            }
            NameKind::Theme => {
                let known = gazetteer.theme(name).into_iter();
                names.extend(known.flat_map(|theme| theme.synonyms.clone()));
            }
        }
        names
    }
}

/// The names of one kind, whatever their case and accents.
#[derive(Debug, Default)]
pub struct NameTable {
    entries: Vec<NameEntry>,
    by_slug: FxHashMap<String, usize>,
}

impl NameTable {
    /// Returns all entries, those of the newest editions first.
    #[must_use]
    pub fn entries(&self) -> &[NameEntry] {
        &self.entries
    }

    /// Returns the entry of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&NameEntry> {
        self.entries.get(*self.by_slug.get(&slug(name))?)
    }

    fn enter(&mut self, name: &str, place: usize) -> Option<&mut NameEntry> {
        let next = self.entries.len();
        let at = *self.by_slug.entry(slug(name)).or_insert(next);
        if at == next {
            self.entries.push(NameEntry {
                name: name.to_owned(),
                ..NameEntry::default()
            });
        }
        let entry = self.entries.get_mut(at)?;
        if entry.editions.last() != Some(&place) {
            entry.editions.push(place);
        }
        Some(entry)
    }
}

/// The names of all kinds.
#[derive(Debug, Default)]
pub(super) struct Names {
    people: NameTable,
    organisations: NameTable,
    themes: NameTable,
}

impl Names {
    /// Gathers the names of editions, given in the order of the catalogue.
    pub(super) fn of(editions: &[StoredEdition]) -> Self {
        let mut names = Names::default();
        for (place, edition) in editions.iter().enumerate() {
            names.note(place, edition);
        }
        names
    }

    pub(super) fn table(&self, kind: NameKind) -> &NameTable {
        match kind {
            NameKind::Person => &self.people,
            NameKind::Organisation => &self.organisations,
            NameKind::Theme => &self.themes,
        }
    }

    fn note(&mut self, place: usize, edition: &StoredEdition) {
        for (_, person) in edition.edition.bench() {
            self.people.enter(&person.known_as(), place);
            for affiliation in &person.affiliations {
                if let Some(organisation) = &affiliation.organisation {
                    self.organisations.enter(organisation, place);
                }
            }
        }
        if let Some(leader) = &edition.edition.debate_leader {
            self.people.enter(leader, place);
        }
        for partner in &edition.edition.partners {
            if let Some(entry) = self.organisations.enter(partner, place) {
                entry.partnerships.push(place);
            }
        }
        for topic in &edition.edition.topics {
            self.themes.enter(topic, place);
        }
    }
}

impl StoredEdition {
    /// Returns everybody on the bench, and the debate leader after them.
    pub fn people(&self) -> impl Iterator<Item = (Role, Person)> + '_ {
        let leader = self.edition.debate_leader.iter().map(|name| {
            let person = Person {
                name: name.clone(),
                ..Person::default()
            };
            (Role::DebateLeader, person)
        });
        let bench = self.edition.bench();
        bench
            .map(|(role, person)| (role, person.clone()))
            .chain(leader)
    }
}
