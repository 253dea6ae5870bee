//! People in a row: names, each with the functions and organisations behind it.
//!
//! "N (F, O)", "N, F bij O", "N – F bij O", "F N", and several of them after commas and "en".

use std::ops::Range;

use super::affiliation::affiliations;
use super::apposition::description;
use super::function::{begins_with_function, singular};
use super::named_person::person_name;
use super::pattern::Pattern;
use super::person::Name;
use crate::authority::Authority;
use crate::edition::{Affiliation, Person};

/// More people than sit on one bench.
const MOST: usize = 16;

static BETWEEN: Pattern = Pattern::new(
    r"^(?:[\s,;]*(?:en|én|alsook|alsmede|evenals|plus)\s+(?:ook\s+)?(?:(?:met|van|door|aan)\s+)?|[\s,;]+(?:(?:met|door|aan)\s+)?)?(?:onder\s+(?:andere|anderen|meer)\s+|o\.a\.\s+|verder\s+|tot\s+slot\s+)?",
);
static BOTH: Pattern = Pattern::new(r",\s+(?:beiden|allebei)\s");
/// "N en M, respectievelijk F bij O en G bij P".
static EACH: Pattern = Pattern::new(r",\s+respectievelijk\s+");
/// "wethouder N uit Delft".
static FROM_TOWN: Pattern =
    Pattern::new(r"^\s+uit\s+((?:Den\s+|Sint\s+|Nieuw\s+)?\p{Lu}[\p{L}’-]+)(?:[\s,.;:)]|$)");

/// Somebody, with the place of name and functions in the text that was read.
#[derive(Debug, Clone)]
pub(super) struct Somebody {
    /// Name and affiliations.
    pub person: Person,
    /// From the name to the end of the functions.
    pub range: Range<usize>,
}

/// The people of one sentence, each row read once however often it is asked for.
pub(super) struct Rows<'a> {
    authority: &'a Authority,
    text: &'a str,
    read: Vec<(usize, Vec<Somebody>)>,
}

impl<'a> Rows<'a> {
    /// Nothing is read yet.
    pub(super) fn of(authority: &'a Authority, text: &'a str) -> Self {
        Rows {
            authority,
            text,
            read: Vec::new(),
        }
    }

    /// Returns the people that stand in a row from byte `at`.
    pub(super) fn at(&mut self, at: usize) -> Vec<Somebody> {
        if let Some((_, row)) = self.read.iter().find(|(start, _)| *start == at) {
            return row.clone();
        }
        let row = people(self.authority, self.text, at);
        self.read.push((at, row.clone()));
        row
    }
}

/// Reads the people that stand in a row from byte `at` of `text`.
pub(super) fn people(authority: &Authority, text: &str, at: usize) -> Vec<Somebody> {
    let mut found: Vec<Somebody> = Vec::new();
    let mut at = at;
    while found.len() < MOST {
        let skipped = text.get(at..).map_or(0, between);
        let is_separate = found.is_empty() || skipped > 0;
        let Some(next) = somebody(authority, text, at + skipped).filter(|_| is_separate) else {
            break;
        };
        at = next.range.end;
        if text.get(at..).is_some_and(|rest| rest.starts_with(')')) {
            at += 1;
        }
        found.push(next);
    }
    share(authority, text, &mut found);
    found
}

/// Measures what stands between two people.
fn between(rest: &str) -> usize {
    // Where somebody begins at once, nothing does.
    if rest.starts_with(char::is_uppercase) {
        return 0;
    }
    BETWEEN.find(rest).map_or(0, |range| range.end)
}

/// What stands behind the last of several is said of all: "N en M, beiden werkzaam bij O", "N en M, oprichters van
/// O", or one part of each: "N en M, respectievelijk F bij O en G bij P".
fn share(authority: &Authority, text: &str, found: &mut [Somebody]) {
    let Some((last, before)) = found.split_last_mut() else {
        return;
    };
    let is_told = |one: &Somebody| !one.person.affiliations.is_empty();
    let words = text.get(last.range.clone()).unwrap_or_default();
    if let Some(each) = EACH.find(words).and_then(|lead| words.get(lead.end..)) {
        let each = affiliations(authority, each);
        if each.len() == before.len() + 1 && !before.iter().any(is_told) {
            for (one, own) in before.iter_mut().chain([last]).zip(each) {
                one.person.affiliations = vec![own];
            }
        }
        return;
    }
    let is_plural = !before.is_empty() && make_singular(&mut last.person.affiliations);
    let untold = before.iter().rev().take_while(|one| !is_told(one)).count();
    let shared = match (is_plural, BOTH.is_in(words)) {
        (true, _) => untold,
        (false, true) => untold.min(1),
        _ => 0,
    };
    for one in before.iter_mut().rev().take(shared) {
        one.person
            .affiliations
            .clone_from(&last.person.affiliations);
    }
}

/// Says whether a function is one of several people, and makes it that of one.
fn make_singular(affiliations: &mut [Affiliation]) -> bool {
    let function = affiliations
        .first_mut()
        .and_then(|one| one.function.as_mut());
    let one = function.as_deref().and_then(|function| singular(function));
    match (function, one) {
        (Some(function), Some(one)) => {
            *function = one;
            true
        }
        _ => false,
    }
}

/// Reads one person at byte `at`: the name first, or the function first.
pub(super) fn somebody(authority: &Authority, text: &str, at: usize) -> Option<Somebody> {
    if let Some(name) = person_name(authority, text, at) {
        return Some(described(authority, text, &name));
    }
    let rest = text.get(at..)?;
    let bare = ["de ", "De ", "onze ", "Onze "]
        .iter()
        .find_map(|lead| rest.strip_prefix(lead))
        .unwrap_or(rest);
    let at = at + rest.len() - bare.len();
    let name = begins_with_function(bare).then(|| name_after_function(authority, text, at))??;
    let mut somebody = described(authority, text, &name);
    let function = text.get(at..name.range.start)?.trim();
    take_place(authority, &mut somebody.person, function);
    take_town(authority, text, &mut somebody, function);
    put_before(
        &mut somebody.person.affiliations,
        affiliations(authority, function),
    );
    somebody.range.start = at;
    Some(somebody)
}

/// "wethouder N van Ede": the place behind a name is the function's, not the name's.
fn take_place(authority: &Authority, person: &mut Person, function: &str) {
    let Some((name, place)) = person.name.rsplit_once(" van ") else {
        return;
    };
    let with_place = affiliations(authority, &format!("{function} van {place}"));
    // With a "van" before it the second is not the name's, and else the place must be known.
    let is_place = with_place.iter().any(|one| {
        one.organisation.as_deref().is_some_and(|organisation| {
            authority.organisation(organisation).is_some()
                || (name.contains(" van ") && is_of_town(one, place))
        })
    });
    if is_place && name.contains(' ') && person.affiliations.is_empty() {
        person.affiliations = without_functions(with_place);
        person.name = name.to_owned();
    }
}

/// "wethouder N uit Delft": whom the function is held for goes without saying.
fn take_town(authority: &Authority, text: &str, one: &mut Somebody, function: &str) {
    let rest = text.get(one.range.end..).unwrap_or_default();
    let town = FROM_TOWN.captures(rest).and_then(|found| found.get(1));
    let Some(town) = town.filter(|_| one.person.affiliations.is_empty()) else {
        return;
    };
    let with_town = affiliations(authority, &format!("{function} van {}", town.as_str()));
    if with_town.iter().any(|one| is_of_town(one, town.as_str())) {
        one.range.end += town.end();
        one.person.affiliations = without_functions(with_town);
    }
}

fn is_of_town(one: &Affiliation, town: &str) -> bool {
    let organisation = one.organisation.as_deref();
    organisation.and_then(|name| name.strip_prefix("Gemeente ")) == Some(town)
}

fn without_functions(all: Vec<Affiliation>) -> Vec<Affiliation> {
    let bare = all.into_iter().map(|one| Affiliation {
        function: None,
        ..one
    });
    bare.collect()
}

/// Adds what stood before the name to what stands behind it: "wethouder N (O)" is one function.
fn put_before(behind: &mut Vec<Affiliation>, before: Vec<Affiliation>) {
    if let ([function], [place]) = (before.as_slice(), behind.as_mut_slice())
        && function.organisation.is_none()
        && place.function.is_none()
    {
        place.function.clone_from(&function.function);
        return;
    }
    behind.splice(0..0, before);
}

/// Finds the name behind a function: "wethouder Wonen Ada Bos" is left alone, "hoogleraar Ada Bos" is read.
fn name_after_function(authority: &Authority, text: &str, at: usize) -> Option<Name> {
    let mut start = at;
    for _ in 0..7 {
        let rest = text.get(start..)?;
        let word = rest.split_whitespace().next()?;
        let is_abbreviated = word.trim_end_matches('.').contains('.') || word.len() <= 4;
        if word.ends_with([',', ';', ')']) || (word.ends_with('.') && !is_abbreviated) {
            return None;
        }
        start += rest.find(char::is_whitespace)?;
        start += text.get(start..)?.len() - text.get(start..)?.trim_start().len();
        if let Some(name) = person_name(authority, text, start) {
            return Some(name);
        }
    }
    None
}

/// Reads what stands behind a name.
fn described(authority: &Authority, text: &str, name: &Name) -> Somebody {
    let (inner, end) = description(authority, text, name.range.end);
    let words = text.get(inner).unwrap_or_default();
    let person = Person {
        name: name.spelled(text),
        person: None,
        affiliations: affiliations(authority, words),
        conflict: None,
    };
    let end = if person.affiliations.is_empty() {
        name.range.end
    } else {
        end
    };
    Somebody {
        person,
        range: name.range.start..end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let found = people(Authority::bundled(), text, 0);
        found
            .into_iter()
            .map(|one| format!("{}: {}", one.person.name, one.person.describe()))
            .collect()
    }

    #[test]
    fn people_in_a_row_are_read_with_what_they_do() {
        for (text, expected) in [
            (
                "Ada Bos (dijkgraaf, Waterschap Rivierenland)",
                vec!["Ada Bos: dijkgraaf, Waterschap Rivierenland"],
            ),
            (
                "Ada Bos, directeur Water, Bodem en Lucht bij de VNG, het woord",
                vec!["Ada Bos: directeur Water, Bodem en Lucht, VNG"],
            ),
            (
                "Ada Bos (VNG), Bram Kuil (lid, Eerste Kamer) en Cor Dam",
                vec!["Ada Bos: VNG", "Bram Kuil: lid, Eerste Kamer", "Cor Dam: "],
            ),
            (
                "Ada Bos, directeur bij de VNG, en Bram Kuil, adviseur bij ICTU.",
                vec!["Ada Bos: directeur, VNG", "Bram Kuil: adviseur, ICTU"],
            ),
            (
                "Ada Bos – directeur van de Douane",
                vec!["Ada Bos: directeur, Douane"],
            ),
            (
                "Ada Bos namens de VNG en Bram Kuil van ICTU",
                vec!["Ada Bos: VNG", "Bram Kuil: ICTU"],
            ),
            (
                "wethouder Bram Kuil (Gemeente Delft)",
                vec!["Bram Kuil: wethouder, Gemeente Delft"],
            ),
            (
                "Ada Bos daarop, directeur van de Douane, door te zwijgen",
                vec!["Ada Bos: directeur, Douane"],
            ),
            ("de Europese Commissie", vec![]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn what_somebody_does_is_read_from_longer_clauses_too() {
        for (text, expected) in [
            (
                "Ada Bos en Bram Kuil, de oprichters van Dijkwacht Nederland.",
                vec![
                    "Ada Bos: oprichter, Dijkwacht Nederland",
                    "Bram Kuil: oprichter, Dijkwacht Nederland",
                ],
            ),
            (
                "Ada Bos en Bram Kuil, respectievelijk directeur bij de VNG en adviseur bij ICTU.",
                vec!["Ada Bos: directeur, VNG", "Bram Kuil: adviseur, ICTU"],
            ),
            (
                "wethouder Bram Kuil uit Waterdorp wil dat ook",
                vec!["Bram Kuil: wethouder, Gemeente Waterdorp"],
            ),
            (
                "burgemeester Ada van den Bos van Waterdorp",
                vec!["Ada van den Bos: burgemeester, Gemeente Waterdorp"],
            ),
            (
                "Ada Bos, die als directeur Water bij de VNG het plan toelicht",
                vec!["Ada Bos: directeur Water, VNG"],
            ),
            (
                "Ada Bos, die namens ICTU op de bank zat",
                vec!["Ada Bos: ICTU"],
            ),
            (
                "Ada Bos, dijkgraaf van Rijnland, met wethouder Bram Kuil en met Cor Dam (VNG).",
                vec![
                    "Ada Bos: dijkgraaf, Hoogheemraadschap van Rijnland",
                    "Bram Kuil: wethouder",
                    "Cor Dam: VNG",
                ],
            ),
            (
                "Ada Bos werkt als adviseur bij ICTU en is de oprichter van Dijkwacht Nederland.",
                vec!["Ada Bos: adviseur, ICTU; oprichter, Dijkwacht Nederland"],
            ),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
