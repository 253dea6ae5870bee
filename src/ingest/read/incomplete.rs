//! Signs that a text does not name all guests: "o.a.", a text that stops before its end.

use std::ops::Range;

use super::page::Page;

/// Fewer characters are no paragraph that could break off.
const PARAGRAPH: usize = 100;
/// So many tokens before the first guest, or behind the last, may say that others came too.
const NEAR: usize = 16;

/// Returns the words that say the list of guests is not whole; `guests` are where each is first named.
#[must_use]
pub fn sign(
    page: &Page,
    within: &Range<usize>,
    guests: &[Range<usize>],
    is_report: bool,
) -> Option<Range<usize>> {
    let (first, last) = (guests.first()?, guests.last()?);
    let before = within.start.max(first.start.saturating_sub(NEAR))..first.start;
    let behind = last.end..within.end.min(page.line_of(last.start).tokens.end + NEAR);
    let stated = within
        .clone()
        .find_map(|at| counted(page, at, guests.len()));
    if stated.is_some() {
        return stated;
    }
    let (mut before, mut behind) = (before, behind);
    before
        .find_map(|at| among_others(page, at))
        .or_else(|| behind.find_map(|at| others_follow(page, at)))
        .or_else(|| breaks_off(page, within).filter(|_| is_report))
}

/// Finds "vijf bankgasten" where fewer than five were read.
fn counted(page: &Page, at: usize, read: usize) -> Option<Range<usize>> {
    const NUMBERS: [&str; 9] = [
        "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien",
    ];
    let is_bench = matches!(page.low(at + 1), "bankgasten" | "gasten" | "bankzitters");
    let word = page.low(at);
    let in_words = NUMBERS.iter().position(|number| *number == word);
    let count = in_words.map(|at| at + 2).or_else(|| word.parse().ok())?;
    (is_bench && count > read && count <= 10).then(|| at..at + 2)
}

/// Finds "o.a.", "onder anderen", "onder meer" and "waaronder".
fn among_others(page: &Page, at: usize) -> Option<Range<usize>> {
    match (page.low(at), page.low(at + 1), page.low(at + 2)) {
        ("o", ".", "a") => Some(at..at + 4),
        ("onder", "andere" | "anderen" | "meer", _) => Some(at..at + 2),
        ("waaronder" | "oa", ..) => Some(at..at + 1),
        _ => None,
    }
}

/// Finds "e.a.", "en anderen", "en meer", "volgen nog", "nog te bevestigen".
fn others_follow(page: &Page, at: usize) -> Option<Range<usize>> {
    match (page.low(at), page.low(at + 1), page.low(at + 2)) {
        ("e", ".", "a") => Some(at..at + 4),
        ("en", "anderen", _)
        | ("en", "vele", "anderen")
        | ("en", "meer", "." | "!" | "…")
        | ("wordt" | "worden", "nog", "bekend" | "bekendgemaakt") => Some(at..at + 2),
        ("meer", "namen" | "gasten", "volgen") | ("nog", "te", "bevestigen") => Some(at..at + 3),
        _ => None,
    }
}

/// Returns the last words of a text that stops before its end: a cut sentence, "Lees verder".
fn breaks_off(page: &Page, within: &Range<usize>) -> Option<Range<usize>> {
    let last = within.end.checked_sub(1)?;
    let line = page.line_of(last);
    let text = page.line_text(line);
    let words = || line.tokens.clone().map(|at| page.low(at));
    let goes_on = line.tokens.len() <= 4
        && (words().any(|word| word == "lees")
            && words().any(|word| matches!(word, "meer" | "verder"))
            || words().any(|word| word == "verder") && words().any(|word| word == "lezen"));
    let is_prose = text.chars().count() > PARAGRAPH;
    let is_cut = text.ends_with(['…', ',', ']']) || text.ends_with("...");
    let is_open = text.ends_with(char::is_alphanumeric);
    (goes_on || is_prose && (is_cut || is_open)).then(|| line.tokens.clone())
}
