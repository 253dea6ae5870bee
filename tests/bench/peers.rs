//! Whole processes: `reuring search` beside `rg` over a file an edition and `fzf --filter` over a line of facts
//! an edition, on the same queries, one after the other. Ratios of wall times, medians.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::corpus;

/// Below this many editions a process does little but start.
const FEWEST: usize = 10_000;

/// Making a file an edition takes too long for more.
const MOST: usize = 100_000;

/// How often each query is asked.
const ROUNDS: usize = 3;

/// Prints how many times faster the program is than each peer that is installed.
pub fn compare(archive: &Path, folder: &Path, size: usize) {
    if !(FEWEST..=MOST).contains(&size) {
        return;
    }
    let (files, lines) = written(folder, size);
    let queries = [
        corpus::person(size / 2),
        corpus::theme(5),
        corpus::word(20_000),
        corpus::word(40),
        "on".to_owned(),
    ];
    let (mut to_rg, mut to_fzf) = (Vec::new(), Vec::new());
    for query in queries.iter().flat_map(|query| [query; ROUNDS]) {
        let own = timed(own(archive, query), None).expect("the program runs");
        to_rg.extend(timed(rg(&files, query), None).map(|time| time / own));
        to_fzf.extend(timed(fzf(query), Some(&lines)).map(|time| time / own));
    }
    for (name, mut ratios) in [("rg over files", to_rg), ("fzf --filter", to_fzf)] {
        ratios.sort_by(f64::total_cmp);
        match ratios.get(ratios.len() / 2) {
            Some(median) => println!("    as a process ahead of {name} {median:.0} times"),
            None => println!("    {name} is not installed"),
        }
    }
}

fn own(archive: &Path, query: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reuring"));
    command
        .arg("--archive")
        .arg(archive)
        .args(["search", query]);
    command
}

fn rg(files: &Path, query: &str) -> Command {
    let mut command = Command::new("rg");
    command.args([
        "--ignore-case",
        "--files-with-matches",
        "--fixed-strings",
        query,
    ]);
    command.arg(files);
    command
}

fn fzf(query: &str) -> Command {
    let mut command = Command::new("fzf");
    command.args(["--filter", query]);
    command
}

/// Returns how long a process took, in seconds; `None` where there is no such program.
fn timed(mut command: Command, input: Option<&Path>) -> Option<f64> {
    if let Some(input) = input {
        command.stdin(fs::File::open(input).expect("a file"));
    }
    let start = Instant::now();
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.ok().map(|_| start.elapsed().as_secs_f64())
}

/// Writes a file an edition, in folders of a thousand, and one file with a line of facts an edition.
fn written(folder: &Path, size: usize) -> (PathBuf, PathBuf) {
    let files = folder.join(format!("files-{size}"));
    let lines = folder.join(format!("lines-{size}"));
    if lines.exists() {
        return (files, lines);
    }
    let mut facts = String::new();
    for number in 1..=size {
        let part = files.join((number / 1_000).to_string());
        fs::create_dir_all(&part).expect("a folder");
        let entry = corpus::edition(number);
        let toml = entry.front_matter.unwrap_or_default();
        let _ = writeln!(facts, "{}", toml.replace('\n', " "));
        let text = format!("{toml}\n{}", entry.text);
        fs::write(part.join(format!("{number}.md")), text).expect("a file");
    }
    fs::write(&lines, facts).expect("a file");
    (files, lines)
}
