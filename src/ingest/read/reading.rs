//! One evening as read: for every field the candidates with their chances, the likeliest first.

use std::ops::Range;

use jiff::civil::Date;

use super::affiliation::view::People;
use super::affiliation::{self, Office};
use super::candidate::{Candidate, Scope};
use super::clock::times;
use super::cluster::{Cluster, clusters};
use super::day::{self, Day, days};
use super::evening::{Evening, evening};
use super::feature::{Features, hash, key_of};
use super::mention::{Mention, mentions};
use super::model::Chances;
use super::models::{Models, Reader};
use super::number::{is_of_online, numbers};
use super::page::Page;
use super::phrase::{Phrase, phrases};
use super::rivals::{HOPELESS, TwoLooks};
use super::role::{self, GUEST, HOST, LEADER, NONE};
use super::segment;
use super::title::titles;
use crate::edition::{ClockTime, Status};

/// What may have become of an evening; the order is that of the model's classes.
pub const STATUSES: [Status; 3] = [Status::Held, Status::Announced, Status::Cancelled];

/// A line begins another evening from this chance on.
const BORDER: f32 = 0.25;
/// A piece without a number or day as likely as this belongs to the one before.
const ANCHOR: f32 = 0.3;
/// Fewer tokens are no text.
const SHORTEST: usize = 8;

/// A value with how likely it is and where it was read.
#[derive(Debug, Clone)]
pub struct Judged<T> {
    /// The value.
    pub value: T,
    /// From zero to one.
    pub chance: f32,
    /// The tokens it was read from.
    pub tokens: Range<usize>,
    /// What spoke for and against it.
    pub evidence: Features,
}

/// Somebody on the bench, or beside it.
#[derive(Debug, Clone)]
pub struct Somebody {
    /// The person.
    pub cluster: Cluster,
    /// The chance of each part, see [`role::ROLES`].
    pub chances: Chances,
    /// What spoke for and against.
    pub evidence: Features,
    /// Functions and organisations; read only of those who may be on the bench.
    pub offices: Vec<Office>,
}

impl Somebody {
    /// Returns how likely the person was there in any part.
    #[must_use]
    pub fn somewhere(&self) -> f32 {
        self.on_bench() + self.chances[LEADER]
    }

    /// Returns how likely the person sat on the bench as guest or host.
    #[must_use]
    pub fn on_bench(&self) -> f32 {
        self.chances[GUEST] + self.chances[HOST]
    }
}

/// Everything that may be said of one evening.
#[derive(Debug)]
pub struct Reading {
    /// How likely the text is about an evening of the series.
    pub subject: f32,
    /// What became of it, the likeliest first.
    pub status: Vec<(Status, f32)>,
    /// How likely it was online.
    pub online: f32,
    /// The text tells of what was.
    pub is_past: bool,
    /// It bears no number, and its head does not name the series.
    pub is_hinted: bool,
    /// Numbers, each value once.
    pub numbers: Vec<Judged<u32>>,
    /// Days, each day of the year once.
    pub days: Vec<Judged<Day>>,
    /// Times of the start.
    pub starts: Vec<Judged<ClockTime>>,
    /// Times at which the doors open.
    pub doors: Vec<Judged<ClockTime>>,
    /// Venues.
    pub venues: Vec<Judged<Phrase>>,
    /// Partners.
    pub partners: Vec<Judged<Phrase>>,
    /// Bands.
    pub music: Vec<Judged<Phrase>>,
    /// Titles.
    pub titles: Vec<Judged<String>>,
    /// People, in the order of the text.
    pub people: Vec<Somebody>,
}

impl Reading {
    /// Says whether the evening most likely was held already.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.status
            .first()
            .is_some_and(|(status, _)| *status == Status::Held)
    }
}

/// Returns the full names among mentions.
#[must_use]
pub fn full_names(mentions: &[Mention]) -> Vec<Range<usize>> {
    mentions
        .iter()
        .filter(|mention| mention.is_full)
        .map(|mention| mention.tokens.clone())
        .collect()
}

/// Candidates of every field over some tokens, not yet judged.
pub struct Candidates {
    /// Numbers.
    pub numbers: Vec<Candidate<u32>>,
    /// Days.
    pub days: Vec<Candidate<Day>>,
    /// Times.
    pub times: Vec<Candidate<ClockTime>>,
    /// Organisations, places, bands.
    pub phrases: Vec<Candidate<Phrase>>,
    /// Titles.
    pub titles: Vec<Candidate<String>>,
    /// People.
    pub clusters: Vec<Cluster>,
    /// The evidence for each of the people.
    pub people: Vec<Features>,
    /// The text as a whole.
    pub evening: Evening,
}

impl Candidates {
    /// Gathers the candidates of all fields; `headings` are those of the articles on the page.
    #[must_use]
    pub fn gather(
        page: &Page,
        within: &Range<usize>,
        mentions: &[Mention],
        published: Option<Date>,
        headings: &[String],
    ) -> Self {
        let scope = Scope {
            page,
            within: within.clone(),
        };
        let names = full_names(mentions);
        let clusters = clusters(page, mentions, within);
        let evening = evening(page, within, clusters.len());
        Candidates {
            numbers: numbers(&scope),
            days: days(&scope, published),
            times: times(&scope),
            phrases: phrases(&scope, &names),
            titles: titles(&scope, &names, headings),
            people: role::evidence(page, within, &clusters, evening.is_past),
            clusters,
            evening,
        }
    }

    /// Adds to the evidence for the subject how likely the best number and day are, and who may sit on the bench.
    #[must_use]
    pub fn subject(&self, models: &Models) -> Features {
        let mut features = self.evening.subject.clone();
        let number = models.number.best_alone(&self.numbers);
        let parts = self.people.iter().map(|one| models.role.alone.chances(one));
        let parts: Vec<Chances> = parts.collect();
        let bench = parts.iter().filter(|one| one[GUEST] + one[HOST] >= 0.5);
        features.set("on the bench", bench.count().min(4) as f32 / 2.0);
        features.flag("a leader", parts.iter().any(|one| one[LEADER] >= 0.5));
        features.flag("a host", parts.iter().any(|one| one[HOST] >= 0.5));
        let is_unnumbered = number < 0.5;
        let is_headed = features.get("head names the series") > 0.0;
        features.flag(
            "named and unnumbered",
            is_unnumbered && self.evening.names_series,
        );
        features.flag("unnumbered, the head silent", is_unnumbered && !is_headed);
        features.flag(
            "unnamed and unnumbered",
            is_unnumbered && !self.evening.names_series,
        );
        for (name, best) in [
            ("best number", number),
            ("best day", models.day.best_alone(&self.days)),
        ] {
            features.set(name, 2.0 * best);
            features.set_of(name, 1, f32::from(u8::from(best > 0.5)));
        }
        features.finish()
    }
}

/// Cuts a page into the tokens that speak of one evening each.
#[must_use]
pub fn segments(page: &Page, reader: &Reader) -> Vec<Range<usize>> {
    let models = &reader.models;
    let filled = segment::filled(page);
    let doubled = segment::doubled(page, &filled);
    let mut starts = vec![0];
    for (place, (line, evidence)) in filled
        .iter()
        .zip(segment::borders(page, &filled))
        .enumerate()
        .skip(1)
    {
        let is_second = doubled.contains(&filled[place - 1]) && !doubled.contains(line);
        if !is_second && models.border.chances(&evidence)[1] > BORDER {
            starts.push(page.lines[*line].tokens.start);
        }
    }
    let published = day::publication(page);
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, start) in starts.iter().enumerate() {
        let piece = *start..starts.get(at + 1).copied().unwrap_or(page.tokens.len());
        let is_titled = filled
            .iter()
            .any(|line| doubled.contains(line) && page.lines[*line].tokens.start == piece.start);
        match found
            .last_mut()
            .filter(|_| !is_titled && !is_anchored(page, &piece, published, models))
        {
            Some(before) => before.end = piece.end,
            None => found.push(piece),
        }
    }
    found.retain(|piece| piece.len() > SHORTEST);
    found
}

fn is_anchored(
    page: &Page,
    piece: &Range<usize>,
    published: Option<Date>,
    models: &Models,
) -> bool {
    let scope = Scope {
        page,
        within: piece.clone(),
    };
    models.number.best_alone(&numbers(&scope)) >= ANCHOR
        || models.day.best_alone(&days(&scope, published)) >= ANCHOR
}

/// Reads what some tokens of a page say of one evening; `headings` are those its source knows.
#[must_use]
pub fn read(
    page: &Page,
    within: &Range<usize>,
    published: Option<Date>,
    headings: &[String],
    models: &Models,
) -> Reading {
    let mentions = mentions(page);
    let published = published.or_else(|| day::publication(page));
    let candidates = Candidates::gather(page, within, &mentions, published, headings);
    let statuses = models.status.chances(&candidates.evening.status);
    let mut status: Vec<(Status, f32)> = STATUSES.into_iter().zip(statuses).collect();
    status.sort_by(|a, b| b.1.total_cmp(&a.1));
    let (starts, doors) = clock_times(&models.time, &candidates.times);
    let subject = candidates.subject(models);
    let numbers = judged(&models.number, &candidates.numbers, 1);
    Reading {
        subject: models.subject.chances(&subject)[1],
        is_hinted: subject.get("unnumbered, the head silent") > 0.0,
        status,
        online: numbered_online(page, &numbers)
            .unwrap_or_else(|| models.series.chances(&candidates.evening.series)[1]),
        is_past: candidates.evening.is_past,
        numbers,
        days: judged(&models.day, &candidates.days, 1),
        starts,
        doors,
        venues: apart(judged(&models.venue, &candidates.phrases, 1)),
        partners: apart(told(
            judged(&models.partner, &candidates.phrases, 1),
            &candidates.phrases,
        )),
        music: apart(judged(&models.music, &candidates.phrases, 1)),
        titles: spellings(&models.title, &candidates.titles),
        people: people(page, within, &mentions, &candidates, models),
    }
}

/// Returns how likely the evening was online where a series is named beside its number: that is the one which counts it,
/// whatever else the text tells of.
fn numbered_online(page: &Page, numbers: &[Judged<u32>]) -> Option<f32> {
    const SURE: f32 = 0.97;
    let number = numbers.first().filter(|one| one.chance >= 0.5)?;
    let is_online = is_of_online(page, &number.tokens)?;
    Some(if is_online { SURE } else { 1.0 - SURE })
}

/// Returns the values of a field, each once with its best place, the likeliest first.
fn judged<T: Clone>(looks: &TwoLooks, candidates: &[Candidate<T>], class: usize) -> Vec<Judged<T>> {
    let chances = looks.judge(candidates);
    best_of_each(candidates, &chances, class)
}

/// What the chance of a partner comes to that no sentence about the evening names beside words of organising.
const UNTOLD: f32 = 0.35;
/// The same of an organisation that the archive knows.
const UNTOLD_AND_KNOWN: f32 = 0.4;
/// Words of organising this near tell of a partner whatever else the sentence names.
const NEAR: f32 = 0.25;

/// Lowers the chance of partners that stand nowhere beside words of organising the evening.
fn told(mut judged: Vec<Judged<Phrase>>, all: &[Candidate<Phrase>]) -> Vec<Judged<Phrase>> {
    let names = ["together with the series", "together with the association"];
    let is_told = |one: &&Candidate<Phrase>| {
        names.iter().any(|name| one.evidence.get(name) > 0.0)
            || one.evidence.get("together before") >= NEAR
            || one.evidence.get("together behind") >= NEAR
    };
    let told: rustc_hash::FxHashSet<String> = all
        .iter()
        .filter(is_told)
        .map(|one| one.value.name.to_lowercase())
        .collect();
    // What a text is about is often a programme; it organises nothing itself.
    let programme = key_of("kind of organisation", hash("programme"));
    for one in &mut judged {
        if !told.contains(&one.value.name.to_lowercase()) {
            let is_programme = one.evidence.value(programme) > 0.0;
            let is_known = one.evidence.get("known") > 0.0 && !is_programme;
            one.chance *= if is_known { UNTOLD_AND_KNOWN } else { UNTOLD };
        }
    }
    judged.sort_by(|a, b| b.chance.total_cmp(&a.chance));
    judged
}

/// Leaves out phrases that share words with a likelier one.
fn apart(judged: Vec<Judged<Phrase>>) -> Vec<Judged<Phrase>> {
    let mut taken = rustc_hash::FxHashSet::default();
    let mut kept = Vec::new();
    for one in judged {
        if !one.tokens.clone().any(|at| taken.contains(&at)) {
            taken.extend(one.tokens.clone());
            kept.push(one);
        }
    }
    kept
}

/// Returns all titles, each spelling with its best place, the likeliest first.
fn spellings(looks: &TwoLooks, candidates: &[Candidate<String>]) -> Vec<Judged<String>> {
    let chances = looks.judge(candidates);
    best_of(candidates, &chances, 1, |one| {
        u64::from(hash(&one.value.to_lowercase()))
    })
}

fn best_of_each<T: Clone>(
    candidates: &[Candidate<T>],
    chances: &[Chances],
    class: usize,
) -> Vec<Judged<T>> {
    best_of(candidates, chances, class, |one| one.key)
}

fn best_of<T: Clone>(
    candidates: &[Candidate<T>],
    chances: &[Chances],
    class: usize,
    key: impl Fn(&Candidate<T>) -> u64,
) -> Vec<Judged<T>> {
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by(|a, b| {
        chances[*b][class]
            .total_cmp(&chances[*a][class])
            .then(a.cmp(b))
    });
    let mut seen = rustc_hash::FxHashSet::default();
    let best = order
        .into_iter()
        .filter(|at| seen.insert(key(&candidates[*at])));
    best.map(|at| {
        let one = &candidates[at];
        Judged {
            value: one.value.clone(),
            chance: chances[at][class],
            tokens: one.tokens.clone(),
            evidence: one.evidence.clone(),
        }
    })
    .collect()
}

fn clock_times(
    looks: &TwoLooks,
    candidates: &[Candidate<ClockTime>],
) -> (Vec<Judged<ClockTime>>, Vec<Judged<ClockTime>>) {
    let chances = looks.judge(candidates);
    (
        best_of_each(candidates, &chances, 1),
        best_of_each(candidates, &chances, 2),
    )
}

/// How likely somebody must be on the bench for functions and organisations to be read.
const WORTH_READING: f32 = 0.2;

fn people(
    page: &Page,
    within: &Range<usize>,
    mentions: &[Mention],
    candidates: &Candidates,
    models: &Models,
) -> Vec<Somebody> {
    let looks = &models.role;
    let first: Vec<Chances> = candidates
        .people
        .iter()
        .map(|one| looks.alone.chances(one))
        .collect();
    let second = role::with_rivals(page, &candidates.clusters, &candidates.people, &first);
    let around = People::new(&full_names(mentions), &candidates.clusters);
    let mut found = Vec::new();
    for ((cluster, evidence), alone) in candidates.clusters.iter().zip(second).zip(&first) {
        let is_hopeless = 1.0 - alone[NONE] < HOPELESS;
        let chances = if is_hopeless {
            *alone
        } else {
            looks.chances(&evidence)
        };
        let is_worth = chances[GUEST] + chances[HOST] >= WORTH_READING && chances[LEADER] < 0.9;
        let offices = if is_worth {
            affiliation::offices(page, &around, cluster, within, &models.chain)
        } else {
            Vec::new()
        };
        found.push(Somebody {
            cluster: cluster.clone(),
            chances,
            evidence,
            offices,
        });
    }
    found
}
