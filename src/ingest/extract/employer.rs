//! Dividing a function from its organisation: "F bij O", "F, O", "F O", "burgemeester van P".
//!
//! What the authority file knows decides first, the longest name wins; then places behind local
//! functions; where nothing is known the last "bij" divides, then "aan", then "van", then a comma.

use super::bracket::is_open;
use super::function::{begins_with_function, is_function_word};
use super::organisation::{is_kind_of_organisation, known, looks_named, may_hold_known, named};
use super::pattern::Pattern;
use super::piece::Piece;
use super::word_list::WordList;
use crate::authority::Authority;
use crate::text::fold;

static PREPOSITION: WordList = WordList::new("bij aan van namens vanuit voor in op te binnen uit");

static ON_BEHALF: Pattern = Pattern::new(
    r"^(.+?)\s+namens\s+(.+?)\s+((?:in|bij|aan|op|voor|over|binnen)\s+(?:het|de|een)\s+.+)$",
);

/// "schrijver van ‘…’": a book is no employer.
static OF_A_WORK: Pattern = Pattern::new(
    r"(?i)^(?:\p{L}+\s+){0,2}?(?:auteur|schrijver|schrijfster|maker|maakster|regisseur|samensteller|redacteur)\s+van\s+(?:de\s+|het\s+)?(?:\p{L}+\s+)?[‘“']",
);
/// "bewoner van de Molenwijk": where somebody lives is no employer.
static LIVES: Pattern = Pattern::new(
    r"(?i)^(?:\p{L}+\s+){0,2}?(?:\p{L}*be|in|mede-?in)?(?:woner|woonster|wonende)s?\s+(?:van|uit|in|op|aan)\s",
);
static LAST_PAREN: Pattern = Pattern::new(r"^(.+?)\s*\(([^()]+)\)$");

static BODY: Pattern = Pattern::new(
    r"(?i)^(?:de\s+|het\s+)?(?:raad\s+van\s+(?:bestuur|toezicht|commissarissen|advies)|bestuur|stuurgroep|directie|directieraad|managementteam|MT|college|dagelijks\s+bestuur|werkgroep|commissie|afdeling|team|faculteit|koning)\b",
);

/// "de Commissie Water en Weer": with a name of its own a body is an organisation.
static NAMED_BODY: Pattern = Pattern::new(
    r"^(?:de\s+|het\s+)?(?:(?:Staats|Advies|Onderzoeks)?[cC]ommissie|Stuurgroep|Werkgroep|Faculteit|Team|Bestuur)[\s-](?:\p{Lu}|voor\s+(?:de|het)\s+\p{Lu}|‘)",
);

/// Kinds that are employers and never the field that somebody works in.
static BESIDE: Pattern = Pattern::new(
    r"^(\p{Ll}[\p{Ll}/-]*(?:\s\p{Ll}[\p{Ll}/-]*){0,3})\s((?:[sS]tichting|[vV]ereniging|[cC]oöperatie|[gG]emeente|[pP]rovincie|[wW]aterschap|[mM]inisterie|[vV]eiligheidsregio|[oO]mgevingsdienst|[wW]oningcorporatie|Hogeschool|Universiteit)\s[^,;]*\p{Lu}[^,;]*)$",
);
/// One is a member of something.
static MEMBER: Pattern = Pattern::new(
    r"^((?:\p{Ll}+\s)?(?:bestuurs|commissie|directie)?lid)\s(\p{Lu}[\p{L}-]+(?:\s(?:(?:en|van|de|der)\s)*\p{Lu}[\p{L}-]+)+)$",
);

static ENUMERATION: Pattern = Pattern::new(r"^\p{Lu}[\p{L}-]*(?:\s\p{L}+)?\s+(?:en|&)\s");

/// Functions whose place is a municipality, a province, a water authority.
const LOCAL: &[(&str, &[&str])] = &[
    ("burgemeester", &["Gemeente"]),
    ("locoburgemeester", &["Gemeente"]),
    ("wethouder", &["Gemeente"]),
    ("gemeentesecretaris", &["Gemeente"]),
    ("raadsgriffier", &["Gemeente"]),
    ("gemeenteraadslid", &["Gemeente"]),
    ("raadslid", &["Gemeente"]),
    ("ombudsman", &["Gemeente"]),
    ("stadsbouwmeester", &["Gemeente"]),
    ("gedeputeerde", &["Provincie"]),
    ("provinciesecretaris", &["Provincie"]),
    ("staten", &["Provincie"]),
    ("gemeenteraad", &["Gemeente"]),
    ("statenlid", &["Provincie"]),
    ("koning", &["Provincie"]),
    (
        "dijkgraaf",
        &["Waterschap", "Hoogheemraadschap van", "Hoogheemraadschap"],
    ),
    (
        "heemraad",
        &["Waterschap", "Hoogheemraadschap van", "Hoogheemraadschap"],
    ),
];

const SEATS: &[&str] = &[
    "lid",
    "bestuurder",
    "commissaris",
    "voorzitter",
    "vertegenwoordiger",
    "rechter",
    "raadsheer",
    "plaatsvervanger",
];

/// "het Landelijk Overleg", "de Adviesraad Wonen": an article and a name of several words.
static A_BODY: Pattern = Pattern::new(r"^(?:het|de)\s+\p{Lu}[\p{L}-]+\s+\p{L}");

static PREPOSITIONS: WordList =
    WordList::new("bij aan van namens vanuit voor in op te binnen uit de het");

/// Divides one affiliation into function and organisation, if it names an organisation.
pub(super) fn divide(authority: &Authority, piece: Piece) -> Option<(String, String)> {
    if OF_A_WORK.is_in(piece) || is_residence(piece) {
        return None;
    }
    split_on_behalf(authority, piece)
        .or_else(|| split_known(authority, piece))
        .or_else(|| split_local(authority, piece.text))
        .or_else(|| split_beside(authority, piece))
        .or_else(|| split_unknown(authority, piece.text))
}

/// Says whether somebody lives somewhere.
pub(super) fn is_residence(piece: Piece) -> bool {
    LIVES.is_in(piece)
}

/// "F namens de O in het P bij Q": the organisation stands in the middle of the function.
fn split_on_behalf(authority: &Authority, piece: Piece) -> Option<(String, String)> {
    let parts = ON_BEHALF.captures(piece)?;
    let organisation = parts.get(2)?.as_str();
    let is_named = looks_named(organisation) || known(authority, organisation).is_some();
    is_named.then(|| {
        (
            format!("{} {}", &parts[1], &parts[3]),
            named(authority, organisation),
        )
    })
}

/// Divides where the rest is a known organisation, whatever stands between: the longest rest wins.
fn split_known(authority: &Authority, piece: Piece) -> Option<(String, String)> {
    if let Some(parts) = LAST_PAREN.captures(piece)
        && let (Some(function), Some(inner)) = (parts.get(1), parts.get(2))
        && let Some(name) = known(authority, inner.as_str())
        && begins_with_function(function.as_str())
        && split_known(authority, piece.part(function.as_str())).is_none_or(|(_, one)| one != name)
    {
        return Some((function.as_str().to_owned(), name));
    }
    let piece = piece.text;
    if !may_hold_known(authority, piece) {
        return None;
    }
    piece.match_indices(' ').find_map(|(at, _)| {
        let (function, rest) = (piece.get(..at)?, piece.get(at + 1..)?);
        let rest = strip_preposition(rest);
        let name = known(authority, rest)?;
        let can_begin = rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '‘' | '\''))
            || looks_named(rest);
        let function = without_preposition(function);
        let is_cut = function.is_empty()
            || function.ends_with('/')
            || function.ends_with([',', '&']) && rest.contains(" en ")
            || function.ends_with(" en");
        (can_begin && !is_cut).then(|| (function.to_owned(), name))
    })
}

/// "burgemeester van Delft", "gemeentesecretaris Pijnacker-Nootdorp", "gedeputeerde in Zeeland".
fn split_local(authority: &Authority, piece: &str) -> Option<(String, String)> {
    if !names_local(piece) {
        return None;
    }
    piece.match_indices(' ').find_map(|(at, _)| {
        let (function, rest) = (piece.get(..at)?, strip_preposition(piece.get(at + 1..)?));
        let rest = without_party(rest);
        let last = fold(without_preposition(function).rsplit([' ', '-']).next()?);
        let has_of = has_preposition(piece, at);
        // "gedeputeerde Water en Natuur van Zeeland": a portfolio stands between.
        let first = fold(function.split([' ', '-']).find(|word| !word.is_empty())?);
        let (noun, kinds) = LOCAL
            .iter()
            .find(|(noun, _)| last.ends_with(noun) || (has_of && first.ends_with(noun)))?;
        let first = kinds
            .iter()
            .find_map(|kind| known(authority, &format!("{kind} {rest}")));
        // A portfolio can stand behind a wethouder or a gedeputeerde: only a place that is known counts there.
        let is_place =
            is_place(rest) && (matches!(*noun, "burgemeester" | "gemeentesecretaris") || has_of);
        let organisation = first
            .or_else(|| is_place.then(|| format!("{} {rest}", kinds.first().unwrap_or(&""))))?;
        Some((without_preposition(function).to_owned(), organisation))
    })
}

/// Says whether a local function stands among the words: most pieces hold none, and are not tried at every blank.
fn names_local(piece: &str) -> bool {
    let mut words = piece
        .split([' ', '-'])
        .map(|word| fold(word.trim_end_matches(',')));
    words.any(|word| LOCAL.iter().any(|(noun, _)| word.ends_with(noun)))
}

/// "directeur Stichting O", "lid Nederlandse O": nothing stands between.
fn split_beside(authority: &Authority, piece: Piece) -> Option<(String, String)> {
    let parts = BESIDE.captures(piece).or_else(|| MEMBER.captures(piece))?;
    let (function, organisation) = (parts.get(1)?.as_str(), parts.get(2)?.as_str());
    let is_one = begins_with_function(function)
        && !BODY.is_in(organisation)
        && is_function_word(&fold(function.rsplit(' ').next()?));
    is_one.then(|| (function.to_owned(), named(authority, organisation)))
}

/// Divides where no organisation is known: the last "bij", then "aan", then the first "van", then a comma.
fn split_unknown(authority: &Authority, piece: &str) -> Option<(String, String)> {
    let all: Vec<(usize, usize, String)> = prepositions(piece);
    let is_named = |end: usize| {
        piece
            .get(end..)
            .is_some_and(|rest| looks_named(rest) && (!BODY.is_in(rest) || NAMED_BODY.is_in(rest)))
    };
    let mut good = all.iter().filter(|(_, end, _)| is_named(*end));
    let is_of = |word: &str| matches!(word, "bij" | "namens" | "vanuit" | "binnen");
    let found = good.clone().rfind(|(_, _, word)| is_of(word));
    // "F, gemeente Hof van O": the comma stands before a word for a kind, and "van" is part of the name.
    let by_comma =
        split_at_comma(piece).filter(|(_, rest)| found.is_none() && is_kind_of_organisation(rest));
    if let Some((function, rest)) = by_comma {
        return Some((function.to_owned(), named(authority, rest)));
    }
    let found = found.or_else(|| good.clone().rfind(|(_, _, word)| word == "aan"));
    let found = found.or_else(|| good.find(|(_, _, word)| word == "van"));
    let found = found.or_else(|| all.iter().rfind(|(_, _, word)| word == "bij"));
    let found = found.or_else(|| all.iter().find(|one| is_seat_in(piece, one)));
    let by_preposition =
        found.and_then(|(start, end, _)| Some((piece.get(..*start)?, piece.get(*end..)?)));
    let (function, rest) = by_preposition.or_else(|| split_at_comma(piece))?;
    (!function.is_empty()).then(|| (function.to_owned(), named(authority, rest)))
}

/// "bestuurslid in het O": one has a seat in an organisation, but a trade in a region.
fn is_seat_in(piece: &str, (start, end, word): &(usize, usize, String)) -> bool {
    let function = piece.get(..*start).map(fold).unwrap_or_default();
    let rest = piece.get(*end..).unwrap_or_default();
    word == "in" && SEATS.iter().any(|seat| function.ends_with(seat)) && A_BODY.is_in(rest)
}

/// "F, O": the last comma, unless what follows goes on with an enumeration such as "Bestuur, Ruimte en Wonen".
fn split_at_comma(piece: &str) -> Option<(&str, &str)> {
    let (at, _) = piece
        .rmatch_indices(", ")
        .find(|(at, _)| !is_open(piece.get(..*at).unwrap_or_default()))?;
    let (function, rest) = (piece.get(..at)?, piece.get(at + 2..)?);
    let goes_on = ENUMERATION.is_in(rest)
        && function
            .rsplit(' ')
            .next()
            .is_some_and(|word| word.starts_with(char::is_uppercase));
    (looks_named(rest) && !goes_on && !begins_with_function(rest)).then_some((function, rest))
}

/// Finds the prepositions, each with the blanks around it.
fn prepositions(piece: &str) -> Vec<(usize, usize, String)> {
    let blanks: Vec<usize> = piece.match_indices(' ').map(|(at, _)| at).collect();
    let words = blanks.windows(2).filter_map(|pair| match pair {
        [start, end] => Some((*start, *end + 1, piece.get(*start + 1..*end)?)),
        _ => None,
    });
    words
        .filter(|(start, _, word)| {
            PREPOSITION.holds_any_case(word) && !is_open(piece.get(..*start).unwrap_or_default())
        })
        .map(|(start, end, word)| (start, end, word.to_lowercase()))
        .collect()
}

fn strip_preposition(rest: &str) -> &str {
    let mut rest = rest;
    while let Some((first, more)) = rest.split_once(' ')
        && PREPOSITIONS.holds(first)
    {
        rest = more;
    }
    rest
}

fn without_preposition(function: &str) -> &str {
    let mut function = function;
    while let Some((before, last)) = function.rsplit_once(' ')
        && PREPOSITIONS.holds(last)
    {
        function = before;
    }
    function.trim_end_matches([',', ' '])
}

fn has_preposition(piece: &str, at: usize) -> bool {
    let rest = piece.get(at + 1..).unwrap_or_default();
    ["van ", "in ", "te ", "bij "]
        .iter()
        .any(|word| rest.starts_with(word))
}

/// "gedeputeerde van Overijssel namens GroenLinks": the party is no part of the place.
fn without_party(rest: &str) -> &str {
    let end = [" namens ", " voor ", " ("]
        .iter()
        .filter_map(|word| rest.find(word))
        .min();
    rest.get(..end.unwrap_or(rest.len())).unwrap_or(rest)
}

fn is_place(rest: &str) -> bool {
    let mut words = rest.split(' ');
    let short = rest.split(' ').count() <= 5;
    let starts = rest
        .trim_start_matches(['’', '\'', '‘'])
        .trim_start_matches("s-")
        .starts_with(char::is_uppercase);
    short
        && starts
        && words.all(|word| !is_function_word(&fold(word)))
        && !rest.contains([',', '('])
}
