//! Which year a numbered edition was in, from the editions numbered before and after it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap};

use jiff::ToSpan;
use jiff::civil::Date;

use super::group::Group;
use super::identity::Identity;
use super::settled::{Settled, candidates, days_between, inferred};
use crate::calendar;
use crate::edition::Series;
use crate::ingest::DateReading;
use crate::locale::Lang;

/// Days from one numbered edition to the next where only one neighbour is known: some ten a year.
const USUAL_GAP: i64 = 36;

/// A neighbour further off than this says nothing about the year.
const FARTHEST_ESTIMATE: i64 = 270;

struct Neighbour {
    number: u32,
    date: Date,
}

/// The numbered groups of one series: those with a date, and those still without.
#[derive(Default)]
struct Numbered {
    dated: BTreeMap<u32, Date>,
    undated: BTreeMap<u32, usize>,
}

/// Settles the dates that neighbours by number tell, the one with the nearest neighbour first: each that is
/// settled can be the neighbour of the next.
pub(super) fn by_neighbours(identities: &[Identity], groups: &mut [Group], today: Date) {
    let mut series = by_series(groups);
    let mut waiting: BinaryHeap<Reverse<(u32, usize)>> = BinaryHeap::new();
    for numbered in series.values() {
        waiting.extend(
            numbered
                .undated
                .iter()
                .filter_map(|(number, at)| Some(Reverse((numbered.nearest(*number)?, *at)))),
        );
    }
    while let Some(Reverse((_, at))) = waiting.pop() {
        let Some(numbered) = series
            .get_mut(&groups[at].series)
            .filter(|_| groups[at].date.is_none())
        else {
            continue;
        };
        let Some((number, settled)) = numbered.settled(&groups[at], identities, today) else {
            continue;
        };
        numbered.undated.remove(&number);
        numbered.dated.insert(number, settled.date);
        groups[at].date = Some(settled);
        waiting.extend(
            numbered
                .around(number)
                .filter_map(|(other, at)| Some(Reverse((numbered.nearest(other)?, at)))),
        );
    }
}

fn by_series(groups: &[Group]) -> HashMap<Series, Numbered> {
    let mut series: HashMap<Series, Numbered> = HashMap::new();
    for (at, group) in groups.iter().enumerate() {
        let Some(number) = group.number else { continue };
        let numbered = series.entry(group.series.clone()).or_default();
        match &group.date {
            Some(settled) => {
                numbered.dated.insert(number, settled.date);
            }
            None => {
                numbered.undated.insert(number, at);
            }
        }
    }
    series
}

impl Numbered {
    fn below(&self, number: u32) -> Option<Neighbour> {
        let (number, date) = self.dated.range(..number).next_back()?;
        Some(Neighbour {
            number: *number,
            date: *date,
        })
    }

    fn above(&self, number: u32) -> Option<Neighbour> {
        let (number, date) = self.dated.range(number..).next()?;
        Some(Neighbour {
            number: *number,
            date: *date,
        })
    }

    /// How many numbers away the nearest neighbour with a date is.
    fn nearest(&self, number: u32) -> Option<u32> {
        let both = [self.below(number), self.above(number)];
        both.into_iter()
            .flatten()
            .map(|one| one.number.abs_diff(number))
            .min()
    }

    /// The groups without a date that have this one for a neighbour.
    fn around(&self, number: u32) -> impl Iterator<Item = (u32, usize)> {
        let below = self.below(number).map_or(0, |one| one.number);
        let above = self.above(number + 1).map_or(u32::MAX, |one| one.number);
        self.undated
            .range(below..above)
            .map(|(number, at)| (*number, *at))
    }

    fn settled(
        &self,
        group: &Group,
        identities: &[Identity],
        today: Date,
    ) -> Option<(u32, Settled)> {
        let number = group.number?;
        let readings = group.members.iter().map(|at| &identities[*at]);
        let reading = readings
            .filter(|one| !one.dates.is_empty())
            .min_by_key(|one| one.kind)?
            .dates
            .first()?;
        let (below, above) = (self.below(number), self.above(number));
        let settled = between(number, below.as_ref(), above.as_ref(), reading, today)?;
        Some((number, settled))
    }
}

/// The day that lies between two neighbours; the likeliest, if the numbers say enough.
fn between(
    number: u32,
    below: Option<&Neighbour>,
    above: Option<&Neighbour>,
    reading: &DateReading,
    today: Date,
) -> Option<Settled> {
    let near = [below, above]
        .into_iter()
        .flatten()
        .map(|one| one.number.abs_diff(number))
        .min()?;
    let estimate = estimate(number, below, above)?;
    let lies_between = |day: &Date| {
        below.is_none_or(|one| one.date < *day) && above.is_none_or(|one| *day < one.date)
    };
    let mut days: Vec<Date> = candidates(reading, today)
        .into_iter()
        .filter(lies_between)
        .collect();
    days.sort_by_key(|day| days_between(estimate, *day).abs());
    let date = *days.first()?;
    let is_only = days.len() == 1 && below.is_some() && above.is_some();
    let is_near =
        days_between(estimate, date).abs() <= FARTHEST_ESTIMATE.min(i64::from(near) * 180);
    (is_only || is_near).then(|| inferred(date, reading, &describe(below, above)))
}

/// Where the edition would stand if editions were spread evenly.
fn estimate(number: u32, below: Option<&Neighbour>, above: Option<&Neighbour>) -> Option<Date> {
    let days = match (below, above) {
        (Some(below), Some(above)) => {
            let share = i64::from(number - below.number) * days_between(below.date, above.date)
                / i64::from(above.number - below.number);
            // Two far neighbours may have a pause between them; the near one knows better.
            return match (number - below.number, above.number - number) {
                (1, far) if far > 3 => below.date.checked_add(share.min(4 * USUAL_GAP).days()).ok(),
                (far, 1) if far > 3 => {
                    let back = days_between(below.date, above.date) - share;
                    above.date.checked_sub(back.min(4 * USUAL_GAP).days()).ok()
                }
                _ => below.date.checked_add(share.days()).ok(),
            };
        }
        (Some(below), None) => (below.date, i64::from(number - below.number) * USUAL_GAP),
        (None, Some(above)) => (above.date, -i64::from(above.number - number) * USUAL_GAP),
        (None, None) => return None,
    };
    days.0.checked_add(days.1.days()).ok()
}

fn describe(below: Option<&Neighbour>, above: Option<&Neighbour>) -> String {
    let name =
        |one: &Neighbour| format!("#{} ({})", one.number, calendar::long(one.date, Lang::En));
    match (below, above) {
        (Some(below), Some(above)) => format!("between {} and {}", name(below), name(above)),
        (Some(below), None) => format!("after {}", name(below)),
        (None, Some(above)) => format!("before {}", name(above)),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edition_is_looked_for_where_its_number_lies_between_its_neighbours() {
        let neighbour = |number, date: &str| Neighbour {
            number,
            date: date.parse().expect("a day"),
        };
        let (below, above) = (neighbour(8, "2010-01-01"), neighbour(12, "2010-05-01"));
        for (number, below, above, expected) in [
            (10, Some(&below), Some(&above), "2010-03-02"),
            (9, Some(&below), Some(&above), "2010-01-31"),
            (10, Some(&below), None, "2010-03-14"),
            (10, None, Some(&above), "2010-02-18"),
        ] {
            let estimate = estimate(number, below, above).map(|day| day.to_string());
            assert_eq!(estimate.as_deref(), Some(expected), "{number}");
        }
    }
}
