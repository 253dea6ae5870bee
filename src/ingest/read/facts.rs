//! From what is likely to what is said: facts with their place and how sure they are.

mod bench;
mod composed;
mod place;
mod titles;

pub use composed::Composed;

use std::ops::Range;

use super::attendance::attendance;
use super::day::{self, Day};
use super::model::Curve;
use super::models::Confidences;
use super::page::Page;
use super::passing::passing;
use super::phrase::Phrase;
use super::reading::{Judged, Reading};
use crate::edition::{DocumentKind, Series};
use crate::ingest::{Certainty, Claim, DateReading, Extract, Fact, Placement};

/// Facts are sure from this chance on.
pub const SURE: f32 = 0.8;
/// A text is about an evening of the series from this chance on.
pub const SUBJECT: f32 = 0.5;
/// The same of a text without a number whose head does not name the series.
const HINTED: f32 = 0.6;
/// Values are said from these chances on.
const NUMBER: f32 = 0.3;
const DAY: f32 = 0.3;
const TIME: f32 = 0.35;
const VENUE: f32 = 0.5;
/// An organisation is the venue from this chance on, unless it has the name of a hall or stands with its town.
const LENT: f32 = 0.8;
const TITLE: f32 = 0.2;
const PARTNER: f32 = 0.35;
const MUSIC: f32 = 0.4;
const LEADING: f32 = 0.4;
/// Somebody sat on the bench from this chance on.
pub const BENCH: f32 = 0.5;
/// What is at least this likely and not said is kept, to be offered to a person who looks.
pub const OFFERED: f32 = 0.1;
/// People are kept from this chance on: a guest who is missed costs more than a name that is passed over.
pub const NAMED: f32 = 0.03;
/// So many people at most are offered of one text, the likeliest.
pub const MOST_NAMED: usize = 12;

/// Facts in the making.
struct Telling<'a, 'l> {
    page: &'a Page<'l>,
    within: &'a Range<usize>,
    composed: &'a Composed,
    /// The article is a section of an overview.
    is_listed: bool,
    confidences: &'a Confidences,
    facts: Vec<Fact>,
    offered: Vec<Fact>,
}

/// Says what is likely enough of a reading; `None` if the text is about no evening, or one that nothing identifies.
#[must_use]
pub fn extract(
    reading: &Reading,
    page: &Page,
    within: &Range<usize>,
    composed: &Composed,
    placement: Placement,
    confidences: &Confidences,
) -> Option<Extract> {
    let is_listed = matches!(
        placement,
        Placement::OverviewUpcoming | Placement::OverviewPast
    );
    if placement == Placement::OverviewIntroduction {
        return None;
    }
    let mut telling = Telling {
        page,
        within,
        composed,
        is_listed,
        confidences,
        facts: Vec::new(),
        offered: Vec::new(),
    };
    let least = if reading.is_hinted { HINTED } else { SUBJECT };
    if reading.subject < least && !is_listed {
        let is_told = telling.passing();
        return is_told.then_some(Extract {
            kind: DocumentKind::News,
            facts: telling.facts,
            offered: Vec::new(),
        });
    }
    let is_past = reading.is_held();
    telling.identity(reading);
    telling.circumstances(reading);
    telling.company(reading, is_past);
    telling.people(reading, is_past);
    let kind = match placement {
        _ if is_listed => DocumentKind::Overview,
        _ if is_past => DocumentKind::Report,
        _ => DocumentKind::Announcement,
    };
    let is_identified = telling.facts.iter().any(|fact| {
        matches!(
            fact.claim,
            Claim::Number(_) | Claim::Date(_) | Claim::Title(_)
        )
    });
    is_identified.then_some(Extract {
        kind,
        facts: telling.facts,
        offered: telling.offered,
    })
}

fn likely<T>(judged: &[Judged<T>], least: f32) -> Option<&Judged<T>> {
    judged.first().filter(|one| one.chance >= least)
}

impl Telling<'_, '_> {
    fn say(&mut self, claim: Claim, confidence: f32, tokens: &Range<usize>) {
        let certainty = if confidence >= SURE {
            Certainty::Sure
        } else {
            Certainty::Unsure
        };
        let fact = self.fact(claim, certainty, tokens);
        self.facts.push(fact);
    }

    /// Keeps what is not likely enough to be said.
    fn offer(&mut self, claim: Claim, tokens: &Range<usize>) {
        let fact = self.fact(claim, Certainty::Unsure, tokens);
        self.offered.push(fact);
    }

    fn fact(&self, claim: Claim, certainty: Certainty, tokens: &Range<usize>) -> Fact {
        let bytes = self.page.bytes(tokens);
        Fact {
            claim,
            span: Some(self.composed.span(&bytes)),
            certainty,
        }
    }

    /// Says the likeliest value of a field; keeps the next one, or the likeliest where it is not likely enough.
    fn best<T>(
        &mut self,
        judged: &[Judged<T>],
        least: f32,
        curve: &Curve,
        claim: impl Fn(&Self, &T) -> Claim,
    ) {
        for (place, one) in judged.iter().take(2).enumerate() {
            let made = claim(self, &one.value);
            if place == 0 && one.chance >= least {
                self.say(made, curve.confidence(one.chance), &one.tokens);
            } else if one.chance >= OFFERED {
                self.offer(made, &one.tokens);
            }
        }
    }

    /// The tokens by which a reader sees what the text is: the first line.
    fn opening(&self) -> Range<usize> {
        let line = self.page.line_of(self.within.start);
        self.within.start
            ..line.tokens.end.clamp(
                self.within.start + 1,
                self.within.end.max(self.within.start + 1),
            )
    }

    fn identity(&mut self, reading: &Reading) {
        let opening = self.opening();
        let (series, chance) = if reading.online > 0.5 {
            (Series::Online, reading.online)
        } else {
            (Series::Cafe, 1.0 - reading.online)
        };
        self.say(Claim::Series(series), chance, &opening);
        let known = self.confidences;
        self.best(&reading.numbers, NUMBER, &known.number, |_, number| {
            Claim::Number(*number)
        });
        self.titles(reading);
        self.best(&reading.days, DAY, &known.day, |telling, day| {
            let weekday = day.weekday.or_else(|| telling.weekday_elsewhere(day));
            Claim::Date(telling.dated(Day { weekday, ..*day }))
        });
    }

    /// Returns a day with its year, if it stands with one; else with the year that the text points to.
    fn dated(&self, day: Day) -> DateReading {
        let told = day.year.filter(|_| day.is_relative);
        let year = told.or_else(|| day::year_beside(day, self.page));
        let guessed = || {
            day.year
                .or_else(|| day::year_of(day, self.page, self.within))
        };
        let named = year.map_or_else(guessed, |_| None);
        DateReading {
            year,
            month: day.month,
            day: day.day,
            weekday: day.weekday,
            years_named: named.into_iter().collect(),
            ..DateReading::default()
        }
    }

    /// Returns the weekday that stands before the same day elsewhere.
    fn weekday_elsewhere(&self, day: &Day) -> Option<i8> {
        self.within.clone().find_map(|at| {
            let same = day::written(self.page, at).filter(|(other, _)| other.key() == day.key());
            same.and_then(|_| {
                (at.saturating_sub(2).max(self.within.start)..at)
                    .find_map(|at| day::weekday(self.page.low(at)))
            })
        })
    }

    fn circumstances(&mut self, reading: &Reading) {
        let start = likely(&reading.starts, TIME);
        let doors = likely(&reading.doors, TIME);
        let are_one = start
            .zip(doors)
            .is_some_and(|(start, doors)| start.value == doors.value);
        let start_wins = start
            .zip(doors)
            .is_none_or(|(start, doors)| start.chance >= doors.chance);
        if let Some(doors) = doors.filter(|_| !are_one || !start_wins) {
            let confidence = self.confidences.time.confidence(doors.chance);
            self.say(Claim::DoorsOpen(doors.value), confidence, &doors.tokens);
        }
        if let Some(start) = start.filter(|_| !are_one || start_wins) {
            let confidence = self.confidences.time.confidence(start.chance);
            self.say(Claim::Start(start.value), confidence, &start.tokens);
        }
        let least = |one: &Judged<Phrase>| {
            if place::is_lent(self.page, &one.value, &one.tokens) {
                LENT
            } else {
                VENUE
            }
        };
        let venue = reading
            .venues
            .first()
            .filter(|one| !place::is_nowhere(&one.value));
        if let Some(found) = venue.filter(|one| one.chance >= least(one)) {
            let (name, tokens) = place::venue(self.page, &found.value, &found.tokens);
            let confidence = self.confidences.venue.confidence(found.chance);
            self.say(Claim::Venue(name), confidence, &tokens);
        }
        if let Some((status, chance)) = reading.status.first() {
            let opening = self.opening();
            self.say(Claim::Status(*status), *chance, &opening);
        }
    }

    /// Who was there beside the bench: partners, a band, those who came.
    fn company(&mut self, reading: &Reading, is_past: bool) {
        if let Some(music) = likely(&reading.music, MUSIC) {
            let tokens = place::band(self.page, &music.tokens);
            self.say(Claim::Music(self.page.tidy(&tokens)), music.chance, &tokens);
        }
        for partner in reading.partners.iter().filter(|one| one.chance >= OFFERED) {
            let name = place::partner(self.page, &partner.tokens);
            if partner.chance >= PARTNER {
                let confidence = self.confidences.partner.confidence(partner.chance);
                self.say(Claim::Partner(name), confidence, &partner.tokens);
            } else {
                self.offer(Claim::Partner(name), &partner.tokens);
            }
        }
        if let Some(found) = attendance(self.page, self.within).filter(|_| is_past) {
            let chance = if found.is_loose { 0.6 } else { 0.9 };
            self.say(Claim::Attendance(found.count), chance, &found.tokens);
        }
    }

    /// Says what becomes of an evening that the text tells of in passing; false if it tells of none.
    fn passing(&mut self) -> bool {
        let Some(told) = passing(self.page, self.within) else {
            return false;
        };
        self.say(Claim::Series(told.series.0), 1.0, &told.series.1);
        if let Some((number, tokens)) = told.number {
            self.say(Claim::Number(number), 1.0, &tokens);
        }
        if let Some((day, tokens)) = told.day {
            self.say(Claim::Date(self.dated(day)), 1.0, &tokens);
        }
        self.say(Claim::Status(told.fate.0), 1.0, &told.fate.1);
        true
    }
}
