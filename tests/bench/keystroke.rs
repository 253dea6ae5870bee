//! `cargo bench --bench keystroke [-- SIZE…]`: from a key to the first screen of hits with why and snippet.
//!
//! 300 queries are typed one key at a time (half names of guests, a quarter themes, a quarter words), each
//! key a search for the rows of one screen. Printed are the median, the 99th of 100 and the slowest key,
//! the first time and once again; how long it takes from a file to a catalogue that can search, and to store a
//! correction and load the archive anew; how long a key in the review screen takes; the memory; and beside them, on 50 of the keys, a scan of the same text in
//! memory. Times are CPU time of the one thread at work, so that a busy machine counts for less.
//!
//! Without sizes it measures 140, 1,000 and 10,000 editions. `REURING_BENCH=FOLDER` keeps the archives for the next
//! time, `REURING_STEPS=1` says where the time goes. From 10,000 on whole processes are compared too: rg over files
//! and fzf over lines of facts, where they are installed.
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

mod anchors;
mod checking;
mod corpus;
mod made;
mod memory;
mod peers;
mod queries;
mod slips;
mod steps;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use cpu_time::ThreadTime;

use jiff::Timestamp;
use reuring::archive::Archive;
use reuring::catalogue::Catalogue;
use reuring::ingest::merge::Correction;
use reuring::search::{Query, Searcher, Sort};

const SIZES: [usize; 3] = [140, 1_000, 10_000];

/// The rows of a screen of 50 lines, two lines a row.
const ROWS: usize = 24;

fn main() {
    let asked: Vec<usize> = std::env::args()
        .filter_map(|size| size.parse().ok())
        .collect();
    let sizes = if asked.is_empty() {
        SIZES.to_vec()
    } else {
        asked
    };
    let temporary = tempfile::tempdir().expect("a folder");
    let folder =
        std::env::var_os("REURING_BENCH").map_or(temporary.path().to_owned(), PathBuf::from);
    println!(
        "{:<28} {:>9} {:>9} {:>9} {:>7}",
        "archive", "p50 µs", "p99 µs", "worst µs", "keys"
    );
    let starter = temporary.path().join("starter.db");
    Archive::create(&starter, true, Timestamp::UNIX_EPOCH).expect("an archive");
    measure("starter", &starter, &queries::starter());
    for size in sizes {
        let path = folder.join(format!("{size}.db"));
        if !path.exists() {
            made::make(&path, size);
        }
        made::size_on_disk(&path, size);
        let queries = queries::made_up(size);
        measure(&format!("{size} editions"), &path, &queries);
        slips::measure(&path, size);
        anchors::compare(&ready(&path), size, &queries);
        correct(&path, &temporary.path().join("corrected.db"));
        checking::measure(&path, &temporary.path().join("checked.db"));
        peers::compare(&path, &folder, size);
    }
    println!(
        "most memory: {:.0} MB (bench, generator and anchors included)",
        memory::of("VmHWM")
    );
}

/// Loads an archive and makes the index of its words and names.
pub(crate) fn ready(path: &Path) -> Searcher {
    let catalogue = Catalogue::load(path).expect("the archive opens");
    catalogue.prepare();
    Searcher::new(Arc::new(catalogue))
}

/// Prints how long it takes to store a correction and to load what follows from it.
fn correct(path: &Path, copy: &Path) {
    std::fs::copy(path, copy).expect("copied");
    let mut archive = Archive::open(copy, Timestamp::UNIX_EPOCH).expect("it opens");
    let key = Catalogue::load(copy).expect("it opens").editions()[0]
        .row
        .key
        .clone();
    let correction = Correction {
        sequence: 0,
        item: None,
        field: "venue".to_owned(),
        value: "Elders, Delft".into(),
        made: Timestamp::UNIX_EPOCH,
        made_by: "bench".to_owned(),
    };
    let start = ThreadTime::now();
    archive
        .correct(&key, &[correction], Timestamp::UNIX_EPOCH)
        .expect("stored");
    let stored = start.elapsed();
    drop(archive);
    let searcher = ready(copy);
    assert_eq!(
        searcher
            .search(&Query::parse("venue:elders"), ROWS, Sort::Relevance)
            .total,
        1
    );
    println!(
        "    a correction stored in {:.1} ms, shown after {:.1} ms in all",
        stored.as_secs_f64() * 1e3,
        start.elapsed().as_secs_f64() * 1e3
    );
    let _ = std::fs::remove_file(copy);
}

fn measure(name: &str, path: &Path, queries: &[String]) {
    let keys = keys(queries);
    let start = ThreadTime::now();
    let searcher = ready(path);
    let loaded = start.elapsed();
    for round in ["first time", "again"] {
        let times = keys.iter().map(|typed| time(&searcher, typed));
        let mut times: Vec<Duration> = times.collect();
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
    if std::env::var_os("REURING_STEPS").is_some() {
        steps::print(&searcher, &keys);
    }
    println!(
        "    ready to search in {:.1} ms; now {:.0} MB",
        loaded.as_secs_f64() * 1e3,
        memory::of("VmRSS")
    );
}

/// What stands in the box after each key.
fn keys(queries: &[String]) -> Vec<&str> {
    let ends = |query: &str| (1..=query.len()).collect::<Vec<_>>();
    let keys = queries.iter().flat_map(|query| {
        let keys = ends(query).into_iter();
        keys.filter_map(move |end| query.get(..end))
    });
    keys.collect()
}

fn time(searcher: &Searcher, typed: &str) -> Duration {
    let start = ThreadTime::now();
    let results = searcher.search(&Query::parse(typed), ROWS, Sort::Relevance);
    let time = start.elapsed();
    std::hint::black_box(results);
    time
}
