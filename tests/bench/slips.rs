//! Names of guests with a slip in them.

use std::path::Path;

use cpu_time::ThreadTime;
use reuring::search::{Query, Sort};

use crate::{corpus, steps};

/// How many names with a slip are typed.
const SLIPS: usize = 200;

/// Prints how many of the names meant are among the first five hits, and how long that took.
pub fn measure(path: &Path, size: usize) {
    let searcher = crate::ready(path);
    let mut numbers = corpus::Numbers::new(11);
    let mut times: Vec<f64> = Vec::new();
    let mut found = [0; 5];
    let mut all_typed = Vec::new();
    for at in 0..SLIPS {
        let name = guest(numbers.below(size) + 1, at % 6);
        let typed = slipped(&name, at % 5, &mut numbers);
        all_typed.push(format!("{typed} "));
        let query = Query::parse(&format!("{typed} "));
        let start = ThreadTime::now();
        let results = searcher.search(&query, 5, Sort::Relevance);
        times.push(start.elapsed().as_secs_f64() * 1e3);
        let is_right = results.hits.iter().any(|hit| {
            let edition = searcher.catalogue().edition(hit.row.id).expect("there");
            edition.guests.iter().any(|guest| guest.name == name)
        });
        found[at % 5] += usize::from(is_right);
        if !is_right && std::env::var_os("REURING_STEPS").is_some() {
            println!("    not found: {name}, typed {typed}");
            for hit in &results.hits {
                println!(
                    "        {:?} {:?} {}",
                    hit.tier, hit.reason, hit.snippet.text
                );
            }
        }
    }
    if std::env::var_os("REURING_STEPS").is_some() {
        let all_typed: Vec<&str> = all_typed.iter().map(String::as_str).collect();
        steps::print(&searcher, &all_typed);
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
