//! The same keys to a plain `MATCH … ORDER BY rank` on one FTS5 table, and to a scan of the text in memory.

use std::path::Path;

use cpu_time::ThreadTime;
use reuring::archive::Reader;
use reuring::search::Searcher;

use crate::{corpus, time};

/// How many keys the anchors are measured on.
const KEYS: usize = 50;

/// Prints how far ahead of both a search is: medians of ratios, key by key.
pub fn compare(path: &Path, folder: &Path, size: usize, queries: &[String]) {
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
    for typed in keys.iter().step_by(keys.len() / KEYS) {
        let own = time(&mut searcher, typed).as_secs_f64();
        to_index.push(timed(|| ranked(&plain, typed)) / own);
        to_scan.push(timed(|| scan(&text, typed)) / own);
    }
    println!(
        "    ahead of FTS5 by rank {:.1} times, of a memory scan {:.1} times (medians of {} keys)",
        median(to_index),
        median(to_scan),
        KEYS
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
