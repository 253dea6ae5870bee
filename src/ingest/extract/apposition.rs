//! The words behind a name that say what the person does: where they begin and where they end.
//!
//! "(F, O)", ", F bij O,", " – F", " van O". A function can hold commas and "en"; the words end at
//! the comma behind which the sentence goes on, or at the next person.

use std::ops::Range;

use super::affiliation::affiliations;
use super::bracket::{closing, is_open};
use super::function::begins_with_function;
use super::named_person::person_name;
use super::organisation::{known, looks_named};
use super::pattern::Pattern;
use super::seat::is_verb;
use super::word_list::WordList;
use crate::authority::Authority;

/// Words with which a sentence goes on behind a comma.
static GOES_ON: WordList = WordList::new(
    "waar waarbij waarop waarna waarin waarmee door zodat omdat toen want maar zich niet daar \
     hier samen onder over naar voor tegen tijdens zoals terwijl doordat totdat vervolgde \
     vertelde stelde pleitte maakte vroeg zegt vindt ziet wiens welke begon opende sloot kwam \
     gaat ging werkt legt legde geeft deed doet aldus zelf onlangs eerder later daarna \
     vervolgens sprak vanuit vond reageerde noemde",
);

/// More characters than the functions of one person take.
const LONGEST: usize = 320;

/// More commas and "en" than one description holds.
const MOST_BORDERS: usize = 12;

/// More parts than the name of an organisation has between its commas.
const MOST_PARTS: usize = 3;

static APPOSITION_BORDER: Pattern =
    Pattern::new(r"[,;]\s+(?:en\s+|alsook\s+)?|\s+(?:en|én)\s+(?:met\s+)?");

static ADVERB: Pattern = Pattern::new(
    r"^\s+(?:aan\s+het\s+woord|het\s+podium\s+op|naar\s+voren|op\s+de\s+bank|aan\s+tafel|erbij|bij|daarop|hierop|vervolgens|ook|mee|daarna|toen|zelf|terug|(?:plaats|aan)(?:\s+(?:op|aan|bij|naast)\s+\p{L}+(?:\s+\p{L}+)?)?)(?:,)",
);

/// "Eerst kwam N in beeld, F bij O": the rest of a short clause stands before what somebody does.
static REST_OF_CLAUSE: Pattern = Pattern::new(r"^\s+(?:\p{Ll}+\s+){0,3}\p{Ll}+,\s+");

/// The end of a verb at the end of a sentence: "schuift N van O aan".
static PARTICLE: Pattern = Pattern::new(
    r"\s+(?:aan|plaats|erbij|het\s+podium\s+op|aan\s+tafel|op\s+de\s+bank|aan\s+het\s+woord)\s*[.!]?\s*$",
);

/// The preposition between a function and an organisation, soon after the start.
static EMPLOYED: Pattern = Pattern::new(r"^(?:\S+\s+){1,6}?(?:bij|van|aan|namens)\s");

/// ", die als F bij O het plan toelicht", ", die namens O op de bank zat".
static IN_CLAUSE: Pattern = Pattern::new(
    r"^(?:\s+(?:erbij|aan|mee|plaats))?,\s+die\s+(?:\p{Ll}+\s+)??(?:als\s+(\p{Ll}.{3,140}?\p{Lu}[\p{L}\d&-]*)|(namens\s+.{0,80}?\p{Lu}[\p{L}\d&-]*))\s+(?:de|het|een|op|in|over|met|zich|zijn|haar|aan|voor|te|elke|werkt|werkte|verbonden|werkzaam|verantwoordelijk|zit|zat|is|was)\s",
);

static DEGREE: Pattern = Pattern::new(r"^,?\s+(?:MSc|BSc|MA|MBA|LLM|PhD|RA|RE|MPA|EMFC)\b\.?");

static AGE: Pattern = Pattern::new(
    r"^\s+\((?:\d{1,3}(?:\s+jaar)?|onder\s+voorbehoud|o\.v\.b\.|online|digitaal|via\s+\p{L}+)\)",
);

static DASH: Pattern = Pattern::new(r"^\s+[–—-]\s+");

static LOOSE: Pattern = Pattern::new(r"^\s+(?:van|namens|bij|vanuit|is|was|werkt\s+als)\s+");

static EMPLOYER_FIRST: Pattern = Pattern::new(r"^\s+(?:van|namens|bij|vanuit)\s+");

/// Finds the words behind a name that say what the person does, and where they end with their brackets.
pub(super) fn description(authority: &Authority, text: &str, from: usize) -> (Range<usize>, usize) {
    let degree = DEGREE
        .find(text.get(from..).unwrap_or_default())
        .map_or(0, |found| found.end);
    let from = from + degree;
    let age = AGE
        .find(text.get(from..).unwrap_or_default())
        .map_or(0, |found| found.end);
    let from = from + age;
    let rest = text.get(from..).unwrap_or_default();
    let blank = rest.len() - rest.trim_start().len();
    if rest.trim_start().starts_with('(') {
        let start = from + blank + 1;
        let close = start + closing(head(text.get(start..).unwrap_or_default()));
        return (start..close, (close + 1).min(text.len()));
    }
    if let Some(clause) = in_clause(rest) {
        let words = from + clause.start..from + clause.end;
        return (words.clone(), words.end);
    }
    let start = if rest.starts_with(',') {
        Some(1)
    } else if let Some(clause) = REST_OF_CLAUSE.find(rest).filter(|clause| {
        rest.get(clause.end..)
            .is_some_and(|words| begins_with_function(words) && is_employment(authority, words))
    }) {
        Some(clause.end)
    } else {
        [&ADVERB, &DASH, &LOOSE]
            .iter()
            .find_map(|lead| lead.find(rest))
            .map(|range| range.end)
    };
    let Some(start) = start else {
        return (from..from, from);
    };
    if rest.starts_with(',') && names_another(authority, text, from + start) {
        return (from..from, from);
    }
    // "van", "namens" and "is" belong to the words that are read.
    let start = if LOOSE.is_in(rest) { 0 } else { start };
    let start = from + start;
    let end = apposition_end(authority, text, start);
    let end = if EMPLOYER_FIRST.is_in(rest) {
        before_verb(text, start, end)
    } else {
        end
    };
    if begins_description(authority, text.get(start..end).unwrap_or_default()) {
        (start..end, end)
    } else {
        (from..from, from)
    }
}

/// Finds what a clause behind the name says the person is.
fn in_clause(rest: &str) -> Option<Range<usize>> {
    let found = IN_CLAUSE.captures(rest)?;
    let function = found
        .get(1)
        .filter(|words| begins_with_function(words.as_str()));
    function.or(found.get(2)).map(|words| words.range())
}

/// "N van O schoof als derde aan": the employer ends where the verb stands.
fn before_verb(text: &str, start: usize, end: usize) -> usize {
    let words = text.get(start..end).unwrap_or_default();
    let borders = words.match_indices(' ').take(MOST_BORDERS);
    let verb = borders.map(|(at, _)| at).find(|at| {
        let before = words.get(..*at).unwrap_or_default();
        let last = before.rsplit(' ').next().unwrap_or_default();
        let next = words.get(at + 1..).and_then(|rest| rest.split(' ').next());
        let is_named = last.starts_with(char::is_uppercase);
        is_named && next.is_some_and(|next| next.starts_with(char::is_lowercase) && is_verb(next))
    });
    let together = words.find(" met elkaar");
    verb.into_iter()
        .chain(together)
        .min()
        .map_or(end, |at| start + at)
}

/// "Ada Bos, Bram Kuil (VNG)": behind the comma stands the next person, not what the first one does.
fn names_another(authority: &Authority, text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    let at = at + rest.len() - rest.trim_start().len();
    person_name(authority, text, at).is_some_and(|name| {
        let behind = text.get(name.range.end..).unwrap_or_default();
        behind.trim_start().starts_with(['(', ','])
    })
}

/// Returns as much of `rest` as a description can take: pages without commas must not cost more.
fn head(rest: &str) -> &str {
    let end = rest
        .char_indices()
        .nth(LONGEST)
        .map_or(rest.len(), |(at, _)| at);
    rest.get(..end).unwrap_or(rest)
}

/// Words behind a comma describe a person when they begin with a function or name an organisation.
fn begins_description(authority: &Authority, words: &str) -> bool {
    let words = words.trim();
    let bare = [
        "de ",
        "is ",
        "was ",
        "werkt als ",
        "een ",
        "werkzaam ",
        "onze ",
    ]
    .iter()
    .fold(words, |rest, lead| rest.strip_prefix(lead).unwrap_or(rest));
    let loose = ["bij ", "van ", "namens ", "vanuit ", "als "]
        .iter()
        .find_map(|lead| bare.strip_prefix(lead))
        .is_some_and(|rest| looks_named(rest) || begins_with_function(rest));
    let told = loose || begins_with_function(bare) || known(authority, bare).is_some();
    told || words.starts_with(char::is_uppercase) || is_employment(authority, bare)
}

/// "boswachter bij O": a noun that is in no list is a function when an organisation follows it.
fn is_employment(authority: &Authority, words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    let is_noun = first.len() > 3 && first.starts_with(char::is_lowercase) && !GOES_ON.holds(first);
    let short = words.split_whitespace().take(30).count() < 30;
    is_noun
        && short
        && EMPLOYED.is_in(words)
        && affiliations(authority, words)
            .iter()
            .any(|one| one.organisation.is_some())
}

/// Finds the end of an apposition: the comma after which the sentence goes on, the next person, the end.
fn apposition_end(authority: &Authority, text: &str, start: usize) -> usize {
    let rest = head(text.get(start..).unwrap_or_default());
    for border in APPOSITION_BORDER.find_all(rest).take(MOST_BORDERS) {
        let before = rest.get(..border.start).unwrap_or_default();
        let after = rest.get(border.end..).unwrap_or_default();
        if before.trim().is_empty() || is_open(before) {
            continue;
        }
        let by_comma = rest
            .get(border.start..)
            .is_some_and(|rest| rest.starts_with([',', ';']));
        let is_next = next_person(authority, text, before, start + border.end, by_comma);
        let ends = is_next || (by_comma && !goes_on(after));
        // Only small letters go on with the name of an organisation; capitals are read above.
        let may_go_on = ends && by_comma && after.starts_with(char::is_lowercase);
        if ends && !(may_go_on && is_within_known(authority, before, rest, border.end)) {
            return start + border.start;
        }
    }
    let rest = rest
        .get(..PARTICLE.find(rest).map_or(rest.len(), |found| found.start))
        .unwrap_or(rest);
    start
        + rest
            .trim_end_matches(|c: char| {
                c.is_whitespace() || matches!(c, '.' | '!' | '?' | ':' | ';' | ',')
            })
            .len()
}

/// "de Adviesraad voor wetenschap, technologie en innovatie": with what follows the organisation is known.
fn is_within_known(authority: &Authority, before: &str, rest: &str, next: usize) -> bool {
    let part = last_part(before);
    if known(authority, part).is_some() {
        return false;
    }
    let start = before.len() - part.len();
    let ends = APPOSITION_BORDER
        .find_all(rest)
        .map(|border| border.start)
        .chain([rest.len()])
        .filter(|end| *end > next)
        .take(MOST_PARTS);
    ends.into_iter().any(|end| {
        rest.get(start..end)
            .map(|words| words.split(" (").next().unwrap_or(words))
            .is_some_and(|words| words.len() > part.len() && known(authority, words).is_some())
    })
}

/// Says whether another person begins at byte `at`: a name that a description or the end follows.
fn next_person(authority: &Authority, text: &str, before: &str, at: usize, by_comma: bool) -> bool {
    let Some(name) = person_name(authority, text, at) else {
        return false;
    };
    let rest = text.get(name.range.end..).unwrap_or_default();
    let next = rest.trim_start();
    if next.starts_with(['(', ',', ';', '–']) {
        return true;
    }
    if is_one_name(authority, before, &name.spelled(text)) {
        return false;
    }
    if is_of_place(authority, &name.spelled(text)) {
        return false;
    }
    if next.is_empty() || next.starts_with(['.', ':']) || next.starts_with("en ") {
        return true;
    }
    // "Primair en Voortgezet Onderwijs bij O" goes on, "F bij O en Ada Bos van P" does not.
    let is_followed = ["van ", "namens ", "bij ", "is "]
        .iter()
        .any(|word| next.starts_with(word));
    let employer = last_part(before);
    is_followed
        && (by_comma || (employer.len() < before.len() && employer.starts_with(char::is_uppercase)))
}

/// "Klimaat en Groene Groei": with the words behind "en" the organisation is known, without them it is not.
fn is_one_name(authority: &Authority, before: &str, name: &str) -> bool {
    let part = last_part(before);
    known(authority, &format!("{part} en {name}")).is_some() && known(authority, part).is_none()
}

/// "Onderwijs en Sport van Almelo": one word and the name of a municipality or a province.
fn is_of_place(authority: &Authority, name: &str) -> bool {
    name.split_once(" van ").is_some_and(|(own, place)| {
        !own.contains(' ')
            && ["gemeente", "provincie"]
                .iter()
                .any(|kind| known(authority, &format!("{kind} {place}")).is_some())
    })
}

/// Returns what stands behind the last preposition.
fn last_part(words: &str) -> &str {
    let ends = [" bij ", " van ", " aan ", " namens "]
        .iter()
        .filter_map(|word| words.rfind(word).map(|at| at + word.len()));
    let rest = ends.max().and_then(|at| words.get(at..)).unwrap_or(words);
    ["de ", "het "]
        .iter()
        .find_map(|article| rest.strip_prefix(article))
        .unwrap_or(rest)
}

/// Says whether an apposition goes on behind a comma: with a function, a further part of its name, an organisation.
fn goes_on(after: &str) -> bool {
    let bare = ["nu ", "thans ", "tegenwoordig ", "tevens ", "ook "]
        .iter()
        .find_map(|word| after.strip_prefix(word))
        .unwrap_or(after);
    begins_with_function(bare) || after.starts_with(char::is_uppercase) || after.starts_with('‘')
}
