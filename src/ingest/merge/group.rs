//! Which documents speak of the same edition.
//!
//! Identity is series and number; without a number series and date; without both series and folded
//! title. A document that lacks the better half joins the edition that has it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

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

/// Groups documents by edition and settles the groups' dates. The order of the documents plays no part:
/// groups are joined until no two share a day or a title any more.
pub(super) fn group(sources: &[Source], today: Date) -> Vec<Group> {
    let identities: Vec<Identity<'_>> = sources.iter().map(identify).collect();
    let mut groups = numbered(&identities);
    for (at, identity) in identities
        .iter()
        .enumerate()
        .filter(|(_, one)| one.number.is_none())
    {
        groups.push(single(at, identity));
    }
    years::settle(sources, &mut groups, today);
    while join(&mut groups, &identities) {
        // A document that joined may have brought the date along.
        years::settle(sources, &mut groups, today);
    }
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

/// Joins groups that speak of one edition, by day first, and says whether there were any.
fn join(groups: &mut Vec<Group>, identities: &[Identity<'_>]) -> bool {
    let by_day = |group: &Group| -> Vec<String> {
        group
            .date
            .iter()
            .map(|settled| settled.date.to_string())
            .collect()
    };
    let by_title = |group: &Group| -> Vec<String> {
        let titles = group.members.iter().flat_map(|at| &identities[*at].titles);
        titles.cloned().collect()
    };
    join_by(groups, identities, by_day) || join_by(groups, identities, by_title)
}

fn join_by(
    groups: &mut Vec<Group>,
    identities: &[Identity<'_>],
    keys: impl Fn(&Group) -> Vec<String>,
) -> bool {
    // Numbered groups stand first, so that the others join them.
    let mut known: HashMap<(Series, String), Vec<usize>> = HashMap::new();
    let mut joined: Vec<Group> = Vec::with_capacity(groups.len());
    let before = groups.len();
    for group in groups.drain(..) {
        let keys = keys(&group);
        let same = |key: &String| known.get(&(group.series.clone(), key.clone()));
        let fitting = keys.iter().filter_map(same).flatten();
        let place = fitting
            .copied()
            .find(|at| can_join(&joined[*at], &group, identities));
        let at = place.unwrap_or(joined.len());
        if at < joined.len() {
            joined[at].take_in(group);
        } else {
            joined.push(group);
        }
        for key in keys {
            known
                .entry((joined[at].series.clone(), key))
                .or_default()
                .push(at);
        }
    }
    *groups = joined;
    groups.len() < before
}

/// Two numbers are two editions, and so are two days.
fn can_join(group: &Group, other: &Group, identities: &[Identity<'_>]) -> bool {
    let two_numbers = group.number.is_some() && other.number.is_some();
    !two_numbers
        && !is_other_day(group, other, identities)
        && !is_other_day(other, group, identities)
}

/// Says whether a document of `other` names a day that the group's cannot be.
fn is_other_day(group: &Group, other: &Group, identities: &[Identity<'_>]) -> bool {
    let Some(settled) = &group.date else {
        return false;
    };
    if let Some(date) = &other.date {
        return date.date != settled.date;
    }
    let readings = other.members.iter().filter_map(|at| identities[*at].date);
    readings
        .into_iter()
        .any(|reading| !reading.allows(settled.date))
}

impl Group {
    fn take_in(&mut self, other: Group) {
        self.number = self.number.or(other.number);
        self.date = self.date.take().or(other.date);
        self.members.extend(other.members);
        self.members.sort_unstable();
    }
}
