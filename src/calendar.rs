//! Dates as people type and read them: Dutch and English names, day first, whole months and years.

use jiff::civil::{Date, Weekday, date};

use crate::locale::Lang;
use crate::text::fold;

/// The months in Dutch, in small letters.
pub const MONTHS_NL: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
/// The days of the week in Dutch, in small letters, Monday first.
pub const WEEKDAYS_NL: [&str; 7] = [
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
];

/// The years that a bare number of four digits may mean.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2099;

/// What a typed date can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// All days from the first to the last, both included.
    Days(Date, Date),
    /// The same day in every year.
    EveryYear {
        /// 1–12.
        month: i8,
        /// 1–31.
        day: i8,
    },
    /// The same month in every year.
    EveryMonth {
        /// 1–12.
        month: i8,
    },
}

/// Returns the number (1–12) of a month by its Dutch or English name or usual abbreviation.
#[must_use]
pub fn month(name: &str) -> Option<i8> {
    let name = fold(name.trim_end_matches('.'));
    if name == "mrt" {
        return Some(3);
    }
    let is_named = |full: &str| {
        let full = full.to_ascii_lowercase();
        full == name || (full.starts_with(&name) && (name.len() == 3 || name == "sept"))
    };
    let at = MONTHS_NL
        .iter()
        .position(|full| is_named(full))
        .or_else(|| MONTHS_EN.iter().position(|full| is_named(full)));
    at.and_then(|at| i8::try_from(at + 1).ok())
}

/// Returns the weekday by its Dutch name; a part of the day may follow, as in "dinsdagmiddag".
#[must_use]
pub fn weekday(name: &str) -> Option<Weekday> {
    let name = fold(name);
    let at = WEEKDAYS_NL.iter().position(|day| {
        name.strip_prefix(day).is_some_and(|rest| {
            matches!(
                rest,
                "" | "ochtend" | "morgen" | "middag" | "avond" | "nacht"
            )
        })
    })?;
    Weekday::from_monday_zero_offset(i8::try_from(at).ok()?).ok()
}

/// Returns the Dutch name of a weekday.
#[must_use]
pub fn weekday_name(day: Weekday) -> &'static str {
    WEEKDAYS_NL[usize::try_from(day.to_monday_zero_offset()).unwrap_or(0)]
}

/// Returns a date as people write it: `10 maart 2020`, `10 March 2020`.
#[must_use]
pub fn long(day: Date, lang: Lang) -> String {
    let names = match lang {
        Lang::Nl => MONTHS_NL,
        Lang::En => MONTHS_EN,
    };
    let month = names[usize::try_from(day.month() - 1).unwrap_or(0)];
    format!("{} {month} {}", day.day(), day.year())
}

/// Returns a date as lists show it: `10 mrt 2020`, `10 Mar 2020`.
#[must_use]
pub fn short(day: Date, lang: Lang) -> String {
    let month = match (lang, day.month()) {
        // The Dutch abbreviation of March is irregular.
        (Lang::Nl, 3) => "mrt",
        (Lang::Nl, month) => MONTHS_NL[usize::try_from(month - 1).unwrap_or(0)],
        (Lang::En, month) => MONTHS_EN[usize::try_from(month - 1).unwrap_or(0)],
    };
    let month: String = month.chars().take(3).collect();
    format!("{} {month} {}", day.day(), day.year())
}

/// Reads a date at the start of `words` and returns what it means with the number of words it took.
///
/// A weekday may stand before it. Understood: `2020`, `maart 2020`, `10 maart 2020`, `10 maart`, `10-03-2020` (also `/` and `.`),
/// `03-2020`, `mrt-2020`, `2020-03`, `2020-03-10`. Day before month, never the other way.
#[must_use]
pub fn read_period(words: &[&str]) -> Option<(Period, usize)> {
    let [first, rest @ ..] = words else {
        return None;
    };
    if weekday(first).is_some() {
        return read_period(rest).map(|(period, length)| (period, length + 1));
    }
    if let Some(period) = read_numeric(first) {
        return Some((period, 1));
    }
    if let Some(month) = month(first) {
        let year = rest.first().and_then(|word| year(word))?;
        return Some((whole_month(year, month)?, 2));
    }
    let (day, month) = (day_number(first)?, month(rest.first()?)?);
    match rest.get(1).and_then(|word| year(word)) {
        Some(year) => Some((single(Date::new(year, month, day).ok()?), 3)),
        None => Date::new(2020, month, day)
            .ok()
            .map(|_| (Period::EveryYear { month, day }, 2)),
    }
}

fn read_numeric(word: &str) -> Option<Period> {
    if let Some(year) = year(word) {
        return Some(Period::Days(date(year, 1, 1), date(year, 12, 31)));
    }
    let parts: Vec<&str> = word.split(['-', '/', '.']).collect();
    match parts.as_slice() {
        [y, m] if y.len() == 4 => whole_month(year(y)?, m.parse().ok()?),
        [m, y] if y.len() == 4 => whole_month(year(y)?, m.parse().ok().or_else(|| month(m))?),
        [y, m, d] if y.len() == 4 => Date::new(year(y)?, m.parse().ok()?, d.parse().ok()?)
            .ok()
            .map(single),
        [d, m, y] if y.len() == 4 => {
            let month = m.parse().ok().or_else(|| month(m))?;
            Date::new(year(y)?, month, d.parse().ok()?).ok().map(single)
        }
        _ => None,
    }
}

fn single(day: Date) -> Period {
    Period::Days(day, day)
}

fn whole_month(year: i16, month: i8) -> Option<Period> {
    let first = Date::new(year, month, 1).ok()?;
    Some(Period::Days(first, first.last_of_month()))
}

fn year(word: &str) -> Option<i16> {
    let is_plain = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    word.parse()
        .ok()
        .filter(|year| is_plain && YEARS.contains(year))
}

fn day_number(word: &str) -> Option<i8> {
    let is_plain = word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
    word.parse()
        .ok()
        .filter(|day| is_plain && (1..=31).contains(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Period, usize)> {
        read_period(&text.split(' ').collect::<Vec<_>>())
    }

    #[test]
    fn dates_are_read_in_every_form_people_type() {
        let tenth = Period::Days(date(2020, 3, 10), date(2020, 3, 10));
        let march = Period::Days(date(2020, 3, 1), date(2020, 3, 31));
        let year = Period::Days(date(2020, 1, 1), date(2020, 12, 31));
        for (text, period, words) in [
            ("10 maart 2020", tenth, 3),
            ("10 March 2020 extra", tenth, 3),
            ("10 mrt 2020", tenth, 3),
            ("10-03-2020", tenth, 1),
            ("10/3/2020", tenth, 1),
            ("10-mrt-2020", tenth, 1),
            ("2020-03-10", tenth, 1),
            ("maart 2020", march, 2),
            ("2020-03", march, 1),
            ("03-2020", march, 1),
            ("2020", year, 1),
            ("10 maart", Period::EveryYear { month: 3, day: 10 }, 2),
        ] {
            assert_eq!(read(text), Some((period, words)), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_left_alone() {
        for text in [
            "99",
            "maart",
            "31 februari 2020",
            "32 maart 2020",
            "13-13-2020",
            "20200310",
            "wonen",
            "",
            "1800",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_weekday_is_known_with_its_part_of_the_day() {
        assert_eq!(weekday("Dinsdagmiddag"), Some(Weekday::Tuesday));
        assert_eq!(weekday("zondag"), Some(Weekday::Sunday));
        assert_eq!(weekday("dinsdags"), None);
    }

    #[test]
    fn month_names_need_at_least_three_letters() {
        for (name, number) in [
            ("jan", Some(1)),
            ("mei", Some(5)),
            ("okt.", Some(10)),
            ("Oct", Some(10)),
            ("m", None),
            ("", None),
        ] {
            assert_eq!(month(name), number, "{name}");
        }
    }

    #[test]
    fn dates_are_written_in_the_language_of_the_reader() {
        assert_eq!(long(date(2020, 3, 10), Lang::Nl), "10 maart 2020");
        assert_eq!(long(date(2020, 3, 10), Lang::En), "10 March 2020");
    }
}
