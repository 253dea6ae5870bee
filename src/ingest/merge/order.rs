//! The order of editions in time, as numbers that a database can sort by.

use jiff::civil::Date;

use crate::edition::Edition;

/// Editions on one day that still get different positions.
const SLOTS: i64 = 1 << 20;

/// Returns for each edition a position, unique and larger for newer editions.
///
/// By date; an undated edition stands right after the nearest lower number of its series that has a
/// date, else right before the nearest higher one; without both it comes before all. A position does
/// not depend on editions elsewhere in time, so that adding one does not move the others.
#[must_use]
pub fn positions(editions: &[&Edition]) -> Vec<i64> {
    let wanted: Vec<i64> = editions
        .iter()
        .map(|edition| wanted(edition, editions))
        .collect();
    let mut order: Vec<usize> = (0..editions.len()).collect();
    order.sort_by_key(|at| (wanted[*at], editions[*at].key.clone()));
    let mut positions = vec![0; editions.len()];
    let mut last = 0;
    for at in order {
        last = wanted[at].max(last + 1);
        positions[at] = last;
    }
    positions
}

fn wanted(edition: &Edition, all: &[&Edition]) -> i64 {
    let number = i64::from(edition.number.unwrap_or(0)) % (SLOTS / 4);
    if let Some(date) = edition.date {
        return day_slot(date) + SLOTS / 4 + number;
    }
    let Some(own) = edition.number else {
        return number;
    };
    let dated = all.iter().filter(|other| other.series == edition.series);
    let dated = dated.filter_map(|other| Some((other.number?, other.date?)));
    let below = dated.clone().filter(|(number, _)| *number < own).max();
    let above = dated.filter(|(number, _)| *number > own).min();
    match (below, above) {
        (Some((_, date)), _) => day_slot(date) + SLOTS / 2 + number,
        (None, Some((_, date))) => day_slot(date) + number,
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
    use crate::edition::Handle;

    fn edition(key: &str, number: Option<u32>, date: Option<&str>) -> Edition {
        let date = date.map(|date| date.parse().expect("a date"));
        Edition {
            key: Handle::from_text(key),
            number,
            date,
            guests_complete: true,
            ..Edition::default()
        }
    }

    fn newest_first(editions: &[Edition]) -> Vec<&str> {
        let references: Vec<&Edition> = editions.iter().collect();
        let positions = positions(&references);
        let mut order: Vec<usize> = (0..editions.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse(positions[*at]));
        order
            .into_iter()
            .map(|at| editions[at].key.as_str())
            .collect()
    }

    #[test]
    fn editions_stand_by_date_and_undated_ones_between_their_neighbours() {
        let editions = [
            edition("nothing known", None, None),
            edition("98", Some(98), Some("2020-02-04")),
            edition("101", Some(101), None),
            edition("97", Some(97), None),
            edition("102", Some(102), Some("2021-10-26")),
            edition("no number", None, Some("2021-03-30")),
        ];
        assert_eq!(
            newest_first(&editions),
            ["102", "no number", "101", "98", "97", "nothing known"]
        );
    }

    #[test]
    fn two_editions_on_one_day_get_two_positions() {
        let editions = [
            edition("a", None, Some("2020-02-04")),
            edition("b", None, Some("2020-02-04")),
        ];
        let references: Vec<&Edition> = editions.iter().collect();
        let positions = positions(&references);
        assert_ne!(positions[0], positions[1]);
    }
}
