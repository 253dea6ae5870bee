//! Days as texts write them: in words, in figures, two together, at the end of an address.

use jiff::civil::{Date, Weekday};

use super::passage::Passage;
use super::pattern::Pattern;
use crate::calendar;
use crate::ingest::DateReading;

static WRITTEN: Pattern = Pattern::new(
    r"(?i)\b(?:(maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)(ochtend|morgen|middag|avond)?,?\s+)?(?:de\s+)?(\d{1,2})(?:e|ste|de)?(?:\s+[a-z]+)?(?:\s*(?:en|&|t/m|–|-|/)\s*(?:(?:maandag|dinsdag|woensdag|donderdag|vrijdag)\s+)?(\d{1,2}))?\s+(januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|jan|feb|febr|mrt|apr|jun|jul|aug|sept?|okt|nov|dec|january|february|march|may|june|july|august|october)\b\.?,?(?:\s+((?:19|20)\d\d)\b)?",
);
static FIGURES: Pattern =
    Pattern::new(r"\b(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?((?:19|20)\d\d)\b");
static ISO: Pattern = Pattern::new(r"\b((?:19|20)\d\d)-(\d{2})-(\d{2})\b");
static ADDRESS: Pattern = Pattern::new(
    r"-(\d{1,2})-(januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)(?:-((?:19|20)\d\d))?\b",
);
/// A day with its words and how well it is placed.
#[derive(Debug, Clone)]
pub(super) struct Candidate<'a> {
    /// The day, with the year if it is written.
    pub reading: DateReading,
    /// The words.
    pub words: Passage<'a>,
    /// The first of two days named together, such as a webinar before the debate.
    pub other: Option<i8>,
    /// How well its place says that it is the day of the evening.
    pub weight: u32,
}

/// Finds all days of a passage, without weighing them.
pub(super) fn candidates<'a>(passage: &Passage<'a>) -> Vec<Candidate<'a>> {
    let written = WRITTEN
        .captures_all(passage)
        .filter_map(|found| in_words(passage, &found));
    let figures = FIGURES
        .captures_all(passage)
        .filter_map(|found| in_figures(passage, &found, [3, 2, 1]));
    let iso = ISO
        .captures_all(passage)
        .filter_map(|found| in_figures(passage, &found, [1, 2, 3]));
    let mut all: Vec<Candidate> = written.chain(figures).chain(iso).collect();
    all.sort_by_key(|one| one.words.range().start);
    all
}

fn in_words<'a>(passage: &Passage<'a>, found: &regex::Captures) -> Option<Candidate<'a>> {
    let number = |group| {
        found
            .get(group)
            .and_then(|digits: regex::Match| digits.as_str().parse::<i8>().ok())
    };
    let first = number(3)?;
    let second = number(4).filter(|second| *second > first);
    let weekday = found
        .get(1)
        .and_then(|name| calendar::weekday(name.as_str()));
    let reading = DateReading {
        year: found.get(6).and_then(|year| year.as_str().parse().ok()),
        month: calendar::month(found.get(5)?.as_str())?,
        day: second.unwrap_or(first),
        weekday: weekday
            .filter(|_| second.is_none())
            .map(Weekday::to_monday_zero_offset),
        ..DateReading::default()
    };
    candidate(passage, found, reading, second.map(|_| first))
}

fn in_figures<'a>(
    passage: &Passage<'a>,
    found: &regex::Captures,
    [year, month, day]: [usize; 3],
) -> Option<Candidate<'a>> {
    let reading = DateReading {
        year: found.get(year)?.as_str().parse().ok(),
        month: found.get(month)?.as_str().parse().ok()?,
        day: found.get(day)?.as_str().parse().ok()?,
        ..DateReading::default()
    };
    candidate(passage, found, reading, None)
}

fn candidate<'a>(
    passage: &Passage<'a>,
    found: &regex::Captures,
    reading: DateReading,
    other: Option<i8>,
) -> Option<Candidate<'a>> {
    let exists = Date::new(reading.year.unwrap_or(2020), reading.month, reading.day).is_ok();
    let words = passage.sub(found.get(0)?.range()).trim();
    exists.then_some(Candidate {
        reading,
        words,
        other,
        weight: 0,
    })
}

/// An address names the day in words at its end; figures in it are the day of publication.
pub(super) fn in_address<'a>(address: &Passage<'a>) -> Option<Candidate<'a>> {
    let found = ADDRESS.captures(address)?;
    let reading = DateReading {
        year: found.get(3).and_then(|year| year.as_str().parse().ok()),
        month: calendar::month(found.get(2)?.as_str())?,
        day: found.get(1)?.as_str().parse().ok()?,
        ..DateReading::default()
    };
    candidate(address, &found, reading, None).map(|one| Candidate { weight: 60, ..one })
}

/// "Op 28 januari was het weer zover": reports open with the day.
pub(super) fn begins_with_day(text: &str) -> bool {
    WRITTEN.find(text).is_some_and(|day| {
        text.get(..day.start)
            .is_some_and(|before| matches!(before.trim(), "Op" | ""))
    })
}
