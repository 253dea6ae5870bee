//! Words of a folded text, cut the same way for the index, the query and the highlighter.

use std::ops::Range;

/// Iterates over the byte ranges of the words in `text`: unbroken runs of letters and digits.
///
/// Meant for folded text, where no combining marks are left.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = skip(text, at, false);
        at = skip(text, start, true);
        (start < at).then_some(start..at)
    })
}

/// Returns where a run of signs that are part of words, or of signs that are not, ends that begins at `at`.
fn skip(text: &str, at: usize, in_word: bool) -> usize {
    let bytes = text.as_bytes();
    let run = Some(in_word);
    let mut at = at;
    loop {
        while bytes
            .get(at)
            .is_some_and(|byte| IN_WORD[usize::from(*byte)] == run)
        {
            at += 1;
        }
        let sign = text.get(at..).and_then(|rest| rest.chars().next());
        match sign {
            Some(c) if !c.is_ascii() && c.is_alphanumeric() == in_word => at += c.len_utf8(),
            _ => return at,
        }
    }
}

/// Whether the sign that a byte is can be part of a word; of ASCII, which nearly all of a folded text is, the byte
/// alone tells.
const IN_WORD: [Option<bool>; 256] = {
    let mut in_word = [None; 256];
    let mut byte: u8 = 0;
    while byte.is_ascii() {
        in_word[byte as usize] = Some(byte.is_ascii_alphanumeric());
        byte += 1;
    }
    in_word
};

/// Returns the folded words of `text` joined by hyphens, as handles spell titles.
#[must_use]
pub fn slug(text: &str) -> String {
    let folded = super::fold(text);
    let parts: Vec<&str> = words(&folded)
        .filter_map(|range| folded.get(range))
        .collect();
    parts.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        let text = "reuring!cafe #99, overheids-ict: zo'n 2e";
        let found: Vec<&str> = words(text).filter_map(|range| text.get(range)).collect();
        assert_eq!(
            found,
            ["reuring", "cafe", "99", "overheids", "ict", "zo", "n", "2e"]
        );
    }

    #[test]
    fn words_of_other_letters_are_cut_where_those_of_ascii_are() {
        for (text, expected) in [
            ("", &[][..]),
            (" – ", &[]),
            ("ж", &["ж"]),
            ("жa1ж–b", &["жa1ж", "b"]),
            ("\u{E000}cafe\u{E000} …x", &["cafe", "x"]),
        ] {
            let found: Vec<&str> = words(text).filter_map(|range| text.get(range)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_slug_is_what_a_handle_can_hold() {
        assert_eq!(
            slug("Één overheid?! – De ‘samenwerkende’ overheid"),
            "een-overheid-de-samenwerkende-overheid"
        );
    }
}
