//! How many people came.

use super::block::{Block, all_sentences};
use super::passage::Passage;
use super::pattern::Pattern;
use crate::ingest::{Claim, Fact};

static PEOPLE: Pattern = Pattern::new(
    r"(?i)\b(\d{2,4}|\d\.\d{3})\s+(?:\p{Ll}+\s+){0,2}?(bezoekers|aanwezigen|deelnemers|belangstellenden|toehoorders|kijkers|geïnteresseerden|toeschouwers|ambtenaren|mensen|professionals|gasten)\b",
);
static CAME: Pattern = Pattern::new(
    r"(?i)\b(?:waren|kwamen|kwam|trok|trokken|bezocht\p{L}*|aanwezig|telde|vulden|gevuld|volgden|keken|debatteerden|verzamelden|ontving|ontvingen|verwelkomde|verwelkomden|schoven|zat|zaten|vol|luisterden|publiek|zaal|onder\s+toeziend|logden|logde|ingelogd|meekeken|haakten|heette|heetten|welkom|deden|namen\s+deel|waagden)\b",
);
static OTHER: Pattern = Pattern::new(
    r"(?i)\b(?:vorig\p{L}*|eerder\p{L}*|per\s+jaar|jaarlijks|maximaal|plaats\s+voor|ruimte\s+voor|verwacht\p{L}*|onderzoek|enquête|ondervraagd\p{L}*)\b",
);

/// Reads the attendance.
pub(super) fn facts(blocks: &[Block]) -> Vec<Fact> {
    all_sentences(blocks)
        .find_map(|one| in_sentence(&one))
        .into_iter()
        .collect()
}

fn in_sentence(sentence: &Passage) -> Option<Fact> {
    let found = PEOPLE.captures(sentence)?;
    let is_loose = matches!(
        found[2].to_lowercase().as_str(),
        "mensen" | "ambtenaren" | "professionals" | "deelnemers" | "kijkers" | "gasten"
    );
    let came = CAME.is_in(sentence) && !OTHER.is_in(sentence);
    let count = found[1].replace('.', "").parse().ok().filter(|_| came)?;
    let words = sentence.sub(found.get(0)?.range());
    let claim = Claim::Attendance(count);
    Some(if is_loose {
        words.suggests(claim)
    } else {
        words.states(claim)
    })
}
