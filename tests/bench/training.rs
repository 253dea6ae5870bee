//! `cargo bench --bench training`: learns to read from the labelled pages and writes what was learned.
//!
//! | argument | what happens |
//! |---|---|
//! | none | all pages are learned from; `data/reading/weights.bin` and `record.txt` are written |
//! | `cross [SET…]` | each set (or those named) is left out in turn, read, and scored; what was said of all is kept |
//! | `cross quick` | a quarter of the sets is left out at a time: a fourth of the time, for trying something |
//! | `show WEIGHTS PAGE…` | what some weights make of pages, with chances |
//!
//! `READINGS=FOLDER` keeps what `cross` read of each set as JSON, with the weights that read it, and all that went
//! wrong, field by field (`slips.txt`); `AGAIN=FOLDER` reads with those weights instead of learning. Everything is
//! computed in one order in double precision: the same pages give the same weights to the bit. One training takes
//! some 30 seconds of CPU, `cross` sixteen times that on two threads.
//!
//! # How it learns
//!
//! Logistic regression (L-BFGS, L2) looks at each candidate alone. What it says of texts it was not fitted on (four
//! parts, all pages of one hand in the same) is evidence for the second look: the mean of another logistic
//! regression and of boosted trees with 6 to 8 leaves. Functions and organisations are labelled by a linear-chain
//! conditional random field (L1 and L2). Confidence is how often what was said came true on sets left out, made to
//! rise by pooling (isotonic regression).
//!
//! # Figures
//!
//! A quarter of the sixteen sets left out at a time (`cross quick`), pooled over 14 fields: .820 (a .869, b .904, c .862,
//! d .750, e .619, f .724, g .948, h .980, i .775, j .510, k .909, l .592, m .768, n .834, o .827, p .802). Precision and
//! recall: edition .92 .91, number .93 .91, date .85 .88, title .79 .76, venue .86 .78, doors .88 .86, start .88 .84,
//! status .86 .85, partners .86 .65, leader .88 .74, hosts .88 .79, guests .84 .80, their functions .77 .66, their
//! organisations .77 .64. Of 1,013 people that the texts name 878 are placed and 117 offered (98.2 of 100); two
//! candidates a page at the median. Among the candidates are: number 185 of 191, date 205 of 212, start 118 of 128,
//! doors 96 of 103, venue 192 of 192, title 220 of 240, music 114 of 124; of 209 evenings with partners 196 have one.
//!
//! From .802 on the same sets: Dutch given names that the list lacked, cutting names from what describes them, bylines
//! as days of publication, and counting what the gazetteer calls alike as the same, together +.011; more trust in
//! partners that no word of organising stands beside +.002; functions of others left to them, brackets behind titles, no
//! venue on the screen +.003; the series named beside the number decides +.006.
//!
//! # What was tried and brought nothing
//!
//! - Articles cut by the source before the reader cuts: an overview's sections were taken for evenings (set j .38 → .43
//!   when the reader alone cuts).
//! - The surname of a person at full weight: most pages were led by one man, and words about leading were not learned.
//! - Confidence on a line between two pools: a tenth said .26 where .12 came true; the nearest pool's share is within .03.
//! - Partners only where words of organising stand beside them: right on the pages of the house, and a third of the
//!   partners of other hands is lost (recall .59; .70 at the same precision where the chance is lowered by two fifths
//!   only). But then pages of the house get what they are about as partners; so without such words only organisations
//!   that the archive knows, and no programmes, are said: .65.
//! - No further mention looked at once a function and an organisation are sure: a seventh less time, and second
//!   functions are lost.
//! - Evidence for the series from the number beside its name: the model still heard the other series when a page tells
//!   at length of both; so what is named beside the likeliest number decides.
//! - Other borders for what is said (people from .42 or .6, leaders from .3, venues from .4, subjects from .4 or .6, pieces
//!   from .35): each loses as much on one side as it wins on the other.
//! - What the rules before it read, as evidence: no gain; as further evenings: .018 worse (an experiment that preceded this).
//! - People by words alone: F .80 for guests against .88 with cues, lists and labels (the same experiment).
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement that cannot go on stops, and prints"
)]
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts are small"
)]
#![allow(missing_docs, unreachable_pub, reason = "nobody links against it")]

mod training {
    pub mod chain;
    pub mod compare;
    pub mod fit;
    pub mod gold;
    pub mod judged;
    pub mod labelled;
    pub mod learn;
    pub mod optimise;
    pub mod outcome;
    pub mod record;
    pub mod score;
}

use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::time::Instant;

use reuring::gazetteer::Gazetteer;
use reuring::ingest::read::models::{Models, Reader};
use training::judged::{Desk, Judgement};
use training::labelled::{OWN, Set, root, sets};
use training::score::{FIELDS, Tally, score};
use training::{judged, learn, outcome, record};

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|one| one != "--bench")
        .collect();
    let sets = sets();
    match arguments.first().map(String::as_str) {
        Some("cross") => cross(&sets, &arguments[1..]),
        Some("show") => outcome::show(&arguments[1..]),
        _ => train(&sets),
    }
}

fn data(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("data/reading")
        .join(name)
}

/// Where what was said of sets left out is kept.
fn judgements() -> std::path::PathBuf {
    root().join("labelled/judged.tsv")
}

fn train(sets: &[Set]) {
    let began = Instant::now();
    let all: Vec<&Set> = sets.iter().collect();
    let mut models = learn::models(&all);
    models.confidences = judged::confidences(&fs::read_to_string(judgements()).unwrap_or_default());
    let bytes = models.write();
    fs::write(data("weights.bin"), &bytes).expect("writable");
    fs::write(data("record.txt"), record::record()).expect("writable");
    println!(
        "{} bytes of weights after {:.0?}",
        bytes.len(),
        began.elapsed()
    );
}

/// What came of one set that was left out.
struct Outcome {
    name: String,
    tally: Tally,
    judgements: Vec<Judgement>,
    desk: Desk,
}

fn cross(sets: &[Set], only: &[String]) {
    let is_quick = only.iter().any(|one| one == "quick");
    let chosen: Vec<&Set> = sets
        .iter()
        .filter(|set| set.name != OWN && (is_quick || only.is_empty() || only.contains(&set.name)))
        .collect();
    let parts = if is_quick { 4 } else { chosen.len() };
    let parts: Vec<Vec<&Set>> = (0..parts)
        .map(|part| chosen.iter().skip(part).step_by(parts).copied().collect())
        .collect();
    let (next, outcomes) = (Mutex::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let at = {
                        let mut next = next.lock().expect("no worker stops");
                        *next += 1;
                        *next - 1
                    };
                    let Some(part) = parts.get(at) else { break };
                    outcomes
                        .lock()
                        .expect("no worker stops")
                        .extend(left_out(sets, part));
                }
            });
        }
    });
    let mut outcomes = outcomes.into_inner().expect("no worker stops");
    outcomes.sort_by(|a, b| a.name.cmp(&b.name));
    report(&outcomes);
    if only.is_empty() || is_quick {
        let all: Vec<Judgement> = outcomes
            .iter()
            .flat_map(|one| one.judgements.clone())
            .collect();
        fs::write(judgements(), judged::to_text(&all)).expect("writable");
    }
}

/// Learns from all sets but some and reads those.
fn left_out(sets: &[Set], part: &[&Set]) -> Vec<Outcome> {
    let is_other = |set: &&Set| part.iter().all(|one| one.name != set.name);
    let others: Vec<&Set> = sets.iter().filter(is_other).collect();
    let models = match std::env::var_os("AGAIN") {
        Some(folder) => Models::read(
            &fs::read(Path::new(&folder).join(format!("{}.bin", part[0].name))).expect("weights"),
        ),
        None => learn::models(&others),
    };
    let reader = Reader::new(models, Gazetteer::bundled());
    part.iter().map(|set| outcome(set, &reader)).collect()
}

fn outcome(set: &Set, reader: &Reader) -> Outcome {
    let editions = outcome::editions(set, reader);
    if let Some(folder) = std::env::var_os("READINGS") {
        let json =
            reuring::export::editions_to_json(&editions.iter().collect::<Vec<_>>()).expect("JSON");
        let folder = Path::new(&folder);
        fs::write(folder.join(format!("{}.json", set.name)), json).expect("writable");
        fs::write(
            folder.join(format!("{}.bin", set.name)),
            reader.models.write(),
        )
        .expect("writable");
    }
    let (judgements, desk) = judged::judge(set, reader);
    Outcome {
        name: set.name.clone(),
        tally: score(&set.gold, &editions),
        judgements,
        desk,
    }
}

fn report(outcomes: &[Outcome]) {
    let mut total = Tally::default();
    let mut desk = Desk::default();
    for one in outcomes {
        print!("{} {:.3}  ", one.name, one.tally.mean());
        total.add(&one.tally);
        desk.named += one.desk.named;
        desk.placed += one.desk.placed;
        desk.offered += one.desk.offered;
        desk.rows.extend(&one.desk.rows);
        for (field, (held, all)) in &one.desk.held {
            let count = desk.held.entry(field).or_default();
            *count = (count.0 + held, count.1 + all);
        }
    }
    println!("\n{:<20} precision recall    f1", "field");
    for (field, count) in &total.0 {
        println!(
            "{field:<20} {:>9.3} {:>6.3} {:>5.3}",
            count.precision(),
            count.recall(),
            count.balance()
        );
    }
    desk.rows.sort_unstable();
    let median = desk.rows.get(desk.rows.len() / 2).copied().unwrap_or(0);
    println!("pooled over {} fields: {:.3}", FIELDS.len(), total.mean());
    println!(
        "people the texts name: {} placed, {} offered of {}; {median} candidates a page at the median",
        desk.placed, desk.offered, desk.named
    );
    let held: Vec<String> = desk
        .held
        .iter()
        .map(|(field, (held, all))| format!("{field} {held} of {all}"))
        .collect();
    println!("among the candidates: {}", held.join(", "));
    bands(outcomes);
    if let Some(folder) = std::env::var_os("READINGS") {
        fs::write(Path::new(&folder).join("slips.txt"), slips(outcomes)).expect("writable");
    }
}

/// Lists all that went wrong, field by field.
fn slips(outcomes: &[Outcome]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for one in outcomes {
        let slips = one.tally.1.iter();
        lines.extend(slips.map(|slip| {
            format!(
                "{}\t{} {}\t{}\n",
                slip.field, one.name, slip.evening, slip.what
            )
        }));
        let lost = one.desk.lost.iter();
        lines.extend(lost.map(|somebody| format!("lost\t{} {somebody}\n", one.name)));
    }
    lines.sort();
    lines.concat()
}

/// Prints for every band of a tenth how often what was said came true.
fn bands(outcomes: &[Outcome]) {
    let mut sums = [(0.0_f32, 0_u32, 0_u32); 10];
    for (_, chance, is_right) in outcomes.iter().flat_map(|one| &one.judgements) {
        let band = &mut sums[((chance * 10.0) as usize).min(9)];
        *band = (band.0 + chance, band.1 + u32::from(*is_right), band.2 + 1);
    }
    for (said, right, count) in sums.iter().filter(|band| band.2 > 0) {
        println!(
            "said {:.2}, came true {:.2} ({count} times)",
            said / *count as f32,
            *right as f32 / *count as f32
        );
    }
}
