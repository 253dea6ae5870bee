//! Which year a page means that names only a day and a month.
//!
//! In order: a document that states the year; a year the text calls its own, if the weekday fits; the
//! day of publication; the numbered neighbours. What none of these can tell stays unknown.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::Source;
use super::group::Group;
use crate::calendar;
use crate::edition::{DocumentKind, Series};
use crate::ingest::{Claim, DateReading};
use crate::locale::Lang;

/// The series began in 2006.
const FIRST_YEAR: i16 = 2006;

/// Days from one numbered edition to the next where only one neighbour is known: some ten a year.
const USUAL_GAP: i64 = 36;

/// A neighbour further off than this says nothing about the year.
const FARTHEST_ESTIMATE: i64 = 270;

/// A full date and how it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Settled {
    pub(super) date: Date,
    /// `stated`, or `inferred: why`.
    pub(super) basis: String,
}

impl Settled {
    /// Returns the date of a reading that states its year.
    pub(super) fn stated(reading: &DateReading) -> Option<Settled> {
        let basis = reading.basis.clone().unwrap_or_else(|| "stated".to_owned());
        Some(Settled {
            date: reading.full()?,
            basis,
        })
    }
}

/// A reading with what its document says of the moment it was written.
struct Dated<'a> {
    reading: &'a DateReading,
    published: Option<Date>,
    kind: DocumentKind,
}

/// Settles the date of every group that has none, first by its own documents, then by neighbours.
pub(super) fn settle(sources: &[Source], groups: &mut [Group], today: Date) {
    for group in groups.iter_mut().filter(|group| group.date.is_none()) {
        group.date = own(&readings(sources, group), today);
    }
    // Each round can give the next group a neighbour; a round that settles none is the last.
    while let Some((at, settled)) = next_by_neighbours(sources, groups, today) {
        groups[at].date = Some(settled);
    }
}

/// The readings of a group, the most trusted document first.
fn readings<'a>(sources: &'a [Source], group: &Group) -> Vec<Dated<'a>> {
    let mut readings: Vec<Dated<'a>> = Vec::new();
    for source in group.members.iter().map(|at| &sources[*at]) {
        readings.extend(
            source
                .extract
                .facts
                .iter()
                .filter_map(|fact| match &fact.claim {
                    Claim::Date(reading) => Some(Dated {
                        reading,
                        published: source.document.published,
                        kind: source.extract.kind,
                    }),
                    _ => None,
                }),
        );
    }
    readings.sort_by_key(|dated| dated.kind);
    readings
}

fn own(readings: &[Dated<'_>], today: Date) -> Option<Settled> {
    let first = readings.first()?;
    // What the most trusted page states stands, whatever weekday it goes with. A less trusted page may
    // supply the year, not another day.
    let stated = readings
        .iter()
        .filter_map(|dated| Settled::stated(dated.reading));
    Settled::stated(first.reading)
        .or_else(|| {
            stated
                .into_iter()
                .find(|settled| first.reading.allows(settled.date))
        })
        .or_else(|| {
            readings
                .iter()
                .find_map(|dated| by_named_year(dated, today))
        })
        .or_else(|| {
            readings
                .iter()
                .find_map(|dated| by_publication(dated, today))
        })
}

/// All days the reading can mean; those on its weekday if it names one.
fn candidates(reading: &DateReading, today: Date) -> Vec<Date> {
    let years = FIRST_YEAR..=today.year() + 1;
    let days = years.filter_map(|year| Date::new(year, reading.month, reading.day).ok());
    days.filter(|day| reading.allows(*day)).collect()
}

fn by_named_year(dated: &Dated<'_>, today: Date) -> Option<Settled> {
    let named = &dated.reading.years_named;
    let mut fitting = candidates(dated.reading, today)
        .into_iter()
        .filter(|day| named.contains(&day.year()));
    let date = fitting.next()?;
    fitting
        .next()
        .is_none()
        .then(|| inferred(date, dated.reading, "the text says which year it is"))
}

fn by_publication(dated: &Dated<'_>, today: Date) -> Option<Settled> {
    let published = dated.published?;
    let distance = |day: &Date| days_between(published, *day).abs();
    let date = candidates(dated.reading, today)
        .into_iter()
        .min_by_key(distance)?;
    (distance(&date) < 183).then(|| {
        let published = calendar::long(published, Lang::En);
        inferred(date, dated.reading, &format!("published on {published}"))
    })
}

/// Finds an undated group that its neighbours date, the one with the nearest neighbour first.
fn next_by_neighbours(
    sources: &[Source],
    groups: &[Group],
    today: Date,
) -> Option<(usize, Settled)> {
    let undated = groups
        .iter()
        .enumerate()
        .filter(|(_, group)| group.date.is_none());
    let settled = undated.filter_map(|(at, group)| {
        let readings = readings(sources, group);
        let (near, settled) = by_neighbours(groups, group, readings.first()?.reading, today)?;
        Some((near, at, settled))
    });
    settled
        .min_by_key(|(near, at, _)| (*near, *at))
        .map(|(_, at, settled)| (at, settled))
}

struct Neighbour {
    number: u32,
    date: Date,
}

fn by_neighbours(
    groups: &[Group],
    group: &Group,
    reading: &DateReading,
    today: Date,
) -> Option<(u32, Settled)> {
    let number = group.number?;
    let (below, above) = neighbours(groups, &group.series, number);
    let near = [&below, &above]
        .into_iter()
        .flatten()
        .map(|one| one.number.abs_diff(number))
        .min()?;
    let estimate = estimate(number, below.as_ref(), above.as_ref())?;
    let lies_between = |day: &Date| {
        below.as_ref().is_none_or(|one| one.date < *day)
            && above.as_ref().is_none_or(|one| *day < one.date)
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
    (is_only || is_near).then(|| {
        (
            near,
            inferred(date, reading, &describe(below.as_ref(), above.as_ref())),
        )
    })
}

fn neighbours(
    groups: &[Group],
    series: &Series,
    number: u32,
) -> (Option<Neighbour>, Option<Neighbour>) {
    let dated = || {
        let same = groups.iter().filter(|other| other.series == *series);
        same.filter_map(|other| {
            Some(Neighbour {
                number: other.number?,
                date: other.date.as_ref()?.date,
            })
        })
    };
    let below = dated()
        .filter(|other| other.number < number)
        .max_by_key(|other| other.number);
    let above = dated()
        .filter(|other| other.number > number)
        .min_by_key(|other| other.number);
    (below, above)
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

fn days_between(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

fn inferred(date: Date, reading: &DateReading, why: &str) -> Settled {
    let named = reading.weekday.is_some();
    let weekday = match (named, date.weekday()) {
        (true, day) => format!("a {}; ", english(day)),
        // Nearly every evening is on a Tuesday: that it is one supports the year.
        (false, Weekday::Tuesday) => "a Tuesday; ".to_owned(),
        (false, _) => String::new(),
    };
    Settled {
        date,
        basis: format!("inferred: {weekday}{why}"),
    }
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

fn english(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
