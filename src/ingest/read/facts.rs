//! From what is likely to what is said: facts with their place and how sure they are.

use std::ops::Range;

use super::day::{self, Day};
use super::page::Page;
use super::phrase::Phrase;
use super::reading::{Judged, Reading, Somebody};
use super::role::{GUEST, HOST, LEADER};
use crate::edition::{DocumentKind, Person, Series, Status};
use crate::ingest::{Article, Certainty, Claim, DateReading, Extract, Fact, Part, Placement, Span};

/// Facts are sure from this chance on.
pub const SURE: f32 = 0.8;
/// A text is about an evening of the series from this chance on.
pub const SUBJECT: f32 = 0.5;
/// Values are said from these chances on.
const NUMBER: f32 = 0.3;
const DAY: f32 = 0.3;
const TIME: f32 = 0.35;
const VENUE: f32 = 0.42;
const TITLE: f32 = 0.2;
const PARTNER: f32 = 0.35;
const MUSIC: f32 = 0.4;
const LEADING: f32 = 0.4;
/// Somebody sat on the bench from this chance on.
pub const BENCH: f32 = 0.45;

/// The text that is read of an article: its heading stands in front where the text does not hold it.
#[derive(Debug, Clone)]
pub struct Composed {
    /// Heading and text.
    pub text: String,
    /// How many bytes the heading takes.
    heading: usize,
    /// Where the article's text begins.
    start: usize,
}

impl Composed {
    /// Puts heading and text under each other.
    #[must_use]
    pub fn new(article: &Article) -> Self {
        let heading = article.heading.as_deref().unwrap_or_default().trim();
        let first_lines = article
            .text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .take(25);
        let is_repeated = first_lines.map(str::trim).any(|line| line == heading);
        if heading.is_empty() || is_repeated {
            return Composed {
                text: article.text.clone(),
                heading: 0,
                start: 0,
            };
        }
        let text = format!("{heading}\n\n{}", article.text);
        Composed {
            text,
            heading: heading.len(),
            start: heading.len() + 2,
        }
    }

    /// Returns the place of some bytes in the article they came from.
    #[must_use]
    pub fn span(&self, bytes: &Range<usize>) -> Span {
        if bytes.start < self.heading {
            return Span {
                part: Part::Heading,
                start: bytes.start,
                end: bytes.end.min(self.heading),
            };
        }
        Span {
            part: Part::Text,
            start: bytes.start.saturating_sub(self.start),
            end: bytes.end.saturating_sub(self.start),
        }
    }
}

/// Facts in the making.
struct Telling<'a, 'l> {
    page: &'a Page<'l>,
    within: &'a Range<usize>,
    composed: &'a Composed,
    facts: Vec<Fact>,
}

/// Says what is likely enough of a reading; `None` if the text is about no evening, or one that nothing identifies.
#[must_use]
pub fn extract(
    reading: &Reading,
    page: &Page,
    within: &Range<usize>,
    composed: &Composed,
    placement: Placement,
) -> Option<Extract> {
    let is_listed = matches!(
        placement,
        Placement::OverviewUpcoming | Placement::OverviewPast
    );
    if reading.subject < SUBJECT && !is_listed {
        return None;
    }
    let mut telling = Telling {
        page,
        within,
        composed,
        facts: Vec::new(),
    };
    telling.identity(reading);
    telling.circumstances(reading);
    telling.people(reading);
    let status = reading
        .status
        .first()
        .map_or(Status::Announced, |(status, _)| *status);
    let kind = match placement {
        _ if is_listed => DocumentKind::Overview,
        _ if status == Status::Held => DocumentKind::Report,
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
    })
}

fn likely<T>(judged: &[Judged<T>], least: f32) -> Option<&Judged<T>> {
    judged.first().filter(|one| one.chance >= least)
}

impl Telling<'_, '_> {
    fn say(&mut self, claim: Claim, chance: f32, tokens: &Range<usize>) {
        let certainty = if chance >= SURE {
            Certainty::Sure
        } else {
            Certainty::Unsure
        };
        let bytes = self.page.bytes(tokens);
        self.facts.push(Fact {
            claim,
            span: Some(self.composed.span(&bytes)),
            certainty,
        });
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
        if let Some(number) = likely(&reading.numbers, NUMBER) {
            self.say(Claim::Number(number.value), number.chance, &number.tokens);
        }
        if let Some(title) = likely(&reading.titles, TITLE) {
            self.say(
                Claim::Title(title.value.clone()),
                title.chance,
                &title.tokens,
            );
        }
        if let Some(day) = likely(&reading.days, DAY) {
            let weekday = day
                .value
                .weekday
                .or_else(|| self.weekday_elsewhere(&day.value));
            let value = Day {
                weekday,
                ..day.value
            };
            let year = value
                .year
                .or_else(|| day::year_of(value, self.page, self.within));
            let reading = DateReading {
                year,
                month: value.month,
                day: value.day,
                weekday,
                ..DateReading::default()
            };
            self.say(Claim::Date(reading), day.chance, &day.tokens);
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
            self.say(Claim::DoorsOpen(doors.value), doors.chance, &doors.tokens);
        }
        if let Some(start) = start.filter(|_| !are_one || start_wins) {
            self.say(Claim::Start(start.value), start.chance, &start.tokens);
        }
        if let Some(venue) = likely(&reading.venues, VENUE) {
            self.say(
                Claim::Venue(self.place(&venue.value)),
                venue.chance,
                &venue.tokens,
            );
        }
        if let Some(music) = likely(&reading.music, MUSIC) {
            self.say(
                Claim::Music(music.value.name.clone()),
                music.chance,
                &music.tokens,
            );
        }
        if let Some((status, chance)) = reading.status.first() {
            let opening = self.opening();
            self.say(Claim::Status(*status), *chance, &opening);
        }
        for partner in reading.partners.iter().filter(|one| one.chance >= PARTNER) {
            let name = partner
                .value
                .name
                .strip_prefix("de ")
                .or_else(|| partner.value.name.strip_prefix("het "));
            let name = name.unwrap_or(&partner.value.name).to_owned();
            self.say(Claim::Partner(name), partner.chance, &partner.tokens);
        }
    }

    fn place(&self, venue: &Phrase) -> String {
        let town = venue
            .town
            .as_ref()
            .map_or_else(String::new, |town| format!(", {town}"));
        let article = venue.article.map_or("", |at| match self.page.low(at) {
            "de" => "De ",
            "het" => "Het ",
            _ => "",
        });
        format!("{article}{}{town}", venue.written)
    }

    fn people(&mut self, reading: &Reading) {
        let leader = reading
            .people
            .iter()
            .fold(None, |best: Option<&Somebody>, one| match best {
                Some(known) if known.chances[LEADER] >= one.chances[LEADER] => Some(known),
                _ => Some(one),
            });
        let leads = |one: &Somebody| {
            one.chances[LEADER] >= LEADING
                && one.chances[LEADER] >= one.chances[GUEST].max(one.chances[HOST])
        };
        let leader = leader.filter(|one| leads(one));
        if let Some(leader) = leader {
            self.say(
                Claim::DebateLeader(leader.cluster.name.clone()),
                leader.chances[LEADER],
                &leader.cluster.first(),
            );
        }
        for somebody in &reading.people {
            let is_leader = leader.is_some_and(|leader| leader.cluster.key == somebody.cluster.key);
            if is_leader || somebody.on_bench() < BENCH {
                continue;
            }
            let person = Person {
                name: somebody.cluster.name.clone(),
                affiliations: somebody
                    .offices
                    .iter()
                    .map(|office| office.affiliation.clone())
                    .collect(),
                ..Person::default()
            };
            let is_guest = somebody.chances[GUEST] >= somebody.chances[HOST];
            let claim = if is_guest {
                Claim::Guest(person)
            } else {
                Claim::Host(person)
            };
            self.say(claim, somebody.on_bench(), &somebody.cluster.first());
        }
    }
}
