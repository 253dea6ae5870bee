//! Words of a folded text, cut the same way for the index, the query and the highlighter.

use std::ops::Range;

/// Iterates over the byte ranges of the words in `text`: unbroken runs of letters and digits.
///
/// Meant for folded text, where no combining marks are left.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let start = loop {
            let (at, c) = rest.next()?;
            if c.is_alphanumeric() {
                break at;
            }
        };
        while rest.next_if(|(_, c)| c.is_alphanumeric()).is_some() {}
        let end = rest.peek().map_or(text.len(), |(at, _)| *at);
        Some(start..end)
    })
}

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
    fn a_slug_is_what_a_handle_can_hold() {
        assert_eq!(
            slug("Één overheid?! – De ‘samenwerkende’ overheid"),
            "een-overheid-de-samenwerkende-overheid"
        );
    }
}
