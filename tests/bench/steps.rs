//! Where the time of a key goes: each step of a search, over all keys.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use reuring::search::{Query, Searcher, Sort};

use crate::ROWS;

/// How many of the slowest keys are printed.
const SLOWEST: usize = 8;

/// The times of each step, in microseconds.
type Steps = BTreeMap<&'static str, Vec<f64>>;

/// Prints for each step how often it was asked, its median and 99th of 100, and its share of a mean key; then
/// the slowest keys. Wall times.
pub fn print(searcher: &Searcher, keys: &[&str]) {
    let mut steps = Steps::new();
    let mut slowest: Vec<(Duration, &str)> = Vec::new();
    for typed in keys {
        slowest.push((trace(searcher, typed, &mut steps), typed));
    }
    for (name, mut times) in steps {
        times.sort_by(f64::total_cmp);
        let at = |share: f64| times[(times.len() as f64 * share) as usize];
        println!(
            "        {name:<10} {:>6} times, p50 {:>6.0} p99 {:>6.0}, of a mean key {:>5.0}",
            times.len(),
            at(0.5),
            at(0.99),
            times.iter().sum::<f64>() / keys.len() as f64
        );
    }
    slowest.sort_unstable();
    for (time, typed) in slowest.iter().rev().take(SLOWEST) {
        println!("        {:>6} µs {typed}", time.as_micros());
    }
}

/// Answers one key, and adds the time of each step.
fn trace(searcher: &Searcher, typed: &str, steps: &mut Steps) -> Duration {
    let start = Instant::now();
    let query = Query::parse(typed);
    let parsed = start.elapsed();
    let (results, trace) = searcher.search_traced(&query, ROWS, Sort::Relevance);
    let whole = start.elapsed();
    std::hint::black_box(results);
    let mut add = |name, time: Duration| {
        steps
            .entry(name)
            .or_default()
            .push(time.as_secs_f64() * 1e6);
    };
    trace
        .steps
        .iter()
        .for_each(|step| add(step.tier.key(), step.time));
    let asked: Duration = trace.steps.iter().map(|step| step.time).sum();
    add("parsing", parsed);
    add("explaining", trace.explained.1);
    add(
        "the rest",
        whole.saturating_sub(parsed + asked + trace.explained.1),
    );
    add("whole", whole);
    whole
}
