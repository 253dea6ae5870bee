//! The order of editions in time, as numbers that a database can sort by.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use crate::edition::Series;

/// Editions on one day that still get different positions.
const SLOTS: i64 = 1 << 20;

/// What places an edition in time.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// Its series.
    pub series: &'a Series,
    /// Its number in the series.
    pub number: Option<u32>,
    /// Its day.
    pub date: Option<Date>,
    /// What it is told by where all else is the same: its title without case, accents and punctuation.
    pub title: &'a str,
}

/// Returns for each edition a position, unique and larger for newer editions.
///
/// By date; an undated edition stands right after the nearest lower number of its series that has a
/// date, else right before the nearest higher one; without both it comes before all. A position does
/// not depend on editions elsewhere in time, so that adding one does not move the others.
#[must_use]
pub fn positions(places: &[Place<'_>]) -> Vec<i64> {
    let mut dated: HashMap<&Series, BTreeMap<u32, Date>> = HashMap::new();
    for place in places {
        if let (Some(number), Some(date)) = (place.number, place.date) {
            dated.entry(place.series).or_default().insert(number, date);
        }
    }
    let wanted: Vec<i64> = places
        .iter()
        .map(|place| wanted(place, dated.get(place.series)))
        .collect();
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by_key(|at| (wanted[*at], places[*at].title, *at));
    let mut positions = vec![0; places.len()];
    let mut last = 0;
    for at in order {
        last = wanted[at].max(last + 1);
        positions[at] = last;
    }
    positions
}

fn wanted(place: &Place<'_>, dated: Option<&BTreeMap<u32, Date>>) -> i64 {
    let number = i64::from(place.number.unwrap_or(0)) % (SLOTS / 4);
    if let Some(date) = place.date {
        return day_slot(date) + SLOTS / 4 + number;
    }
    let (Some(own), Some(dated)) = (place.number, dated) else {
        return number;
    };
    let below = dated.range(..own).next_back();
    let above = dated.range(own..).next();
    match (below, above) {
        (Some((_, date)), _) => day_slot(*date) + SLOTS / 2 + number,
        (None, Some((_, date))) => day_slot(*date) + number,
        (None, None) => number,
    }
}

fn day_slot(date: Date) -> i64 {
    let epoch = Date::new(1900, 1, 1).unwrap_or(date);
    i64::from((date - epoch).get_days()).max(1) * SLOTS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn newest_first(editions: &[(&'static str, Option<u32>, Option<&str>)]) -> Vec<&'static str> {
        let series = Series::Cafe;
        let place = |(_, number, date): &(&str, Option<u32>, Option<&str>)| Place {
            series: &series,
            number: *number,
            date: date.map(|date| date.parse().expect("a date")),
            title: "",
        };
        let places: Vec<Place<'_>> = editions.iter().map(place).collect();
        let positions = positions(&places);
        let mut order: Vec<usize> = (0..editions.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse(positions[*at]));
        order.into_iter().map(|at| editions[at].0).collect()
    }

    #[test]
    fn editions_stand_by_date_and_undated_ones_between_their_neighbours() {
        let editions = [
            ("nothing known", None, None),
            ("98", Some(98), Some("2020-02-04")),
            ("101", Some(101), None),
            ("97", Some(97), None),
            ("102", Some(102), Some("2021-10-26")),
            ("no number", None, Some("2021-03-30")),
        ];
        assert_eq!(
            newest_first(&editions),
            ["102", "no number", "101", "98", "97", "nothing known"]
        );
    }

    #[test]
    fn two_editions_on_one_day_get_two_positions() {
        let series = Series::Cafe;
        let place = Place {
            series: &series,
            number: None,
            title: "",
            date: "2020-02-04".parse().ok(),
        };
        let positions = positions(&[place, place]);
        assert_ne!(positions[0], positions[1]);
    }
}
