//! Lists of all people, organisations or themes, counted and ordered.

use std::cmp::Reverse;

use super::names::surname_first;
use super::{Filter, Kind, editions_at};
use crate::archive::{EditionId, Row, StoredEdition};
use crate::catalogue::{Catalogue, NameEntry};
use crate::edition::{Person, Role};
use crate::text::slug;

/// One line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// What it names.
    pub kind: Kind,
    /// The name.
    pub name: String,
    /// In how many of the editions asked for.
    pub matching: usize,
    /// In how many editions at all.
    pub count: usize,
    /// The first edition.
    pub first: Option<Row>,
    /// The last edition, whatever was asked for.
    pub last: Option<Row>,
    /// How often in each role, in the editions asked for: of an organisation whom it sent.
    pub roles: RoleCounts,
    /// In how many of those an organisation was partner.
    pub partner: usize,
    /// What a person was the last time; empty where that is not known.
    pub described: String,
}

/// How often in each role.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RoleCounts {
    /// As a guest.
    pub guest: usize,
    /// As a host.
    pub host: usize,
    /// As the debate leader.
    pub leader: usize,
}

impl RoleCounts {
    fn add(&mut self, role: Role) {
        match role {
            Role::Guest => self.guest += 1,
            Role::Host => self.host += 1,
            Role::DebateLeader => self.leader += 1,
        }
    }

    /// Returns how often in a role.
    #[must_use]
    pub fn of(&self, role: Role) -> usize {
        match role {
            Role::Guest => self.guest,
            Role::Host => self.host,
            Role::DebateLeader => self.leader,
        }
    }
}

/// How a list is ordered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// The most frequent first.
    #[default]
    Count,
    /// Whom one saw last first.
    Latest,
    /// Whom one has not seen for longest first.
    Longest,
    /// By name, people by surname.
    Name,
}

impl Order {
    /// All orders, as a key goes through them.
    pub const ALL: [Order; 4] = [Order::Count, Order::Longest, Order::Latest, Order::Name];

    /// Parses the Dutch or English name of an order.
    #[must_use]
    pub fn parse(name: &str) -> Option<Order> {
        match name {
            "count" | "aantal" => Some(Order::Count),
            "last" | "laatst" => Some(Order::Longest),
            "-last" | "-laatst" => Some(Order::Latest),
            "name" | "naam" => Some(Order::Name),
            _ => None,
        }
    }

    /// Returns the order after this one.
    #[must_use]
    pub fn next(self) -> Order {
        let at = Self::ALL.iter().position(|one| *one == self).unwrap_or(0);
        Self::ALL[(at + 1) % Self::ALL.len()]
    }
}

/// Lists the people, organisations or themes that a filter lets through.
#[must_use]
pub fn list(catalogue: &Catalogue, kind: Kind, filter: &Filter, order: Order) -> Vec<Listed> {
    let entries = catalogue.names(kind).entries().iter();
    let mut listed: Vec<Listed> = entries
        .filter_map(|entry| let_through(catalogue, kind, entry, filter))
        .collect();
    sort(&mut listed, kind, order);
    listed
}

fn let_through(
    catalogue: &Catalogue,
    kind: Kind,
    entry: &NameEntry,
    filter: &Filter,
) -> Option<Listed> {
    let is_asked = |evening: &&StoredEdition| {
        filter.has(evening.row.id)
            && (!filter.asks_of_lines() || filter.names(&described(kind, &entry.name, evening)))
    };
    let (mut matching, mut roles) = (0, RoleCounts::default());
    let own = slug(&entry.name);
    for evening in editions_at(catalogue, &entry.editions).filter(is_asked) {
        matching += 1;
        let mut seen = Vec::new();
        let people = evening.people().filter(|(_, one)| is_of(kind, &own, one));
        for (role, _) in people {
            // One evening counts once for a person, whatever the sources call them.
            if kind == Kind::Organisation || !seen.contains(&role) {
                roles.add(role);
                seen.push(role);
            }
        }
    }
    if let Some(role) = filter.role {
        matching = roles.of(role);
    }
    let partner = editions_at(catalogue, &entry.partnerships).filter(is_asked);
    let partner = partner.count();
    (matching > 0).then(|| Listed {
        matching,
        roles,
        partner,
        ..listed(catalogue, kind, entry)
    })
}

/// Says whether somebody is the person of a name, or came from the organisation of it.
fn is_of(kind: Kind, own: &str, person: &Person) -> bool {
    match kind {
        Kind::Person => slug(&person.known_as()) == own,
        Kind::Organisation => person.affiliations.iter().any(|one| {
            let organisation = one.organisation.as_deref();
            organisation.is_some_and(|name| slug(name) == own)
        }),
        Kind::Theme => false,
    }
}

/// Returns one line of a list about a name.
pub(super) fn listed(catalogue: &Catalogue, kind: Kind, entry: &NameEntry) -> Listed {
    let row = |place: Option<&usize>| Some(catalogue.at(*place?)?.row.clone());
    Listed {
        kind,
        name: entry.name.clone(),
        matching: entry.editions.len(),
        count: entry.editions.len(),
        first: row(entry.editions.last()),
        last: row(entry.editions.first()),
        roles: RoleCounts::default(),
        partner: 0,
        described: if kind == Kind::Person {
            last_office(catalogue, entry)
        } else {
            String::new()
        },
    }
}

fn last_office(catalogue: &Catalogue, entry: &NameEntry) -> String {
    let newest = entry
        .editions
        .first()
        .and_then(|place| catalogue.at(*place));
    let own = slug(&entry.name);
    let person = newest.and_then(|evening| {
        let mut people = evening.people().map(|(_, person)| person);
        people.find(|person| is_of(Kind::Person, &own, person))
    });
    person.map(|person| person.describe()).unwrap_or_default()
}

/// The lines an evening has about a name, for finding words in them.
fn described(kind: Kind, name: &str, evening: &StoredEdition) -> Vec<String> {
    match kind {
        Kind::Person => {
            let own = slug(name);
            let people = evening.people().filter(|(_, one)| slug(&one.name) == own);
            people.map(|(_, person)| line(&person)).collect()
        }
        Kind::Organisation => {
            let own = slug(name);
            let people = evening.people().filter(|(role, person)| {
                *role != Role::DebateLeader
                    && person.affiliations.iter().any(|one| {
                        let organisation = one.organisation.as_deref();
                        organisation.is_some_and(|name| slug(name) == own)
                    })
            });
            let people = people.map(|(_, person)| line(&person));
            std::iter::once(name.to_owned()).chain(people).collect()
        }
        Kind::Theme => vec![name.to_owned()],
    }
}

fn line(person: &Person) -> String {
    format!("{}, {}", person.name, person.describe())
}

fn sort(listed: &mut [Listed], kind: Kind, order: Order) {
    let last = |one: &Listed| -> Option<EditionId> { one.last.as_ref().map(|row| row.id) };
    let name = |one: &Listed| match kind {
        Kind::Person => surname_first(&one.name),
        _ => slug(&one.name),
    };
    // By name first: it decides between equals.
    listed.sort_by_cached_key(name);
    match order {
        Order::Name => {}
        Order::Count => listed.sort_by_key(|one| Reverse((one.matching, one.count))),
        Order::Latest => listed.sort_by_key(|one| Reverse(last(one))),
        Order::Longest => listed.sort_by_key(last),
    }
}
