//! `cargo bench --bench training`: learns to read from the labelled pages and writes what was learned.
//!
//! | argument | what happens |
//! |---|---|
//! | none | all pages are learned from; `data/reading/weights.bin` is written |
//! | `cross [SET…]` | each set (or those named) is left out in turn, read, and scored |
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::print_stdout, reason = "a measurement that cannot go on stops, and prints")]
#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "counts are small")]
#![allow(missing_docs, unreachable_pub, reason = "nobody links against it")]

mod training {
    pub mod chain;
    pub mod compare;
    pub mod fit;
    pub mod gold;
    pub mod labelled;
    pub mod learn;
    pub mod optimise;
    pub mod outcome;
}

use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::time::Instant;

use reuring::authority::Authority;
use reuring::ingest::read::models::Reader;
use training::labelled::{OWN, Set, sets};
use training::{learn, outcome};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|one| one != "--bench").collect();
    let sets = sets();
    match arguments.first().map(String::as_str) {
        Some("cross") => cross(&sets, &arguments[1..]),
        _ => train(&sets),
    }
}

fn train(sets: &[Set]) {
    let began = Instant::now();
    let all: Vec<&Set> = sets.iter().collect();
    let bytes = learn::models(&all).write();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/reading/weights.bin");
    fs::write(&path, &bytes).expect("writable");
    println!("{} bytes of weights after {:.0?}", bytes.len(), began.elapsed());
}

fn cross(sets: &[Set], only: &[String]) {
    let chosen: Vec<&Set> = sets.iter().filter(|set| set.name != OWN && (only.is_empty() || only.contains(&set.name))).collect();
    let next = Mutex::new(0);
    let folder = std::env::temp_dir().join("reading-cross");
    fs::create_dir_all(&folder).expect("a folder");
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
                    let began = Instant::now();
                    let others: Vec<&Set> = sets.iter().filter(|other| other.name != set.name).collect();
                    let reader = Reader::new(learn::models(&others), Authority::bundled());
                    let learned = began.elapsed();
                    let editions = outcome::editions(set, &reader);
                    let json = reuring::export::editions_to_json(&editions).expect("JSON");
                    fs::write(folder.join(format!("{}.json", set.name)), json).expect("writable");
                    println!("{}: learned {learned:.1?}, read {:.1?}", set.name, began.elapsed() - learned);
                }
            });
        }
    });
}
