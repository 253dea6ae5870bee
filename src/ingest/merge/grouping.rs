//! Which documents speak of the same edition.
//!
//! Identity is series and number; without a number series and date; without both series and folded
//! title. A document that lacks the better half joins the edition that has it. What a person said of a document
//! goes before all that.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use super::group::Group;
use super::identity::{Belongs, Identity};
use super::settled::Settled;
use super::years;
use crate::edition::Series;

/// Groups documents by edition and settles the groups' dates. The order of the documents plays no part:
/// groups are joined until no two share a day or a title any more.
pub(super) fn group(identities: &[Identity], today: Date) -> Vec<Group> {
    let leaders: Vec<usize> = (0..identities.len())
        .map(|at| leader(identities, at))
        .collect();
    let leading = identities
        .iter()
        .enumerate()
        .filter(|(at, _)| leaders[*at] == *at);
    let (read, apart): (Vec<_>, Vec<_>) = leading.partition(|one| one.1.belongs != Belongs::Apart);
    let mut groups = numbered(&read);
    groups.extend(
        read.iter()
            .filter(|(_, identity)| identity.number.is_none())
            .chain(&apart)
            .map(|(at, identity)| single(*at, identity)),
    );
    years::settle(identities, &mut groups, today);
    while join(&mut groups, identities) {
        // A document that joined may have brought the date along.
        years::settle(identities, &mut groups, today);
    }
    follow(&mut groups, &leaders);
    groups
}

/// The document whose evening a document belongs to: mostly itself.
fn leader(identities: &[Identity], at: usize) -> usize {
    let mut leader = at;
    // Two documents that are said to belong with each other would lead round and round.
    for _ in 0..identities.len() {
        match identities.get(leader).map(|one| one.belongs) {
            Some(Belongs::With(other)) if other != at => leader = other,
            Some(Belongs::With(_)) => return at,
            _ => break,
        }
    }
    leader
}

/// Puts the documents that follow another one into its group.
fn follow(groups: &mut [Group], leaders: &[usize]) {
    let mut places: HashMap<usize, usize> = HashMap::new();
    for (place, group) in groups.iter().enumerate() {
        places.extend(group.members.iter().map(|member| (*member, place)));
    }
    for (at, leader) in leaders
        .iter()
        .enumerate()
        .filter(|(at, leader)| at != *leader)
    {
        if let Some(group) = places.get(leader).and_then(|place| groups.get_mut(*place)) {
            group.members.push(at);
            group.members.sort_unstable();
        }
    }
}

fn numbered(identities: &[(usize, &Identity)]) -> Vec<Group> {
    let mut by_number: BTreeMap<(&Series, u32), Vec<usize>> = BTreeMap::new();
    for (at, identity) in identities {
        if let Some(number) = identity.number {
            let members = by_number.entry((&identity.series, number)).or_default();
            members.push(*at);
        }
    }
    let groups = by_number.into_iter();
    groups
        .map(|((series, number), members)| Group {
            series: series.clone(),
            number: Some(number),
            date: None,
            members,
            is_apart: false,
        })
        .collect()
}

fn single(at: usize, identity: &Identity) -> Group {
    let date = identity.dates.first().and_then(Settled::stated);
    Group {
        series: identity.series.clone(),
        number: identity.number,
        date,
        members: vec![at],
        is_apart: identity.belongs == Belongs::Apart,
    }
}

/// Joins groups that speak of one edition, by day first, and says whether there were any.
fn join(groups: &mut Vec<Group>, identities: &[Identity]) -> bool {
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
    identities: &[Identity],
    keys: impl Fn(&Group) -> Vec<String>,
) -> bool {
    // Numbered groups stand first, so that the others join them.
    let mut known: HashMap<(Series, String), Vec<usize>> = HashMap::new();
    let mut joined: Vec<Group> = Vec::with_capacity(groups.len());
    let before = groups.len();
    for group in groups.drain(..) {
        if group.is_apart {
            joined.push(group);
            continue;
        }
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
fn can_join(group: &Group, other: &Group, identities: &[Identity]) -> bool {
    let two_numbers = group.number.is_some() && other.number.is_some();
    !two_numbers
        && !is_other_day(group, other, identities)
        && !is_other_day(other, group, identities)
}

/// Says whether a document of `other` names a day that the group's cannot be.
fn is_other_day(group: &Group, other: &Group, identities: &[Identity]) -> bool {
    let Some(settled) = &group.date else {
        return false;
    };
    if let Some(date) = &other.date {
        return date.date != settled.date;
    }
    let readings = other
        .members
        .iter()
        .filter_map(|at| identities[*at].dates.first());
    readings
        .into_iter()
        .any(|reading| !reading.allows(settled.date))
}
