//! Articles about something else that say what becomes of an evening: called off, moved.
//!
//! Only the paragraph that speaks of it is read, and only series, number, day and fate are taken.

use std::ops::Range;

use super::candidate::Scope;
use super::day::{self, Day};
use super::number::numbers;
use super::page::Page;
use crate::edition::{Series, Status};

/// What an article tells of an evening in passing.
#[derive(Debug, Clone, PartialEq)]
pub struct Passing {
    /// The series, and where it is named.
    pub series: (Series, Range<usize>),
    /// The number.
    pub number: Option<(u32, Range<usize>)>,
    /// The day.
    pub day: Option<(Day, Range<usize>)>,
    /// What becomes of it, and the words that say so.
    pub fate: (Status, Range<usize>),
}

/// Finds an evening that some tokens tell of in passing.
#[must_use]
pub fn passing(page: &Page, within: &Range<usize>) -> Option<Passing> {
    let inside = |line: &Range<usize>| line.start >= within.start && line.end <= within.end;
    let lines = page.lines.iter().map(|line| line.tokens.clone());
    lines.filter(inside).find_map(|line| in_line(page, &line))
}

fn in_line(page: &Page, line: &Range<usize>) -> Option<Passing> {
    let series = series(page, line)?;
    let fates = line.clone().filter_map(|at| fate(page, at));
    let told = fates.map(|fate| {
        let sentence = page.sentence(fate.1.start);
        // What is moved is announced for the day behind the words.
        let from = if fate.0 == Status::Announced {
            fate.1.end
        } else {
            sentence.start
        };
        let day = (from..sentence.end).find_map(|at| written(page, at));
        (number(page, &sentence), day, fate)
    });
    let told: Vec<_> = told
        .filter(|(_, day, fate)| fate.0 != Status::Announced || day.is_some())
        .collect();
    let fullest = |one: &&(Option<_>, Option<_>, _)| one.0.is_some() || one.1.is_some();
    let moved = told.iter().find(|one| one.2.0 == Status::Announced);
    let names_series = |one: &&(_, _, (Status, Range<usize>))| {
        let mut sentence = page.sentence(one.2.1.start);
        sentence.any(|at| page.low(at) == "reuring")
    };
    let named = told.iter().filter(|one| fullest(one)).find(names_series);
    let best = moved
        .or(named)
        .or_else(|| told.iter().find(fullest))
        .or(told.first())?;
    let (own, day, fate) = best.clone();
    let number = own.or_else(|| only_number(page, line));
    (number.is_some() || day.is_some()).then_some(Passing {
        series,
        number,
        day,
        fate,
    })
}

fn series(page: &Page, line: &Range<usize>) -> Option<(Series, Range<usize>)> {
    let at = line.clone().find(|at| page.low(*at) == "reuring")?;
    let next = if page.word(at + 1) == "!" {
        at + 2
    } else {
        at + 1
    };
    match page.low(next) {
        "online" => Some((Series::Online, at..next + 1)),
        "café" | "cafe" | "cafés" | "cafes" => Some((Series::Cafe, at..next + 1)),
        _ => Some((Series::Cafe, at..at + 1)),
    }
}

fn written(page: &Page, at: usize) -> Option<(Day, Range<usize>)> {
    let (day, length) = day::written(page, at)?;
    Some((day, at..at + length))
}

/// Returns the first number that some tokens may give an evening.
fn number(page: &Page, tokens: &Range<usize>) -> Option<(u32, Range<usize>)> {
    all_numbers(page, tokens).into_iter().next()
}

fn all_numbers(page: &Page, tokens: &Range<usize>) -> Vec<(u32, Range<usize>)> {
    let scope = Scope {
        page,
        within: tokens.clone(),
    };
    let is_day = |at: usize| day::written(page, at).is_some();
    let found = numbers(&scope).into_iter();
    let found = found.filter(|one| !is_day(one.tokens.start));
    found.map(|one| (one.value, one.tokens)).collect()
}

/// Returns the number of the paragraph, if it names one only.
fn only_number(page: &Page, line: &Range<usize>) -> Option<(u32, Range<usize>)> {
    let all = all_numbers(page, line);
    let first = all.first()?;
    all.iter()
        .all(|one| one.0 == first.0)
        .then(|| first.clone())
}

/// Says whether words that begin at `at` call something off or move it.
fn fate(page: &Page, at: usize) -> Option<(Status, Range<usize>)> {
    let is_to = |at: usize| matches!(page.low(at), "naar" | "tot");
    let off = |end: usize| Some((Status::Cancelled, at..end));
    match page.low(at) {
        "verplaatst" | "verschoven" | "verzet" | "verhuist" if is_to(at + 1) => {
            Some((Status::Announced, at..at + 2))
        }
        "uitgesteld" if is_to(at + 1) => Some((Status::Announced, at..at + 2)),
        "schuift" if is_to(at + 1) || page.low(at + 1) == "door" && is_to(at + 2) => {
            Some((Status::Announced, at..at + 2))
        }
        "afgelast" | "afgelasten" | "geannuleerd" | "annuleren" | "vervalt" | "geschrapt"
        | "uitgesteld" | "afgeblazen" => off(at + 1),
        "niet" if matches!(page.low(at + 1), "door" | "doorgaan") => off(at + 2),
        "te" if matches!(page.low(at + 1), "vervallen" | "lasten" | "stellen") => off(at + 2),
        "nieuwe" if page.low(at + 1) == "datum" => Some((Status::Announced, at..at + 2)),
        _ => None,
    }
}
