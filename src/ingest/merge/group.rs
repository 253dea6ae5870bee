//! Which documents speak of the same edition.
//!
//! Identity is series and number; without a number series and date; without both series and folded
//! title. A document that lacks the better half joins the edition that has it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Source;
use super::years::{self, Settled};
use crate::edition::Series;
use crate::ingest::{Claim, DateReading};
use crate::text::slug;

/// Documents that speak of one edition.
pub(super) struct Group {
    pub(super) series: Series,
    pub(super) number: Option<u32>,
    /// The day, once it is known.
    pub(super) date: Option<Settled>,
    /// Indices into the sources.
    pub(super) members: Vec<usize>,
}

/// What one document says that can identify an edition.
struct Identity<'a> {
    series: Series,
    number: Option<u32>,
    date: Option<&'a DateReading>,
    titles: BTreeSet<String>,
}

/// Groups documents by edition and settles the groups' dates.
pub(super) fn group(sources: &[Source], today: Date) -> Vec<Group> {
    let identities: Vec<Identity<'_>> = sources.iter().map(identify).collect();
    let mut groups = numbered(&identities);
    years::settle(sources, &mut groups, today);
    for (at, identity) in identities
        .iter()
        .enumerate()
        .filter(|(_, identity)| identity.number.is_none())
    {
        match find(&groups, &identities, identity) {
            Some(found) => groups[found].members.push(at),
            None => groups.push(single(at, identity)),
        }
    }
    // Members without a number may have brought the date along.
    years::settle(sources, &mut groups, today);
    groups
}

fn identify(source: &Source) -> Identity<'_> {
    let claims = || source.extract.facts.iter().map(|fact| &fact.claim);
    let titles = claims().filter_map(|claim| match claim {
        Claim::Title(title) => Some(slug(title)).filter(|slug| !slug.is_empty()),
        _ => None,
    });
    Identity {
        series: claims().find_map(series).unwrap_or_default(),
        number: claims().find_map(number),
        date: claims().find_map(date),
        titles: titles.collect(),
    }
}

fn series(claim: &Claim) -> Option<Series> {
    if let Claim::Series(series) = claim {
        Some(series.clone())
    } else {
        None
    }
}

fn number(claim: &Claim) -> Option<u32> {
    if let Claim::Number(number) = claim {
        Some(*number)
    } else {
        None
    }
}

fn date(claim: &Claim) -> Option<&DateReading> {
    if let Claim::Date(reading) = claim {
        Some(reading)
    } else {
        None
    }
}

fn numbered(identities: &[Identity<'_>]) -> Vec<Group> {
    let mut by_number: BTreeMap<(&Series, u32), Vec<usize>> = BTreeMap::new();
    for (at, identity) in identities.iter().enumerate() {
        if let Some(number) = identity.number {
            by_number
                .entry((&identity.series, number))
                .or_default()
                .push(at);
        }
    }
    let groups = by_number.into_iter();
    groups
        .map(|((series, number), members)| Group {
            series: series.clone(),
            number: Some(number),
            date: None,
            members,
        })
        .collect()
}

fn single(at: usize, identity: &Identity<'_>) -> Group {
    let date = identity.date.and_then(Settled::stated);
    Group {
        series: identity.series.clone(),
        number: None,
        date,
        members: vec![at],
    }
}

/// Finds the group a document without a number belongs to: the same day, else the same title and no other day.
fn find(groups: &[Group], identities: &[Identity<'_>], identity: &Identity<'_>) -> Option<usize> {
    let same_series = |group: &&(usize, &Group)| group.1.series == identity.series;
    let all: Vec<(usize, &Group)> = groups.iter().enumerate().collect();
    let on_the_day = all
        .iter()
        .filter(same_series)
        .find(|(_, group)| is_same_day(group, identity));
    let by_title = || {
        all.iter().filter(same_series).find(|(_, group)| {
            let shares_title = group
                .members
                .iter()
                .any(|at| !identities[*at].titles.is_disjoint(&identity.titles));
            shares_title && !is_other_day(group, identity)
        })
    };
    on_the_day.or_else(by_title).map(|(at, _)| *at)
}

fn is_same_day(group: &Group, identity: &Identity<'_>) -> bool {
    let stated = identity.date.and_then(DateReading::full);
    stated.is_some() && stated == group.date.as_ref().map(|settled| settled.date)
}

fn is_other_day(group: &Group, identity: &Identity<'_>) -> bool {
    match (&group.date, identity.date) {
        (Some(settled), Some(reading)) => !reading.allows(settled.date),
        _ => false,
    }
}
