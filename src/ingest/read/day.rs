//! Days: "dinsdag 3 mei 2022", "3-5-2022", and days told from the day of publication: "afgelopen dinsdag".

mod relative;

use jiff::civil::Date;

use super::candidate::{Candidate, Scope, counts, share};
use super::feature::{hash, key_of};
use super::lexicon::mark::DIGITS;
use super::page::{Line, Page};
use crate::calendar::{MONTHS_NL, WEEKDAYS_NL};

/// A day as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// 1–31.
    pub day: i8,
    /// 1–12.
    pub month: i8,
    /// The year, if it stands there.
    pub year: Option<i16>,
    /// The weekday, if it stands there, as its distance from Monday.
    pub weekday: Option<i8>,
    /// Told from the day of publication.
    pub is_relative: bool,
}

impl Day {
    /// Returns the day of a year, if the year has it and the weekday agrees.
    #[must_use]
    pub fn in_year(&self, year: i16) -> Option<Date> {
        let date = Date::new(year, self.month, self.day).ok()?;
        let agrees = self
            .weekday
            .is_none_or(|weekday| weekday == date.weekday().to_monday_zero_offset());
        agrees.then_some(date)
    }

    /// Returns what tells two days of the year apart.
    #[must_use]
    pub fn key(&self) -> u64 {
        u64::from(self.month.unsigned_abs()) * 32 + u64::from(self.day.unsigned_abs())
    }
}

const SHORT_MONTHS: [(&str, i8); 12] = [
    ("jan", 1),
    ("feb", 2),
    ("mrt", 3),
    ("apr", 4),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("sept", 9),
    ("okt", 10),
    ("nov", 11),
    ("dec", 12),
];
/// Words near a day that say what happens on it.
const NEAR: [&str; 14] = [
    "reuring",
    "café",
    "online",
    "welkom",
    "geplaatst",
    "gepubliceerd",
    "aanmelden",
    "uiterlijk",
    "tot",
    "vóór",
    "voor",
    "volgende",
    "deadline",
    "ministerraad",
];
/// Parts of words on lines that say when a page was published.
const PUBLISHED: [&str; 8] = [
    "geplaatst",
    "gepubliceerd",
    "publicatiedatum",
    "bijgewerkt",
    "gewijzigd",
    "nieuwsbrief",
    "nieuwsflits",
    "nieuwsarchief",
];

/// Returns the month, 1–12, that a word in small letters names.
#[must_use]
pub fn month(low: &str) -> Option<i8> {
    let short = || {
        SHORT_MONTHS
            .iter()
            .find(|(name, _)| *name == low)
            .map(|(_, month)| *month)
    };
    let long = MONTHS_NL.iter().position(|name| *name == low);
    long.and_then(|at| i8::try_from(at + 1).ok()).or_else(short)
}

/// Returns the distance from Monday of the weekday a word begins with: "dinsdag", "dinsdagmiddag".
#[must_use]
pub fn weekday(low: &str) -> Option<i8> {
    WEEKDAYS_NL
        .iter()
        .position(|name| low.starts_with(name))
        .and_then(|at| i8::try_from(at).ok())
}

/// Finds the day written at a token, with the number of its tokens.
#[must_use]
pub fn written(page: &Page, at: usize) -> Option<(Day, usize)> {
    let low = page.low(at);
    if !low.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (day, month, year, length) =
        in_words(page, at, low).or_else(|| in_digits(page, at, low))?;
    let is_day = (1..=31).contains(&day) && (1..=12).contains(&month);
    is_day.then_some((
        Day {
            day,
            month,
            year,
            weekday: None,
            is_relative: false,
        },
        length,
    ))
}

type Parts = (i8, i8, Option<i16>, usize);

fn in_words(page: &Page, at: usize, low: &str) -> Option<Parts> {
    let digits = low.trim_end_matches(['e', 's', 't', 'd']);
    let ending = low.strip_prefix(digits)?;
    if digits.len() > 2 || !matches!(ending, "" | "e" | "ste" | "de") {
        return None;
    }
    let day = digits.parse().ok()?;
    let month = month(page.low(at + 1))?;
    if page.token(at + 1).start > page.token(at).end + 2 {
        return None;
    }
    let is_mark = matches!(page.word(at + 2), "." | "'" | "’");
    if let Some(year) = year(page.word(at + 2)) {
        return Some((day, month, Some(year), 3));
    }
    match year(page.word(at + 3)).filter(|_| is_mark) {
        Some(year) => Some((day, month, Some(year), 4)),
        None => Some((day, month, None, 2)),
    }
}

fn year(word: &str) -> Option<i16> {
    let is_year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    is_year.then(|| word.parse().ok()).flatten()
}

fn in_digits(page: &Page, at: usize, low: &str) -> Option<Parts> {
    let parts: Vec<&str> = low.split('-').collect();
    if let [day, month, written] = parts.as_slice() {
        return Some((
            day.parse().ok()?,
            month.parse().ok()?,
            Some(year(written)?),
            1,
        ));
    }
    if !matches!(page.word(at + 1), "." | "/")
        || page.word(at + 1) != page.word(at + 3)
        || low.len() > 2
    {
        return None;
    }
    let year = year(page.word(at + 4)).filter(|year| *year >= 2000)?;
    Some((
        low.parse().ok()?,
        page.word(at + 2).parse().ok()?,
        Some(year),
        5,
    ))
}

/// Finds all days a text names, those told from the day of publication behind the others.
#[must_use]
pub fn days(scope: &Scope, published: Option<Date>) -> Vec<Candidate<Day>> {
    let mut found: Vec<Candidate<Day>> = scope
        .within
        .clone()
        .filter_map(|at| day(scope, at))
        .collect();
    let relative = published.map_or_else(Vec::new, |published| {
        relative::days(scope, published, &found)
    });
    let has_relative = !relative.is_empty();
    found.extend(relative);
    let (count, different) = counts(&found);
    let first = found.first().map(|one| one.key);
    for (one, count) in found.iter_mut().zip(count) {
        on_its_line(scope, one);
        beside_publication(one, published);
        let is_published = one.evidence.has(key_of("beside publication", 0));
        let is_beside_told = is_published && !one.value.is_relative && has_relative;
        one.evidence
            .flag("of publication, and days are told from it", is_beside_told);
        let features = &mut one.evidence;
        features.set("count", share(count, 3));
        features.flag("only", different == 1);
        features.flag("first", first == Some(one.key));
        features.set("different days", share(different, 5));
        one.evidence = std::mem::take(features).finish();
    }
    found
}

fn day(scope: &Scope, at: usize) -> Option<Candidate<Day>> {
    let page = scope.page;
    let (mut day, length) = written(page, at)?;
    let before = scope.within.start.max(at.saturating_sub(4))..at;
    day.weekday = before.filter_map(|at| weekday(page.low(at))).next_back();
    let tokens = at..(at + length).min(scope.within.end);
    let mut features = scope.around(&tokens, 6, 5);
    features.flag("with year", day.year.is_some());
    features.flag("with weekday", day.weekday.is_some());
    features.flag("in digits", page.word(at).contains('-'));
    let is_head = super::page::is_headlike(page.line_text(page.line_of(at)));
    features.flag("weekday in a heading", is_head && day.weekday.is_some());
    note_near(scope, &mut features, &tokens);
    // The second of two days: "11 en 18 mei".
    let is_second = page.low(at.wrapping_sub(1)) == "en" && page.is(at.wrapping_sub(2), DIGITS);
    features.flag("second of two", is_second);
    if let (Some(year), Some(_)) = (day.year, day.weekday) {
        let agrees = day.in_year(year).is_some();
        features.flag("weekday agrees", agrees);
        features.flag("weekday disagrees", !agrees);
    }
    Some(Candidate {
        value: day,
        key: day.key(),
        evidence: features,
        tokens,
    })
}

fn note_near(
    scope: &Scope,
    features: &mut super::feature::Features,
    tokens: &std::ops::Range<usize>,
) {
    for (which, word) in (0..).zip(NEAR) {
        if scope.is_near(tokens, 8, 8, hash(word)) {
            features.set_of("near", which, 1.0);
        }
    }
}

fn on_its_line(scope: &Scope, one: &mut Candidate<Day>) {
    let page = scope.page;
    let line = page.line_of(one.tokens.start);
    let length = page.line_text(line).chars().count();
    let opens = line.tokens.start == one.tokens.start;
    let features = &mut one.evidence;
    features.flag("on a line of publication", is_publication(page, line));
    features.flag("alone on its line", length < 34);
    features.flag("opens its line", opens);
    features.flag(
        "opens its line before a dash",
        opens && matches!(page.word(one.tokens.end), "–" | "-" | "|"),
    );
    features.flag("in a long line", length > 120);
}

fn beside_publication(one: &mut Candidate<Day>, published: Option<Date>) {
    let features = &mut one.evidence;
    let Some(published) = published else {
        features.flag("publication unknown", true);
        return;
    };
    let years = one.value.year.map_or_else(
        || vec![published.year() - 1, published.year(), published.year() + 1],
        |year| vec![year],
    );
    let dates = years
        .into_iter()
        .filter_map(|year| Date::new(year, one.value.month, one.value.day).ok());
    let apart = dates
        .filter_map(|date| published.until(date).ok())
        .map(|span| span.get_days())
        .min_by_key(|days| days.abs());
    let which = match apart {
        None => return,
        Some(0) => 0,
        Some(-7..0) => 1,
        Some(-59..0) => 2,
        Some(1..90) => 3,
        Some(_) => 4,
    };
    features.set_of("beside publication", which, 1.0);
}

/// Says whether a line tells when the page was published, within its first words.
fn is_publication(page: &Page, line: &Line) -> bool {
    line.tokens
        .clone()
        .take(10)
        .any(|at| PUBLISHED.iter().any(|part| page.low(at).contains(part)))
}

/// Says whether a line near the top is short and tells of no evening: "Bericht • 12 maart 2026 • 184 keer gelezen".
fn is_byline(page: &Page, line: &Line) -> bool {
    const TOP: usize = 40;
    const SHORT: usize = 80;
    let is_of_evening = |at: usize| matches!(page.low(at), "reuring" | "uur" | "locatie" | "datum");
    line.tokens.start < TOP
        && page.line_text(line).chars().count() < SHORT
        && !line.tokens.clone().any(is_of_evening)
}

/// Returns the day a page was published: on a line that says so, else alone on a line, else at the front of one.
#[must_use]
pub fn publication(page: &Page) -> Option<Date> {
    let mut best: Option<(u8, Date)> = None;
    let mut line_before = None;
    for at in 0..page.tokens.len() {
        let number = page.token(at).line;
        if line_before == Some(number) {
            continue;
        }
        let Some((day, _)) = written(page, at) else {
            continue;
        };
        let Some(date) = day
            .year
            .and_then(|year| Date::new(year, day.month, day.day).ok())
        else {
            continue;
        };
        line_before = Some(number);
        let line = &page.lines[number];
        let places = at - line.tokens.start;
        let is_dateline =
            (1..=5).contains(&places) && (line.tokens.start..at).any(|at| page.word(at) == ",");
        let trust = if is_publication(page, line) {
            3
        } else if page.line_text(line).chars().count() < 34 {
            2
        } else if places < 2 || is_dateline || is_byline(page, line) {
            1
        } else {
            continue;
        };
        if best.is_none_or(|(known, _)| trust > known) {
            best = Some((trust, date));
        }
    }
    best.map(|(_, date)| date)
}

/// Days of a page that are written with a year, each with whether it stands outside `within` and whether its line
/// does not say when the page was published.
fn stated(page: &Page, within: &std::ops::Range<usize>) -> Vec<(bool, bool, Day)> {
    let days = (0..page.tokens.len()).filter_map(|at| Some((at, written(page, at)?.0)));
    days.filter(|(_, day)| day.year.is_some())
        .map(|(at, day)| {
            let is_publication = is_publication(page, page.line_of(at));
            (!within.contains(&at), !is_publication, day)
        })
        .collect()
}

/// Returns the year that stands with the same day elsewhere on the page.
#[must_use]
pub fn year_beside(day: Day, page: &Page) -> Option<i16> {
    let mut days = (0..page.tokens.len()).filter_map(|at| Some(written(page, at)?.0));
    days.find(|other| other.key() == day.key() && other.year.is_some())?
        .year
}

/// Returns the year that a page points to for a day written without one: the nearest that agrees with the days and
/// years it states.
#[must_use]
pub fn year_of(day: Day, page: &Page, within: &std::ops::Range<usize>) -> Option<i16> {
    let stated = stated(page, within);
    let mut near: Vec<(bool, bool, i32, i16)> = Vec::new();
    for (outside, not_publication, other) in &stated {
        let Some(date) = other
            .year
            .and_then(|year| Date::new(year, other.month, other.day).ok())
        else {
            continue;
        };
        for year in date.year() - 1..=date.year() + 1 {
            let apart = day.in_year(year).and_then(|day| date.until(day).ok());
            near.extend(
                apart.map(|span| (*outside, *not_publication, span.get_days().abs(), year)),
            );
        }
    }
    if let Some((.., apart, year)) = near.into_iter().min()
        && apart < 250
    {
        return Some(year);
    }
    year_named(day, page, within)
}

fn year_named(day: Day, page: &Page, within: &std::ops::Range<usize>) -> Option<i16> {
    let year_at = |at: usize| year(page.word(at)).filter(|year| (2000..=2029).contains(year));
    let mut years: Vec<i16> = Vec::new();
    for year in within
        .clone()
        .chain(0..page.tokens.len())
        .filter_map(year_at)
    {
        if !years.contains(&year) {
            years.push(year);
        }
    }
    let is_only = years.len() == 1;
    years
        .into_iter()
        .find(|year| day.in_year(*year).is_some() && (day.weekday.is_some() || is_only))
}

/// Says whether a word in small letters begins with the name of a weekday.
#[must_use]
pub fn is_weekday(low: &str) -> bool {
    weekday(low).is_some()
}
