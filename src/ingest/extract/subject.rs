//! What an article is about: an edition, something else that mentions one in passing, or neither.
//!
//! Pages mention the series everywhere: vacancies, courses, other cafés "in the style of". An
//! article is about an edition when several things say so together: heading, announcement, guests,
//! debate leader, a number.

use super::bench_list::is_introduction;
use super::block::{Block, all_sentences};
use super::number;
use super::passage::Passage;
use super::pattern::Pattern;
use super::series::{names_one, names_series};
use crate::edition::DocumentKind;
use crate::ingest::Placement;

/// What must come together before an article is about an edition.
const ENOUGH: u32 = 4;

/// More different numbers make a text a survey of editions.
const MOST_NUMBERS: usize = 3;

static OF_SOMETHING_ELSE: Pattern = Pattern::new(
    r"(?i)^(?:podcast|vacature|stage|boekpresentatie|boek|webinar|cursus|opleiding|training|lezing|award|verkiezing|werkbezoek|in\s+memoriam|nieuwsbrief|jaarverslag|jaaroverzicht|onderzoek|bestuur)\b",
);
/// Headings that an evening can have as well.
static MAY_BE_TITLE: Pattern = Pattern::new(
    r"(?i)^(?:boekpresentatie|boek|webinar|lezing|verkiezing|werkbezoek|in\s+memoriam|onderzoek|bestuur)\b",
);
static BENCH: Pattern = Pattern::new(
    r"(?i)\b(?:bankgast(?:en)?|(?:eerste|tweede|derde|laatste)\s+gast)\b|\bgasten\s+(?:zijn|waren)\b",
);
static NO_EVENING: Pattern = Pattern::new(
    r"(?i)\b(?:overleed|overleden|uitvaart|afscheidsdienst|nabestaanden|condoleance|solliciteer|solliciteren|sollicitatie|vacature|aflevering|beluisteren)\b",
);
static LIKE_IT: Pattern = Pattern::new(
    r"(?i)\b(?:zoals|net\s+als|net\s+zoals|stijl\s+van|voorbeeld\s+van|bekend\s+van|geïnspireerd\s+(?:op|door)|vergelijkbaar\s+met|à\s+la|lijkt\s+op|in\s+de\s+geest\s+van|variant\s+(?:op|van)|tegenhanger\s+van|zusje\s+van|broertje\s+van|naar\s+aanleiding\s+van|tijdens\s+een\s+eerder)\s+(?:(?:het|de|een|ons|onze|eerdere?|vorige?)\s+){0,3}Reuring",
);
static OTHER_CAFE: Pattern =
    Pattern::new(r"(?i)(?:^|[\s|])(?:\p{L}+[-!]?)?caf(?:é|e(?:$|[^\p{L}]))");
static NAMED_FIRST: Pattern = Pattern::new(
    r"(?i)^\s*(?:(?:verslag|aankondiging|vooraankondiging|uitnodiging|terugkijken|terugblik|livestream|save\s+the\s+date|afgelast|geannuleerd|uitgesteld|online|hybride|van|het|de|voor|\d{1,3}(?:e|ste|de))\s*[:–-]?\s*)*Reuring",
);
static HEADING_WORD: Pattern = Pattern::new(
    r"(?i)\b(?:verslag|aankondiging|uitnodiging|terugkijken|livestream|save\s+the\s+date|afgelast|geannuleerd|uitgesteld)\b|#|\||\d{1,2}\s+(?:jan|feb|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)",
);
static KIND_FIRST: Pattern =
    Pattern::new(r"(?i)^(?:verslag|aankondiging|uitnodiging|save\s+the\s+date)\b");
static ANNOUNCES: Pattern = Pattern::new(
    r"(?i)\b(?:kondig\p{L}+|organise\p{L}+|vond|vindt|plaats|tijd\s+voor|nodig\p{L}*|welkom|uitnodig\p{L}*|stond|staat|centraal|thema|debatteer\p{L}*|debatteren|gaan\s+we|gingen\s+we|meld|wijd(?:t|en|de|den)|streek|strijkt)\b",
);
static DAY: Pattern = Pattern::new(
    r"(?i)\b\d{1,2}\s+(?:jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)|\b\d{1,2}-\d{1,2}-20\d\d\b",
);
static LABEL: Pattern =
    Pattern::new(r"(?i)^(?:datum|wanneer|locatie|waar|plaats|inloop|tijd|aanvang)\s*:");
static THIS_ONE: Pattern = Pattern::new(
    r"(?i)\b(?:dit|ons|het\s+(?:komende|aankomende|eerstvolgende))\s+(?:\p{L}+\s+){0,2}?Reuring[!\s-]{0,3}(?:Caf(?:é|e\x{301}?)|Online)|\b(?:deze|de\s+(?:komende|aankomende|eerstvolgende))\s+(?:\p{L}+\s+){0,2}?editie\s+van\s+(?:het\s+)?Reuring",
);
static LED: Pattern = Pattern::new(
    r"(?i)\b(?:debatleider|gespreksleider)\b|\bdebat\b[^.]{0,30}\b(?:geleid\s+door|onder\s+leiding)\b",
);
static GUEST: Pattern = Pattern::new(
    r"(?i)^(?:de|als)\s+(?:eerste|tweede|derde|vierde|vijfde|laatste)\s+(?:bank)?gast\b",
);
static HELD: Pattern = Pattern::new(
    r"(?i)\b(?:kwam|kwamen|vond|vindt|was|is|hield|houdt|begon|organise\p{L}+|kondig\p{L}+|welkom|gaat|ging|trok|stond|staat|verzamel\p{L}*)\b",
);
static HOSTED: Pattern = Pattern::new(r"(?i)\b(?:host|gastheer|gastvrouw)\b");
static REPORT: Pattern =
    Pattern::new(r"(?i)\b(?:verslag|terugkijken|terugblik|impressie|samenvatting|nabeschouwing)\b");
static ANNOUNCEMENT: Pattern = Pattern::new(
    r"(?i)\b(?:aankondiging|vooraankondiging|uitnodiging|save\s+the\s+date|aanmelden|afgelast|geannuleerd|uitgesteld)\b",
);
static PAST: Pattern = Pattern::new(
    r"(?i)\bvond\b.*\bplaats\b|\b(?:was|waren)\b.*\b(?:host|debatleider|gasten|bankgasten|gast|gastvrouw|gastheer)\b|\b(?:host|debatleider|gastvrouw|gastheer|gasten|bankgasten)\b[^.]{0,40}\b(?:was|waren)\b|\bwas\s+het\s+(?:weer\s+)?(?:tijd|zover)\b|\bwas\s+het\b.*\bzover\b|\b(?:eerste|tweede|derde|vierde|vijfde|laatste)\s+gast\b.*\b(?:was|waren)\b|\bna\s+afloop\s+(?:was|waren|werd|speelde\p{L}*)\b|\b(?:schoof|schoven|zaten|keken|haalde|bezochten)\b|\bhad\s+als\s+titel\b|\bvervolgde\s+het\s+debat\b|\b(?:van)?uit\s+(?:de\s+zaal|het\s+publiek)\b|\bapplaus\b|\bna\s+de\s+pauze\b|\bhet\s+podium\s+op\s+te\s+komen\b|”,?\s+(?:aldus|zei|zegt|vertelde|vertelt|stelde|stelt|vond|vindt|lachte|lacht|antwoordde|antwoordt|verzuchtte|besloot|klonk)\b|\borganiseerden?\b|\bsloot\b.*\baf\b|\bterug\s*(?:te\s+)?kijken\b|\bnamen\b.*\bdeel\b|\bopname\b|\b(?:vertelde|stelde|startte|opende|trapte|bleek|kwamen|ging\s+het|gingen\s+we|stond\s+centraal|stonden\s+centraal)\b",
);
static TO_COME: Pattern = Pattern::new(
    r"(?i)\bkondig(?:t|en)\b|\bis\s+(?:\p{L}+\s+){0,3}debatleider\b|\b(?:is|zijn)\s+(?:\p{L}+\s+){0,2}hosts?\b|\bhosts?\s+(?:is|zijn)\b|\bgasten\b.*\bzijn\b|\b(?:meld|schrijf)\b.*\b(?:aan|in)\b|\baanmelden\b|\binloop\b|\bvindt\b.*\bplaats\b|\bnodig(?:t|en)\b.*\buit\b|\borganise(?:ert|ren)\b|\bgaan\s+we\b|\bwelkom\b|\bverzorgt\b|\bis\s+live\s+te\s+volgen\b",
);

/// What an article is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// One edition.
    Edition(DocumentKind),
    /// Something else; an edition may be mentioned.
    SomethingElse,
}

/// Judges an article.
pub(super) fn judge(
    placement: Placement,
    heading: Option<&Passage>,
    address: Option<&Passage>,
    blocks: &[Block],
) -> Subject {
    match placement {
        Placement::OverviewIntroduction => return Subject::SomethingElse,
        Placement::OverviewUpcoming | Placement::OverviewPast => {
            return Subject::Edition(DocumentKind::Overview);
        }
        Placement::Single | Placement::Archive => {}
    }
    let of_series = all_sentences(blocks).any(|one| names_one(one) && !LIKE_IT.is_in(one));
    let counted = || all_sentences(blocks).any(|one| is_counted(&one));
    let elsewhere = if of_series && counted() && has_roles(blocks) {
        3
    } else {
        0
    };
    let clues = elsewhere
        + in_heading(heading)
        + in_address(address)
        + blocks.iter().map(in_block).sum::<u32>();
    let is_named = heading.is_some_and(names_series) || address.is_some_and(names_series);
    let anchored = is_named || elsewhere > 0 || all_sentences(blocks).any(|one| is_anchor(&one));
    let is_other = is_other_event(heading)
        && !(placement == Placement::Single && tells_evening(heading, blocks));
    if clues < ENOUGH || !anchored || is_other || (!is_named && is_survey(blocks)) {
        return Subject::SomethingElse;
    }
    Subject::Edition(kind(heading, address, blocks))
}

fn in_heading(heading: Option<&Passage>) -> u32 {
    let Some(heading) = heading else {
        return 0;
    };
    if !names_one(heading) {
        return u32::from(KIND_FIRST.is_in(heading));
    }
    let leads = heading.text.split('|').any(|part| NAMED_FIRST.is_in(part));
    match (
        number::in_heading(heading).is_some(),
        leads,
        HEADING_WORD.is_in(heading),
    ) {
        (true, _, _) => 4,
        (false, true, true) => 3,
        (false, true, false) => 2,
        (false, false, _) => 1,
    }
}

fn in_address(address: Option<&Passage>) -> u32 {
    if address.is_some_and(names_series) {
        2
    } else {
        0
    }
}

fn in_block(block: &Block) -> u32 {
    let label = u32::from(LABEL.is_in(block.words()));
    label + block.sentences().map(|one| in_sentence(&one)).sum::<u32>()
}

fn in_sentence(sentence: &Passage) -> u32 {
    let named = names_one(sentence) && !LIKE_IT.is_in(sentence);
    let numbered = named && !number::all_in_text(sentence).is_empty();
    let announced = named && ANNOUNCES.is_in(sentence);
    let dated = announced && DAY.is_in(sentence);
    let this_one = u32::from(named && THIS_ONE.is_in(sentence)) * 2;
    let guests = u32::from(sentence.text.ends_with(':') && is_introduction(sentence)) * 2;
    let led = u32::from(LED.is_in(sentence)) + u32::from(HOSTED.is_in(sentence));
    let led = led + u32::from(GUEST.is_in(sentence));
    u32::from(numbered) * 3 + u32::from(announced) + u32::from(dated) + this_one + guests + led
}

/// Says whether somebody led, received or was a guest.
fn has_roles(blocks: &[Block]) -> bool {
    all_sentences(blocks).any(|one| LED.is_in(one) || HOSTED.is_in(one) || GUEST.is_in(one))
}

/// "kwamen 120 mensen naar de 118e editie": the series is named in another sentence.
fn is_counted(sentence: &Passage) -> bool {
    !number::all_in_text(sentence).is_empty() && !names_series(sentence) && HELD.is_in(sentence)
}

/// A sentence that ties the article to one evening of the series.
fn is_anchor(sentence: &Passage) -> bool {
    let named = names_one(sentence) && !LIKE_IT.is_in(sentence);
    named
        && (THIS_ONE.is_in(sentence)
            || ANNOUNCES.is_in(sentence)
            || !number::all_in_text(sentence).is_empty())
}

/// A heading that names another event, or another café.
pub(super) fn is_other_event(heading: Option<&Passage>) -> bool {
    let Some(heading) = heading else { return false };
    let other_cafe = OTHER_CAFE.is_in(heading) && !names_series(heading);
    // Behind "Reuring!Café #N" stands the title, which may be about research or a book.
    let is_numbered = number::in_heading(heading).is_some();
    heading
        .text
        .split('|')
        .take_while(|part| !(is_numbered && NAMED_FIRST.is_in(*part)))
        .any(|part| OF_SOMETHING_ELSE.is_in(part.trim()))
        || other_cafe
}

/// Says whether the text below a heading about something else is about an evening all the same.
///
/// "In memoriam: het papieren dossier" can be a title, and a book may be presented before the debate.
/// A vacancy or a podcast tells of leaders, hosts and guests without being an evening.
fn tells_evening(heading: Option<&Passage>, blocks: &[Block]) -> bool {
    let sentences = || all_sentences(blocks);
    let parts = [
        sentences().any(|one| LED.is_in(one)),
        sentences().any(|one| HOSTED.is_in(one)),
        sentences().any(|one| BENCH.is_in(one)),
    ];
    let is_dated = |one: Passage| is_anchor(&one) && ANNOUNCES.is_in(one) && !LIKE_IT.is_in(one);
    heading.is_some_and(|one| MAY_BE_TITLE.is_in(one))
        && parts.into_iter().all(|part| part)
        && sentences().any(is_dated)
        && sentences().any(|one| DAY.is_in(one))
        && !sentences().any(|one| NO_EVENING.is_in(one))
}

/// A text that goes through several editions is about none of them.
fn is_survey(blocks: &[Block]) -> bool {
    let mut numbers: Vec<u32> = Vec::new();
    for sentence in all_sentences(blocks) {
        numbers.extend(
            number::all_in_text(&sentence)
                .iter()
                .map(|number| number.value),
        );
    }
    numbers.sort_unstable();
    numbers.dedup();
    numbers.len() >= MOST_NUMBERS
}

/// Tells a report from an announcement: by heading, then by address, then by the tense of the text.
fn kind(heading: Option<&Passage>, address: Option<&Passage>, blocks: &[Block]) -> DocumentKind {
    for part in [heading, address].into_iter().flatten() {
        if REPORT.is_in(part) {
            return DocumentKind::Report;
        }
        if ANNOUNCEMENT.is_in(part) {
            return DocumentKind::Announcement;
        }
    }
    let count = |tense: &Pattern| {
        all_sentences(blocks)
            .filter(|sentence| tense.is_in(*sentence))
            .count()
    };
    if count(&PAST) > count(&TO_COME) {
        DocumentKind::Report
    } else {
        DocumentKind::Announcement
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Part;

    #[test]
    fn a_numbered_edition_may_have_a_title_about_research_or_a_book() {
        for (heading, is_other) in [
            (
                "Verslag Reuring!Café #45 | Onderzoek naar dijken | 3 mei",
                false,
            ),
            ("Reuring!Café #45 | Bestuur met lef", false),
            ("Podcast | Reuring!Café #45 | Dijken", true),
            ("Onderzoek | Dijken en Reuring!Café", true),
        ] {
            let heading = Passage::whole(Part::Heading, heading);
            assert_eq!(is_other_event(Some(&heading)), is_other, "{heading:?}");
        }
    }
}
