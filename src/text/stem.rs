//! Dutch stems: `wethouder` and `wethouders` share one.
//!
//! The classic algorithm of Snowball (Porter's style). The newer one of Snowball 3 takes `ge-` off and so
//! makes one word of gemeente, mening and menen.

use frostem::{Algorithm, Stemmer};

/// Returns the stem of a folded word; a word with digits is its own.
#[must_use]
pub fn stem(word: &str) -> String {
    if word.bytes().any(|byte| byte.is_ascii_digit()) {
        return word.to_owned();
    }
    Stemmer::new(Algorithm::DutchPorter).stem(word).to_string()
}

/// Returns how all words of a stem begin: as the stem does without its last two letters, which may be made (`brod` of
/// brood, `vrijheid` of vrijheden), and by two letters at least.
#[must_use]
pub fn start_of_stem(stem: &str) -> &str {
    let made = stem.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    let second = stem.char_indices().nth(2).map_or(stem.len(), |(at, _)| at);
    stem.get(..made.max(second)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_share_a_stem_and_other_words_do_not() {
        for (a, b) in [
            ("wethouder", "wethouders"),
            ("gemeente", "gemeenten"),
            ("burger", "burgers"),
            ("maatregel", "maatregelen"),
            ("stad", "stad"),
        ] {
            assert_eq!(stem(a), stem(b), "{a} {b}");
        }
        assert_ne!(stem("gemeente"), stem("mening"));
        assert_eq!(stem("2e"), "2e");
    }

    #[test]
    fn every_word_begins_as_the_words_of_its_stem_do() {
        for word in super::super::dutch::WORDS.lines().step_by(7) {
            let stem = stem(word);
            assert!(word.starts_with(start_of_stem(&stem)), "{word}: {stem}");
        }
        for (stem, start) in [("gemeent", "gemee"), ("brod", "br"), ("ei", "ei"), ("", "")] {
            assert_eq!(start_of_stem(stem), start);
        }
    }
}
