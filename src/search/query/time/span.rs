//! From one time to another, and from or up to a time.

use jiff::civil::{Date, date};

use super::{Said, every_month, period, word};
use crate::calendar::Period;

/// Reads `2019 t/m 2020`, `tussen 2020 en 2022`, `sinds 2024`, `voor 2018`.
pub(super) fn read(words: &[&str], today: Option<Date>) -> Option<(Said, usize)> {
    between(words, today).or_else(|| one_sided(words, today))
}

fn between(words: &[&str], today: Option<Date>) -> Option<(Said, usize)> {
    let first = word(words, 0)?;
    let is_between = matches!(first.as_str(), "tussen" | "between");
    let is_lead = is_between || matches!(first.as_str(), "van" | "vanaf" | "from");
    let mut at = usize::from(is_lead);
    let (start, length) = point(words.get(at..)?, today)?;
    at += length;
    at += connector(words, at, is_between)?;
    let (end, length) = point(words.get(at..)?, today)?;
    let (first, last) = ends(start, end)?;
    (first <= last).then_some((Said::Days(Some(first), Some(last)), at + length))
}

/// One end of a span.
#[derive(Clone, Copy)]
enum Point {
    Period(Period),
    /// A day of the month that the other end names.
    Day(i8),
}

fn point(words: &[&str], today: Option<Date>) -> Option<(Point, usize)> {
    let day = || {
        let day: i8 = word(words, 0)?.parse().ok()?;
        (1..=31).contains(&day).then_some((Point::Day(day), 1))
    };
    let period = period(words, today).or_else(|| every_month(words));
    period
        .map(|(period, length)| (Point::Period(period), length))
        .or_else(day)
}

/// The length of what joins two ends.
fn connector(words: &[&str], at: usize, is_between: bool) -> Option<usize> {
    let raw = words.get(at)?;
    if matches!(*raw, "-" | "–" | "—") {
        return Some(1);
    }
    match word(words, at)?.as_str() {
        "en" | "and" if is_between => Some(1),
        "tot"
            if word(words, at + 1).as_deref() == Some("en")
                && word(words, at + 2).as_deref() == Some("met") =>
        {
            Some(3)
        }
        "t/m" | "tm" | "tot" | "to" | "until" | "till" | "through" => Some(1),
        _ => None,
    }
}

/// The first and the last day. What one end leaves out, the other says: `maart t/m juni 2020`.
fn ends(start: Point, end: Point) -> Option<(Date, Date)> {
    let Point::Period(Period::Days(end_first, last)) = end else {
        return None;
    };
    let first = match start {
        Point::Period(Period::Days(first, _)) => first,
        Point::Period(Period::EveryMonth { month }) => date(last.year(), month, 1),
        Point::Period(Period::EveryYear { month, day }) => {
            Date::new(last.year(), month, day).ok()?
        }
        Point::Day(day) => Date::new(last.year(), last.month(), day)
            .ok()
            .filter(|_| end_first == last)?,
    };
    Some((first, last))
}

fn one_sided(words: &[&str], today: Option<Date>) -> Option<(Said, usize)> {
    let is_through = matches!(word(words, 0)?.as_str(), "t/m" | "tm" | "through")
        || (word(words, 0)? == "tot" && word(words, 1)? == "en" && word(words, 2)? == "met");
    let at = if is_through && word(words, 0)? == "tot" {
        3
    } else {
        1
    };
    let rest = words.get(at..)?;
    let (period, length) = period(rest, today).or_else(|| every_month(rest))?;
    let (first, last) = newest(period, today?)?;
    let said = match word(words, 0)?.as_str() {
        _ if is_through => Said::Days(None, Some(last)),
        "sinds" | "sedert" | "since" | "vanaf" | "from" => Said::Days(Some(first), None),
        "na" | "after" => Said::Days(Some(last.tomorrow().ok()?), None),
        "voor" | "before" | "tot" | "until" | "till" => {
            Said::Days(None, Some(first.yesterday().ok()?))
        }
        _ => return None,
    };
    Some((said, at + length))
}

/// The days of a period; of one that comes every year those that began last.
pub(in crate::search::query) fn newest(period: Period, today: Date) -> Option<(Date, Date)> {
    let begun = |month: i8, day: i8| {
        let this = Date::new(today.year(), month, day).ok()?;
        if this <= today {
            Some(this)
        } else {
            Date::new(today.year() - 1, month, day).ok()
        }
    };
    match period {
        Period::Days(first, last) => Some((first, last)),
        Period::EveryYear { month, day } => begun(month, day).map(|day| (day, day)),
        Period::EveryMonth { month } => begun(month, 1).map(|first| (first, first.last_of_month())),
    }
}
