//! The facts of all editions, arranged by person, organisation and theme.

use std::collections::HashMap;

use super::names::key;
use super::{Kind, Listed};
use crate::archive::{ArchiveError, EditionId, Reader, Row, SameName};
use crate::authority::{Authority, Organisation};
use crate::edition::{Edition, Person, Role};
use crate::text::{fold, words};

/// One edition with its facts; its texts stay in the archive.
#[derive(Debug, Clone)]
pub struct Evening {
    /// What a list shows of it.
    pub row: Row,
    /// Its facts.
    pub facts: Edition,
}

impl Evening {
    /// Returns everybody on the bench, and the debate leader after them.
    pub fn people(&self) -> impl Iterator<Item = (Role, Person)> + '_ {
        let leader = self.facts.debate_leader.iter().map(|name| {
            let person = Person {
                name: name.clone(),
                ..Person::default()
            };
            (Role::DebateLeader, person)
        });
        let bench = self.facts.bench();
        bench
            .map(|(role, person)| (role, person.clone()))
            .chain(leader)
    }
}

/// A name with the evenings it stands in, as places in the register, the newest first.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) evenings: Vec<usize>,
    /// Of an organisation: the evenings it organised.
    pub(super) partnerships: Vec<usize>,
}

/// All evenings, the newest first, with everything that is named in them.
#[derive(Debug, Default)]
pub struct Register {
    evenings: Vec<Evening>,
    people: HashMap<String, Entry>,
    organisations: HashMap<String, Entry>,
    themes: HashMap<String, Entry>,
    same: Vec<SameName>,
}

/// A name that somebody may have meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it names.
    pub kind: Kind,
    /// The name.
    pub name: String,
    /// In how many editions it stands.
    pub count: usize,
    /// How well it fits: 0 is the whole name.
    rank: u8,
}

impl Register {
    /// Reads the facts of all editions.
    ///
    /// # Errors
    ///
    /// What the archive reports.
    pub fn load(reader: &Reader) -> Result<Self, ArchiveError> {
        let mut evenings = Vec::new();
        for row in reader.newest(usize::MAX)? {
            let facts = reader.facts(row.id)?.unwrap_or_default();
            evenings.push(Evening { row, facts });
        }
        Ok(Self::new(evenings, reader.same_names()?))
    }

    /// Arranges evenings, given newest first.
    #[must_use]
    pub fn new(evenings: Vec<Evening>, same: Vec<SameName>) -> Self {
        let mut register = Register {
            same,
            ..Register::default()
        };
        for (at, evening) in evenings.iter().enumerate() {
            register.note(at, evening);
        }
        register.evenings = evenings;
        register
    }

    fn note(&mut self, at: usize, evening: &Evening) {
        for (_, person) in evening.people() {
            enter(&mut self.people, &person.name, at);
            for affiliation in &person.affiliations {
                if let Some(organisation) = &affiliation.organisation {
                    enter(&mut self.organisations, organisation, at);
                }
            }
        }
        for partner in &evening.facts.partners {
            let entry = enter(&mut self.organisations, partner, at);
            entry.partnerships.push(at);
        }
        for topic in &evening.facts.topics {
            enter(&mut self.themes, topic, at);
        }
    }

    /// Returns all evenings, the newest first.
    #[must_use]
    pub fn evenings(&self) -> &[Evening] {
        &self.evenings
    }

    /// Returns what people decided about names.
    #[must_use]
    pub fn same_names(&self) -> &[SameName] {
        &self.same
    }

    pub(super) fn entries(&self, kind: Kind) -> &HashMap<String, Entry> {
        match kind {
            Kind::Person => &self.people,
            Kind::Organisation => &self.organisations,
            Kind::Theme => &self.themes,
        }
    }

    pub(super) fn entry(&self, kind: Kind, name: &str) -> Option<&Entry> {
        self.entries(kind).get(&key(name))
    }

    pub(super) fn evenings_of<'a>(
        &'a self,
        places: &'a [usize],
    ) -> impl DoubleEndedIterator<Item = &'a Evening> {
        places.iter().filter_map(|at| self.evenings.get(*at))
    }

    /// Returns the evening with this id.
    #[must_use]
    pub fn evening(&self, id: EditionId) -> Option<&Evening> {
        self.evenings.iter().find(|evening| evening.row.id == id)
    }

    /// Returns one line of a list about a name.
    pub(super) fn listed(&self, kind: Kind, entry: &Entry) -> Listed {
        let row = |at: Option<&usize>| Some(self.evenings.get(*at?)?.row.clone());
        Listed {
            kind,
            name: entry.name.clone(),
            matching: entry.evenings.len(),
            count: entry.evenings.len(),
            first: row(entry.evenings.last()),
            last: row(entry.evenings.first()),
        }
    }

    /// Returns the names that `typed` may mean, the best first; only the best of them where some fit
    /// better than others. A field before it says what it names: `org:cbs`.
    #[must_use]
    pub fn find(&self, typed: &str, kind: Option<Kind>) -> Vec<Found> {
        let found = self.find_whole(typed, kind);
        if !found.is_empty() {
            return found;
        }
        // Of a longer query the words behind a field name somebody: `org:uwv 2024`.
        let fields = typed
            .split_whitespace()
            .filter(|word| split_field(word).0.is_some());
        let mut found = fields.map(|word| self.find_whole(word, kind));
        found.find(|found| !found.is_empty()).unwrap_or_default()
    }

    fn find_whole(&self, typed: &str, kind: Option<Kind>) -> Vec<Found> {
        let (field, typed) = split_field(typed);
        let typed = typed.trim_matches(['"', ' ', '“', '”']);
        let wanted = folded_words(typed);
        if wanted.is_empty() {
            return Vec::new();
        }
        let kinds = [Kind::Person, Kind::Organisation, Kind::Theme];
        let kinds = kinds.into_iter().filter(|one| {
            kind.is_none_or(|kind| kind == *one) && field.is_none_or(|field| field == *one)
        });
        let mut found: Vec<Found> = kinds
            .flat_map(|kind| self.find_kind(kind, &wanted))
            .collect();
        found.sort_by(|a, b| {
            (a.rank, a.kind, b.count, &a.name).cmp(&(b.rank, b.kind, a.count, &b.name))
        });
        let best = found.first().map_or(0, |found| found.rank);
        found.retain(|found| found.rank == best);
        found
    }

    fn find_kind(&self, kind: Kind, wanted: &[String]) -> Vec<Found> {
        let entries = self.entries(kind).values();
        entries
            .filter_map(|entry| {
                let mut names = std::iter::once(entry.name.clone())
                    .chain(self.other_names(kind, &entry.name))
                    .filter_map(|name| rank(&folded_words(&name), wanted))
                    .collect::<Vec<u8>>();
                names.sort_unstable();
                Some(Found {
                    kind,
                    name: entry.name.clone(),
                    count: entry.evenings.len(),
                    rank: *names.first()?,
                })
            })
            .collect()
    }

    /// Returns the other names of what is called `name`: abbreviations, older names, synonyms, and
    /// spellings that a person joined to it.
    #[must_use]
    pub fn other_names(&self, kind: Kind, name: &str) -> Vec<String> {
        let own = key(name);
        let joined = self
            .same
            .iter()
            .filter(|same| same.is_same && same.kind == kind.key() && key(&same.canonical) == own);
        let mut names: Vec<String> = joined.map(|same| same.name.clone()).collect();
        let authority = Authority::bundled();
        match kind {
            Kind::Person => {}
            Kind::Organisation => {
                let known = authority.organisation(name).into_iter();
                names.extend(known.flat_map(Organisation::aliases).map(str::to_owned));
            }
            Kind::Theme => {
                let known = authority.theme(name).into_iter();
                names.extend(known.flat_map(|theme| theme.synonyms.clone()));
            }
        }
        names
    }
}

impl Kind {
    /// Returns the key used in the archive and in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Organisation => "organisation",
            Kind::Theme => "theme",
        }
    }
}

fn enter<'a>(entries: &'a mut HashMap<String, Entry>, name: &str, at: usize) -> &'a mut Entry {
    let entry = entries.entry(key(name)).or_default();
    if entry.name.is_empty() {
        name.clone_into(&mut entry.name);
    }
    if entry.evenings.last() != Some(&at) {
        entry.evenings.push(at);
    }
    entry
}

fn split_field(typed: &str) -> (Option<Kind>, &str) {
    let Some((field, rest)) = typed.trim().split_once(':') else {
        return (None, typed);
    };
    let kind = match fold(field).as_str() {
        "gast" | "guest" | "host" | "gastheer" | "gastvrouw" | "persoon" | "person" => Kind::Person,
        "org" | "organisatie" | "organisation" | "organization" | "partner" => Kind::Organisation,
        "thema" | "theme" => Kind::Theme,
        _ => return (None, typed),
    };
    (Some(kind), rest)
}

pub(super) fn folded_words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let found = words(&folded).filter_map(|range| folded.get(range).map(str::to_owned));
    found.collect()
}

/// 0 for the whole name, 1 for whole words of it, 2 where the last word goes on.
fn rank(name: &[String], wanted: &[String]) -> Option<u8> {
    if name == wanted {
        return Some(0);
    }
    let (last, before) = wanted.split_last()?;
    let has = |word: &String| name.contains(word);
    if !before.iter().all(has) {
        return None;
    }
    if has(last) {
        return Some(1);
    }
    let goes_on = last.chars().count() >= 3 && name.iter().any(|word| word.starts_with(last));
    goes_on.then_some(2)
}
