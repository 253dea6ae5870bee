//! A full date with how it is known, and the days that a page can mean.

use jiff::civil::{Date, Weekday};

use crate::ingest::DateReading;

/// The series began in 2006.
const FIRST_YEAR: i16 = 2006;

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

/// All days the reading can mean; those on its weekday if it names one.
pub(super) fn candidates(reading: &DateReading, today: Date) -> Vec<Date> {
    let years = FIRST_YEAR..=today.year() + 1;
    let days = years.filter_map(|year| Date::new(year, reading.month, reading.day).ok());
    days.filter(|day| reading.allows(*day)).collect()
}

pub(super) fn days_between(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

pub(super) fn inferred(date: Date, reading: &DateReading, why: &str) -> Settled {
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
