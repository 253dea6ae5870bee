//! `cargo bench --bench training`: learns to read from the labelled pages and writes what was learned.
//!
//! | argument | what happens |
//! |---|---|
//! | none | all pages are learned from; `data/reading/weights.bin` and `record.txt` are written |
//! | `cross [SET…]` | each set (or those named) is left out in turn, read, and scored; what was said of all is kept |
//! | `show WEIGHTS PAGE…` | what some weights make of pages, with chances |
//!
//! `READINGS=FOLDER` keeps what `cross` read of each set as JSON, with the weights that read it. Everything is
//! computed in one order in double precision: the same pages give the same weights to the bit. One training takes
//! some 40 seconds of CPU, `cross` thirteen times that on two threads.
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
//! Each of thirteen sets left out in turn, pooled over 14 fields: .792 (a .893, b .894, c .861, d .734, e .578, f .716,
//! g .936, h .913, i .584, j .461, k .879, l .570, m .766). Precision and recall: number .94 .92, date .80 .83,
//! title .77 .74, venue .83 .80, start .87 .84, partners .78 .51, leader .85 .71, hosts .86 .77, guests .81 .78, their
//! functions .73 .64, their organisations .72 .60. Of 898 people that the texts name 773 are placed and 82 offered;
//! one candidate a page at the median. Measured before the last changes to what bands, partners and places are called.
//!
//! # What was tried and brought nothing
//!
//! - Articles cut by the source before the reader cuts: an overview's sections were taken for evenings (set j .38 → .43
//!   when the reader alone cuts).
//! - The surname of a person at full weight: most pages were led by one man, and words about leading were not learned.
//! - Confidence on a line between two pools: a tenth said .26 where .12 came true; the nearest pool's share is within .03.
//! - Partners only where words of organising stand beside them: right on the pages of the house, and a third of the
//!   partners of other hands is lost; so it lowers their chance and forbids nothing.
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
use reuring::ingest::read::models::Reader;
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
    let chosen: Vec<&Set> = sets
        .iter()
        .filter(|set| set.name != OWN && (only.is_empty() || only.contains(&set.name)))
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
                    let Some(set) = chosen.get(at) else { break };
                    let outcome = left_out(sets, set);
                    println!("{}: {:.3}", outcome.name, outcome.tally.mean());
                    outcomes.lock().expect("no worker stops").push(outcome);
                }
            });
        }
    });
    let mut outcomes = outcomes.into_inner().expect("no worker stops");
    outcomes.sort_by(|a, b| a.name.cmp(&b.name));
    report(&outcomes);
    if only.is_empty() {
        let all: Vec<Judgement> = outcomes
            .iter()
            .flat_map(|one| one.judgements.clone())
            .collect();
        fs::write(judgements(), judged::to_text(&all)).expect("writable");
    }
}

/// Learns from all sets but one and reads that one.
fn left_out(sets: &[Set], set: &Set) -> Outcome {
    let others: Vec<&Set> = sets.iter().filter(|other| other.name != set.name).collect();
    let reader = Reader::new(learn::models(&others), Gazetteer::bundled());
    let editions = outcome::editions(set, &reader);
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
    let (judgements, desk) = judged::judge(set, &reader);
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
        total.add(&one.tally);
        desk.named += one.desk.named;
        desk.placed += one.desk.placed;
        desk.offered += one.desk.offered;
        desk.rows.extend(&one.desk.rows);
    }
    println!("{:<20} precision recall    f1", "field");
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
    bands(outcomes);
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
