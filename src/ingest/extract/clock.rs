//! Doors and start: "Inloop vanaf 16.30 uur, start 17.00 uur".
//!
//! Times of something before the debate, such as the presentation of a book, are not meant.

use super::block::{Block, all_sentences};
use super::passage::Passage;
use super::pattern::Pattern;
use crate::edition::ClockTime;
use crate::ingest::{Claim, Fact};

/// The time behind the word, before it, and behind it with a comma between: the first that fits.
static DOORS: [Pattern; 4] = [
    Pattern::new(
        r"(?i)\bgaa?[nt]\s+(?:\p{L}+\s+){0,2}?(?:om|vanaf)\s+(\d{1,2}[.:]\d{2})\s*(?:uur)?\s+de\s+(?:zaal|deuren)\s+open\b",
    ),
    Pattern::new(
        r"(?i)\b(?:inloop|zaal\s+(?:is\s+)?open|deur(?:en)?\s+(?:(?:gaan|gaat)\s+)?open|ontvangst|welkom)\b[^\d.;|,]{0,45}?(\d{1,2}[.:]\d{2})(?:\s*uur|\b)",
    ),
    Pattern::new(r"(?i)\b(\d{1,2}[.:]\d{2})\s*(?:uur)?\s*[(:–-]?\s*(?:inloop|ontvangst)"),
    Pattern::new(
        r"(?i)\b(?:inloop|ontvangst|welkom)\b[^\d.;|]{0,45}?(\d{1,2}[.:]\d{2})(?:\s*uur|\b)",
    ),
];
static START: [Pattern; 3] = [
    Pattern::new(
        r"(?i)\b(?:start|starten|starttijd|aanvang|begint|beginnen|begin|debat|programma|aftrap)\b[^\d.;|,]{0,45}?(\d{1,2}[.:]\d{2})(?:\s*uur|\b)",
    ),
    Pattern::new(
        r"(?i)\b(\d{1,2}[.:]\d{2})\s*(?:uur)?\s*[(:–-]?\s*(?:start|aanvang|begint?|debat|gaan\s+we\s+van\s+start|beginnen\s+we|starten\s+we)\b",
    ),
    Pattern::new(
        r"(?i)\b(?:start|starten|starttijd|aanvang|begint|beginnen|begin|debat|programma|aftrap)\b[^\d.;|]{0,45}?(\d{1,2}[.:]\d{2})(?:\s*uur|\b)",
    ),
];
static SPAN: Pattern = Pattern::new(
    r"(?i)(?:\bvan\s+|\btijd(?:stip)?\s*:\s*)(?:van\s+)?(\d{1,2}[.:]\d{2})(?:\s*uur)?\s*(?:tot|–|-|t/m)\s*(?:\p{L}+\s+)?(\d{1,2}[.:]\d{2})|\btijd(?:stip)?\s*:\s*(?:om\s+)?(\d{1,2}[.:]\d{2})(?:\s*uur)?\s*(?:$|[(,]\s*inloop)|\b(\d{1,2}[.:]\d{2})(?:\s*uur)?\s*[–-]\s*\d{1,2}[.:]\d{2}\s*uur",
);
static SOMETHING_ELSE: Pattern = Pattern::new(
    r"(?i)\b(?:(?:boek)?presentatie|signeersessie|boekpresentatie|boeklancering|boek|webinar|workshop|lezing|voorafgaand|vooraf|borrel|pauze|rondleiding|congres|afgesloten|sloot|eindigt|uiterlijk|bereikbaar|masterclass|bijpraatsessie)\b",
);

/// Reads the times.
pub(super) fn facts(blocks: &[Block]) -> Vec<Fact> {
    let clauses: Vec<Passage> = all_sentences(blocks)
        .filter(|one| one.text.bytes().any(|byte| byte.is_ascii_digit()))
        .flat_map(|one| clauses(&one))
        .collect();
    let first = |pattern: &Pattern| clauses.iter().find_map(|clause| time(clause, pattern));
    let doors = DOORS.iter().find_map(first);
    let start = START
        .iter()
        .find_map(first)
        .or_else(|| first(&SPAN))
        .filter(|(start, _)| doors.is_none_or(|(doors, _)| doors < *start));
    let doors = doors.map(|(time, words)| words.states(Claim::DoorsOpen(time)));
    let start = start.map(|(time, words)| words.states(Claim::Start(time)));
    doors.into_iter().chain(start).collect()
}

/// Cuts a line of labels at `|` and leaves out what speaks of something else.
fn clauses<'a>(sentence: &Passage<'a>) -> Vec<Passage<'a>> {
    let mut start = 0;
    let mut found = Vec::new();
    for (at, _) in sentence.text.match_indices(['|', ';']) {
        found.push(sentence.sub(start..at).trim());
        start = at + 1;
    }
    found.push(sentence.from(start).trim());
    found.retain(|clause| !SOMETHING_ELSE.is_in(clause));
    found
}

fn time<'a>(clause: &Passage<'a>, pattern: &Pattern) -> Option<(ClockTime, Passage<'a>)> {
    let found = pattern.captures(clause)?;
    let digits = found.iter().skip(1).flatten().next()?;
    let time: ClockTime = digits.as_str().parse().ok()?;
    Some((time, clause.sub(found.get(0)?.range()).trim()))
}

#[cfg(test)]
mod tests {
    use super::super::block::blocks;
    use super::*;
    use crate::ingest::Part;

    fn read(text: &str) -> Vec<String> {
        let found = facts(&blocks(&Passage::whole(Part::Text, text)));
        found
            .into_iter()
            .filter_map(|fact| match fact.claim {
                Claim::DoorsOpen(time) => Some(format!("doors {time}")),
                Claim::Start(time) => Some(format!("start {time}")),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn times_are_read_in_every_order() {
        for (text, expected) in [
            (
                "Daarna gaat om 16.30 uur de zaal open en begint om 17.00 uur het debat.",
                vec!["doors 16:30", "start 17:00"],
            ),
            (
                "Inloop vanaf 16.15 uur, start 16:45 uur",
                vec!["doors 16:15", "start 16:45"],
            ),
            ("Tijd: 17.00 - 19.00 uur", vec!["start 17:00"]),
            (
                "Tijd: 17.00 - 18.30 uur (inloop vanaf 16.30 uur)",
                vec!["doors 16:30", "start 17:00"],
            ),
            (
                "De zaal is open vanaf 16.30 uur. Het debat begint om 17.15 uur.",
                vec!["doors 16:30", "start 17:15"],
            ),
            (
                "Vooraf is er om 15.00 uur een boekpresentatie. Aanvang debat: 17.00 uur",
                vec!["start 17:00"],
            ),
            ("De voorzitter sloot rond 18.30 uur af.", vec![]),
            ("Start: 25.00 uur", vec![]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
