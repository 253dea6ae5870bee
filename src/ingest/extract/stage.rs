//! Whether a sentence puts somebody on the stage, or speaks of somebody who is not there.

use std::ops::Range;

use super::absence;
use super::address;
use super::passage::Passage;
use super::pattern::Pattern;
use super::seat;

/// How much is looked at altogether, on each side of a name.
const WIDE: usize = 120;

/// How often a sentence is searched for the same name.
const MOST_MENTIONS: usize = 3;

/// Verbs of those who have the floor, in both tenses; "schreef" and "publiceerde" are for the absent.
macro_rules! speech {
    () => {
        r"(?:vervolgde|vervolgt|(?:be)?pleitte|(?:be)?pleit|vertelde|vertelt|stelde|stelt|zei|zegt|benadrukte|benadrukt|vond|vindt|gaf|geeft|legde|legt|legden|antwoordde|antwoordt|reageerde|reageert|repliceerde|repliceert|schetste|schetst|beschreef|beschrijft|beaamde|beaamt|(?:h)?erkende|(?:h)?erkent|bekende|bekent|ontkende|ontkent|bevestigde|bevestigt|wees|wijst|verwees|verwijst|noemde|noemt|benoemde|benoemt|betoogde|betoogt|ziet|zag|merkte|merkt|bemerkte|lichtte|licht|deelde|deelt|trapte|trapt|opende|opent|begon|begint|kreeg|krijgt|bracht|brengt|sloot|sluit|sloten|voegde|voegt|waarschuwde|waarschuwt|vulde|vult|nam|neemt|namen|kwam|komt|kwamen|schoof|schuift|schoven|constateerde|constateert|concludeerde|concludeert|verduidelijkte|verduidelijkt|nuanceerde|nuanceert|relativeerde|relativeert|onderschreef|onderschrijft|onderstreepte|onderstreept|hield|houdt|maakte|maakt|verwoordde|verwoordt|sprak|spreekt|riep|roept|denkt|dacht|gelooft|geloofde|herinnerde|herinnert|haakte|haakt|viel|valt|stak|steekt|knikte|knikt|lachte|pakte|pakt|liet|laat|lieten|toonde|toont|wierp|werpt|rekende|rekent|plaatste|plaatst|prees|prijst|hekelde|hekelt|bestreed|bestrijdt|betwijfelde|betwijfelt|betreurde|betreurt|verbaasde|verbaast|verzette|verzet|verdedigde|verdedigt|vatte|vat|illustreerde|illustreert|hoopte|hoopt|verwachtte|verwacht|vreesde|vreest|adviseerde|adviseert|droomde|droomt|mijmerde|grapte|grapt|schamperde|verzuchtte|verzucht|bekritiseerde|bekritiseert|signaleerde|signaleert|ergerde|ergert|meende|meent|opperde|oppert|suggereerde|suggereert|wenste|wenst|ervoer|ervaart|vergeleek|vergelijkt|trok|trekt|zette|zet|zuchtte|zucht|bromde|lachte|fluisterde|besloot|besluit|gooide|gooit|bleef|blijft|bood|biedt|betrad|betreedt|beklom|beklimt)"
    };
}

/// What somebody on the stage does, right behind name and function.
static SPEAKS: Pattern = Pattern::new(concat!(
    r"(?i)^[,)]{0,2}\s*(?:zich\s+(?:hier(?:bij)?|daar(?:bij)?|bij)?\s*(?:aan|bij\s+aan)\b|het\s+podium\s+op|het\s+woord\b|aan\s+het\s+woord|(?:",
    speech!(),
    r"|is\s+het\s+(?:daar|hier|er)?|was\s+het\s+(?:er|daar|hier)|ging|gaat|kon\s+zich|(?:wilde|wil)\s+(?:dat|graag|niet|vooral|ook|het|de|een|er|liever|juist|zelf)|vroeg\s+zich\s+af)\b)"
));
/// "Bos, F bij O, ziet dat".
static SPEAKS_APPOSED: Pattern =
    Pattern::new(concat!(r"^,\s+\p{Ll}[^,]{3,120},\s+", speech!(), r"\b"));
/// The verb before the name: "reageerde N daarop", "Daar sloot ook N, F, zich bij aan".
static SPEAKS_BEFORE: Pattern = Pattern::new(concat!(
    r"(?i)\b(?:",
    speech!(),
    r"|aldus|bijgevallen\s+door|gesteund\s+door|bijval\s+van|tegengesproken\s+door|aangevuld\s+door|het\s+woord\s+aan|de\s+beurt\s+aan|de\s+beurt\s+was\s+aan|was\s+het\s+woord\s+aan)\s+(?:(?:ook|toen|dan|vervolgens|daarna|daarop|als\s+(?:eerste|tweede|laatste)|tot\s+slot|en)\s+)?$"
));
/// Behind a quotation any verb is one of speaking: “…”, mopperde N.
static AFTER_SPEECH: Pattern =
    Pattern::new(r"_\s*[,.]?\s+(?:zo\s+)?\p{Ll}{2,}(?:t|de|te|i|p|k|f)\s+(?:ook\s+)?$");
/// "Volgens N": those who are quoted stand there as well, so the person must speak again.
static ACCORDING_TO: Pattern = Pattern::new(r"(?i)\bvolgens\s+(?:ook\s+)?$");
/// The person goes on in the next sentence: "Zij vertelde".
static GOES_ON: Pattern = Pattern::new(concat!(
    r"^(?:Hij|Zij|Ze|Die|Deze)\s+(?:zelf\s+)?",
    speech!(),
    r"\b"
));
/// Verbs and their other half: "schoof N aan", "nam N plaats", "stapte N het podium op".
static STEPS: Pattern = Pattern::new(
    r"(?i)\b(?:schoof|schuift|schoven|schuiven|nam|neemt|namen|nemen|kwam|komt|kwamen|stapte|stapt|voegde|voegt|betrad|betreedt|beklom|beklimt)\s+(?:(?:via\s+(?:het\s+scherm|een\s+scherm|de\s+laptop|een\s+verbinding)|online|digitaal|ook|toen|dan|vervolgens|daarna|tot\s+slot|ten\s+slotte|tenslotte|nog|verder|zich|als\s+(?:eerste|tweede|derde|vierde|laatste)(?:\s+gast)?)\s+){0,2}$",
);
/// "Naast haar zat N".
static BESIDE: Pattern = Pattern::new(
    r"(?i)\b(?:naast\s+(?:hem|haar|hen|(?-i:\p{Lu}[\p{L}-]+))|(?:aan|op|achter)\s+[^.,;]{0,40}?(?:tafel|bank|podium|stoel)|daarnaast|ernaast|links|rechts)\s+(?:van\s+(?:hem|haar|hen)\s+)?(?:zat|zaten|zit|zitten)\s+(?:ook\s+|verder\s+)?$",
);
/// "Ook N was van de partij".
static IS_PRESENT: Pattern = Pattern::new(
    r"(?i)^[,)]{0,2}\s*(?:is|was|zijn|waren|zat|zaten|zit|zitten)\s+(?:\p{L}+\s+){0,2}?(?:van\s+de\s+partij|aangeschoven|op\s+de\s+bank|aan\s+tafel)\b|^[,)]{0,2}\s*(?:werd|werden|wordt|worden)\s+(?:\p{L}+\s+){0,2}?(?:op\s+het\s+podium|naar\s+voren|op\s+de\s+bank|aan\s+tafel)\s+(?:genodigd|gevraagd|geroepen|gehaald|verwelkomd)",
);
static UP: Pattern = Pattern::new(
    r"(?i)^[,)]{0,2}\s*(?:\p{L}+\s+){0,3}?(?:aan(?:\s+tafel|\s+het\s+woord)?|plaats|erbij(?:\s+zitten)?|op\s+(?:het\s+podium|de\s+bank)|het\s+(?:podium|toneel)(?:\s+op)?|naar\s+voren|bij\s+het\s+gezelschap|in\s+(?:beeld|actie|de\s+uitzending)|op\s+het\s+scherm|ten\s+tonele|tevoorschijn)\s*(?:$|[.,:!])",
);
static CLAUSE: Pattern =
    Pattern::new(r"(?:;|:|,\s+(?:maar|en|want|dus|terwijl|waarop|waarna))\s+(?:ook\s+)?$");

/// How surely the words around people put them on the stage, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// They take a seat: "schoof N aan". That counts without a word about what they do.
    StepsUp,
    /// They speak, or are spoken to.
    Heard,
    /// Words place them there that do not say so by themselves.
    Seated,
    /// They are quoted, as those who are not there are too.
    Cited,
    /// Nothing places them there.
    Unknown,
}

/// What the words around people in a row say of them.
pub(super) struct Scene {
    /// Where they are.
    pub place: Place,
    /// They are quoted, in the hall, ill, in a book.
    pub is_elsewhere: bool,
}

impl Scene {
    /// Looks at the words around `row`; `next` is the sentence behind.
    pub(super) fn of(told: &Passage, row: &Range<usize>, next: Option<Passage>) -> Scene {
        let before = &tail(&told.until(row.start));
        let behind = &head(&told.from(row.end));
        let opens = opens(before);
        let steps_up = (STEPS.is_in(before) && UP.is_in(behind))
            || BESIDE.is_in(before)
            || (opens && IS_PRESENT.is_in(behind));
        let is_asked = ACCORDING_TO.is_in(before) && next.is_some_and(|next| GOES_ON.is_in(next));
        let speaks = (opens && SPEAKS.is_in(behind))
            || SPEAKS_BEFORE.is_in(before)
            || STEPS.is_in(before)
            || AFTER_SPEECH.is_in(before)
            || address::turns_to(before.text);
        let named = &head(&told.from(row.start));
        let is_heard = steps_up || speaks || (opens && seat::acts(behind));
        let place = match (steps_up, is_asked || speaks) {
            (true, _) => Place::StepsUp,
            (false, true) => Place::Heard,
            _ if seat::seats(before, behind, opens) => Place::Seated,
            _ if ACCORDING_TO.is_in(before) => Place::Cited,
            _ => Place::Unknown,
        };
        Scene {
            place,
            is_elsewhere: absence::is_elsewhere(before, named, behind, is_heard),
        }
    }
}

/// Returns the names by which a later sentence calls somebody: the first and the last.
pub(super) fn short_names(name: &str) -> impl Iterator<Item = &str> {
    let mut parts = name.split(' ');
    let first = parts.next();
    let last = parts.find(|part| part.starts_with(char::is_uppercase));
    first.into_iter().chain(last).filter(|part| part.len() > 2)
}

/// Says whether a later sentence lets somebody of this name speak: "Hooi vertelde", "volgens Geert".
pub(super) fn speaks_again(told: &Passage, name: &str) -> bool {
    told.may_hold(name)
        && told
            .text
            .match_indices(name)
            .take(MOST_MENTIONS)
            .any(|(at, _)| {
                let before = tail(&told.until(at));
                let behind = head(&told.from(at + name.len()));
                let is_word = !behind.text.starts_with(char::is_alphanumeric)
                    && !before.text.ends_with(char::is_alphanumeric);
                let speaks = || SPEAKS.is_in(behind) || SPEAKS_APPOSED.is_in(behind);
                is_word && (speaks() || SPEAKS_BEFORE.is_in(before))
            })
}

/// Says whether the sentence or a clause of it begins with the person, apart from "Ook".
fn opens(before: &Passage) -> bool {
    matches!(before.text.trim(), "" | "Ook" | "Maar" | "En") || CLAUSE.is_in(before)
}

/// Returns the words just before a place; what stands further off decides nothing and costs time.
fn tail<'a>(before: &Passage<'a>) -> Passage<'a> {
    let from = before
        .text
        .char_indices()
        .rev()
        .nth(WIDE)
        .map_or(0, |(at, _)| at);
    before.from(from)
}

fn head<'a>(behind: &Passage<'a>) -> Passage<'a> {
    let until = behind
        .text
        .char_indices()
        .nth(WIDE)
        .map_or(behind.text.len(), |(at, _)| at);
    behind.until(until)
}
