//! What was said of pages by hands left out, how surely, and whether it was right: where confidence comes from.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use reuring::ingest::read::candidate::Candidate;
use reuring::ingest::read::day;
use reuring::ingest::read::facts::{BENCH, MOST_NAMED, NAMED};
use reuring::ingest::read::mention::mentions;
use reuring::ingest::read::model::Curve;
use reuring::ingest::read::models::{Confidences, Reader};
use reuring::ingest::read::page::Page;
use reuring::ingest::read::reading::{self, Candidates, Judged, Reading};
use reuring::ingest::read::role::{GUEST, HOST};
use reuring::text::fold;

use super::gold::{self, Classes};
use super::labelled::{Gold, Set, headings};

/// A judgement: the field, what the model said, and whether it was right.
pub type Judgement = (&'static str, f32, bool);

/// What came of the people that a set names.
#[derive(Debug, Default, Clone)]
pub struct Desk {
    /// Those the text names.
    pub named: usize,
    /// Those placed on the bench.
    pub placed: usize,
    /// Those offered as candidates.
    pub offered: usize,
    /// Candidates beside those placed, page by page.
    pub rows: Vec<usize>,
    /// Those who are neither placed nor offered, with what became of them.
    pub lost: Vec<String>,
    /// Of the values that the texts may hold, by field: those among the candidates, and all.
    pub held: BTreeMap<&'static str, (usize, usize)>,
}

/// Reads every evening of a set where its gold says it stands, and judges each field.
pub fn judge(set: &Set, reader: &Reader) -> (Vec<Judgement>, Desk) {
    let mut found = Vec::new();
    let mut desk = Desk::default();
    for labelled in &set.pages {
        let page = Page::new(&labelled.text, &reader.lexicon);
        let headings = headings(&labelled.text);
        let mut rows = 0;
        for (within, gold) in gold::pieces(&page, labelled) {
            let reading = reading::read(&page, &within, None, &headings, &reader.models);
            found.push(("subject", reading.subject, gold.is_some()));
            let Some(gold) = gold else { continue };
            let candidates = Candidates::gather(
                &page,
                &within,
                &mentions(&page),
                day::publication(&page),
                &headings,
            );
            let classes = gold::classes(&candidates, gold);
            fields(&reading, &candidates, &classes, &mut found);
            held(&classes, gold, &mut desk.held);
            rows += people(&reading, gold, &mut found);
            count(&reading, gold, &labelled.name, &fold(&page.text), &mut desk);
        }
        desk.rows.push(rows);
    }
    (found, desk)
}

fn fields(
    reading: &Reading,
    candidates: &Candidates,
    classes: &Classes,
    found: &mut Vec<Judgement>,
) {
    one(
        "number",
        &reading.numbers,
        &candidates.numbers,
        &classes.numbers,
        1,
        found,
    );
    one(
        "day",
        &reading.days,
        &candidates.days,
        &classes.days,
        1,
        found,
    );
    one(
        "time",
        &reading.starts,
        &candidates.times,
        &classes.times,
        1,
        found,
    );
    one(
        "time",
        &reading.doors,
        &candidates.times,
        &classes.times,
        2,
        found,
    );
    one(
        "venue",
        &reading.venues,
        &candidates.phrases,
        &classes.venues,
        1,
        found,
    );
    one(
        "title",
        &reading.titles,
        &candidates.titles,
        &classes.titles,
        1,
        found,
    );
    for partner in &reading.partners {
        one(
            "partner",
            std::slice::from_ref(partner),
            &candidates.phrases,
            &classes.partners,
            1,
            found,
        );
    }
}

/// Judges the likeliest value of a field.
fn one<T>(
    field: &'static str,
    said: &[Judged<T>],
    candidates: &[Candidate<T>],
    classes: &[Option<usize>],
    class: usize,
    found: &mut Vec<Judgement>,
) {
    let Some(said) = said.first() else { return };
    let at = candidates
        .iter()
        .position(|one| one.tokens == said.tokens && one.evidence == said.evidence);
    if let Some(Some(own)) = at.map(|at| classes[at]) {
        found.push((field, said.chance, own == class));
    }
}

/// Judges everybody and returns how many are offered beside those placed.
fn people(reading: &Reading, gold: &Gold, found: &mut Vec<Judgement>) -> usize {
    let mut rows = 0;
    for somebody in &reading.people {
        let chance = somebody.on_bench();
        rows += usize::from((NAMED..BENCH).contains(&chance));
        if let Some(role) = gold::role(&somebody.cluster, Some(gold)) {
            found.push(("bench", chance, role == GUEST || role == HOST));
        }
    }
    rows.min(MOST_NAMED)
}

/// Counts for every field with one value whether it stands among the candidates.
fn held(classes: &Classes, gold: &Gold, held: &mut BTreeMap<&'static str, (usize, usize)>) {
    for (field, is_told, classes, class) in [
        ("number", gold.number.is_some(), &classes.numbers, 1),
        ("date", gold.date.is_some(), &classes.days, 1),
        ("start", gold.start.is_some(), &classes.times, 1),
        ("doors", gold.doors_open.is_some(), &classes.times, 2),
        ("venue", gold.venue.is_some(), &classes.venues, 1),
        ("title", gold.title.is_some(), &classes.titles, 1),
        ("partners", !gold.partners.is_empty(), &classes.partners, 1),
        ("music", gold.music.is_some(), &classes.music, 1),
    ] {
        let count = held.entry(field).or_default();
        count.0 += usize::from(is_told && classes.contains(&Some(class)));
        count.1 += usize::from(is_told);
    }
}

fn count(reading: &Reading, gold: &Gold, page: &str, text: &str, desk: &mut Desk) {
    for person in gold
        .bench()
        .filter(|person| !person.optional && text.contains(&fold(&person.name)))
    {
        desk.named += 1;
        let known = reading.people.iter().filter(|one| {
            person.names().any(|name| {
                one.cluster
                    .is_called(&reuring::ingest::read::cluster::name_key(name))
            })
        });
        let chance = known
            .clone()
            .map(reading::Somebody::on_bench)
            .fold(0.0, f32::max);
        desk.placed += usize::from(chance >= BENCH);
        desk.offered += usize::from((NAMED..BENCH).contains(&chance));
        if chance < NAMED {
            let parts: Vec<_> = known.map(|one| (&one.cluster.name, one.chances)).collect();
            desk.lost.push(format!("{page} {} {parts:?}", person.name));
        }
    }
}

/// Writes judgements as lines of field, chance and whether it was right.
pub fn to_text(all: &[Judgement]) -> String {
    let mut lines: Vec<String> = all
        .iter()
        .filter(|one| one.1 >= 0.02)
        .map(|(field, chance, right)| format!("{field}\t{chance:.3}\t{}", u8::from(*right)))
        .collect();
    lines.sort();
    lines.iter().fold(String::new(), |mut text, line| {
        let _ = writeln!(text, "{line}");
        text
    })
}

/// Fits for every field how often what was said came true: pooled until it rises (isotonic regression), in bins of 25.
pub fn confidences(text: &str) -> Confidences {
    let mut by_field: BTreeMap<&str, Vec<(f32, f32)>> = BTreeMap::new();
    for line in text.lines() {
        let mut parts = line.split('\t');
        if let (Some(field), Some(chance), Some(right)) = (parts.next(), parts.next(), parts.next())
        {
            by_field.entry(field).or_default().push((
                chance.parse().expect("a chance"),
                right.parse().expect("0 or 1"),
            ));
        }
    }
    let curve = |field: &str| {
        by_field
            .get(field)
            .map(|points| rising(points))
            .unwrap_or_default()
    };
    Confidences {
        subject: curve("subject"),
        number: curve("number"),
        day: curve("day"),
        time: curve("time"),
        venue: curve("venue"),
        title: curve("title"),
        partner: curve("partner"),
        bench: curve("bench"),
    }
}

fn rising(points: &[(f32, f32)]) -> Curve {
    const BIN: usize = 25;
    let mut points = points.to_vec();
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut pools: Vec<(f32, f32, f32)> = Vec::new();
    for bin in points.chunks(BIN) {
        let count = bin.len() as f32;
        // Two pages more, half of them right, keep small bins from being certain.
        let right = bin.iter().map(|one| one.1).sum::<f32>();
        pools.push((bin.iter().map(|one| one.0).sum::<f32>(), right, count));
        while let [.., before, last] = pools.as_slice() {
            if before.1 / before.2 < last.1 / last.2 {
                break;
            }
            let joined = (before.0 + last.0, before.1 + last.1, before.2 + last.2);
            pools.truncate(pools.len() - 2);
            pools.push(joined);
        }
    }
    Curve(
        pools
            .iter()
            .map(|(said, right, count)| (said / count, (right + 0.5) / (count + 1.0)))
            .collect(),
    )
}
