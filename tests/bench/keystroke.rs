//! `cargo bench --bench keystroke [-- SIZE…]`: from a key to the first screen of hits with why and snippet.
//!
//! 300 queries are typed one key at a time (half names of guests, a quarter themes, a quarter words), each
//! key a search for the rows of one screen. Printed are the median, the 99th of 100 and the slowest key,
//! with nothing read before and once again, the most memory the process ever had, and beside them, on 50
//! of the keys, a plain `MATCH … ORDER BY rank` on one FTS5 table over everything and a scan of the same
//! text in memory. Times are CPU time of the one thread at work, so that a busy machine counts for less.
//!
//! Without sizes it measures 140 and 10,000 editions; 100,000 take minutes to make and 1,000,000 hours and
//! gigabytes, so these are asked for by name. `REURING_BENCH=FOLDER` keeps the archives for the next time.
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

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use cpu_time::ThreadTime;

use jiff::Timestamp;
use reuring::archive::{Archive, Reader};
use reuring::search::{Query, Searcher, Sort};

const QUERIES: usize = 300;
const SIZES: [usize; 2] = [140, 10_000];

/// The rows of a screen of 50 lines, two lines a row.
const ROWS: usize = 24;

/// So many editions are taken in at a time, so that memory holds no more of them.
const BATCH: usize = 10_000;

/// How many names with a slip are typed.
const SLIPS: usize = 200;

/// How many keys the anchors are measured on.
const ANCHOR_KEYS: usize = 50;

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
    measure("starter", &starter, &starter_queries());
    for size in sizes {
        let path = folder.join(format!("{size}.db"));
        if !path.exists() {
            make(&path, size);
        }
        size_on_disk(&path, size);
        let queries = made_up_queries(size);
        measure(&format!("{size} editions"), &path, &queries);
        slips(&path, size);
        anchors(&path, &folder, size, &queries);
    }
    println!(
        "most memory: {:.0} MB (bench, generator and anchors included)",
        most_memory()
    );
}

/// Takes the editions in, batch by batch, and gives the archive its name once it is whole.
fn make(path: &Path, size: usize) {
    let start = Instant::now();
    let draft = path.with_extension("draft");
    let _ = std::fs::remove_file(&draft);
    Archive::create(&draft, false, Timestamp::UNIX_EPOCH).expect("an archive");
    let mut archive = Archive::open(&draft, Timestamp::UNIX_EPOCH).expect("the archive opens");
    for first in (1..=size).step_by(BATCH) {
        let last = size.min(first + BATCH - 1);
        let entries: Vec<_> = (first..=last).map(corpus::edition).collect();
        archive
            .take_in(&entries, Timestamp::UNIX_EPOCH)
            .expect("taken in");
    }
    drop(archive);
    // The copies that were made before each batch.
    let _ = std::fs::remove_dir_all(draft.with_file_name("reuring.backups"));
    std::fs::rename(&draft, path).expect("renamed");
    println!(
        "{size} editions made in {:.1} s",
        start.elapsed().as_secs_f64()
    );
}

fn size_on_disk(path: &Path, size: usize) {
    let sample = size.min(1_000);
    let text: usize = (1..=sample)
        .map(|number| corpus::edition(number).text.len())
        .sum();
    let text = text as f64 / sample as f64 * size as f64;
    let bytes = std::fs::metadata(path).expect("a file").len() as f64;
    println!(
        "{size} editions: {:.2} times the text ({:.1} MB)",
        bytes / text,
        text / 1e6
    );
}

fn measure(name: &str, path: &Path, queries: &[String]) {
    let mut searcher = Searcher::new(Reader::open(path).expect("the archive opens"));
    let start = ThreadTime::now();
    searcher.warm().expect("names");
    let warm = start.elapsed();
    for round in ["first time", "again"] {
        let mut times: Vec<(Duration, &str)> = Vec::new();
        for query in queries {
            let ends = query.char_indices().map(|(at, c)| at + c.len_utf8());
            times.extend(ends.map(|end| (time(&mut searcher, &query[..end]), &query[..end])));
        }
        times.sort_unstable();
        let at = |share: f64| {
            times[((times.len() - 1) as f64 * share) as usize]
                .0
                .as_secs_f64()
                * 1e6
        };
        println!(
            "{:<28} {:>9.0} {:>9.0} {:>9.0} {:>7}",
            format!("{name}, {round}"),
            at(0.5),
            at(0.99),
            at(1.0),
            times.len()
        );
        if std::env::var_os("REURING_SLOWEST").is_some() {
            for (time, typed) in times.iter().rev().take(12) {
                println!("    {:>7.0} {typed}", time.as_secs_f64() * 1e6);
                let traced = searcher.search_traced(&Query::parse(typed), ROWS, Sort::Relevance);
                let (_, trace) = traced.expect("an answer");
                for step in &trace.steps {
                    println!(
                        "            {:>6} µs {:<9} {:>4}",
                        step.time.as_micros(),
                        step.tier.key(),
                        step.count
                    );
                }
                println!(
                    "            {:>6} µs explaining {}",
                    trace.explained.1.as_micros(),
                    trace.explained.0
                );
            }
        }
    }
    if std::env::var_os("REURING_STEPS").is_some() {
        steps(&mut searcher, queries);
    }
    println!(
        "    words and names read in {:.1} ms; now {:.0} MB",
        warm.as_secs_f64() * 1e3,
        memory("VmRSS")
    );
}

fn steps(searcher: &mut Searcher, queries: &[String]) {
    let mut all: std::collections::BTreeMap<String, Vec<f64>> = std::collections::BTreeMap::new();
    let mut keys = 0_u32;
    for query in queries {
        for end in query.char_indices().map(|(at, c)| at + c.len_utf8()) {
            keys += 1;
            let start = std::time::Instant::now();
            let q = Query::parse(&query[..end]);
            let parse = start.elapsed();
            let (results, trace) = searcher
                .search_traced(&q, ROWS, Sort::Relevance)
                .expect("x");
            let whole = start.elapsed();
            let mut sum = parse + trace.explained.1;
            for step in &trace.steps {
                sum += step.time;
                all.entry(step.tier.key().to_string())
                    .or_default()
                    .push(step.time.as_secs_f64() * 1e6);
            }
            std::hint::black_box(results);
            all.entry("0parse".into())
                .or_default()
                .push(parse.as_secs_f64() * 1e6);
            all.entry("9explained".into())
                .or_default()
                .push(trace.explained.1.as_secs_f64() * 1e6);
            all.entry("9rest".into())
                .or_default()
                .push(whole.saturating_sub(sum).as_secs_f64() * 1e6);
            all.entry("9whole".into())
                .or_default()
                .push(whole.as_secs_f64() * 1e6);
        }
    }
    for (name, mut times) in all {
        times.sort_by(f64::total_cmp);
        let n = times.len();
        println!(
            "        {name:<12} {n:>6} times, p50 {:>7.0} p99 {:>7.0}, mean a key {:>6.0}",
            times[n / 2],
            times[n * 99 / 100],
            times.iter().sum::<f64>() / f64::from(keys)
        );
    }
}

fn time(searcher: &mut Searcher, typed: &str) -> Duration {
    let start = ThreadTime::now();
    let results = searcher.search(&Query::parse(typed), ROWS, Sort::Relevance);
    let time = start.elapsed();
    std::hint::black_box(results.expect("an answer"));
    time
}

/// Names of guests with a slip in them: whether one of the first five hits has the guest meant.
fn slips(path: &Path, size: usize) {
    let mut searcher = Searcher::new(Reader::open(path).expect("the archive opens"));
    searcher.warm().expect("names");
    let mut numbers = corpus::Numbers::new(11);
    let mut times: Vec<f64> = Vec::new();
    let mut found = [0; 5];
    for at in 0..SLIPS {
        let name = guest(numbers.below(size) + 1, at % 6);
        let typed = slipped(&name, at % 5, &mut numbers);
        let query = Query::parse(&format!("{typed} "));
        let start = ThreadTime::now();
        let results = searcher
            .search(&query, 5, Sort::Relevance)
            .expect("an answer");
        times.push(start.elapsed().as_secs_f64() * 1e3);
        let is_right = results.hits.iter().any(|hit| {
            let edition = searcher
                .reader()
                .facts(hit.row.id)
                .expect("readable")
                .expect("there");
            edition.guests.iter().any(|guest| guest.name == name)
        });
        found[at % 5] += usize::from(is_right);
        if !is_right && std::env::var_os("REURING_SLOWEST").is_some() {
            println!("    not found: {name}, typed {typed}");
            for hit in &results.hits {
                println!(
                    "        {:?} {:?} {}",
                    hit.tier, hit.reason, hit.snippet.text
                );
            }
        }
    }
    times.sort_by(f64::total_cmp);
    let all: usize = found.iter().sum();
    println!(
        "    slips: {all} of {SLIPS} in the first five (extra, missing, swapped, accent, particle {found:?}); p50 {:.2} ms, p99 {:.2} ms",
        times[SLIPS / 2],
        times[SLIPS * 99 / 100]
    );
}

fn guest(number: usize, at: usize) -> String {
    let toml = corpus::edition(number).front_matter.expect("a record");
    let name = toml
        .split("name = \"")
        .nth(1 + at)
        .and_then(|rest| rest.split('"').next());
    name.expect("a guest").to_owned()
}

/// Makes a slip of a kind in the surname, away from its ends.
fn slipped(name: &str, kind: usize, numbers: &mut corpus::Numbers) -> String {
    let (before, surname) = name.rsplit_once(' ').expect("two names");
    let mut letters: Vec<char> = surname.chars().collect();
    let at = 1 + numbers.below(letters.len().saturating_sub(2).max(1));
    match kind {
        0 => letters.insert(at, 'x'),
        1 => drop(letters.remove(at)),
        2 => letters.swap(at - 1, at),
        3 => {
            letters[at] = if letters[at] == 'e' {
                'é'
            } else {
                letters[at]
            }
        }
        _ => {
            let first = before.split(' ').next().unwrap_or_default();
            return format!("{first} {surname}");
        }
    }
    format!("{before} {}", letters.into_iter().collect::<String>())
}

/// The same keys to a plain index and to a scan of the text.
fn anchors(path: &Path, folder: &Path, size: usize, queries: &[String]) {
    if size > 100_000 {
        return;
    }
    let plain = plain_index(folder, size);
    let text = (1..=size).map(|number| corpus::edition(number).text.to_lowercase());
    let text: String = text.collect::<Vec<_>>().join("\n");
    let mut searcher = Searcher::new(Reader::open(path).expect("the archive opens"));
    searcher.warm().expect("names");
    let (mut to_index, mut to_scan) = (Vec::new(), Vec::new());
    let keys = queries
        .iter()
        .flat_map(|query| (1..=query.len()).filter_map(move |end| query.get(..end)));
    let keys: Vec<&str> = keys.collect();
    for typed in keys.iter().step_by(keys.len() / ANCHOR_KEYS) {
        let own = time(&mut searcher, typed).as_secs_f64();
        to_index.push(timed(|| ranked(&plain, typed)) / own);
        to_scan.push(timed(|| scan(&text, typed)) / own);
    }
    println!(
        "    ahead of FTS5 by rank {:.1} times, of a memory scan {:.1} times (medians of {} keys)",
        median(to_index),
        median(to_scan),
        ANCHOR_KEYS
    );
}

fn timed(work: impl FnOnce() -> usize) -> f64 {
    let start = ThreadTime::now();
    std::hint::black_box(work());
    start.elapsed().as_secs_f64()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn plain_index(folder: &Path, size: usize) -> rusqlite::Connection {
    let path = folder.join(format!("plain-{size}.db"));
    let is_made = path.exists();
    let connection = rusqlite::Connection::open(&path).expect("it opens");
    if is_made {
        return connection;
    }
    connection
        .execute_batch("CREATE VIRTUAL TABLE everything USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2'); BEGIN")
        .expect("a table");
    for number in 1..=size {
        let entry = corpus::edition(number);
        let text = format!("{}\n{}", entry.front_matter.unwrap_or_default(), entry.text);
        connection
            .execute(
                "INSERT INTO everything (rowid, text) VALUES (?1, ?2)",
                (number, text),
            )
            .expect("a row");
    }
    connection.execute_batch("COMMIT").expect("written");
    connection
}

fn ranked(connection: &rusqlite::Connection, typed: &str) -> usize {
    let words: Vec<String> = typed
        .split_whitespace()
        .map(|word| format!("\"{word}\""))
        .collect();
    let sql = "SELECT rowid, snippet(everything, 0, '[', ']', '…', 12) FROM everything WHERE everything MATCH ?1 ORDER BY rank LIMIT 50";
    let mut statement = connection.prepare_cached(sql).expect("a statement");
    let rows = statement
        .query_map([format!("{}*", words.join(" "))], |row| {
            row.get::<_, String>(1)
        })
        .expect("rows");
    rows.count()
}

fn scan(text: &str, typed: &str) -> usize {
    let typed = typed.to_lowercase();
    let words: Vec<&str> = typed.split_whitespace().collect();
    words
        .iter()
        .map(|word| memchr::memmem::find_iter(text.as_bytes(), word.as_bytes()).count())
        .sum()
}

/// A figure of `/proc/self/status`, in megabytes.
fn memory(name: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status
        .lines()
        .find(|line| line.starts_with(name))
        .unwrap_or_default();
    line.split_whitespace()
        .nth(1)
        .and_then(|kilobytes| kilobytes.parse::<f64>().ok())
        .unwrap_or(0.0)
        / 1024.0
}

fn most_memory() -> f64 {
    memory("VmHWM")
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
