//! Capitalised words that may be a person, found without judging whether they are.

use std::ops::Range;

use super::lexicon::mark::{
    CAPITAL, COMMON, FUNCTION, GIVEN, INITIAL, LETTER, NO_NAME, PARTICLE, ROLE, SMALL_HERE, TITLE,
    TOWN, UPPER,
};
use super::page::Page;

/// Words that may name a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The words.
    pub tokens: Range<usize>,
    /// Two capitalised words at least: it may introduce somebody.
    pub is_full: bool,
}

/// What ends a run of capitals without being part of a name.
const NOT_LAST: &[&str] = &[
    "De", "Het", "Een", "In", "Op", "Hij", "Zij", "Ze", "Wij", "En", "Als", "Dat", "Die", "Wie",
    "Met", "Er", "Om", "Daar", "Ook", "Na", "Maar",
];
/// Degrees and regions behind a name.
const BEHIND: &[&str] = &[
    "msc", "mpa", "ma", "phd", "ba", "mba", "llm", "rc", "emea", "bsc",
];
/// Abbreviated given names that are no single letter.
const SHORT: &[&str] = &["Th", "Ph", "Chr", "St", "IJ"];
/// Ends of words that are fields of work rather than names.
const FIELD: &[&str] = &["tie", "gie", "iek", "kunde", "recht", "heid", "ing", "se"];
/// Ends of words that may be given names that nobody listed.
const OF_GIVEN: &[&str] = &["us", "a", "tje", "ien", "ine", "elle", "ette"];
/// The particles that a surname can have behind another, and those that mostly begin an employer.
const OF_SURNAME: &[&str] = &[
    "van", "van der", "van den", "van de", "van 't", "van ’t", "van ‘t", "van ten", "van ter",
    "van la", "van het",
];
const AFTER_GIVEN: &[&str] = &[
    "op de", "op den", "op 't", "op ’t", "in 't", "in ’t", "in de", "in het", "in den", "aan de",
    "aan den", "aan het", "uit de", "uit den", "uit het", "voor de", "bij de", "over de",
    "onder de", "aan 't", "aan ’t",
];
const ALWAYS: &[&str] = &["op den", "in 't", "in ’t", "op 't", "op ’t", "aan den"];

/// Finds all mentions of a page, from left to right.
#[must_use]
pub fn mentions(page: &Page) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < page.tokens.len() {
        if !is_capital(page, at) {
            at += 1;
            continue;
        }
        let end = end_of_run(page, at);
        let start = start_of_name(page, at, end);
        if start < end {
            let capitals = (start..end)
                .filter(|at| page.is(*at, CAPITAL) && !is_sign(page, *at))
                .count();
            found.push(Mention {
                tokens: start..end,
                is_full: capitals >= 2 && !is_abbreviations(page, start..end),
            });
        }
        at = end.max(at + 1);
    }
    found
}

/// Says whether a run holds nothing but abbreviations: "VS van AI".
fn is_abbreviations(page: &Page, tokens: Range<usize>) -> bool {
    let mut words = tokens.filter(|at| page.is(*at, LETTER) && !page.is(*at, PARTICLE));
    words.all(|at| page.is(at, UPPER) && !page.is(at, GIVEN) && page.word(at).len() <= 3)
}

fn is_capital(page: &Page, at: usize) -> bool {
    page.is(at, CAPITAL) && page.is(at, LETTER)
}

fn is_sign(page: &Page, at: usize) -> bool {
    matches!(page.word(at), "." | "-" | "–")
}

fn is_dash_apart(page: &Page, at: usize) -> bool {
    matches!(page.word(at), "–" | "-") && at > 0 && page.token(at).start > page.token(at - 1).end
}

/// Returns where the particles that begin at `at` end, four at most.
fn behind_particles(page: &Page, at: usize) -> usize {
    let is_small = |at: &usize| page.is(*at, PARTICLE) && !page.is(*at, CAPITAL);
    (at..at + 4).find(|at| !is_small(at)).unwrap_or(at + 4)
}

/// Returns the end of a run of capitals and what joins them.
fn end_of_run(page: &Page, start: usize) -> usize {
    let (mut last, mut at, mut capitals) = (start, start + 1, 1);
    while at < page.tokens.len() && page.same_line(start, at) {
        if page.word(at) == "." && shortens(page, at) {
            at += 1;
        } else if is_capital(page, at) {
            last = at;
            capitals += 1;
            at += 1;
        } else if let Some(next) = behind_call_name(page, at) {
            at = next;
        } else if let Some(next) = joined(page, start, at) {
            at = next;
        } else {
            break;
        }
    }
    while last > start && NOT_LAST.contains(&page.word(last)) {
        last -= 1;
    }
    while last > start + 1 && BEHIND.contains(&page.low(last)) {
        last -= 1;
    }
    let is_junior = matches!(page.word(last), "Jr" | "Sr") && page.word(last + 1) == ".";
    let end = last + 1 + usize::from(is_junior);
    if capitals >= 2 && is_second_surname(page, start, end) {
        end + 2
    } else {
        end
    }
}

/// Returns the surname behind initials and, in brackets, the name that somebody is called by: "Ph.J. (Flip) Overdiep".
fn behind_call_name(page: &Page, at: usize) -> Option<usize> {
    let is_open = page.word(at) == "(" && page.word(at - 1) == "." && shortens(page, at - 1);
    let close = (at + 2..at + 4)
        .find(|at| page.word(*at) == ")")
        .filter(|_| is_open)?;
    let are_names = (at + 1..close).all(|at| is_capital(page, at));
    let surname = behind_particles(page, close + 1);
    (are_names && is_capital(page, surname) && page.same_line(at, surname)).then_some(surname)
}

/// Says whether a full stop belongs to the initial or title before it.
fn shortens(page: &Page, at: usize) -> bool {
    let before = at - 1;
    (page.is(before, INITIAL | TITLE) || SHORT.contains(&page.word(before)))
        && page.token(at).start == page.token(before).end
}

/// Returns the capitalised word to which particles lead on from `at`.
fn joined(page: &Page, start: usize, at: usize) -> Option<usize> {
    if page.is(at, PARTICLE) {
        let next = behind_particles(page, at);
        let fits = next > at && is_capital(page, next) && page.same_line(start, next);
        return (fits && joins(page, start, at, next)).then_some(next);
    }
    // A spaced dash before a particle: "Spijker – van Es".
    let fits = is_dash_apart(page, at) && page.is(at + 1, PARTICLE) && !page.is(at + 1, CAPITAL);
    let next = behind_particles(page, at + 1);
    (fits && page.is(next, CAPITAL) && page.same_line(start, next)).then_some(next)
}

/// Says whether behind a name a spaced dash and a second surname follow: "Prinsen – Haan, hoogleraar".
fn is_second_surname(page: &Page, start: usize, end: usize) -> bool {
    let opens_line = page
        .line_of(start)
        .tokens
        .clone()
        .find(|at| page.is(*at, LETTER))
        .is_some_and(|first| first == start);
    is_dash_apart(page, end)
        && page.is(end + 1, CAPITAL)
        && page.same_line(start, end + 1)
        && (matches!(page.word(end + 2), "," | "(") && !opens_line
            || matches!(page.low(end + 2), "," | "(" | "is") && is_office_behind(page, end + 2))
        && !page.is(end + 1, FUNCTION | NO_NAME)
        && page.organisation(end + 1, page.tokens.len()).is_none()
}

/// Says whether behind a comma or in a bracket a function follows soon: "Bos – Verweij, voorzitter".
fn is_office_behind(page: &Page, at: usize) -> bool {
    (at + 1..at + 4).any(|at| page.is(at, FUNCTION) && page.same_line(at - 1, at))
}

/// Says whether particles join a surname to the words before, rather than begin an employer or a place.
fn joins(page: &Page, start: usize, at: usize, next: usize) -> bool {
    let low: Vec<&str> = (at..next).map(|at| page.low(at)).collect();
    let particles = low.join(" ");
    let is_preposition = matches!(
        low.first(),
        Some(&("uit" | "over" | "onder" | "voor" | "bij" | "op" | "aan" | "in" | "het" | "van"))
    );
    if is_preposition && !OF_SURNAME.contains(&particles.as_str()) {
        let capitals = (start..at).filter(|at| page.is(*at, CAPITAL)).count();
        let is_given = capitals == 1 && page.is(at - 1, GIVEN);
        return is_given && AFTER_GIVEN.contains(&particles.as_str())
            || ALWAYS.contains(&particles.as_str());
    }
    if particles == "van het" {
        return false;
    }
    let name = NameSoFar::of(page, start, at);
    if name.surnames == 0 {
        return !(page.is(next, UPPER) && page.organisation(next, page.tokens.len()).is_some());
    }
    // A surname stands there already: a second "van X" is mostly an employer.
    if !particles.starts_with("van") || particles == "van der" || particles == "van den" {
        return true;
    }
    is_second_part(page, &name, at, next, &particles)
}

/// The words of a name before particles.
struct NameSoFar {
    base: usize,
    surnames: usize,
}

impl NameSoFar {
    fn of(page: &Page, start: usize, at: usize) -> Self {
        let words: Vec<usize> = (start..at)
            .filter(|at| page.is(*at, CAPITAL) && !page.is(*at, TITLE | ROLE))
            .collect();
        let lead = words
            .iter()
            .copied()
            .find(|at| page.is(*at, GIVEN | INITIAL));
        let mut base = lead.or(words.first().copied()).unwrap_or(start);
        if lead.is_none() && words.len() > 1 && page.is(words[0], COMMON | FUNCTION) {
            base = words[1];
        }
        let is_surname = |word: &&usize| {
            let is_second_given = page.is(**word, GIVEN) && **word == base + 1 && **word + 1 == at;
            **word > base && !page.is(**word, INITIAL) && !is_second_given
        };
        NameSoFar {
            base,
            surnames: words.iter().filter(is_surname).count(),
        }
    }
}

fn is_second_part(page: &Page, name: &NameSoFar, at: usize, next: usize, particles: &str) -> bool {
    let word = page.word(next);
    let capitals = word
        .split('-')
        .next()
        .unwrap_or(word)
        .chars()
        .filter(|c| c.is_uppercase())
        .count();
    let end = page.tokens.len();
    if page.organisation(next, end).is_some()
        || page.organisation(next - 1, end).is_some()
        || page.is(next, TOWN)
        || capitals > 1
        || matches!(word, "De" | "Het")
    {
        return false;
    }
    let stands_twice = |tokens: Range<usize>| stands_twice(page, &tokens);
    if stands_twice(name.base..next + 1) || stands_twice(at - 1..next + 1) {
        return true;
    }
    if stands_twice(name.base..at) {
        return false;
    }
    let behind = if next + 1 < end {
        page.word(next + 1)
    } else {
        ""
    };
    let is_closed = matches!(behind, "," | "(" | ")" | "–" | "-" | "." | ";" | "");
    let is_double = word.contains('-');
    let is_plain = !page.word(at - 1).contains('-')
        && particles == "van"
        && !page.is(next, COMMON)
        && matches!(behind, "," | "(");
    // An employer rarely has a double name: "Maartje Ploos van Amstel-Kist van Stichting Toekomstbeeld".
    let is_closed = is_closed || page.low(next + 1) == "van";
    name.surnames == 1 && is_closed && is_double || is_plain
}

fn stands_twice(page: &Page, tokens: &Range<usize>) -> bool {
    // Only near the place: a page of any length is read in time that grows with it alone.
    const AROUND: usize = 20_000;
    let bytes = page.bytes(tokens);
    let words = page.span(tokens);
    let mut from = bytes.start.saturating_sub(AROUND);
    let mut to = (bytes.end + AROUND).min(page.text.len());
    while !page.text.is_char_boundary(from) {
        from -= 1;
    }
    while !page.text.is_char_boundary(to) {
        to += 1;
    }
    let near = page.text.get(from..to).unwrap_or_default();
    !words.is_empty()
        && memchr::memmem::find_iter(near.as_bytes(), words.as_bytes())
            .nth(1)
            .is_some()
}

/// Returns where the name begins: titles, functions and first words of sentences before it are no part of it.
fn start_of_name(page: &Page, run: usize, end: usize) -> usize {
    let mut start = run;
    while start + 1 < end && is_before_name(page, run, start, end) {
        start += 1;
        while start + 1 < end
            && (is_sign(page, start) || page.is(start, PARTICLE) && !page.is(start, CAPITAL))
        {
            start += 1;
        }
    }
    start
}

/// Says whether a word that is no given name is the surname of somebody named before: "vroeg Bos Ada Wissel".
fn is_surname(page: &Page, at: usize) -> bool {
    const BACK: usize = 1_500;
    let word = page.token(at).hash;
    !page.is(at, GIVEN | INITIAL)
        && (at.saturating_sub(BACK).max(1)..at)
            .any(|before| page.token(before).hash == word && page.is(before - 1, GIVEN))
}

/// Says whether a word that is no name stands before a given name and a surname: "Formatiekenner Berber Strikwerda",
/// "vanuit Middelburg Bart-Willem Poortvliet", "lector Moreel Leiderschap Ineke van 't Zelfde".
fn is_description(page: &Page, at: usize, end: usize) -> bool {
    const LONG: usize = 9;
    let word = page.word(at);
    let given = (at + 1..end.min(at + 3)).find(|at| page.is(*at, GIVEN));
    let Some(given) = given.filter(|given| (given + 1..end).any(|at| page.is(at, CAPITAL))) else {
        return false;
    };
    if page.is(at, GIVEN | INITIAL | PARTICLE) || (at + 1..given).any(|at| page.is(at, PARTICLE)) {
        return false;
    }
    let is_long = |at: usize| {
        page.word(at).chars().count() >= LONG
            && !OF_GIVEN.iter().any(|end| page.low(at).ends_with(end))
    };
    let is_compound = word.split_once('-').is_some_and(|(first, rest)| {
        first.len() > 1 && first == first.to_uppercase() && rest.starts_with(char::is_lowercase)
    });
    if given > at + 1 {
        return (at + 1..given).all(|at| is_long(at) && !page.word(at).contains('-'));
    }
    let is_demonym = word.chars().count() > 5 && word.ends_with("se");
    page.is(at, COMMON | TOWN | FUNCTION)
        || is_demonym
        || is_compound
        || is_long(at) && !word.contains('-')
}

fn is_before_name(page: &Page, run: usize, at: usize, end: usize) -> bool {
    let word = page.word(at);
    let is_shouted =
        page.is(at, UPPER) && word.chars().count() > 4 && !page.is(at + 1, UPPER | INITIAL);
    if page.is(at, TITLE | ROLE | NO_NAME) || is_shouted {
        return true;
    }
    if page.is(at, INITIAL) && page.word(at + 1) == "." {
        return false;
    }
    let capitals = (at..end).filter(|at| page.is(*at, CAPITAL)).count();
    let is_followed = page.is(at + 1, CAPITAL) && capitals > 2 && !page.is(at, GIVEN);
    if is_followed && page.is(at, FUNCTION) {
        return true;
    }
    if at == run && capitals > 2 && page.is(at + 1, GIVEN) && is_surname(page, at) {
        return true;
    }
    if is_description(page, at, end) {
        return true;
    }
    let opens_sentence =
        at == run && (at == 0 || page.token(at - 1).sentence != page.token(at).sentence);
    if at + 2 < end && is_followed && !page.is(at + 1, PARTICLE) {
        let opens_given = opens_sentence && page.is(at + 1, GIVEN);
        let is_field = word.chars().count() > 7
            && !word.contains('-')
            && (page.is(at, COMMON | TOWN) || FIELD.iter().any(|end| page.low(at).ends_with(end)));
        if opens_given || is_field {
            return true;
        }
    }
    let is_in_sentence =
        at > 0 && page.same_line(at - 1, at) && !matches!(page.word(at - 1), "." | "!" | "?" | ":");
    page.is(at, COMMON | SMALL_HERE) && !(page.is(at, GIVEN) && is_in_sentence)
}
