//! What places and bands are called in full: "De Glazen Zaal, Prinsessegracht 26, Den Haag", "het Ron Lezer jazztrio".

use std::ops::Range;

use crate::ingest::read::affiliation::naming;
use crate::ingest::read::lexicon::mark::{CAPITAL, FUNCTION, LETTER, PLAYED, UPPER, VENUE};
use crate::ingest::read::page::Page;
use crate::ingest::read::phrase::Phrase;

/// Ends of words for those who play, as they follow a name.
const BANDS: [&str; 10] = [
    "trio", "kwartet", "kwintet", "sextet", "duo", "band", "orkest", "ensemble", "koor", "combo",
];

/// Words for being nowhere: an evening on the screen has no venue.
const NOWHERE: [&str; 6] = ["online", "thuis", "zoom", "webex", "teams", "livestream"];

/// Says whether a venue is no place at all.
pub(super) fn is_nowhere(venue: &Phrase) -> bool {
    NOWHERE.contains(&venue.written.to_lowercase().as_str())
}

/// Says whether a venue is a town, or a known organisation that has no hall in its name and stands without a town.
pub(super) fn is_lent(page: &Page, venue: &Phrase, tokens: &Range<usize>) -> bool {
    let is_town = page.lexicon.is_town(&venue.written.to_lowercase());
    (is_town || page.organisation(tokens.start, tokens.end).is_some())
        && venue.town.is_none()
        && !tokens.clone().any(|at| page.is(at, VENUE))
}

/// Returns the name of a venue with its article, street and town.
pub(super) fn venue(page: &Page, venue: &Phrase, tokens: &Range<usize>) -> (String, Range<usize>) {
    let article = venue.article.map_or("", |at| match page.low(at) {
        "de" => "De ",
        "het" => "Het ",
        _ => "",
    });
    let street = street(page, tokens.end);
    let address = street.as_ref().map_or_else(String::new, |(street, _)| {
        format!(", {}", page.tidy(street))
    });
    let town_behind = street.as_ref().and_then(|(_, town)| town.clone());
    let town = town_behind.map(|town| page.tidy(&town));
    let town = town.or_else(|| venue.town.clone());
    let town = town.map_or_else(String::new, |town| format!(", {town}"));
    let end = street.map_or(tokens.end, |(street, _)| street.end);
    (
        format!("{article}{}{address}{town}", venue.written),
        tokens.start..end,
    )
}

/// Finds a street with a house number behind a comma or in brackets, and a town behind that.
fn street(page: &Page, end: usize) -> Option<(Range<usize>, Option<Range<usize>>)> {
    const LONGEST: usize = 5;
    let opens = matches!(page.word(end), "," | "(" | "–" | "|");
    let start = if opens { end + 1 } else { return None };
    let is_number = |at: &usize| page.word(*at).starts_with(|c: char| c.is_ascii_digit());
    let number = (start + 1..start + LONGEST).find(is_number)?;
    let is_street = page.is(start, CAPITAL)
        && page.same_line(end - 1, number)
        && page.word(number).len() <= 3
        && !matches!(page.word(number + 1), "." | ":" | "-")
        && !matches!(page.low(number + 1), "uur" | "u")
        && (start..number).all(|at| page.is(at, LETTER))
        && crate::ingest::read::day::month(page.low(number + 1)).is_none();
    let behind = number + 1 + usize::from(matches!(page.word(number + 1), "," | "in" | "te"));
    let longest_first = [behind..behind + 2, behind..behind + 1];
    let is_town = |tokens: &Range<usize>| {
        let low: Vec<&str> = tokens.clone().map(|at| page.low(at)).collect();
        page.lexicon.is_town(&low.join(" "))
    };
    is_street.then(|| (start..number + 1, longest_first.into_iter().find(is_town)))
}

/// Returns what a partner is called; an abbreviation in brackets belongs to a name that the archive does not know.
pub(super) fn partner(page: &Page, tokens: &Range<usize>) -> String {
    let name = naming::organisation(page, tokens, "");
    let short = tokens.end + 1;
    let is_bracket = page.word(tokens.end) == "(" && page.word(short + 1) == ")";
    let is_known = page.organisation(tokens.start, tokens.end).is_some();
    if is_bracket && page.is(short, UPPER) && !is_known {
        return format!("{name} ({})", page.word(short));
    }
    name
}

/// Returns the name of a band with the word for its kind behind it.
pub(super) fn band(page: &Page, tokens: &Range<usize>) -> Range<usize> {
    let low = page.low(tokens.end);
    let is_kind = BANDS.iter().any(|kind| low.ends_with(kind))
        && page.same_line(tokens.start, tokens.end)
        && !page.is(tokens.end, CAPITAL);
    let first = tokens.start;
    let is_player = page.is(first, FUNCTION | PLAYED)
        && !BANDS.iter().any(|kind| page.low(first).ends_with(kind))
        && page.is(first + 1, CAPITAL);
    let before = first.wrapping_sub(1);
    let is_named =
        matches!(page.word(before), "De" | "Het") && page.sentence(first).start != before;
    let start = if is_named {
        before
    } else {
        first + usize::from(is_player)
    };
    start..tokens.end + usize::from(is_kind)
}
