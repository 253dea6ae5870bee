//! Which year a page means that names only a day and a month.
//!
//! In order: a document that states the year; a year the text calls its own, if the weekday fits; the
//! day of publication; the numbered neighbours. What none of these can tell stays unknown.

use jiff::civil::Date;

use super::group::Group;
use super::identity::Identity;
use super::neighbours::by_neighbours;
use super::settled::{Settled, candidates, days_between, inferred};
use crate::calendar;
use crate::edition::DocumentKind;
use crate::ingest::DateReading;
use crate::locale::Lang;

/// A reading with what its document says of the moment it was written.
struct Dated<'a> {
    reading: &'a DateReading,
    published: Option<Date>,
    kind: DocumentKind,
}

/// Settles the date of every group that has none, first by its own documents, then by neighbours.
pub(super) fn settle(identities: &[Identity], groups: &mut [Group], today: Date) {
    for group in groups.iter_mut().filter(|group| group.date.is_none()) {
        group.date = own(&readings(identities, group), today);
    }
    by_neighbours(identities, groups, today);
}

/// The readings of a group, the most trusted document first.
fn readings<'a>(identities: &'a [Identity], group: &Group) -> Vec<Dated<'a>> {
    let mut readings: Vec<Dated<'a>> = Vec::new();
    for identity in group.members.iter().map(|at| &identities[*at]) {
        readings.extend(identity.dates.iter().map(|reading| Dated {
            reading,
            published: identity.published,
            kind: identity.kind,
        }));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_publication_gives_the_year_only_within_half_a_year() {
        for (name, weekday, published, expected) in [
            ("two days before", None, "2021-03-12", Some("2021-03-10")),
            ("in the year before", None, "2021-01-05", Some("2021-03-10")),
            // Between 2015 and 2020 the tenth of March is no Tuesday.
            (
                "a weekday that fits no near year",
                Some(1),
                "2018-03-12",
                None,
            ),
            (
                "a weekday that fits",
                Some(1),
                "2020-03-12",
                Some("2020-03-10"),
            ),
        ] {
            let reading = DateReading {
                month: 3,
                day: 10,
                weekday,
                ..DateReading::default()
            };
            let dated = Dated {
                reading: &reading,
                published: published.parse().ok(),
                kind: DocumentKind::Report,
            };
            let today = jiff::civil::date(2026, 11, 21);
            let settled = by_publication(&dated, today).map(|settled| settled.date.to_string());
            assert_eq!(settled.as_deref(), expected, "{name}");
        }
    }
}
