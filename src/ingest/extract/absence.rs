//! Words that place people elsewhere: in the hall, in a book, in another year, ill at home.

use super::passage::Passage;
use super::pattern::Pattern;
use super::people::Somebody;

/// How much of the words around a name decides where the person is.
const NEAR: usize = 70;

/// People spoken of, or speaking from elsewhere.
static ELSEWHERE: Pattern = Pattern::new(
    r"(?i)\b(?:zaal|publiek|bezoekers?|toehoorders?|aanwezigen|chat|kijkers?|(?:eerste|tweede|derde|voorste|achterste)\s+rij|filmpje|video\p{L}*|telefonisch|per\s+brief|liet\s+(?:[^.]{0,40}\s)?weten|voorgangers?|voorgangster|opvolgers?|opvolgster|boek|essay|rapport|artikel|column|interview|citeerde|citeert|citaat|verwees|verwijst|verwijzing|refereerde|haalde\s+(?:\p{L}+\s+){0,3}aan|aangehaald|aanhaalde|onlangs|eerder|destijds|vorig|vorige|indertijd|afgelopen|laatst|volgende\s+(?:keer|editie|maand|week|avond)|binnenkort|wijlen|afwezig|verhinderd|ziek|afgezegd|brief|krant|podcast|webinar|boekpresentatie|documentaire|film|serie|in\s+(?:19|20)\d\d|ooit|zoals|bedankte|dankte|dank\s+aan|bloemen|prijs|winnaar|woorden\s+van|werk\s+van|collega|vriend|vriendin|leermeester)\b",
);
/// "zei vanuit de zaal", "stelde in 2019", "schetst in haar boek": speech of another place or day.
static SPOKE_ELSEWHERE: Pattern = Pattern::new(
    r"(?i)^[,)]{0,2}\s*(?:kwam|kwamen|komt)\s+(?:\p{L}+\s+){0,5}?(?:langs|vragen|kijken|op\s+bezoek)\b|^[^.;:]{0,50}?\b(?:(?:vanuit|uit|in)\s+(?:de\s+|het\s+)?(?:zaal|publiek|chat)|(?:in|via|volgens)\s+(?:een|de|het|haar|zijn|hun)\s+(?:\p{L}+\s+){0,2}?(?:boek|essay|rapport|artikel|column|interview|brief|krant|podcast|webinar|documentaire|film\p{L}*|video\p{L}*|toespraak|lezing|oratie|jaarverslag|blog|tweet|proefschrift|memoires)|(?:haar|zijn|hun|het|een|de)\s+(?:\p{L}+\s+)?(?:boek|bundel|proefschrift|roman|webinar|lezing|workshop|masterclass)|telefonisch|per\s+brief|weten|als\s+(?:bezoek\p{L}*|toehoorder)|(?:eerste|tweede|derde|voorste|achterste)\s+rij|afgemeld|afgezegd|verhinderd|ziek|verstek|afwezig|overleden|helaas|zou\s+(?:eerst|eigenlijk|oorspronkelijk)|niet\s+(?:bij|komen|aanwezig)|tribune)\b|^[,)]{0,2}\s*(?:\p{L}+\s+){0,2}(?:eerder|onlangs|destijds|vorig\p{L}*|indertijd|afgelopen|laatst|ooit|in\s+(?:19|20)\d\d)\b",
);
/// "haalt de Britse socioloog N aan": the two halves of the verb around a name.
static CITES: Pattern =
    Pattern::new(r"(?i)\b(?:haalt|haalde|halen|haalden)\s+(?:[\p{L}-]+\s+){0,6}$");
static CITED: Pattern = Pattern::new(r"^[^.;:]{0,60}?\saan(?:[.,]|\s|$)");
/// Functions that are mentioned in reports and hardly ever sit on the bench.
static NOT_ON_BENCH: Pattern = Pattern::new(
    r"(?i)^(?:de\s+|een\s+|toenmalige?\s+|voormalige?\s+|demissionaire?\s+|oud-)*(?:minister(?:-president)?|staatssecretaris|premier|koning|koningin|commissievoorzitter|eurocommissaris|bondskanselier|president|auteur|schrijver|schrijfster|filmmaker|bezoeker|student|inwoner|burger|voorganger|voorgangster|opvolger|dichter|zanger|zangeres|muzikant|fotograaf|fractievoorzitter|partijleider|lijsttrekker|informateur|formateur|filosofe|projectmedewerker|stagiair)(?:$|\s|,)",
);
/// Who works for the association alone opens the evening or thanks the guests.
const ASSOCIATION: &str = "Vereniging voor OverheidsManagement";
static HALL: Pattern = Pattern::new(
    r"(?i)^(?:vragen\s+)?(?:uit|aan|van)\s+(?:de\s+zaal|het\s+publiek)\W*$|\bvragen?\s+(?:van(?:uit)?|uit|door)\s+(?:de\s+|het\s+)?(?:zaal|publiek|bezoekers|aanwezigen|kijkers|toehoorders)|\bvragenronde\b|\b(?:zaal|publiek)\s+(?:aan\s+het\s+woord|het\s+woord|aan\s+de\s+beurt|(?:kreeg|krijgt)\s+(?:\p{L}+\s+){0,2}(?:woord|microfoon|gelegenheid|kans|beurt)|(?:mocht|mag)\s+(?:\p{L}+\s+){0,3}(?:vragen|reageren|meepraten|los|inbreken))|\b(?:mocht|mag|kreeg|krijgt)\s+(?:\p{L}+\s+)?(?:de\s+zaal|het\s+publiek)\s+(?:\p{L}+\s+){0,2}(?:meedoen|meepraten|reageren|vragen|los|woord|kans|gelegenheid|microfoon)\b|\bpublieksvragen\b|\bwoord\s+(?:(?:was|is|ging|gaat)\s+)?aan\s+(?:de\s+zaal|het\s+publiek)|\bruimte\s+voor\s+vragen\b",
);

/// Somebody in the hall speaks; whoever is named in the same paragraph may sit there too.
static FROM_HALL: Pattern = Pattern::new(
    r"(?i)\b(?:van)?uit\s+(?:de\s+zaal|het\s+publiek)|\bin\s+(?:de\s+zaal|het\s+publiek)\s+(?:zat|zaten|zit|zitten|stond|stak|riep)|\b(?:in|via)\s+de(?:zelfde)?\s+chat\b|\b(?:op\s+de\s+)?(?:eerste|tweede|derde|voorste|achterste)\s+rij\b",
);

/// Says whether somebody in the hall speaks here.
pub(super) fn is_from_hall(told: &Passage) -> bool {
    FROM_HALL.is_in(told)
}

/// Says whether from here on the hall has the floor.
pub(super) fn gives_floor_to_hall(told: &Passage) -> bool {
    HALL.is_in(told)
}

/// Says whether the words near a row place the people elsewhere.
///
/// `named` is the name with what follows it. Whoever `is_heard` here may speak about a book, a
/// colleague or last year; only words that place the speech itself count then.
pub(super) fn is_elsewhere(
    before: &Passage,
    named: &Passage,
    behind: &Passage,
    is_heard: bool,
) -> bool {
    let from = before
        .text
        .char_indices()
        .rev()
        .nth(NEAR)
        .map_or(0, |(at, _)| at);
    let until = behind
        .text
        .char_indices()
        .nth(NEAR)
        .map_or(behind.text.len(), |(at, _)| at);
    let is_away = if is_heard {
        SPOKE_ELSEWHERE.is_in(behind)
    } else {
        ELSEWHERE.is_in(behind.until(until))
    };
    (CITES.is_in(before) && CITED.is_in(named)) || ELSEWHERE.is_in(before.from(from)) || is_away
}

/// Says whether what a person is keeps them from the bench, or a title such as "minister" before the name does.
pub(super) fn is_never_guest(one: &Somebody, sentence: &Passage) -> bool {
    // What stands first counts: a hoogleraar who is an author as well can sit there.
    let functions = one
        .person
        .affiliations
        .iter()
        .take(1)
        .filter_map(|one| one.function.as_deref());
    let all = &one.person.affiliations;
    let is_organiser = !all.is_empty()
        && all
            .iter()
            .all(|one| one.organisation.as_deref() == Some(ASSOCIATION));
    let words = sentence.text.get(..one.range.start).unwrap_or_default();
    let title = words.trim_end().rsplit(' ').next().unwrap_or_default();
    functions
        .into_iter()
        .any(|function| NOT_ON_BENCH.is_in(function))
        || NOT_ON_BENCH.is_in(title)
        || is_organiser
}
