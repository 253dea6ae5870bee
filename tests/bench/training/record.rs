//! The record of a training: what was learned from, and what came out.

use std::fs;
use std::path::{Path, PathBuf};

use xxhash_rust::xxh3::Xxh3;

/// What the weights depend on: the code that gathers evidence, the training, word lists, pages, judgements.
const INPUTS: [&str; 6] = [
    "src/ingest/read",
    "tests/bench/training",
    "data/reading/words.toml",
    "data/reading/given-names.txt",
    "data/organisations.toml",
    "tests/labelled",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn files(path: &Path, found: &mut Vec<PathBuf>) {
    if !path.is_dir() {
        found.push(path.to_owned());
        return;
    }
    for entry in fs::read_dir(path).expect("a folder").filter_map(Result::ok) {
        files(&entry.path(), found);
    }
}

/// Returns the lines of the record as the files stand now.
pub(crate) fn record() -> String {
    let mut lines = Vec::new();
    for input in INPUTS
        .iter()
        .chain(&["tests/pages", "data/reading/weights.bin"])
    {
        let mut found = Vec::new();
        files(&root().join(input), &mut found);
        found.sort();
        let mut hasher = Xxh3::new();
        for path in &found {
            hasher.update(&fs::read(path).expect("a readable file"));
        }
        lines.push(format!("{input} {:016x}\n", hasher.digest()));
    }
    lines.concat()
}
