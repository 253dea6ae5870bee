//! The number of an edition: "#99", "de 101e editie", "de honderdste editie".
//!
//! "De eerste editie van het nieuwe jaar" and "de eerste hybride editie" count something else.

use super::ordinal::ordinal;
use super::passage::Passage;
use super::pattern::Pattern;
use super::series::names_series;

static MARKED: Pattern = Pattern::new(
    r"(?i)Reuring[!\s-]{0,3}(?:Caf\p{L}*|Online)\s*(?:#|nr\.?\s*|nummer\s+|no\.\s*|№\s*)\s*(\d{1,3})\b|#\s?(\d{1,3})\b",
);
static BARE: Pattern =
    Pattern::new(r"(?i)Reuring[!\s-]{0,3}(?:Caf(?:é|e\x{301}?)|Online)\s+(\d{1,3})\s*(?:$|[|:–])");
static COUNTED: Pattern = Pattern::new(
    r"(?i)\b(?:(\d{1,3})\s?(?:ste|de|e|st)|(\p{L}+(?:ste|de)))\s+((?:\p{L}+\s+){0,2}?)(?:editie|aflevering|keer\s+(?:een\s+)?Reuring|Reuring[!\s-]{0,3}(?:Caf|Online))\p{L}*",
);
static OF_SOMETHING_ELSE: Pattern = Pattern::new(
    r"(?i)^(?:\s+van\s+(?:het\s+|ons\s+|de\s+)?(?:\p{L}+\s+)?Reuring[!\s-]{0,3}\p{L}+)?,?\s+(?:van|in|na|sinds|dit|voor|op|deze)\s+(?:dit\s+|het\s+|de\s+|een\s+|deze\s+|ons\s+)?(?:nieuwe?\s+|komende\s+|lopende\s+|politieke\s+|academische\s+)?(?:kalenderjaar|jaar|seizoen|zomer\p{L}*|winter\p{L}*|najaar|voorjaar|herfst|lente|(?:19|20)\d\d|corona\p{L}*|lockdown\p{L}*|reces|vakantie|pandemie|reeks|drieluik|tweeluik|serie)",
);
static OF_SERIES: Pattern = Pattern::new(
    r"(?i)^\s+van\s+(?:het\s+|ons\s+|onze\s+|de\s+)?(?:online\s+|hybride\s+|debat\p{L}*\s+)?Reuring",
);
static ANOTHER: Pattern = Pattern::new(
    r"(?i)\b(?:vorige|eerdere|na\s+de|volgende|sinds\s+de|tijdens\s+de\s+vorige|zoals\s+(?:bij|in|tijdens)\s+de|vooruitblik\p{L}*)\s+$",
);

/// Ordinals below this in words are ordinary words: "de tweede editie" needs the series behind it.
const LOWEST_ALONE: u32 = 20;

/// A number with its words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number<'a> {
    /// The number.
    pub value: u32,
    /// The words that give it.
    pub words: Passage<'a>,
}

/// Reads a number from a heading.
pub(super) fn in_heading<'a>(heading: &Passage<'a>) -> Option<Number<'a>> {
    let found = MARKED.captures(heading).or_else(|| BARE.captures(heading));
    found
        .and_then(|found| marked(heading, &found))
        .or_else(|| all_in_text(heading).into_iter().next())
}

/// Finds the numbers that a sentence gives to editions.
pub(super) fn all_in_text<'a>(sentence: &Passage<'a>) -> Vec<Number<'a>> {
    let marked = names_series(sentence)
        .then(|| MARKED.captures_all(sentence))
        .into_iter()
        .flatten()
        .filter_map(|found| marked(sentence, &found));
    let counted = COUNTED
        .captures_all(sentence)
        .filter_map(|found| counted(sentence, &found));
    let mut all: Vec<Number> = marked
        .chain(counted)
        .filter(|number| !is_another(sentence, number))
        .collect();
    all.sort_by_key(|number| number.words.range().start);
    all
}

fn marked<'a>(passage: &Passage<'a>, found: &regex::Captures) -> Option<Number<'a>> {
    let digits = found.get(1).or_else(|| found.get(2))?;
    let value = digits.as_str().parse().ok().filter(|value| *value > 0)?;
    Some(Number {
        value,
        words: passage.sub(found.get(0)?.range()),
    })
}

fn counted<'a>(sentence: &Passage<'a>, found: &regex::Captures) -> Option<Number<'a>> {
    let all = found.get(0)?;
    let behind = sentence.text.get(all.end()..).unwrap_or_default();
    let in_words = found.get(2).is_some();
    let value = match found.get(1) {
        Some(digits) => digits.as_str().parse().ok(),
        None => ordinal(found.get(2)?.as_str()),
    };
    let value = value.filter(|value| *value > 0 && !OF_SOMETHING_ELSE.is_in(behind))?;
    let between = found
        .get(3)
        .map_or("", |words| words.as_str())
        .trim()
        .to_lowercase();
    let counts_all = matches!(between.as_str(), "" | "online" | "feestelijke" | "jubileum");
    let is_bound = counts_all && (OF_SERIES.is_in(behind) || names_series(all.as_str()));
    let is_clear =
        is_bound || value >= LOWEST_ALONE || (!in_words && counts_all && names_series(sentence));
    is_clear.then(|| Number {
        value,
        words: sentence.sub(all.range()),
    })
}

fn is_another(sentence: &Passage, number: &Number) -> bool {
    let start = number.words.range().start - sentence.range().start;
    sentence
        .text
        .get(..start)
        .is_some_and(|before| ANOTHER.is_in(before))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Part;

    fn read(text: &str) -> Option<u32> {
        all_in_text(&Passage::whole(Part::Text, text))
            .first()
            .map(|number| number.value)
    }

    #[test]
    fn numbers_are_read_from_figures_and_words() {
        for (text, number) in [
            ("De 97ste editie van Reuring!Café.", 97),
            ("Wij houden de 120de editie van het Reuring!Café.", 120),
            ("Het werd de honderdste editie van ons programma.", 100),
            ("De allereerste editie van Reuring!Online komt eraan.", 1),
            ("Welkom bij de 7e editie van het online Reuring!Café!", 7),
            ("Kom naar Reuring!Café #88 in maart.", 88),
        ] {
            assert_eq!(read(text), Some(number), "{text}");
        }
    }

    #[test]
    fn counting_something_else_gives_no_number() {
        for text in [
            "De eerste editie van het nieuwe jaar gaat over dijken.",
            "Dit is de tweede editie van Reuring!Café in 2021.",
            "De eerste hybride editie van Reuring!Café was een feest.",
            "Na de vorige 97ste editie van Reuring!Café gaan we door.",
            "De derde editie van het congres.",
            "Reuring!Café krijgt een tweede leven.",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
