//! `cargo bench --bench keystroke`: from a key to the top 50 hits with why and snippet.
//!
//! 200 queries are typed one key at a time (half names of guests, a quarter themes, a quarter words), each
//! key a search. Printed are the median, the 99th of 100 and the slowest key, once with everything read
//! for the first time and once again. Times are CPU
//! time of the one thread at work, so that a busy machine counts for less.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a measurement that cannot go on stops, and prints"
)]
#![allow(missing_docs, unreachable_pub, reason = "nobody links against it")]

mod corpus;

use std::path::Path;
use std::time::{Duration, Instant};

use cpu_time::ThreadTime;

use jiff::Timestamp;
use reuring::archive::{Archive, Reader};
use reuring::search::{Query, Searcher, Sort};

const QUERIES: usize = 200;
const SIZES: [usize; 2] = [140, 10_000];

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    println!(
        "{:<28} {:>9} {:>9} {:>9} {:>7}",
        "archive", "p50 µs", "p99 µs", "worst µs", "keys"
    );
    let starter = folder.path().join("starter.db");
    Archive::create(&starter, true, Timestamp::UNIX_EPOCH).expect("an archive");
    measure("starter", &starter, &starter_queries());
    for size in SIZES {
        let path = folder.path().join(format!("{size}.db"));
        make(&path, size);
        measure(&format!("{size} editions"), &path, &made_up_queries(size));
    }
}

fn make(path: &Path, size: usize) {
    let start = Instant::now();
    Archive::create(path, false, Timestamp::UNIX_EPOCH).expect("an archive");
    let entries: Vec<_> = (1..=size).map(corpus::edition).collect();
    let text: usize = entries.iter().map(|entry| entry.text.len()).sum();
    let mut archive = Archive::open(path, Timestamp::UNIX_EPOCH).expect("the archive opens");
    archive
        .take_in(&entries, Timestamp::UNIX_EPOCH)
        .expect("taken in");
    let bytes = std::fs::metadata(path).expect("a file").len();
    println!(
        "{size} editions made in {:.1} s; archive is {:.2} of the text ({:.1} MB)",
        start.elapsed().as_secs_f64(),
        bytes as f64 / text as f64,
        text as f64 / 1e6
    );
}

fn measure(name: &str, path: &Path, queries: &[String]) {
    let mut searcher = Searcher::new(Reader::open(path).expect("the archive opens"));
    searcher.warm().expect("names");
    for round in ["first time", "again"] {
        let mut times: Vec<Duration> = Vec::new();
        for query in queries {
            let ends = query.char_indices().map(|(at, c)| at + c.len_utf8());
            times.extend(ends.map(|end| time(&mut searcher, &query[..end])));
        }
        times.sort_unstable();
        let at =
            |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e6;
        println!(
            "{:<28} {:>9.0} {:>9.0} {:>9.0} {:>7}",
            format!("{name}, {round}"),
            at(0.5),
            at(0.99),
            at(1.0),
            times.len()
        );
    }
}

fn time(searcher: &mut Searcher, typed: &str) -> Duration {
    let start = ThreadTime::now();
    let results = searcher.search(&Query::parse(typed), 50, Sort::Relevance);
    let time = start.elapsed();
    std::hint::black_box(results.expect("an answer"));
    time
}

fn made_up_queries(size: usize) -> Vec<String> {
    let mut numbers = corpus::Numbers::new(7);
    let query = |at: usize| match at % 4 {
        0 | 1 => {
            let entry = corpus::edition(numbers.below(size) + 1);
            let toml = entry.front_matter.expect("a record");
            toml.split("name = \"")
                .nth(1 + at % 6)
                .and_then(|rest| rest.split('"').next())
                .expect("a guest")
                .to_owned()
        }
        2 => corpus::theme(numbers.below(735)),
        _ => corpus::word(numbers.below(20_000)),
    };
    (0..QUERIES).map(query).collect()
}

fn starter_queries() -> Vec<String> {
    let names = [
        "Suzanne Potjer",
        "Krista Kuipers",
        "Jeroen van den Hoven",
        "Michèle Blom",
        "Nanette van Schelven",
    ];
    let others = [
        "energietransitie",
        "cbs",
        "10 maart 2020",
        "ministerie van binnenlandse zaken",
        "kunstmatige intelligentie",
        "wonen",
        "org:uwv ",
        "ptjr",
        "overheid",
        "2023 europa",
    ];
    names
        .iter()
        .chain(&others)
        .cycle()
        .take(QUERIES)
        .map(|query| (*query).to_owned())
        .collect()
}
