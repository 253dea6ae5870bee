//! The bench in one sentence: guests in a row behind the words that introduce them, or before the
//! words that say that they fill the bench.

use super::bench_list::{Bench, is_elsewhere, note_missing};
use super::passage::Passage;
use super::pattern::Pattern;
use super::people::{Somebody, people};
use crate::authority::Authority;

static INTRODUCES: Pattern = Pattern::new(
    r"(?i)(?:(?:bank|tafel)?gasten|bankleden|panelleden|sprekers|deelnemers)(?:\s+(?:van|voor|bij|op|tijdens|aan)\s+[^.:;()]{1,60}?)?\s+(?:zijn|waren|zullen\s+zijn|worden)(?:\s+(?:dit\s+keer|ditmaal|deze\s+keer|deze\s+avond|die\s+avond|vanavond))?(?:\s*,?\s*(?:onder\s+(?:andere|anderen|meer)|o\.a\.|in\s+elk\s+geval))?\s*:?\s+|\b(?:bank|tafel)?gasten\s*(?:\((?:o\.a\.|onder\s+andere)\))?\s*:\s*|\bmet\s+(?:als\s+)?(?:de\s+)?(?:bank|tafel)?gasten\s*:?\s+|\b(?:te\s+gast|op\s+de\s+bank|aan\s+tafel)(?:\s+(?:op|in|bij)\s+(?:de|het|dit)\s+[^.:,;()]{3,50}?)?\s+(?:zijn|waren|zitten|zaten|is|komen|kwamen|namen\s+plaats|nemen\s+plaats|schuiven|schoven)(?:\s+(?:dit\s+keer|ditmaal|deze\s+keer|deze\s+avond|die\s+avond|vanavond))?(?:\s*,?\s*(?:onder\s+(?:andere|anderen|meer)|o\.a\.))?\s*:?\s+|\b(?:op\s+de\s+bank|aan\s+tafel|te\s+gast|panel)\s*:\s*|\bbank\s+(?:werd|wordt|was|is)\s+(?:dit\s+keer\s+|ditmaal\s+|deze\s+keer\s+)?(?:gevuld|bezet)\s+(?:dit\s+keer\s+|ditmaal\s+)?(?:met|door)\s*:?\s+|\bin\s+gesprek\s+met\s+(?:(?:onze\s+)?(?:bank)?gasten\s*:?\s+)?|\bin\s+gesprek\s+(?:met\s+elkaar\s+)?(?:gaan|gingen)\s+(?:met\s+elkaar\s+)?|\b(?:schuiven|schoven|doen|deden|praten|praatten)\s+(?:\p{L}+\s+){0,3}?(?:aan|mee)\s*:\s+|\b(?:met\s+elkaar\s+)?in\s+(?:gesprek|debat)(?:\s+met\s+elkaar)?\s*:\s+|\b(?:nemen|namen)\s+(?:\p{L}+\s+){0,4}?plaats\s*:\s+|\bmet\s+(?:bijdragen|medewerking)\s+van\s+(?:o\.a\.\s+|onder\s+(?:andere|anderen|meer)\s+)?|\b(?:debatteren|debatteerden)\s+(?:mee\s*:\s+|met\s+)",
);
/// "N, M en O vullen de bank", "met N en M als bankgasten".
static FILLS: Pattern = Pattern::new(
    r"(?i)^[,)]{0,2}\s*(?:(?:vullen|vulden|bezetten|bevolken|bevolkten)\s+(?:\p{L}+\s+){0,2}?bank|(?:schui(?:ft|ven)|schoof|schoven)\s+(?:\p{L}+\s+){0,3}?aan\b|(?:gaan|gingen|treden|traden)\s+(?:\p{L}+\s+){0,3}?in\s+(?:debat|gesprek)|(?:nemen|namen)\s+(?:\p{L}+\s+){0,3}?plaats|(?:zitten|zaten)\s+(?:\p{L}+\s+){0,2}?(?:op\s+de\s+bank|aan\s+tafel)|(?:zijn|waren)\s+(?:\p{L}+\s+){0,3}?(?:te\s+gast|(?:bank|tafel)?gasten|van\s+de\s+partij)|(?:debatteren|debatteerden|praten|praatten|discussiëren)\s+(?:\p{L}+\s+){0,2}?mee|als\s+(?:bank|tafel)?gasten|op\s+de\s+bank\b)",
);
/// "Onder leiding van L gaan N en M met elkaar in gesprek".
static GO: Pattern = Pattern::new(r"\b(?:gaan|gingen|kruisen|kruisten|treden|traden)\s+");
static TO_TALK: Pattern = Pattern::new(
    r"^[,)]{0,2}\s*(?:met\s+elkaar\s+|hierover\s+|daarover\s+)*(?:in\s+(?:gesprek|debat|discussie)|de\s+degens)\b",
);
static BEFORE: Pattern = Pattern::new(
    r"(?i)^(?:(?:onder\s+(?:anderen?|meer)|o\.a\.|ook|verder|met|dit\s+keer|ditmaal|deze\s+keer)\s+)?(?:met\s+)?",
);

/// Reads guests in a row behind the words that introduce them.
pub(super) fn read<'a>(authority: &Authority, sentence: &Passage<'a>, bench: &mut Bench<'a>) {
    if !sentence.may_name() || is_elsewhere(sentence) {
        return;
    }
    let row = INTRODUCES
        .find(sentence)
        .map(|lead| people(authority, sentence.text, lead.end))
        .filter(|row| !row.is_empty())
        .unwrap_or_else(|| before_verb(authority, sentence));
    let count = row.len();
    // One name without a word about it is as likely the name of something else.
    let is_told = row.iter().any(|one| !one.person.affiliations.is_empty());
    if count == 0 || !is_told {
        return;
    }
    bench.guests.extend(
        row.into_iter()
            .map(|one| (one.person, sentence.sub(one.range))),
    );
    note_missing(sentence, count, bench);
}

/// Reads several people who fill the bench, at the start of a sentence or behind its verb.
fn before_verb(authority: &Authority, sentence: &Passage) -> Vec<Somebody> {
    let text = sentence.text;
    let start = BEFORE.find(text).map_or(0, |lead| lead.end);
    let filling = |start: usize, what: &Pattern| {
        let row = people(authority, text, start);
        let behind = row.last().and_then(|last| text.get(last.range.end..));
        // "Ook N, F bij O, schuift aan".
        let is_further = start > 0 && row.iter().any(|one| !one.person.affiliations.is_empty());
        let is_bench = row.len() > 1 || is_further;
        let fills = is_bench && behind.is_some_and(|behind| what.is_in(behind));
        if fills { row } else { Vec::new() }
    };
    let row = filling(start, &FILLS);
    match GO.find(sentence).filter(|_| row.is_empty()) {
        Some(go) => filling(go.end, &TO_TALK),
        None => row,
    }
}
