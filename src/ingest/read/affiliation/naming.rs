//! What the archive calls a function or an organisation that a page names.

use std::ops::Range;

use crate::ingest::read::lexicon::mark::{CAPITAL, FUNCTION, LETTER, MUNICIPAL, PROVINCIAL};
use crate::ingest::read::page::Page;

const PROVINCES: [&str; 13] = [
    "fryslân",
    "friesland",
    "groningen",
    "drenthe",
    "overijssel",
    "flevoland",
    "gelderland",
    "utrecht",
    "noord-holland",
    "zuid-holland",
    "zeeland",
    "noord-brabant",
    "limburg",
];

/// Kinds of organisations whose names open with the kind and a capital, however a page writes them.
const KINDS: [(&str, &str); 11] = [
    ("gemeente ", "Gemeente "),
    ("provincie ", "Provincie "),
    ("ministerie ", "Ministerie "),
    ("stad ", "Gemeente "),
    ("stichting ", "Stichting "),
    ("rechtbank ", "Rechtbank "),
    ("waterschap ", "Waterschap "),
    ("hoogheemraadschap ", "Hoogheemraadschap "),
    ("veiligheidsregio ", "Veiligheidsregio "),
    ("omgevingsdienst ", "Omgevingsdienst "),
    ("inspectie ", "Inspectie "),
];

/// Returns a function without an article in front, in small letters where only its place gave it a capital.
pub(super) fn function(page: &Page, text: &str) -> String {
    let text = without_article(text);
    let first = text.split([' ', ',']).next().unwrap_or_default();
    let mut letters = first.chars();
    let opens = letters.next().is_some_and(char::is_uppercase) && !letters.any(char::is_uppercase);
    if opens && is(page, first, FUNCTION) {
        let rest = text.get(first.len()..).unwrap_or_default();
        return format!("{}{rest}", first.to_lowercase());
    }
    text.to_owned()
}

/// Says whether a word is any of `marks`.
fn is(page: &Page, word: &str, marks: u32) -> bool {
    let low = word.to_lowercase();
    let key = crate::ingest::read::feature::hash(&low);
    page.lexicon.look_up(&low, &low, key).0 & marks != 0
}

fn without_article(text: &str) -> &str {
    let first = text.split(' ').next().unwrap_or_default();
    let is_article = matches!(first.to_lowercase().as_str(), "de" | "het" | "een" | "’t");
    let rest = text.get(first.len() + 1..).filter(|_| is_article);
    rest.unwrap_or(text)
}

/// Returns the name of an organisation; a town behind a function of a municipality is that municipality.
pub(in crate::ingest::read) fn organisation(
    page: &Page,
    tokens: &Range<usize>,
    function: &str,
) -> String {
    let text = page.tidy(tokens);
    let limit = page.tokens.len();
    let is_article = matches!(page.low(tokens.start), "de" | "het" | "’t");
    let known = page.organisation(tokens.start, limit).or_else(|| {
        if is_article {
            page.organisation(tokens.start + 1, limit)
        } else {
            None
        }
    });
    let known = known.filter(|known| known.end >= tokens.end);
    let name = known.map_or_else(
        || {
            let opens = page.sentence(tokens.start).start == tokens.start;
            let is_part = text.starts_with(['D', 'H']) && !opens;
            if is_part {
                text.clone()
            } else {
                without_article(&text).to_owned()
            }
        },
        |known| known.name.to_owned(),
    );
    let low = name.to_lowercase();
    let marks = |bits: u32| function.split([' ', '-']).any(|word| is(page, word, bits));
    let is_of_council = function.contains("gemeenteraad") || function.contains("raadsfractie");
    let is_of_province = marks(PROVINCIAL) || function.contains("Staten");
    if is_of_province && PROVINCES.contains(&low.as_str()) {
        return format!("Provincie {name}");
    }
    let is_place = known.is_none()
        && tokens.len() <= 3
        && tokens
            .clone()
            .all(|at| page.is(at, LETTER) && (page.is(at, CAPITAL) || page.low(at) == "aan"))
        && page.low(tokens.start.wrapping_sub(1)) == "van";
    let is_word = known.is_none() && !low.contains(' ') && !low.starts_with("gemeente");
    if page.lexicon.is_town(&low)
        || marks(MUNICIPAL) && (is_word || is_place)
        || is_of_council && is_word
    {
        return format!("Gemeente {name}");
    }
    if is_word
        && function
            .split(' ')
            .any(|word| matches!(word, "dijkgraaf" | "heemraad"))
    {
        return format!("Waterschap {name}");
    }
    for (prefix, written) in KINDS {
        if low.starts_with(prefix) && known.is_none() {
            return format!("{written}{}", name.get(prefix.len()..).unwrap_or_default());
        }
    }
    with_article(page, tokens, known.is_some(), name)
}

/// Puts an article in front that a page writes with a capital as part of the name: "bij De Groene Amsterdammer".
fn with_article(page: &Page, tokens: &Range<usize>, is_known: bool, name: String) -> String {
    let before = tokens.start.wrapping_sub(1);
    let opens_sentence = page.sentence(tokens.start).start == before;
    match page.word(before) {
        article @ ("De" | "Het") if !is_known && !opens_sentence => format!("{article} {name}"),
        _ => name,
    }
}
