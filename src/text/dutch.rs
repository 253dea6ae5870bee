//! The words of the Dutch language, so that none of them is taken for a slip of another.
//!
//! The list is asked as it stands in the program, by halving it: nothing is unpacked, and no memory is taken.

use std::cmp::Ordering;

/// Sorted, a line each. From OpenTaal; `data/dutch/README.md` says how it is made and under which license.
pub(super) const WORDS: &str = include_str!("../../data/dutch/words.txt");

/// Says whether a folded word is one of the Dutch language, as far as they are known: of 3 to 12 letters.
#[must_use]
pub fn is_dutch(word: &str) -> bool {
    let mut rest = WORDS.as_bytes();
    while !rest.is_empty() {
        let middle = rest.len() / 2;
        let (before, after) = rest.split_at(middle);
        let start = before.iter().rposition(|byte| *byte == b'\n');
        let start = start.map_or(0, |at| at + 1);
        let length = after.iter().position(|byte| *byte == b'\n');
        let end = middle + length.unwrap_or(after.len());
        match rest
            .get(start..end)
            .unwrap_or_default()
            .cmp(word.as_bytes())
        {
            Ordering::Equal => return true,
            Ordering::Less => rest = rest.get(end + 1..).unwrap_or_default(),
            Ordering::Greater => rest = rest.get(..start).unwrap_or_default(),
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_whole_and_sorted_and_each_of_its_words_is_found() {
        let words: Vec<&str> = WORDS.lines().collect();
        assert_eq!(words.len(), 220_218);
        assert!(words.is_sorted());
        assert!(words.iter().all(|word| is_dutch(word)));
    }

    #[test]
    fn words_of_the_language_are_known_and_names_are_not() {
        for word in ["gisteren", "zonder", "verkiezingen", "kuiper", "ideeen"] {
            assert!(is_dutch(word), "{word}");
        }
        for word in [
            "potjer",
            "kuijpers",
            "scheffrahn",
            "kuijpres",
            "",
            "a",
            "zzzz",
        ] {
            assert!(!is_dutch(word), "{word}");
        }
    }
}
