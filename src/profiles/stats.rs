//! A look at the whole: evenings and guests a year, new voices, the most frequent names.

use std::collections::{BTreeMap, HashSet};

use super::names::key;
use super::person::Counted;
use super::{Filter, Kind, Order, list};
use crate::catalogue::Catalogue;
use crate::edition::{Role, Status};

/// How many of the most frequent are named.
const TOP: usize = 10;

/// One year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: i16,
    /// Evenings that were not called off.
    pub editions: usize,
    /// Different guests.
    pub guests: usize,
    /// Those among them whom no earlier edition knows as a guest.
    pub new: usize,
}

impl Year {
    /// Returns how many of the guests had been there before.
    #[must_use]
    pub fn returning(&self) -> usize {
        self.guests - self.new
    }
}

/// The whole archive in figures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stats {
    /// All evenings.
    pub editions: usize,
    /// Those called off.
    pub cancelled: usize,
    /// Those whose date is unknown, which no year counts.
    pub undated: usize,
    /// Different guests.
    pub guests: usize,
    /// Those among them who came more than once.
    pub returning: usize,
    /// Year after year, none left out.
    pub years: Vec<Year>,
    /// The organisations named most often.
    pub organisations: Vec<Counted>,
    /// The most frequent themes.
    pub themes: Vec<Counted>,
    /// The most frequent guests and hosts.
    pub people: Vec<Counted>,
}

/// Returns the figures of an archive.
#[must_use]
pub fn stats(catalogue: &Catalogue) -> Stats {
    let mut stats = Stats {
        editions: catalogue.editions().len(),
        organisations: top(catalogue, Kind::Organisation),
        themes: top(catalogue, Kind::Theme),
        people: top(catalogue, Kind::Person),
        ..Stats::default()
    };
    let mut years: BTreeMap<i16, Year> = BTreeMap::new();
    let (mut seen, mut again) = (HashSet::new(), HashSet::new());
    let mut in_year: HashSet<(i16, String)> = HashSet::new();
    for evening in catalogue.editions().iter().rev() {
        if evening.row.status == Status::Cancelled {
            stats.cancelled += 1;
            continue;
        }
        let year = evening.row.date.map(jiff::civil::Date::year);
        stats.undated += usize::from(year.is_none());
        let mut here = year.map(|year| years.entry(year).or_default());
        if let Some(here) = &mut here {
            here.editions += 1;
        }
        for (_, person) in evening.people().filter(|(role, _)| *role == Role::Guest) {
            let guest = key(&person.name);
            let is_new = seen.insert(guest.clone());
            if !is_new {
                again.insert(guest.clone());
            }
            if let (Some(here), Some(year)) = (&mut here, year)
                && in_year.insert((year, guest))
            {
                here.guests += 1;
                here.new += usize::from(is_new);
            }
        }
    }
    stats.guests = seen.len();
    stats.returning = again.len();
    stats.years = without_gaps(&years);
    stats
}

fn without_gaps(years: &BTreeMap<i16, Year>) -> Vec<Year> {
    let (Some(first), Some(last)) = (years.keys().next(), years.keys().next_back()) else {
        return Vec::new();
    };
    let year = |year: i16| Year {
        year,
        ..years.get(&year).copied().unwrap_or_default()
    };
    (*first..=*last).map(year).collect()
}

fn top(catalogue: &Catalogue, kind: Kind) -> Vec<Counted> {
    let listed = list(catalogue, kind, &Filter::default(), Order::Count);
    let counted = listed.into_iter().map(|one| Counted {
        name: one.name,
        count: one.count,
    });
    counted.take(TOP).collect()
}
