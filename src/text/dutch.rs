//! The words of the Dutch language, so that none of them is taken for a slip of another.
//!
//! Unpacked when a word that the archive does not hold is first asked about: some ten milliseconds, two megabytes.

use std::hash::BuildHasher;
use std::io::Read;
use std::sync::LazyLock;

use flate2::read::DeflateDecoder;
use rustc_hash::{FxBuildHasher, FxHashSet};

/// From OpenTaal; `data/dutch/README.md` says how it is written and under which license.
const PACKED: &[u8] = include_bytes!("../../data/dutch/words.deflate");

/// Hashes of the words: the words themselves would take four times the room.
static WORDS: LazyLock<FxHashSet<u64>> = LazyLock::new(|| {
    let mut hashes = FxHashSet::default();
    hashes.reserve(225_000);
    each_word(|word| {
        hashes.insert(FxBuildHasher.hash_one(word));
    });
    hashes
});

/// Says whether a folded word is one of the Dutch language, as far as they are known: of 3 to 12 letters.
#[must_use]
pub fn is_dutch(word: &str) -> bool {
    WORDS.contains(&FxBuildHasher.hash_one(word))
}

/// Calls `take` with each word. A list that cannot be unpacked ends where it breaks off; a test keeps it whole.
fn each_word(mut take: impl FnMut(&str)) {
    let mut text = String::new();
    if DeflateDecoder::new(PACKED)
        .read_to_string(&mut text)
        .is_err()
    {
        return;
    }
    let mut word = String::new();
    for c in text.chars() {
        if c.is_ascii_uppercase() {
            if !word.is_empty() {
                take(&word);
            }
            word.truncate(usize::from(c as u8 - b'A'));
        } else {
            word.push(c);
        }
    }
    take(&word);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_whole_and_sorted() {
        let mut words: Vec<String> = Vec::new();
        each_word(|word| words.push(word.to_owned()));
        assert_eq!(words.len(), 220_218);
        assert!(words.is_sorted());
    }

    #[test]
    fn words_of_the_language_are_known_and_names_are_not() {
        for word in ["gisteren", "zonder", "verkiezingen", "kuiper", "ideeen"] {
            assert!(is_dutch(word), "{word}");
        }
        for word in ["potjer", "kuijpers", "scheffrahn", "kuijpres", ""] {
            assert!(!is_dutch(word), "{word}");
        }
    }
}
