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
}
