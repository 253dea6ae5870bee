//! Every way in, and nothing lost on it: small inputs of each kind, with what is right.

mod bounds;
mod calendars;
mod charsets;
mod documents;
mod evenings;
mod exports;
mod hostile;
mod lists;
mod mails;
mod pages;
mod pdf;
mod web;

use std::path::Path;

use serde_json::Value;

use crate::support::sealed::{Run, Sealed, project};

/// An empty archive, and a folder `in` to import from.
fn ready() -> Sealed {
    let sealed = Sealed::new();
    let _ = sealed.run(&["init", "--empty"], "").ended(0);
    std::fs::create_dir(sealed.path("in")).expect("a folder");
    sealed
}

fn put(sealed: &Sealed, name: &str, bytes: impl AsRef<[u8]>) {
    std::fs::write(sealed.path("in").join(Path::new(name)), bytes).expect("written");
}

/// Imports one file and returns the editions, the first number in front, with what was said.
fn imported(name: &str, bytes: impl AsRef<[u8]>) -> (Vec<Value>, Run) {
    let sealed = ready();
    put(&sealed, name, bytes);
    let run = sealed.run(&["import", &format!("in/{name}")], "");
    (editions(&sealed), run)
}

/// A file that a real program wrote; `files/make.py` says how.
fn made(name: &str) -> Vec<u8> {
    std::fs::read(project().join("tests/ways/files").join(name)).expect("a file")
}

/// What of an edition must be the same whatever it was written with.
fn facts(edition: &Value) -> Vec<&Value> {
    let fields = [
        "series", "number", "title", "date", "venue", "status", "guests",
    ];
    fields.map(|field| &edition[field]).to_vec()
}

fn editions(sealed: &Sealed) -> Vec<Value> {
    let mut export = sealed.run(&["export"], "").ended(0).json();
    let mut all = export["editions"]
        .as_array_mut()
        .map(std::mem::take)
        .unwrap_or_default();
    all.sort_by_key(|edition| edition["number"].as_u64());
    all
}

fn numbers(editions: &[Value]) -> Vec<u64> {
    editions
        .iter()
        .filter_map(|edition| edition["number"].as_u64())
        .collect()
}

fn guests(edition: &Value) -> Vec<&str> {
    let guests = edition["guests"].as_array().into_iter().flatten();
    guests.filter_map(|guest| guest["name"].as_str()).collect()
}

fn text(edition: &Value) -> &str {
    edition["documents"][0]["text"].as_str().unwrap_or_default()
}

#[track_caller]
fn says(run: &Run, words: &str) {
    assert!(run.told().contains(words), "no “{words}” in {}", run.told());
}

/// Returns the counts of a summary: files, articles, not read; texts new, changed, the same, left out.
#[track_caller]
fn counts(run: &Run) -> Vec<usize> {
    let said = run.stdout();
    let lines = said
        .lines()
        .filter(|line| line.starts_with("files:") || line.starts_with("texts:"));
    let words = lines.flat_map(|line| {
        line.split(|c: char| !c.is_ascii_digit())
            .filter_map(|word| word.parse().ok())
    });
    words.collect()
}

const OPENING: &str = "vond de 55e editie van Reuring!Café plaats in De Glazen Zaal. Er werd lang gesproken over dijken, over geld en over de vraag wie het laatste woord krijgt als het water stijgt.";
