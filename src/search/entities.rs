//! People, organisations and themes that a query names or a question asks for, each with its one fact.
//!
//! Asked for once an answer is shown as a whole, never for a key: names are gone through one by one.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::{Field, Query, Question, Results, Searcher};
use crate::archive::StoredEdition;
use crate::catalogue::{NameEntry, NameKind};
use crate::edition::{Person, Role};
use crate::gazetteer::Gazetteer;
use crate::locale::Lang;
use crate::text::{fold, slug, words};

/// More names say nothing about which was meant.
const MOST_NAMED: usize = 3;

/// More rows nobody reads as an answer.
const MOST_ROWS: usize = 20;

/// A person, organisation or theme, with what is known of it in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: NameKind,
    /// Its name.
    pub name: String,
    /// Its one fact, as people read it.
    pub fact: String,
}

impl Searcher {
    /// Returns what a query names, or what its question asks for.
    #[must_use]
    pub fn entities(&self, results: &Results, lang: Lang) -> Vec<Entity> {
        let query = &results.query;
        match query.question {
            Some(Question::WhoLed) => {
                self.people_of(query, lang, |role, _| role == Role::DebateLeader, 1)
            }
            Some(Question::WhoCameAgain) => {
                self.people_of(query, lang, |role, _| role == Role::Guest, 2)
            }
            Some(Question::WhoIsLongAgo) => self.long_ago(lang),
            Some(Question::WhoCame) => self.who_came(query, lang),
            _ => self.named(query, lang),
        }
    }

    fn editions<'a>(&'a self, query: &'a Query) -> impl Iterator<Item = &'a StoredEdition> {
        let places: Vec<usize> = self.matching(query).iter().collect();
        places
            .into_iter()
            .filter_map(|place| self.catalogue.at(place))
    }

    /// The people of the editions found who were there in a role at least so many times, the most frequent first.
    fn people_of(
        &self,
        query: &Query,
        lang: Lang,
        is_wanted: impl Fn(Role, &Person) -> bool,
        least: usize,
    ) -> Vec<Entity> {
        let mut people: Vec<(usize, String)> = Vec::new();
        let mut by_name: FxHashMap<String, usize> = FxHashMap::default();
        for edition in self.editions(query) {
            for (_, person) in edition
                .people()
                .filter(|(role, person)| is_wanted(*role, person))
            {
                let at = *by_name.entry(slug(&person.name)).or_insert(people.len());
                if at == people.len() {
                    people.push((0, person.name.clone()));
                }
                if let Some((count, _)) = people.get_mut(at) {
                    *count += 1;
                }
            }
        }
        people.retain(|(count, _)| *count >= least);
        people.sort_by_key(|(count, _)| Reverse(*count));
        let rows = people.into_iter().take(MOST_ROWS);
        rows.filter_map(|(_, name)| self.entity(NameKind::Person, &name, lang))
            .collect()
    }

    /// The people of the organisation that was asked for; where none was, those on the bench.
    fn who_came(&self, query: &Query, lang: Lang) -> Vec<Entity> {
        let asked = query
            .chips
            .iter()
            .find(|chip| chip.field == Some(Field::Organisation));
        let Some(asked) = asked else {
            return self.people_of(query, lang, |role, _| role != Role::DebateLeader, 1);
        };
        let wanted: Vec<String> = self
            .meant(NameKind::Organisation, &asked.value)
            .map(|entry| slug(&entry.name))
            .collect();
        let is_from = |person: &Person| {
            let mut employers = person
                .affiliations
                .iter()
                .filter_map(|one| one.organisation.as_deref());
            employers.any(|employer| wanted.contains(&slug(employer)))
        };
        self.people_of(
            query,
            lang,
            |role, person| role != Role::DebateLeader && is_from(person),
            1,
        )
    }

    /// The guests who were last there longest ago.
    fn long_ago(&self, lang: Lang) -> Vec<Entity> {
        let entries = self.catalogue.names(NameKind::Person).entries().iter();
        let mut last: Vec<_> = entries
            .filter_map(|entry| {
                let place = entry.editions.first()?;
                let edition = self.catalogue.at(*place)?;
                let mut people = edition.people();
                let is_guest =
                    people.any(|(role, person)| role == Role::Guest && person.name == entry.name);
                edition
                    .row
                    .date
                    .filter(|_| is_guest)
                    .map(|day| (day, &entry.name))
            })
            .collect();
        last.sort();
        let rows = last.into_iter().take(MOST_ROWS);
        rows.filter_map(|(_, name)| self.entity(NameKind::Person, name, lang))
            .collect()
    }

    /// What the words of a query name: all of them together, or the value of one of its conditions.
    fn named(&self, query: &Query, lang: Lang) -> Vec<Entity> {
        let free: Vec<&str> = query
            .chips
            .iter()
            .filter(|chip| chip.field.is_none() && !chip.is_negated)
            .map(|chip| chip.value.as_str())
            .collect();
        let free = free.join(" ");
        let fields = query
            .chips
            .iter()
            .filter(|chip| !chip.is_negated)
            .filter_map(|chip| {
                let kind = match chip.field? {
                    Field::Guest | Field::Person | Field::Host | Field::Leader => NameKind::Person,
                    Field::Organisation | Field::Partner => NameKind::Organisation,
                    Field::Theme => NameKind::Theme,
                    _ => return None,
                };
                Some((kind, chip.value.as_str()))
            });
        let kinds = [NameKind::Person, NameKind::Organisation, NameKind::Theme];
        let whole = kinds.into_iter().map(|kind| (kind, free.as_str()));
        let mut entities: Vec<Entity> = Vec::new();
        for (kind, typed) in fields.chain(whole) {
            let meant: Vec<&NameEntry> = self.meant(kind, typed).collect();
            if meant.len() <= MOST_NAMED {
                entities.extend(
                    meant
                        .into_iter()
                        .filter_map(|entry| self.entity(kind, &entry.name, lang)),
                );
            }
        }
        entities.dedup();
        entities
    }

    /// The names of a kind that are meant: the one of this name or other name, else those with all its words.
    fn meant<'a>(&'a self, kind: NameKind, typed: &'a str) -> impl Iterator<Item = &'a NameEntry> {
        let table = self.catalogue.names(kind);
        let gazetteer = Gazetteer::bundled();
        let canonical = match kind {
            NameKind::Person => None,
            NameKind::Organisation => gazetteer
                .organisation(typed)
                .map(|known| known.name.as_str()),
            NameKind::Theme => gazetteer.theme(typed).map(|known| known.name.as_str()),
        };
        let exact = table.get(typed).or_else(|| table.get(canonical?));
        let folded = fold(typed);
        let wanted: Vec<String> = words(&folded)
            .filter_map(|range| folded.get(range).map(str::to_owned))
            .collect();
        let has_all = move |entry: &&NameEntry| {
            let name = slug(&entry.name);
            let mut parts = wanted.iter();
            !wanted.is_empty() && parts.all(|word| name.split('-').any(|part| part == word))
        };
        let is_guessed = exact.is_none() && canonical.is_none() && kind == NameKind::Person;
        let others = table
            .entries()
            .iter()
            .filter(move |_| is_guessed)
            .filter(has_all);
        exact.into_iter().chain(others)
    }

    fn entity(&self, kind: NameKind, name: &str, lang: Lang) -> Option<Entity> {
        let entry = self.catalogue.names(kind).get(name)?;
        let newest = self.catalogue.at(*entry.editions.first()?)?;
        let key = newest.row.key.as_str();
        let (count, partner) = (entry.editions.len(), entry.partnerships.len());
        let fact = match kind {
            NameKind::Person => {
                let person = newest
                    .people()
                    .map(|(_, person)| person)
                    .find(|person| slug(&person.name) == slug(name));
                let office = person.and_then(|person| office(&person));
                lang.entity_person(count, key, &office.unwrap_or_default())
            }
            NameKind::Organisation => lang.entity_organisation(count, partner, key),
            NameKind::Theme => lang.entity_theme(count, key),
        };
        Some(Entity {
            kind,
            name: entry.name.clone(),
            fact,
        })
    }
}

/// What a person was that evening: `directeur, Planbureau voor de Leefomgeving`.
fn office(person: &Person) -> Option<String> {
    let first = person.affiliations.first()?;
    let parts = [first.function.as_deref(), first.organisation.as_deref()];
    let known: Vec<&str> = parts.into_iter().flatten().collect();
    Some(format!(" · {}", known.join(", ")))
}
