//! Umlauts: German writes ä, ö and ü with an e where a keyboard has no dots.

/// The letters, and the dots alone.
const UMLAUTS: [char; 7] = ['ä', 'Ä', 'ö', 'Ö', 'ü', 'Ü', '\u{308}'];

/// Writes ä, ö and ü with an e; `None` where there are none.
#[must_use]
pub fn spread_umlauts(word: &str) -> Option<String> {
    if !word.contains(UMLAUTS) {
        return None;
    }
    let spread = word
        .replace("a\u{308}", "ae")
        .replace("o\u{308}", "oe")
        .replace("u\u{308}", "ue")
        .replace(['ä', 'Ä'], "ae")
        .replace(['ö', 'Ö'], "oe")
        .replace(['ü', 'Ü'], "ue");
    (spread != word).then_some(spread)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn umlauts_are_spread_and_other_accents_are_not() {
        assert_eq!(spread_umlauts("Görlitz").as_deref(), Some("Goerlitz"));
        assert_eq!(spread_umlauts("u\u{308}ber").as_deref(), Some("ueber"));
        assert_eq!(spread_umlauts("café"), None);
    }
}
