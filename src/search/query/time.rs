//! Days and spans as people say them, in Dutch and English: seasons, quarters, beginnings and ends, pairs of years,
//! decades, open spans, the last edition. Plain dates are read by the calendar.
//!
//! A season runs from its first month to the day the astronomers end it, so that none who counts otherwise misses an
//! evening. A year has three parts of four months: its beginning, its middle, its end.

mod day;
mod span;

use jiff::civil::{Date, date};

use crate::calendar::{self, Period};
use crate::text::fold;

pub(super) use span::newest;

/// Words in front of a time that add nothing to it.
const LEADS: [&str; 11] = [
    "in", "op", "on", "uit", "van", "of", "tijdens", "during", "de", "het", "the",
];

/// What a person said about time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// A day, month, year or longer.
    Period(Period),
    /// From the first to the last day, both included; absent where it is open.
    Days(Option<Date>, Option<Date>),
    /// An edition by its turn.
    Turn(Turn),
}

/// An edition by its turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Turn {
    /// The earliest.
    First,
    /// The latest up to this day.
    Latest(Date),
    /// The first after this day.
    Next(Date),
}

/// Reads what is said about time at the start of `words`, and how many of them it took.
pub(super) fn read(words: &[&str], today: Option<Date>) -> Option<(Said, usize)> {
    let first = word(words, 0)?;
    if !may_begin(&first) {
        return None;
    }
    if let Some(found) = span::read(words, today).or_else(|| turn(words, today)) {
        return Some(found);
    }
    if let Some((period, length)) = period(words, today).or_else(|| every_month(words)) {
        return Some((Said::Period(period), length));
    }
    let is_lead = LEADS.contains(&first.as_str());
    let (said, length) = read(words.get(1..)?, today).filter(|_| is_lead)?;
    Some((said, length + 1))
}

/// Most words begin nothing of the kind: they are told apart before anything is tried.
fn may_begin(first: &str) -> bool {
    const STARTS: [&str; 78] = [
        "afgelopen",
        "after",
        "autumn",
        "before",
        "begin",
        "between",
        "dit",
        "deze",
        "early",
        "eerste",
        "eerstvolgende",
        "eind",
        "einde",
        "end",
        "fall",
        "first",
        "from",
        "half",
        "halverwege",
        "herfst",
        "jaren",
        "komend",
        "komende",
        "kwartaal",
        "laatste",
        "last",
        "late",
        "latest",
        "lente",
        "medio",
        "meest",
        "mid",
        "midden",
        "most",
        "na",
        "najaar",
        "newest",
        "next",
        "nieuwste",
        "oldest",
        "oudste",
        "past",
        "previous",
        "quarter",
        "recentste",
        "second",
        "sedert",
        "since",
        "sinds",
        "spring",
        "summer",
        "this",
        "through",
        "tm",
        "till",
        "tot",
        "tussen",
        "tweede",
        "until",
        "upcoming",
        "vanaf",
        "volgend",
        "volgende",
        "voor",
        "voorbije",
        "voorjaar",
        "vorig",
        "vorige",
        "winter",
        "zomer",
        "derde",
        "vierde",
        "third",
        "fourth",
        "begin",
        "start",
        "jaar",
        "year",
    ];
    let has_digit = || first.bytes().any(|byte| byte.is_ascii_digit());
    has_digit()
        || first == "t/m"
        || STARTS.contains(&first)
        || LEADS.contains(&first)
        || calendar::month(first).is_some()
        || day::is_weekday(first)
}

/// A word of several, folded and without the punctuation around it.
fn word(words: &[&str], at: usize) -> Option<String> {
    let trimmed = words.get(at)?.trim_matches([',', '(', ')', '?', ';', ':']);
    Some(fold(trimmed))
}

/// Reads a period at the start of `words`.
pub(super) fn period(words: &[&str], today: Option<Date>) -> Option<(Period, usize)> {
    relative(words, today)
        .or_else(|| quarter(words))
        .or_else(|| part(words))
        .or_else(|| season(words))
        .or_else(|| decade(words))
        .or_else(|| years(words))
        .or_else(|| day::read(words))
        .or_else(|| named_year(words))
}

fn named_year(words: &[&str]) -> Option<(Period, usize)> {
    let is_named = matches!(word(words, 0)?.as_str(), "jaar" | "year");
    let year = year(&word(words, 1)?).filter(|_| is_named)?;
    Some((whole_year(year), 2))
}

/// A month alone means it in every year. The short names are names of people and other words too.
pub(super) fn every_month(words: &[&str]) -> Option<(Period, usize)> {
    let name = word(words, 0)?;
    let is_whole = name.len() > 3 || matches!(name.as_str(), "mrt" | "mei");
    let month = calendar::month(&name).filter(|_| is_whole)?;
    Some((Period::EveryMonth { month }, 1))
}

/// A year of four digits, or of two behind an apostrophe.
fn year(word: &str) -> Option<i16> {
    if let Some(short) = word.strip_prefix(['\'', '’', '‘']) {
        return short_year(short);
    }
    let is_plain = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let year = word.parse().ok().filter(|_| is_plain)?;
    (1900..=2099).contains(&year).then_some(year)
}

fn short_year(word: &str) -> Option<i16> {
    let is_plain = word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    let short: i16 = word.parse().ok().filter(|_| is_plain)?;
    Some(if short > 69 {
        1900 + short
    } else {
        2000 + short
    })
}

fn whole_year(year: i16) -> Period {
    Period::Days(date(year, 1, 1), date(year, 12, 31))
}

/// The months from one to another of a year, whole.
fn months(year: i16, first: i8, last: i8) -> Option<Period> {
    let start = Date::new(year, first, 1).ok()?;
    let end = Date::new(year, last, 1).ok()?;
    Some(Period::Days(start, end.last_of_month()))
}

/// `vorig jaar`, `deze maand`, `laatste 5 jaar`.
fn relative(words: &[&str], today: Option<Date>) -> Option<(Period, usize)> {
    let today = today?;
    let first = word(words, 0)?;
    let (step, unit, length) = match first.as_str() {
        "vorig-jaar" | "last-year" => (-1, "jaar".to_owned(), 1),
        "dit-jaar" | "this-year" => (0, "jaar".to_owned(), 1),
        "vandaag" | "today" => return Some((Period::Days(today, today), 1)),
        "vorig" | "vorige" | "last" | "previous" => (-1, word(words, 1)?, 2),
        "dit" | "deze" | "this" => (0, word(words, 1)?, 2),
        "volgend" | "volgende" | "komend" | "komende" | "next" => (1, word(words, 1)?, 2),
        _ => return counted(words, today),
    };
    match unit.as_str() {
        "jaar" | "year" => Some((whole_year(today.year() + step), length)),
        "maand" | "month" => {
            let months = i32::from(step);
            let day = today
                .first_of_month()
                .checked_add(jiff::Span::new().months(months))
                .ok()?;
            Some((Period::Days(day, day.last_of_month()), length))
        }
        _ => counted(words, today),
    }
}

/// `laatste 5 jaar`, `past 18 months`, `afgelopen jaar`.
fn counted(words: &[&str], today: Date) -> Option<(Period, usize)> {
    let first = word(words, 0)?;
    let is_back = matches!(
        first.as_str(),
        "laatste" | "afgelopen" | "voorbije" | "last" | "past"
    );
    let second = word(words, 1).filter(|_| is_back)?;
    let (count, unit, length) = match second.parse::<i32>() {
        Ok(count) => (count, word(words, 2)?, 3),
        Err(_) => (1, second, 2),
    };
    let months = match unit.as_str() {
        "jaar" | "jaren" | "year" | "years" => count.checked_mul(12)?,
        "maand" | "maanden" | "month" | "months" => count,
        _ => return None,
    };
    let span = jiff::Span::new().try_months(months).ok()?;
    Some((Period::Days(today.checked_sub(span).ok()?, today), length))
}

/// `q1 2023`, `2023-q1`, `1e kwartaal 2023`, `first quarter of 2023`.
fn quarter(words: &[&str]) -> Option<(Period, usize)> {
    let first = word(words, 0)?;
    let quarter_of = |text: &str| {
        let digit = text.strip_prefix(['q', 'k'])?.parse::<i8>().ok()?;
        (1..=4).contains(&digit).then_some(digit)
    };
    let of = |quarter: i8, year: i16| months(year, quarter * 3 - 2, quarter * 3);
    let pair = first.split_once(['-', '/']);
    if let Some((one, other)) = pair {
        let (quarter, year) = match (quarter_of(one), quarter_of(other)) {
            (Some(quarter), None) => (quarter, year(other)?),
            (None, Some(quarter)) => (quarter, year(one)?),
            _ => return None,
        };
        return Some((of(quarter, year)?, 1));
    }
    if let Some(quarter) = quarter_of(&first) {
        return Some((of(quarter, year(&word(words, 1)?)?)?, 2));
    }
    if let (Some(year), Some(quarter)) = (
        year(&first),
        word(words, 1).and_then(|word| quarter_of(&word)),
    ) {
        return Some((of(quarter, year)?, 2));
    }
    let is_quarter =
        |at| word(words, at).is_some_and(|word| matches!(word.as_str(), "kwartaal" | "quarter"));
    let (quarter, at) = if is_quarter(1) {
        (ordinal(&first)?, 2)
    } else if is_quarter(0) {
        (word(words, 1)?.parse().ok()?, 2)
    } else {
        return None;
    };
    let at = behind_of(words, at);
    let year = year(&word(words, at)?).filter(|_| (1..=4).contains(&quarter))?;
    Some((of(quarter, year)?, at + 1))
}

fn ordinal(word: &str) -> Option<i8> {
    match word {
        "eerste" | "first" | "1e" | "1ste" | "1st" => Some(1),
        "tweede" | "second" | "2e" | "2de" | "2nd" => Some(2),
        "derde" | "third" | "3e" | "3de" | "3rd" => Some(3),
        "vierde" | "fourth" | "4e" | "4de" | "4th" => Some(4),
        _ => None,
    }
}

/// The place behind words such as `van het` that may stand here.
fn behind_of(words: &[&str], mut at: usize) -> usize {
    while word(words, at).is_some_and(|word| LEADS.contains(&word.as_str())) {
        at += 1;
    }
    at
}

/// `begin 2020`, `eind maart 2020`, `mid-2021`, `tweede helft 2023`.
fn part(words: &[&str]) -> Option<(Period, usize)> {
    let first = word(words, 0)?;
    if let Some(year) = first.strip_prefix("mid-").and_then(year) {
        return Some((months(year, 5, 8)?, 1));
    }
    let is_half = word(words, 1).is_some_and(|word| matches!(word.as_str(), "helft" | "half"));
    if let Some(half) = ordinal(&first).filter(|half| is_half && *half < 3) {
        let at = behind_of(words, 2);
        return Some((
            months(year(&word(words, at)?)?, half * 6 - 5, half * 6)?,
            at + 1,
        ));
    }
    let third = match first.as_str() {
        "begin" | "early" | "start" => 0,
        "medio" | "midden" | "half" | "halverwege" | "mid" => 1,
        "eind" | "einde" | "end" | "late" => 2,
        _ => return None,
    };
    let at = behind_of(words, 1);
    if let Some(year) = word(words, at).and_then(|word| year(&word)) {
        return Some((months(year, third * 4 + 1, third * 4 + 4)?, at + 1));
    }
    let month = calendar::month(&word(words, at)?)?;
    let year = word(words, at + 1).and_then(|word| year(&word))?;
    let start = Date::new(year, month, third * 10 + 1).ok()?;
    let end = if third == 2 {
        start.last_of_month()
    } else {
        date(year, month, third * 10 + 10)
    };
    Some((Period::Days(start, end), at + 2))
}

/// `najaar 2023`, `spring of 2024`.
fn season(words: &[&str]) -> Option<(Period, usize)> {
    let name = word(words, 0)?;
    let at = behind_of(words, 1);
    let span = |first: (i8, i8), last: (i8, i8)| {
        let year = year(&word(words, at)?)?;
        let end_year = if last.0 < first.0 { year + 1 } else { year };
        Some(Period::Days(
            date(year, first.0, first.1),
            date(end_year, last.0, last.1),
        ))
    };
    let period = match name.as_str() {
        "voorjaar" | "lente" | "spring" => span((3, 1), (6, 20)),
        "zomer" | "summer" => span((6, 1), (9, 22)),
        "najaar" | "herfst" | "autumn" | "fall" => span((9, 1), (12, 21)),
        "winter" => span((12, 1), (3, 20)),
        _ => None,
    };
    Some((period?, at + 1))
}

/// `jaren 10`, `jaren '10`, `jaren tien`, `2010s`.
fn decade(words: &[&str]) -> Option<(Period, usize)> {
    let first = word(words, 0)?;
    let ten_years = |year: i16| Period::Days(date(year, 1, 1), date(year + 9, 12, 31));
    let whole = |year: i16| (year % 10 == 0).then(|| ten_years(year));
    if let Some(start) = first.strip_suffix('s') {
        return Some((whole(year(start)?)?, 1));
    }
    if first != "jaren" {
        return None;
    }
    let second = word(words, 1)?;
    let start = match second.as_str() {
        "nul" => Some(2000),
        "tien" => Some(2010),
        "twintig" => Some(2020),
        "negentig" => Some(1990),
        digits => year(digits).or_else(|| short_year(digits)),
    };
    Some((whole(start?)?, 2))
}

/// `2019/2020`, `2019-2020`, `2019-20`, `'19-'20`.
fn years(words: &[&str]) -> Option<(Period, usize)> {
    let first = word(words, 0)?;
    let (one, other) = first.split_once(['/', '-', '–'])?;
    let is_shorter = other.len() == 2 && one.len() == 4;
    let start = year(one)?;
    // `2019-10` is a month.
    let end = if is_shorter {
        short_year(other).filter(|end| *end > 2012 && *end == start + 1)
    } else {
        year(other)
    };
    let end = end.filter(|end| start <= *end)?;
    Some((Period::Days(date(start, 1, 1), date(end, 12, 31)), 1))
}

/// `laatste editie`, `first Reuring!Café`; the adjective alone only where nothing else was typed.
fn turn(words: &[&str], today: Option<Date>) -> Option<(Said, usize)> {
    let first = word(words, 0)?;
    let is_most = matches!(first.as_str(), "meest" | "most");
    let at = usize::from(is_most);
    let turn = match word(words, at)?.as_str() {
        "recente" | "recent" if is_most => Turn::Latest(today?),
        "laatste" | "nieuwste" | "recentste" | "vorige" | "last" | "latest" | "newest"
        | "previous" => Turn::Latest(today?),
        "eerste" | "oudste" | "first" | "oldest" => Turn::First,
        "volgende" | "eerstvolgende" | "komende" | "next" | "upcoming" => Turn::Next(today?),
        _ => return None,
    };
    let noun = word(words, at + 1);
    let is_edition = noun.as_deref().is_some_and(super::edition_form::is_edition);
    let is_alone = words.len() == at + 1;
    let length = if is_edition { at + 2 } else { at + 1 };
    (is_edition || is_alone).then_some((Said::Turn(turn), length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(typed: &str) -> Option<(Option<String>, Option<String>)> {
        let words: Vec<&str> = typed.split(' ').collect();
        let (said, length) = read(&words, Some(date(2026, 11, 28)))?;
        assert_eq!(length, words.len(), "{typed}");
        let text = |day: Option<Date>| day.map(|day| day.to_string());
        match said {
            Said::Period(Period::Days(first, last)) => Some((text(Some(first)), text(Some(last)))),
            Said::Days(first, last) => Some((text(first), text(last))),
            other => panic!("{typed}: {other:?}"),
        }
    }

    #[test]
    fn spans_are_read_as_people_say_them() {
        for (typed, first, last) in [
            ("najaar 2023", "2023-09-01", "2023-12-21"),
            ("spring of 2024", "2024-03-01", "2024-06-20"),
            ("winter 2023", "2023-12-01", "2024-03-20"),
            ("q1 2023", "2023-01-01", "2023-03-31"),
            ("2023-Q4", "2023-10-01", "2023-12-31"),
            ("1e kwartaal 2023", "2023-01-01", "2023-03-31"),
            ("second quarter of 2023", "2023-04-01", "2023-06-30"),
            ("begin 2020", "2020-01-01", "2020-04-30"),
            ("medio 2020", "2020-05-01", "2020-08-31"),
            ("eind maart 2020", "2020-03-21", "2020-03-31"),
            ("end of 2020", "2020-09-01", "2020-12-31"),
            ("tweede helft 2023", "2023-07-01", "2023-12-31"),
            ("2019/2020", "2019-01-01", "2020-12-31"),
            ("maart '98", "1998-03-01", "1998-03-31"),
            ("maart '06", "2006-03-01", "2006-03-31"),
            ("2023-2024", "2023-01-01", "2024-12-31"),
            ("2019/20", "2019-01-01", "2020-12-31"),
            ("2019 t/m 2020", "2019-01-01", "2020-12-31"),
            ("2019 tot en met 2020", "2019-01-01", "2020-12-31"),
            ("tussen 2020 en 2022", "2020-01-01", "2022-12-31"),
            ("between 2020 and 2022", "2020-01-01", "2022-12-31"),
            ("van maart t/m juni 2020", "2020-03-01", "2020-06-30"),
            ("from March 2020 to June 2021", "2020-03-01", "2021-06-30"),
            ("1 t/m 15 maart 2020", "2020-03-01", "2020-03-15"),
            ("jaren 10", "2010-01-01", "2019-12-31"),
            ("de jaren tien", "2010-01-01", "2019-12-31"),
            ("the 2010s", "2010-01-01", "2019-12-31"),
            ("vorig jaar", "2025-01-01", "2025-12-31"),
            ("last year", "2025-01-01", "2025-12-31"),
            ("dit jaar", "2026-01-01", "2026-12-31"),
            ("vorige maand", "2026-10-01", "2026-10-31"),
            ("laatste 5 jaar", "2021-11-28", "2026-11-28"),
            ("10 mrt '20", "2020-03-10", "2020-03-10"),
            ("di 10 mrt 2020", "2020-03-10", "2020-03-10"),
            ("Tuesday 10 March 2020", "2020-03-10", "2020-03-10"),
            ("March 10, 2020", "2020-03-10", "2020-03-10"),
            ("10th of March 2020", "2020-03-10", "2020-03-10"),
            ("10-03-20", "2020-03-10", "2020-03-10"),
            ("in maart 2020", "2020-03-01", "2020-03-31"),
            ("mrt '20", "2020-03-01", "2020-03-31"),
        ] {
            let expected = Some((Some(first.to_owned()), Some(last.to_owned())));
            assert_eq!(days(typed), expected, "{typed}");
        }
    }

    #[test]
    fn open_spans_have_one_end() {
        let day = |text: &str| Some(text.to_owned());
        for (typed, expected) in [
            ("sinds 2024", (day("2024-01-01"), None)),
            ("since March 2024", (day("2024-03-01"), None)),
            ("na 2020", (day("2021-01-01"), None)),
            ("vóór 2018", (None, day("2017-12-31"))),
            ("before 2018", (None, day("2017-12-31"))),
            ("t/m 2018", (None, day("2018-12-31"))),
            ("sinds maart", (day("2026-03-01"), None)),
        ] {
            assert_eq!(days(typed), Some(expected), "{typed}");
        }
    }

    #[test]
    fn a_month_alone_is_that_month_of_every_year_and_a_turn_needs_its_noun_or_to_stand_alone() {
        let said = |typed: &str| {
            read(
                &typed.split(' ').collect::<Vec<_>>(),
                Some(date(2026, 11, 28)),
            )
        };
        let march = Said::Period(Period::EveryMonth { month: 3 });
        assert_eq!(said("maart"), Some((march, 1)));
        let last = Said::Turn(Turn::Latest(date(2026, 11, 28)));
        assert_eq!(said("laatste editie over wonen"), Some((last, 2)));
        assert_eq!(said("laatste"), Some((last, 1)));
        assert_eq!(said("de laatste editie"), Some((last, 3)));
        for typed in [
            "eerste kamer",
            "jan hendrik",
            "voor wie",
            "van den berg",
            "di rupo",
            "begin opnieuw",
            "99",
            "op tijd",
        ] {
            assert_eq!(said(typed), None, "{typed}");
        }
    }
}
