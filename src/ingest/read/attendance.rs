//! How many people came: "zo’n 140 bezoekers vulden de zaal".

use std::ops::Range;

use super::lexicon::mark::DIGITS;
use super::page::Page;

/// Words for those who come to an evening.
const VISITORS: [&str; 6] = [
    "bezoekers",
    "aanwezigen",
    "belangstellenden",
    "toehoorders",
    "geïnteresseerden",
    "toeschouwers",
];
/// Words for them that often mean others.
const PEOPLE: [&str; 6] = [
    "mensen",
    "ambtenaren",
    "professionals",
    "deelnemers",
    "kijkers",
    "gasten",
];
/// Beginnings of words that say they came.
const CAME: [&str; 36] = [
    "waren",
    "kwamen",
    "kwam",
    "trok",
    "bezocht",
    "aanwezig",
    "telde",
    "vulden",
    "gevuld",
    "volgden",
    "keken",
    "debatteerden",
    "verzamelden",
    "ontving",
    "verwelkomde",
    "schoven",
    "zat",
    "zaten",
    "vol",
    "luisterden",
    "publiek",
    "zaal",
    "toeziend",
    "logden",
    "logde",
    "ingelogd",
    "meekeken",
    "haakten",
    "heette",
    "welkom",
    "deden",
    "namen",
    "waagden",
    "bezoekersaantal",
    "uitverkocht",
    "opkomst",
];
/// Words that say the number is of something else.
const OTHER: [&str; 14] = [
    "vorig",
    "vorige",
    "eerder",
    "eerdere",
    "jaarlijks",
    "maximaal",
    "plaats",
    "ruimte",
    "verwacht",
    "verwachten",
    "onderzoek",
    "enquête",
    "ondervraagd",
    "ondervraagden",
];

/// How many came, where it stands, and whether the words can mean others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendance {
    /// People.
    pub count: u32,
    /// The number with what it counts.
    pub tokens: Range<usize>,
    /// The words allow another reading.
    pub is_loose: bool,
}

/// Finds the first sentence that says how many came.
#[must_use]
pub fn attendance(page: &Page, within: &Range<usize>) -> Option<Attendance> {
    within.clone().find_map(|at| {
        let (count, end) = number(page, at)?;
        let named = (end..end + 3).find(|at| is_people(page.low(*at)))?;
        let found = Attendance {
            count,
            tokens: at..named + 1,
            is_loose: PEOPLE.contains(&page.low(named)),
        };
        (named < within.end && came(page, at)).then_some(found)
    })
}

fn is_people(low: &str) -> bool {
    VISITORS.contains(&low) || PEOPLE.contains(&low)
}

/// Reads "140" or "1.200" and returns the token behind it.
fn number(page: &Page, at: usize) -> Option<(u32, usize)> {
    let word = page.word(at);
    let before = at.wrapping_sub(1);
    let is_inner = page.word(before) == "." && page.token(before).end == page.token(at).start;
    if !page.is(at, DIGITS) || is_inner {
        return None;
    }
    let rest = page.word(at + 2);
    if word.len() == 1 && page.word(at + 1) == "." && page.is(at + 2, DIGITS) && rest.len() == 3 {
        return Some((format!("{word}{rest}").parse().ok()?, at + 3));
    }
    let count = word.parse().ok()?;
    let is_year = (1900..2100).contains(&count);
    ((2..=4).contains(&word.len()) && !is_year).then_some((count, at + 1))
}

/// Says whether the sentence tells of those who came, and not of another year or of room for them.
fn came(page: &Page, at: usize) -> bool {
    let has = |words: &[&str]| {
        page.sentence(at)
            .take(80)
            .any(|at| words.contains(&page.low(at)))
    };
    has(&CAME) && !has(&OTHER)
}
