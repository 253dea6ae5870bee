//! How long a key in the review screen takes until what it did is read back from the archive.

use std::path::Path;
use std::time::{Duration, Instant};

use reuring::edition::Field;
use reuring::locale::Lang;
use reuring::review::{Asked, SetHow, Wanted};
use reuring::tui::{Reply, Request, ReviewReply, ReviewRequest, ReviewSheet, Worker};

/// Corrections that are timed.
const CORRECTIONS: usize = 25;

/// Prints how long it takes to open the worst edition, to complete a name, and to store a correction and show what
/// follows from it: by the clock, the disk included.
pub fn measure(path: &Path, copy: &Path) {
    std::fs::copy(path, copy).expect("copied");
    let mut worker = Worker::new(copy, Lang::Nl, jiff::civil::date(2026, 11, 21));
    worker.catch_up().expect("it loads");
    let start = Instant::now();
    let begun = worker.answer(&Request::Review(ReviewRequest::BeginWith(String::new())));
    let opened = start.elapsed();
    let Reply::Review(ReviewReply::Begun(Some((mut sheet, _)))) = begun else {
        panic!("there are editions");
    };
    let start = Instant::now();
    let suggest = ReviewRequest::Suggest(Wanted::Person, "an".to_owned());
    let _ = worker.answer(&Request::Review(suggest));
    let suggested = start.elapsed();
    let mut times: Vec<Duration> = (0..CORRECTIONS)
        .map(|at| correct(&mut worker, &mut sheet, at))
        .collect();
    times.sort_unstable();
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    println!(
        "    checking: opened in {:.1} ms, names offered in {:.1} ms, a correction stored and shown in {:.1} ms (worst {:.1})",
        ms(opened),
        ms(suggested),
        ms(times[CORRECTIONS / 2]),
        ms(times[CORRECTIONS - 1])
    );
    let _ = std::fs::remove_file(copy);
}

fn correct(worker: &mut Worker, sheet: &mut Box<ReviewSheet>, at: usize) -> Duration {
    let asked = Asked::Set {
        field: Field::named("venue").expect("a field"),
        how: SetHow::Value,
        words: format!("Zaal {at}, Delft"),
    };
    let amend = ReviewRequest::Amend {
        seen: Box::new(sheet.edition.clone()),
        version: sheet.version,
        asked,
    };
    let start = Instant::now();
    let stored = worker.answer(&Request::Review(amend));
    let took = start.elapsed();
    let Reply::Review(ReviewReply::Stored(next, _)) = stored else {
        panic!("it is stored: {stored:?}");
    };
    *sheet = next;
    took
}
