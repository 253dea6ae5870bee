//! Archives that are made for measuring.

use std::path::Path;
use std::time::Instant;

use jiff::Timestamp;
use reuring::archive::Archive;

use crate::corpus;

/// Takes editions in, all at once: an archive that grows by parts is written several times over. Needs some
/// 10 KB of memory an edition. The archive gets its name once it is whole.
pub fn make(path: &Path, size: usize) {
    let start = Instant::now();
    let draft = path.with_extension("draft");
    let _ = std::fs::remove_file(&draft);
    Archive::create(&draft, false, Timestamp::UNIX_EPOCH).expect("an archive");
    let mut archive = Archive::open(&draft, Timestamp::UNIX_EPOCH).expect("the archive opens");
    let entries: Vec<_> = (1..=size).map(corpus::edition).collect();
    archive
        .take_in(&entries, Timestamp::UNIX_EPOCH)
        .expect("taken in");
    drop(archive);
    // The copy of what stood before.
    let _ = std::fs::remove_dir_all(draft.with_extension("backups"));
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
