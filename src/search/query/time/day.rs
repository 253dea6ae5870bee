//! Days and months as people write them beyond the calendar's own forms: short weekdays, years of two digits, the
//! English order.

use jiff::civil::Date;

use super::{short_year, word, year};
use crate::calendar::{self, Period};

/// Reads a day or month at the start of `words`; a weekday may stand before a day.
pub(super) fn read(words: &[&str]) -> Option<(Period, usize)> {
    let first = word(words, 0)?;
    if is_weekday(&first) {
        let rest = words.get(1..)?;
        let (period, length) = day_first(rest)
            .or_else(|| month_first(rest))
            .or_else(|| plain(rest))?;
        return is_day(period).then_some((period, length + 1));
    }
    day_first(words)
        .or_else(|| month_first(words))
        .or_else(|| short_numeric(&first))
        .or_else(|| plain(words))
}

/// Says whether a word is a weekday, whole or as people shorten it.
pub(super) fn is_weekday(word: &str) -> bool {
    const SHORT: [&str; 21] = [
        "ma",
        "di",
        "wo",
        "do",
        "vr",
        "za",
        "zo",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    SHORT.contains(&word) || calendar::weekday(word).is_some()
}

fn is_day(period: Period) -> bool {
    match period {
        Period::Days(first, last) => first == last,
        Period::EveryYear { .. } => true,
        Period::EveryMonth { .. } => false,
    }
}

/// What the calendar reads, without the punctuation around words.
fn plain(words: &[&str]) -> Option<(Period, usize)> {
    let trimmed: Vec<&str> = words
        .iter()
        .take(4)
        .map(|word| word.trim_matches([',', '?']))
        .collect();
    calendar::read_period(&trimmed)
}

/// `10 mrt '20`, `10e maart`, `10th of March 2020`.
fn day_first(words: &[&str]) -> Option<(Period, usize)> {
    let day = day_number(&word(words, 0)?)?;
    let at = 1 + usize::from(word(words, 1)? == "of");
    let month = calendar::month(&word(words, at)?)?;
    dated(words, at + 1, month, day)
}

/// `March 10, 2020`, `mrt '20`.
fn month_first(words: &[&str]) -> Option<(Period, usize)> {
    let month = calendar::month(&word(words, 0)?)?;
    let second = word(words, 1)?;
    if let Some(year) = year(&second) {
        return Some((super::months(year, month, month)?, 2));
    }
    dated(words, 2, month, day_number(&second)?)
}

fn dated(words: &[&str], at: usize, month: i8, day: i8) -> Option<(Period, usize)> {
    if let Some(year) = word(words, at).and_then(|word| year(&word)) {
        let day = Date::new(year, month, day).ok()?;
        return Some((Period::Days(day, day), at + 1));
    }
    // The day exists in some year.
    Date::new(2020, month, day).ok()?;
    Some((Period::EveryYear { month, day }, at))
}

/// `10-03-20`, `10/3/20`.
fn short_numeric(word: &str) -> Option<(Period, usize)> {
    let parts: Vec<&str> = word.split(['-', '/', '.']).collect();
    let [day, month, year] = parts.as_slice() else {
        return None;
    };
    let year = short_year(year).filter(|_| day.len() < 3)?;
    let day = Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()?;
    Some((Period::Days(day, day), 1))
}

fn day_number(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = word.get(digits.len()..)?;
    let is_day = matches!(ending, "" | "e" | "ste" | "de" | "st" | "nd" | "rd" | "th");
    let day: i8 = digits
        .parse()
        .ok()
        .filter(|_| is_day && digits.len() <= 2)?;
    (1..=31).contains(&day).then_some(day)
}
