//! Guests whom a sentence calls guests: "De tweede gast was N", "N (F, O) was de derde gast".

use super::absence;
use super::pattern::Pattern;
use super::people::{Rows, Somebody};
use super::prose::Told;
use crate::ingest::Certainty;

/// "De tweede gast van de avond was N": people stand behind.
static PRESENTED: Pattern = Pattern::new(
    r"(?i)\b(?:eerste|tweede|derde|vierde|vijfde|zesde|laatste|andere|volgende)\s+(?:(?:bank|tafel)?gast(?:en)?|spreker|gesprekspartner)(?:\s+(?:van|op|deze|die|in|aan)\s+[^.,;:(]{1,40}?)?\s+(?:was|is|waren|zijn|werd)\s*:?\s+|\bals\s+(?:eerste|tweede|derde|vierde|vijfde|laatste|volgende)(?:\s+(?:bank)?gast)?\s+(?:schoof|kwam|nam|mocht|was|sprak|ging|schuift|komt|mag)\s+|\bte\s+gast\s+(?:was|waren|is|zijn)\s+|\b(?:bank)?gast(?:en)?\s+(?:was|waren)\s+(?:verder\s+|ook\s+|dit\s+keer\s+)?|\b(?:bank|tafel)gast\s+|\b(?:eerste|tweede|derde|vierde|vijfde|zesde|laatste|volgende)\s+(?:bank|tafel)?gast(?:\s+\p{Ll}+){1,5}:\s+|\b(?:eerste|tweede|derde|vierde|vijfde|zesde|laatste)\s+gast\s+|\bgast\s+(?:nummer\s+)?(?:een|één|twee|drie|vier|vijf|zes|\d)(?:\s+(?:was|is))?[,:]?\s+|\b(?:eerste|volgende|laatste)\s+(?:in\s+(?:de\s+)?rij|op\s+de\s+bank|aan\s+tafel|die\s+(?:\p{L}+\s+){1,6}?)\s*was\s+|\b(?:eerste|tweede|derde|vierde|vijfde|laatste|andere)\s+(?:(?:bank|tafel)?gast|spreker),\s+|\bgesprekspartners?(?:\s+(?:aan\s+tafel|op\s+de\s+bank))?\s+(?:was|waren|is|zijn)\s+(?:ook\s+|verder\s+)?|\bde\s+beurt\s+(?:was\s+)?aan\s+|\book\s+(?:aanwezig|aangeschoven|van\s+de\s+partij|op\s+de\s+bank|aan\s+tafel)\s+(?:was|waren|is|zat|zaten)\s+",
);
/// "N (F bij O) was de tweede gast": people stand before.
static WAS_GUEST: Pattern = Pattern::new(
    r"(?i)^[,)]{0,2}\s*(?:is|was|waren|zijn)\s+(?:ook\s+)?(?:de|onze|een\s+van\s+de|te)\s+(?:(?:eerste|tweede|derde|vierde|vijfde|zesde|laatste|andere|volgende)\s+)?(?:bank|tafel)?gast(?:en)?\b|^[,)]{0,2}\s*(?:schoof|schoven|schuift|mocht|mochten|nam|namen|neemt)\s+(?:\p{L}+\s+){0,5}?(?:als\s+(?:eerste|tweede|derde|vierde|laatste)|aan\b|plaats)",
);
/// "In ieder geval N", "Uit Delft komt N", "vroegen we ook N erbij": people stand behind.
static EXPECTED: Pattern = Pattern::new(
    r"(?i)^in\s+(?:ieder|elk)\s+geval\s+(?:(?:komt|komen|is|zijn)\s+)?|\bvan\s+de\s+partij\s+(?:is|zijn)\s+(?:ook\s+)?|\b(?:uit|namens|vanuit)\s+[^.,;:]{2,50}?\s(?:komt|komen|is\s+dat|schuift|schuiven|doet|praat)\s+(?:ook\s+)?|\b(?:vroegen|vragen|nodigden|hebben)\s+(?:we|wij)\s+(?:ook\s+|verder\s+)?|\b(?:spreken|praten|debatteren)\s+(?:we|wij)\s+(?:ook\s+|verder\s+)?met\s+|\b(?:schuift|schuiven|praat|praten|doet|doen)\s+(?:\p{L}+\s+){0,2}?(?:aan|mee)\s*:\s+",
);
static OTHERS: Pattern = Pattern::new(
    r"(?i)\b(?:vorige|vorig|volgende\s+(?:editie|keer)|eerdere|webinar|boekpresentatie|podcast|verhinderd|afgezegd)\b",
);

/// Guests whom the sentence calls guests.
pub(super) fn presented(one: &Told, rows: &mut Rows) -> Vec<(Somebody, Certainty)> {
    if !one.sentence.may_name() || OTHERS.is_in(one.words) {
        return Vec::new();
    }
    let behind = PRESENTED
        .find(one.words)
        .map(|lead| rows.at(lead.end))
        .unwrap_or_default();
    behind
        .into_iter()
        .chain(before_verb(one, rows))
        .map(|somebody| (somebody, Certainty::Sure))
        .collect()
}

/// Guests who an announcement says will come.
pub(super) fn expected(one: &Told, rows: &mut Rows) -> Vec<(Somebody, Certainty)> {
    if !one.sentence.may_name() {
        return Vec::new();
    }
    let lead = EXPECTED
        .find(one.words)
        .filter(|lead| !OTHERS.is_in(one.words.until(lead.end)));
    let row = lead.map(|lead| rows.at(lead.end)).unwrap_or_default();
    row.into_iter()
        .filter(|somebody| !absence::is_never_guest(somebody, &one.sentence))
        .map(|somebody| (somebody, Certainty::Sure))
        .collect()
}

/// People at the start of the sentence who are then called guests.
fn before_verb(one: &Told, rows: &mut Rows) -> Vec<Somebody> {
    if one.in_hall || !WAS_GUEST.may_be_in(one.words) {
        return Vec::new();
    }
    let mut row = rows.at(0);
    let end = row.last().map_or(0, |last| last.range.end);
    let was_guest = WAS_GUEST.is_in(one.words.from(end));
    row.retain(|somebody| {
        was_guest
            && !somebody.person.affiliations.is_empty()
            && !absence::is_never_guest(somebody, &one.sentence)
    });
    row
}
