//! Times of day: "16.30 uur", "16u30", "half vijf", "kwart over vier".

use super::candidate::{Candidate, Scope};
use super::lexicon::mark::DIGITS;
use super::page::Page;
use crate::edition::ClockTime;

const HOURS: [(&str, u8); 13] = [
    ("een", 1),
    ("één", 1),
    ("twee", 2),
    ("drie", 3),
    ("vier", 4),
    ("vijf", 5),
    ("zes", 6),
    ("zeven", 7),
    ("acht", 8),
    ("negen", 9),
    ("tien", 10),
    ("elf", 11),
    ("twaalf", 12),
];

/// How a time is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Clock,
    Hour,
    Words,
}

/// A time with its form and the number of tokens it takes.
type Found = (u8, u8, Form, usize);

/// Finds all times of day.
#[must_use]
pub fn times(scope: &Scope) -> Vec<Candidate<ClockTime>> {
    let mut found = Vec::new();
    let mut at = scope.within.start;
    while at < scope.within.end {
        let time = time(scope.page, at).filter(|(.., length)| at + length <= scope.within.end);
        let time = time.and_then(|(hour, minute, form, length)| {
            Some((ClockTime::new(hour, minute)?, hour, minute, form, length))
        });
        let Some((value, hour, minute, form, length)) = time else {
            at += 1;
            continue;
        };
        let minutes = u32::from(hour) * 60 + u32::from(minute);
        let tokens = at..at + length;
        let mut features = scope.around(&tokens, 6, 6);
        features.set_of("form", form as u32, 1.0);
        features.flag("afternoon", (15..=18).contains(&hour));
        features.set_of("hour", u32::from(hour), 1.0);
        features.word("time", minutes);
        features.flag(
            "ends a span",
            at > scope.within.start && is_dash(scope.page, at - 1),
        );
        features.flag("begins a span", begins_span(scope.page, tokens.end));
        found.push((
            minutes,
            Candidate {
                value,
                key: u64::from(minutes),
                evidence: features,
                tokens,
            },
        ));
        at += length;
    }
    compare(scope, &mut found);
    found.into_iter().map(|(_, one)| one).collect()
}

/// Notes for every time what the other times are to it.
fn compare(scope: &Scope, found: &mut [(u32, Candidate<ClockTime>)]) {
    let all: Vec<(u32, usize, usize)> = found
        .iter()
        .map(|(minutes, one)| (*minutes, one.tokens.start, one.tokens.end))
        .collect();
    let is_single = all.iter().all(|one| one.0 == all[0].0);
    let count = u32::try_from(all.len().min(4)).unwrap_or(4);
    for (place, (minutes, one)) in found.iter_mut().enumerate() {
        let near = all
            .get(place.saturating_sub(12)..(place + 12).min(all.len()))
            .unwrap_or_default();
        let near = near
            .iter()
            .filter(|other| other.1 != one.tokens.start && other.1.abs_diff(one.tokens.start) < 40);
        let apart: Vec<i64> = near
            .map(|other| i64::from(other.0) - i64::from(*minutes))
            .collect();
        let features = &mut one.evidence;
        features.set_of(
            "place among times",
            u32::try_from(place.min(3)).unwrap_or(3),
            1.0,
        );
        features.set_of("number of times", count, 1.0);
        features.flag(
            "another within the hour after",
            apart.iter().any(|apart| (1..=60).contains(apart)),
        );
        features.flag(
            "another within the hour before",
            apart.iter().any(|apart| (-60..=-1).contains(apart)),
        );
        features.flag(
            "another later",
            apart.iter().any(|apart| (61..200).contains(apart)),
        );
        features.flag(
            "another earlier",
            apart.iter().any(|apart| (-199..=-61).contains(apart)),
        );
        features.flag("only", is_single);
        // The words since the time before belong to this one.
        let before = place.checked_sub(1).and_then(|before| all.get(before));
        let from = before
            .filter(|before| scope.page.same_line(before.1, one.tokens.start))
            .map_or(scope.within.start, |before| before.2);
        for at in from.max(one.tokens.start.saturating_sub(9))..one.tokens.start {
            features.word("since", scope.page.token(at).hash);
        }
        one.evidence = std::mem::take(features).finish();
    }
}

fn is_dash(page: &Page, at: usize) -> bool {
    matches!(page.word(at), "–" | "-")
}

fn begins_span(page: &Page, at: usize) -> bool {
    let is_to = |at: usize| is_dash(page, at) || page.low(at) == "tot";
    is_to(at) || page.low(at) == "uur" && is_to(at + 1)
}

/// An hour on a poster means the afternoon.
fn of_day(hour: u8) -> u8 {
    if (1..=8).contains(&hour) {
        hour + 12
    } else {
        hour
    }
}

fn digits(page: &Page, at: usize, most: usize) -> Option<u8> {
    let word = page.word(at);
    (page.is(at, DIGITS) && word.len() <= most)
        .then(|| word.parse().ok())
        .flatten()
}

/// Returns an hour of the clock in words or digits.
fn spoken(page: &Page, at: usize) -> Option<u8> {
    let low = page.low(at);
    let in_words = HOURS
        .iter()
        .find(|(word, _)| *word == low)
        .map(|(_, hour)| *hour);
    in_words
        .or_else(|| digits(page, at, 2))
        .filter(|hour| (1..=12).contains(hour))
}

fn time(page: &Page, at: usize) -> Option<Found> {
    in_digits(page, at).or_else(|| in_words(page, at))
}

fn in_digits(page: &Page, at: usize) -> Option<Found> {
    let low = page.low(at);
    if !low.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if let Some((hour, minute)) = low.split_once(['u', 'h'])
        && hour.len() <= 2
    {
        let hour = hour.parse().ok().filter(|hour| *hour < 24)?;
        return match minute.len() {
            0 => Some((hour, 0, Form::Hour, 1)),
            2 => Some((hour, minute.parse().ok()?, Form::Clock, 1)),
            _ => None,
        };
    }
    let hour = digits(page, at, 2).filter(|hour| *hour < 24)?;
    let is_tight = |at: usize| {
        page.tokens
            .get(at + 1)
            .is_some_and(|next| next.start == page.token(at).end)
    };
    if matches!(page.word(at + 1), "." | ":")
        && is_tight(at)
        && is_tight(at + 1)
        && page.word(at + 2).len() == 2
    {
        let minute = digits(page, at + 2, 2).filter(|minute| *minute < 60)?;
        let is_price = at > 0 && page.word(at - 1) == "€";
        let is_longer = page.word(at + 3) == "."
            && page.is(at + 4, DIGITS)
            && is_tight(at + 2)
            && is_tight(at + 3);
        return (!is_price && !is_longer).then_some((hour, minute, Form::Clock, 3));
    }
    matches!(page.low(at + 1), "uur" | "u" | "h").then(|| (of_day(hour), 0, Form::Hour, 2))
}

fn in_words(page: &Page, at: usize) -> Option<Found> {
    let low = page.low(at);
    if low == "half" {
        let hour = spoken(page, at + 1)?;
        return Some((
            of_day(if hour == 1 { 12 } else { hour - 1 }),
            30,
            Form::Words,
            2,
        ));
    }
    if low == "kwart" {
        let hour = spoken(page, at + 2)?;
        return match page.low(at + 1) {
            "over" => Some((of_day(hour), 15, Form::Words, 3)),
            "voor" | "vóór" => Some((of_day(hour.max(2) - 1), 45, Form::Words, 3)),
            _ => None,
        };
    }
    if matches!(low, "vijf" | "tien") && page.low(at + 2) == "half" {
        let hour = of_day(spoken(page, at + 3)?.max(2) - 1);
        let apart = if low == "vijf" { 5 } else { 10 };
        return match page.low(at + 1) {
            "over" => Some((hour, 30 + apart, Form::Words, 4)),
            "voor" => Some((hour, 30 - apart, Form::Words, 4)),
            _ => None,
        };
    }
    let hour = HOURS
        .iter()
        .find(|(word, _)| *word == low)
        .map(|(_, hour)| *hour)?;
    match page.low(at + 1) {
        "uur" => Some((of_day(hour), 0, Form::Words, 2)),
        "precies" => Some((of_day(hour), 0, Form::Words, 1)),
        next => (at > 0 && is_about_hour(page.low(at - 1)) && ends_hour(next))
            .then(|| (of_day(hour), 0, Form::Words, 1)),
    }
}

fn is_about_hour(word: &str) -> bool {
    matches!(word, "om" | "vanaf" | "tot" | "rond")
}

fn ends_hour(word: &str) -> bool {
    const ENDS: [&str; 14] = [
        ",", ".", "en", "gaat", "is", "beginnen", "begint", "gaan", "starten", "start", "trappen",
        "het", ")", "tot",
    ];
    ENDS.contains(&word)
}
