//! Ordinal numbers in words: "eerste", "vijfentwintigste", "honderdste", "honderdtweede".

use crate::text::fold;

const UNITS: &[(&str, u32)] = &[
    ("eerste", 1),
    ("tweede", 2),
    ("derde", 3),
    ("vierde", 4),
    ("vijfde", 5),
    ("zesde", 6),
    ("zevende", 7),
    ("achtste", 8),
    ("negende", 9),
    ("tiende", 10),
    ("elfde", 11),
    ("twaalfde", 12),
    ("dertiende", 13),
    ("veertiende", 14),
    ("vijftiende", 15),
    ("zestiende", 16),
    ("zeventiende", 17),
    ("achttiende", 18),
    ("negentiende", 19),
];
const TENS: &[(&str, u32)] = &[
    ("twintigste", 20),
    ("dertigste", 30),
    ("veertigste", 40),
    ("vijftigste", 50),
    ("zestigste", 60),
    ("zeventigste", 70),
    ("tachtigste", 80),
    ("negentigste", 90),
];
const BEFORE_TENS: &[(&str, u32)] = &[
    ("een", 1),
    ("twee", 2),
    ("drie", 3),
    ("vier", 4),
    ("vijf", 5),
    ("zes", 6),
    ("zeven", 7),
    ("acht", 8),
    ("negen", 9),
];

/// Returns the number that an ordinal word means.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    let folded = fold(word);
    let word = folded.strip_prefix("aller").unwrap_or(&folded);
    if word == "honderdste" {
        return Some(100);
    }
    match word.strip_prefix("honderd") {
        Some(rest) => below_hundred(rest.strip_prefix("en").unwrap_or(rest)).map(|rest| 100 + rest),
        None => below_hundred(word),
    }
}

fn below_hundred(word: &str) -> Option<u32> {
    let exact = UNITS.iter().chain(TENS).find(|(name, _)| *name == word);
    if let Some((_, number)) = exact {
        return Some(*number);
    }
    TENS.iter().find_map(|(name, tens)| {
        let unit = word.strip_suffix(name)?.strip_suffix("en")?;
        BEFORE_TENS
            .iter()
            .find(|(name, _)| *name == unit)
            .map(|(_, units)| tens + units)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_in_words_mean_their_number() {
        for (word, number) in [
            ("eerste", Some(1)),
            ("allereerste", Some(1)),
            ("Twaalfde", Some(12)),
            ("tweeëntwintigste", Some(22)),
            ("negenennegentigste", Some(99)),
            ("honderdste", Some(100)),
            ("honderdeerste", Some(101)),
            ("honderdvijfentwintigste", Some(125)),
            ("honderdentweede", Some(102)),
            ("laatste", None),
            ("", None),
        ] {
            assert_eq!(ordinal(word), number, "{word}");
        }
    }
}
