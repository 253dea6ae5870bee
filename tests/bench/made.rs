//! Archives that are made for measuring.

use std::path::Path;
use std::time::Instant;

use jiff::Timestamp;
use reuring::archive::Archive;

use crate::corpus;

/// So many editions are taken in at a time, at some 10 KB each: an archive that grows by parts is written
/// several times over.
const BATCH: usize = 1_000_000;

/// Takes editions in, batch by batch, and gives the archive its name once it is whole.
pub fn make(path: &Path, size: usize) {
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
        // The copy of what stood before the batch.
        let _ = std::fs::remove_dir_all(draft.with_extension("backups"));
    }
    drop(archive);
    std::fs::rename(&draft, path).expect("renamed");
    println!(
        "{size} editions made in {:.1} s",
        start.elapsed().as_secs_f64()
    );
}

/// Prints how large the archive is beside its text.
pub fn size_on_disk(path: &Path, size: usize) {
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
