//! Editions as people write them: the series and a number in any form, ranges of numbers.

use super::number::number as number_of;
use super::state::State;
use crate::text::fold;

/// An edition, or several, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct EditionForm {
    /// The series, where it is named.
    pub(super) series: Option<State>,
    /// The number, and the last one of a range.
    pub(super) numbers: Option<(u32, u32)>,
    /// A colon or dash behind it says that a heading follows.
    pub(super) is_heading: bool,
    /// How many words it took.
    pub(super) length: usize,
}

/// Reads an edition at the start of `words`: the series, a word for number, a number, or the end of a range.
pub(super) fn read(words: &[&str]) -> Option<EditionForm> {
    let mut at = 0;
    while words.get(at).is_some_and(|word| is_lead(word)) {
        at += 1;
    }
    let mut is_named = false;
    let mut series = None;
    while let Some((found, length)) = named(words, at) {
        (series, is_named) = (found.or(series), true);
        at += length;
        if ends_heading(words, at) {
            return Some(EditionForm {
                series,
                numbers: None,
                is_heading: true,
                length: at,
            })
            .filter(|_| series.is_some());
        }
    }
    let (first, is_ordinal) = number(words.get(at)?, is_named)?;
    at += 1;
    let last = range_end(words, at)
        .or_else(|| joined_range(words.get(at - 1)?).map(|(_, last)| (last, 0)));
    if let Some((last, length)) = last.filter(|(last, _)| *last >= first) {
        return Some(EditionForm {
            series,
            numbers: Some((first, last)),
            is_heading: false,
            length: at + length,
        });
    }
    let mut is_edition = is_named;
    if is_ordinal && let Some((found, length)) = named(words, at) {
        (series, is_edition) = (found.or(series), true);
        at += length;
    }
    let is_heading = is_edition && (ends_heading(words, at));
    is_edition.then_some(EditionForm {
        series,
        numbers: Some((first, first)),
        is_heading,
        length: at,
    })
}

/// Says whether a folded word means an edition.
pub(super) fn is_edition(word: &str) -> bool {
    series_of(word).is_some()
        || matches!(
            word,
            "editie"
                | "edition"
                | "aflevering"
                | "avond"
                | "evening"
                | "debat"
                | "debate"
                | "keer"
                | "reuring"
        )
}

/// Returns the series that a word names.
pub(super) fn series(word: &str) -> Option<State> {
    series_of(&fold(word.trim_end_matches([':', '.', ',', '?'])))
}

/// Words that may stand before: what kind of page it is, an article.
fn is_lead(word: &str) -> bool {
    matches!(
        fold(word).as_str(),
        "de" | "het"
            | "the"
            | "verslag"
            | "aankondiging"
            | "uitnodiging"
            | "livestream"
            | "report"
            | "announcement"
            | "invitation"
            | "van"
    )
}

/// Reads the series or a word for number, and how many words that took.
fn named(words: &[&str], at: usize) -> Option<(Option<State>, usize)> {
    let word = fold(
        words
            .get(at)?
            .trim_end_matches([':', '.', ',', '?', '!', '#']),
    );
    if let Some(series) = series_of(&word) {
        return Some((Some(series), 1));
    }
    if word == "reuring" {
        let second = words
            .get(at + 1)
            .map(|word| fold(word.trim_end_matches([':', '.', ',', '?'])));
        let series = second.and_then(|word| series_of(&word));
        return Some((series, 1 + usize::from(series.is_some())));
    }
    let is_number = matches!(
        word.as_str(),
        "nr" | "nrs"
            | "no"
            | "nummer"
            | "nummers"
            | "number"
            | "numbers"
            | "editie"
            | "edities"
            | "edition"
            | "editions"
            | "aflevering"
            | "afleveringen"
    );
    is_number.then_some((None, 1))
}

/// `reuring!cafe`, `reuringcafe`, `cafe`, `reuring-online`, and what the site's addresses make of them.
fn series_of(word: &str) -> Option<State> {
    let bare = word.strip_prefix("reuring").map_or(word, |rest| {
        rest.trim_start_matches(['!', '-', '_', ' ', '.', '\u{2019}', '\''])
    });
    match bare {
        "cafe" | "cafes" => Some(State::Cafe),
        "online" => Some(State::Online),
        _ => None,
    }
}

/// A number of an edition, and whether it is written as the how manieth. Without a word for it a year is a year.
fn number(word: &str, is_named: bool) -> Option<(u32, bool)> {
    let word = word.trim_end_matches([':', ',', '.', '?', ';']);
    let word = word.trim_start_matches('#');
    let bare = ["nr.", "nr", "no.", "no"]
        .iter()
        .find_map(|sign| word.strip_prefix(sign))
        .unwrap_or(word);
    let english = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| bare.strip_suffix(ending));
    let number = number_of(english.unwrap_or(bare))
        .or_else(|| joined_range(bare).map(|(first, _)| first))?;
    let is_year = (1900..=2099).contains(&number);
    let is_ordinal = english.is_some() || bare.ends_with(['e', 'E']);
    let is_known = is_named
        || bare.len() < word.len()
        || is_ordinal
        || bare.starts_with(|c: char| c.is_ascii_digit());
    (is_known && !is_year).then_some((number, is_ordinal))
}

/// `98-101` in one word.
fn joined_range(word: &str) -> Option<(u32, u32)> {
    let (first, last) = word.split_once(['-', '–', '/'])?;
    let (first, last) = (number_of(first)?, number_of(last)?);
    (first <= last && last < 1900).then_some((first, last))
}

/// `t/m 101`, `tot en met 101`, `- 101`, and how many words that took.
fn range_end(words: &[&str], at: usize) -> Option<(u32, usize)> {
    let joined = match fold(words.get(at)?).as_str() {
        "tot" if words.get(at + 1).is_some_and(|word| fold(word) == "en") => 3,
        "t/m" | "tm" | "-" | "–" | "—" | "tot" | "to" | "through" => 1,
        _ => return None,
    };
    let last = words.get(at + joined)?.trim_end_matches([':', ',', '?']);
    Some((number_of(last).filter(|last| *last < 1900)?, joined + 1))
}

/// A colon behind the last word, or a dash with more behind it.
fn ends_heading(words: &[&str], at: usize) -> bool {
    let is_colon = at > 0 && words.get(at - 1).is_some_and(|word| word.ends_with(':'));
    let is_dash = words
        .get(at)
        .is_some_and(|word| matches!(*word, "-" | "–" | "—" | "|" | ":"));
    (is_colon && words.len() > at) || (is_dash && words.len() > at + 1)
}
