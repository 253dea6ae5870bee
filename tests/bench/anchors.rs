//! The same keys to a scan of the text in memory: what the simplest program would do.

use cpu_time::ThreadTime;
use reuring::search::Searcher;

use crate::{corpus, time};

/// How many keys the scan is measured on.
const KEYS: usize = 50;

/// Prints how far ahead of a scan a search is: the median of the ratios, key by key.
pub fn compare(searcher: &Searcher, size: usize, queries: &[String]) {
    let text = (1..=size).map(|number| corpus::edition(number).text.to_lowercase());
    let text: String = text.collect::<Vec<_>>().join("\n");
    let mut ahead = Vec::new();
    let keys = queries
        .iter()
        .flat_map(|query| (1..=query.len()).filter_map(move |end| query.get(..end)));
    let keys: Vec<&str> = keys.collect();
    for typed in keys.iter().step_by(keys.len() / KEYS) {
        let own = time(searcher, typed).as_secs_f64();
        ahead.push(timed(|| scan(&text, typed)) / own);
    }
    println!(
        "    ahead of a memory scan {:.1} times (median of {KEYS} keys)",
        median(ahead)
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

fn scan(text: &str, typed: &str) -> usize {
    let typed = typed.to_lowercase();
    let words: Vec<&str> = typed.split_whitespace().collect();
    words
        .iter()
        .map(|word| memchr::memmem::find_iter(text.as_bytes(), word.as_bytes()).count())
        .sum()
}
