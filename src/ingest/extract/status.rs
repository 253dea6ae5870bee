//! What became of an edition: held, announced, or called off.

use super::block::{Block, all_sentences};
use super::passage::Passage;
use super::pattern::Pattern;
use crate::edition::Status;

static OFF: Pattern = Pattern::new(
    r"(?i)\b(?:afgelast|afgelasten|af\s+te\s+lasten|geannuleerd|annuleren|niet\s+doorgaan|gaat\s+(?:helaas\s+)?niet\s+door|ging\s+(?:helaas\s+)?niet\s+door|vervalt|komt\s+te\s+vervallen|geschrapt|uitgesteld|uit\s+te\s+stellen)\b",
);
static THIS: Pattern = Pattern::new(
    r"(?i)\b(?:dit|deze|het|de|ons)\s+(?:\p{L}+\s+){0,3}?(?:Reuring\p{P}?\s?\p{L}*|editie|bijeenkomst|debat|avond)\b|\b(?:dit|deze|het|ons)\s+(?:\p{L}+\s+){0,3}?café|\bReuring[!\s-]{0,3}(?:Caf|Online)",
);
static OTHER: Pattern = Pattern::new(
    r"(?i)\b(?:vorige|vorig|eerdere|destijds|mocht|indien|als\s+het|zou|aanmelding|borrel|webinar|kabinetsmaatregelen)\b",
);

/// Says whether a heading or a short text calls this edition off.
pub(super) fn called_off<'a>(
    heading: Option<&Passage<'a>>,
    blocks: &'a [Block],
) -> Option<Passage<'a>> {
    let in_heading = heading.and_then(|heading| OFF.find(heading).map(|range| heading.sub(range)));
    let in_text = || all_sentences(blocks).find_map(|one| in_sentence(&one));
    in_heading.or_else(in_text)
}

fn in_sentence<'a>(sentence: &Passage<'a>) -> Option<Passage<'a>> {
    let is_this = THIS.is_in(sentence) && !OTHER.is_in(sentence);
    OFF.find(sentence)
        .filter(|_| is_this)
        .map(|range| sentence.sub(range))
}

/// Finds words that call something off, whatever it is.
pub(super) fn off<'a>(sentence: &Passage<'a>) -> Option<Passage<'a>> {
    OFF.find(sentence).map(|range| sentence.sub(range))
}

/// Returns the status that the kind of text implies.
pub(super) fn implied(is_past: bool) -> Status {
    if is_past {
        Status::Held
    } else {
        Status::Announced
    }
}
