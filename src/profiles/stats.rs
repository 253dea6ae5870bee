//! A look at the whole: evenings and guests a year, new voices, the most frequent names.

use std::collections::{BTreeMap, HashSet};
use std::ops::RangeInclusive;
use std::sync::Arc;

use jiff::civil::Date;

use super::names::key;
use super::person::Counted;
use super::{Filter, Kind, Listed, Order, list};
use crate::catalogue::{Catalogue, Coverage};
use crate::edition::{Role, Series, Status};

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
    /// Numbers of the café that no edition has, where those before and after are of this year.
    pub missing: usize,
}

/// Numbers of the café that no edition has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The numbers.
    pub numbers: RangeInclusive<u32>,
    /// The day of the edition before; absent before the first.
    pub after: Option<Date>,
    /// The day of the edition behind.
    pub before: Option<Date>,
}

impl Gap {
    /// Returns how many numbers.
    #[must_use]
    pub fn count(&self) -> usize {
        (self.numbers.end() - self.numbers.start()) as usize + 1
    }
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
    /// Who was a guest more than once, the most frequent first.
    pub guests_again: Vec<Listed>,
    /// Who was a host more than once.
    pub hosts_again: Vec<Listed>,
    /// Who led debates.
    pub leaders: Vec<Listed>,
    /// What the archive covers.
    pub coverage: Arc<Coverage>,
    /// The numbers that are missing.
    pub gaps: Vec<Gap>,
}

/// Returns the figures of an archive.
#[must_use]
pub fn stats(catalogue: &Catalogue) -> Stats {
    let mut stats = Stats {
        editions: catalogue.editions().len(),
        organisations: top(catalogue, Kind::Organisation),
        themes: top(catalogue, Kind::Theme),
        people: top(catalogue, Kind::Person),
        guests_again: in_role(catalogue, Role::Guest, 2),
        hosts_again: in_role(catalogue, Role::Host, 2),
        leaders: in_role(catalogue, Role::DebateLeader, 1),
        coverage: catalogue.coverage(),
        gaps: gaps(catalogue),
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
    for gap in &stats.gaps {
        let year = gap.before.map(Date::year);
        let is_whole = gap.after.map(Date::year) == year;
        let year = year
            .filter(|_| is_whole)
            .and_then(|year| years.get_mut(&year));
        if let Some(year) = year {
            year.missing += gap.count();
        }
    }
    stats.guests = seen.len();
    stats.returning = again.len();
    stats.years = without_gaps(&years);
    stats
}

/// The people who were there in a role at least so many times, the most frequent first.
fn in_role(catalogue: &Catalogue, role: Role, least: usize) -> Vec<Listed> {
    let filter = Filter::default().in_role(Some(role));
    let mut listed = list(catalogue, Kind::Person, &filter, Order::Count);
    listed.retain(|one| one.roles.of(role) >= least);
    listed
}

/// The missing numbers with the days between which they lie.
fn gaps(catalogue: &Catalogue) -> Vec<Gap> {
    let day = |number: u32| {
        let ids = catalogue.by_number(number).into_iter();
        let mut rows = ids.filter_map(|id| catalogue.row(id));
        let row = rows.find(|row| row.series == Series::Cafe);
        row.and_then(|row| row.date)
    };
    let coverage = catalogue.coverage();
    let gaps = coverage.gaps.iter().map(|numbers| Gap {
        numbers: numbers.clone(),
        after: numbers.start().checked_sub(1).and_then(day),
        before: numbers.end().checked_add(1).and_then(day),
    });
    gaps.collect()
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
