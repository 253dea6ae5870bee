//! People, organisations and themes that a query names or a question asks for, each with its one fact.
//!
//! Asked for once an answer is shown as a whole, never for a key: names are gone through one by one.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::{Field, Query, Question, Results, Searcher};
use crate::archive::{Row, StoredEdition};
use crate::calendar;
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
    /// In how many editions of those asked about.
    pub count: usize,
    /// Its last edition.
    pub last: Row,
    /// What a person was then; empty where that is not known.
    pub office: String,
}

impl Searcher {
    /// Returns what a query names, or what its question asks for.
    #[must_use]
    pub fn entities(&self, results: &Results, lang: Lang) -> Vec<Entity> {
        self.entities_of(&results.query, lang)
    }

    pub(super) fn entities_of(&self, query: &Query, lang: Lang) -> Vec<Entity> {
        match query.question {
            Some(Question::WhoLed) => {
                self.people_of(query, lang, |role, _| role == Role::DebateLeader, 1)
            }
            Some(Question::WhoCameAgain) => {
                self.people_of(query, lang, |role, _| role == Role::Guest, 2)
            }
            Some(Question::WhoIsLongAgo) => self.long_ago(lang),
            Some(Question::WhoCame) => self.who_came(query, lang),
            Some(Question::WhatIsMissing) => Vec::new(),
            _ => self.named(query, lang),
        }
    }

    pub(super) fn editions<'a>(
        &'a self,
        query: &'a Query,
    ) -> impl Iterator<Item = &'a StoredEdition> {
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
        rows.filter_map(|(count, name)| {
            let entity = self.entity(NameKind::Person, &name, lang)?;
            Some(Entity { count, ..entity })
        })
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
        let mut facts = match kind {
            NameKind::Person => self.times_by_role(entry, lang),
            NameKind::Organisation => self.people_sent(entry, lang),
            NameKind::Theme => vec![lang.editions_counted(entry.editions.len())],
        };
        let day = newest.row.date.map(|day| calendar::short(day, lang));
        facts.extend(day.map(|day| lang.fact_last(&day)));
        let own = slug(name);
        let mut people = newest.people().map(|(_, person)| person);
        let person = people.find(|person| kind == NameKind::Person && slug(&person.name) == own);
        let office = person.map(|person| person.describe()).unwrap_or_default();
        facts.extend((!office.is_empty()).then(|| office.clone()));
        Some(Entity {
            kind,
            name: entry.name.clone(),
            fact: facts.join(" · "),
            count: entry.editions.len(),
            last: newest.row.clone(),
            office,
        })
    }

    fn of_entry<'a>(&'a self, entry: &'a NameEntry) -> impl Iterator<Item = &'a StoredEdition> {
        let places = entry.editions.iter();
        places.filter_map(|place| self.catalogue.at(*place))
    }

    /// `2× gast`, `23× debatleider`: the roles of a person apart.
    fn times_by_role(&self, entry: &NameEntry, lang: Lang) -> Vec<String> {
        let own = slug(&entry.name);
        let times = |wanted: Role| {
            let is_own =
                |(role, person): (Role, Person)| role == wanted && slug(&person.name) == own;
            let mut evenings = 0;
            for edition in self.of_entry(entry) {
                evenings += usize::from(edition.people().any(is_own));
            }
            evenings
        };
        let roles = [Role::Guest, Role::Host, Role::DebateLeader].into_iter();
        let counted = roles.map(|role| (role, times(role)));
        let counted = counted.filter(|(_, count)| *count > 0);
        counted
            .map(|(role, count)| match role {
                Role::Guest => lang.guest_times(count),
                Role::Host => lang.hosts_counted(count),
                Role::DebateLeader => lang.leader_times(count),
            })
            .collect()
    }

    /// `1 gast: Ruben Dood`, `2× host`, `1× partner`: whom an organisation sent.
    fn people_sent(&self, entry: &NameEntry, lang: Lang) -> Vec<String> {
        let own = slug(&entry.name);
        let is_from = |person: &Person| {
            let mut employers = person.affiliations.iter();
            employers.any(|one| one.organisation.as_deref().map(slug).as_ref() == Some(&own))
        };
        let (mut guests, mut hosts): (Vec<String>, usize) = (Vec::new(), 0);
        for edition in self.of_entry(entry) {
            for (role, person) in edition.people().filter(|(_, person)| is_from(person)) {
                match role {
                    Role::Guest if !guests.contains(&person.name) => guests.push(person.name),
                    Role::Host => hosts += 1,
                    Role::Guest | Role::DebateLeader => {}
                }
            }
        }
        let mut said = Vec::new();
        match guests.as_slice() {
            [] => {}
            // More names than these hide the rest of the line.
            names @ ([_] | [_, _]) => said.push(format!(
                "{}: {}",
                lang.guests_counted(names.len()),
                names.join(", ")
            )),
            names => said.push(lang.guests_counted(names.len())),
        }
        said.extend((hosts > 0).then(|| lang.hosts_counted(hosts)));
        let partner = entry.partnerships.len();
        said.extend((partner > 0).then(|| lang.partner_times(partner)));
        if said.is_empty() {
            said.push(lang.editions_counted(entry.editions.len()));
        }
        said
    }
}
