//! How fast an export comes in, and how much memory that takes.
//!
//! `cargo bench --bench import` reads 20 MB; `cargo bench --bench import -- 500` reads 500 MB, which takes
//! minutes. The measure is the text plainly inserted into SQLite with an FTS5 index over it, once as FTS5 comes
//! and once with the options of the archive's own index, in the same run: wall time of each, one after the
//! other, three times, medians.

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

#[allow(
    dead_code,
    reason = "of the made-up archive only the words and people are used here"
)]
mod corpus;
mod export;

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rusqlite::Connection;

const ROUNDS: usize = 3;

/// FTS5 over the table of texts, as its manual begins.
const PLAIN: &str = "content = 'document', content_rowid = 'id'";

/// The options of the archive's index of all words.
const OWN: &str =
    "content = '', contentless_delete = 1, detail = none, prefix = '1 2 3 4 5', tokenize = 'ascii'";

fn main() {
    let megabytes: usize = std::env::args()
        .skip(1)
        .find_map(|argument| argument.parse().ok())
        .unwrap_or(20);
    let folder = tempfile::tempdir().expect("a folder");
    let export = folder.path().join("export.xml");
    let posts = export::write(
        &mut BufWriter::new(File::create(&export).expect("a file")),
        megabytes * 1_000_000,
    )
    .expect("written");
    let texts = texts(posts);
    let bytes: usize = texts.iter().map(String::len).sum();
    let rounds = if megabytes > 100 { 1 } else { ROUNDS };
    let (mut plain, mut own, mut ours, mut memory) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for round in 0..rounds {
        let database = |name: &str| folder.path().join(format!("{name}-{round}.db"));
        plain.push(insert_plainly(&database("plain"), PLAIN, &texts));
        own.push(insert_plainly(&database("own"), OWN, &texts));
        let (time, peak) = import(&folder.path().join(format!("reuring-{round}.db")), &export);
        ours.push(time);
        memory = memory.max(peak);
    }
    let (plain, own, ours) = (median(&mut plain), median(&mut own), median(&mut ours));
    let rate = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
    println!(
        "{posts} posts, {:.1} MB of text in an export of {:.1} MB",
        bytes as f64 / 1e6,
        fs::metadata(&export).expect("there").len() as f64 / 1e6
    );
    for (name, time) in [
        ("plain insert, FTS5 as it comes", plain),
        ("plain insert, the archive's index", own),
        ("reuring import", ours),
    ] {
        println!(
            "{name:<34} {:>7.2} s  {:>6.1} MB/s  {:.2}  {:.2}",
            time.as_secs_f64(),
            rate(time),
            plain.as_secs_f64() / time.as_secs_f64(),
            own.as_secs_f64() / time.as_secs_f64()
        );
    }
    println!("resident at most {memory} MB");
}

/// The texts of the posts, without markup.
fn texts(posts: usize) -> Vec<String> {
    let strip = |post: String| {
        let body = post
            .split("<content:encoded><![CDATA[")
            .nth(1)
            .and_then(|rest| rest.split("]]></content").next())
            .unwrap_or_default();
        let pieces = body
            .split('<')
            .map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
        pieces.collect::<String>()
    };
    (1..=posts)
        .map(|number| strip(export::post(number)))
        .collect()
}

fn insert_plainly(path: &Path, index: &str, texts: &[String]) -> Duration {
    let start = Instant::now();
    let mut connection = Connection::open(path).expect("a database");
    connection
        .execute_batch(&format!("CREATE TABLE document (id INTEGER PRIMARY KEY, text TEXT); CREATE VIRTUAL TABLE words USING fts5 (text, {index});"))
        .expect("tables");
    let transaction = connection.transaction().expect("a transaction");
    {
        let mut document = transaction
            .prepare("INSERT INTO document (id, text) VALUES (?1, ?2)")
            .expect("a statement");
        let mut words = transaction
            .prepare("INSERT INTO words (rowid, text) VALUES (?1, ?2)")
            .expect("a statement");
        for (id, text) in (1_i64..).zip(texts) {
            document.execute((id, text)).expect("inserted");
            words.execute((id, text)).expect("inserted");
        }
    }
    transaction.commit().expect("committed");
    start.elapsed()
}

/// Imports with the program itself; returns the time and the most memory that was resident, in MB.
fn import(archive: &Path, export: &Path) -> (Duration, u64) {
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_reuring"));
        command
            .arg("--archive")
            .arg(archive)
            .args(arguments)
            .stdout(Stdio::null());
        command.spawn().expect("it starts")
    };
    assert!(run(&["init", "--empty"]).wait().expect("it ends").success());
    let start = Instant::now();
    let peak = watch(run(&["import", &export.display().to_string()]));
    (start.elapsed(), peak)
}

fn watch(mut child: Child) -> u64 {
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    loop {
        let memory = fs::read_to_string(&status).unwrap_or_default();
        let line = memory.lines().find(|line| line.starts_with("VmHWM:"));
        let kilobytes: Option<u64> =
            line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok());
        peak = peak.max(kilobytes.unwrap_or(0) / 1_000);
        if let Some(status) = child.try_wait().expect("it can be asked") {
            assert!(status.success(), "the import failed");
            return peak;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
