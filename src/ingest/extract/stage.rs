//! Whether a sentence puts somebody on the stage, or speaks of somebody who is not there.

use super::passage::Passage;
use super::pattern::Pattern;
use super::people::Somebody;

/// How much of the words around a name decides where the person is.
const NEAR: usize = 70;

/// How much is looked at altogether, on each side of a name.
const WIDE: usize = 120;

/// How often a sentence is searched for the same name.
const MOST_MENTIONS: usize = 3;

/// What somebody on the stage does, right behind name and function.
static SPEAKS: Pattern = Pattern::new(
    r"(?i)^[,)]{0,2}\s*(?:zich\s+(?:hier(?:bij)?|daar(?:bij)?|bij)?\s*(?:aan|bij\s+aan)\b|het\s+podium\s+op|het\s+woord\b|aan\s+het\s+woord|(?:vervolgde|vervolgt|pleitte|pleit|bepleitte|vertelde|vertelt|stelde|stelt|zei|zegt|benadrukte|benadrukt|vond|vindt|gaf|geeft|legde|legt|antwoordde|antwoordt|reageerde|reageert|schetste|schetst|beaamde|beaamt|herkende|herkent|wees|wijst|noemde|noemt|betoogde|betoogt|ziet|zag|merkte|merkt|lichtte|licht|deelde|deelt|trapte|trapt|opende|opent|begon|begint|kreeg|krijgt|bracht|brengt|sloot|sluit|voegde|voegt|waarschuwde|waarschuwt|vulde|vult|nam|neemt|kwam|komt|schoof|schuift|is\s+het\s+(?:daar|hier|er)?|was\s+het\s+(?:er|daar|hier)|constateerde|constateert|concludeerde|concludeert|verduidelijkte|nuanceerde|nuanceert|relativeerde|onderschreef|onderschrijft|hield|houdt|ging|gaat|maakte|maakt|verwoordde|sprak|spreekt|riep|roept|kon\s+zich|wilde|wil|denkt|dacht|gelooft|geloofde|herinnerde|haakte|haakt|viel|stak|knikte|sluit|legden|pakte|vroeg\s+zich\s+af)\b)",
);
/// The verb before the name: "reageerde N daarop", "Daar sloot ook N, F, zich bij aan".
static SPEAKS_BEFORE: Pattern = Pattern::new(
    r"(?i)\b(?:reageerde|reageert|vertelde|vertelt|stelde|stelt|zei|zegt|antwoordde|antwoordt|vervolgde|vervolgt|pleitte|pleit|betoogde|betoogt|vulde|vult|voegde|voegt|aldus|sloot|sluit|sloten|schoof|schuift|schoven|kwam|komt|kwamen|kreeg|krijgt|nam|neemt|namen|gaf|geeft|benadrukte|benadrukt|merkte|merkt|vond|vindt|bracht|brengt|legde|legt|lichtte|deelde|deelt|stak|steekt|beaamde|herkende|waarschuwde|opende|begon|bijgevallen\s+door|gesteund\s+door|bijval\s+van|tegengesproken\s+door|aangevuld\s+door|het\s+woord\s+aan|de\s+beurt\s+aan|de\s+beurt\s+was\s+aan|was\s+het\s+woord\s+aan|volgens)\s+(?:(?:ook|toen|dan|vervolgens|daarna|daarop|als\s+(?:eerste|tweede|laatste)|tot\s+slot|en)\s+)?$",
);
/// Verbs and their other half: "schoof N aan", "nam N plaats", "stapte N het podium op".
static STEPS: Pattern = Pattern::new(
    r"(?i)\b(?:schoof|schuift|schoven|schuiven|nam|neemt|namen|nemen|kwam|komt|kwamen|stapte|stapt|voegde|voegt)\s+(?:(?:ook|toen|dan|vervolgens|daarna|tot\s+slot|nog|verder|zich|als\s+(?:eerste|tweede|derde|vierde|laatste)(?:\s+gast)?)\s+){0,2}$",
);
static UP: Pattern = Pattern::new(
    r"(?i)^[,)]{0,2}\s*(?:\p{L}+\s+){0,3}?(?:aan(?:\s+tafel|\s+het\s+woord)?|plaats|erbij|op\s+(?:het\s+podium|de\s+bank)|het\s+podium\s+op|naar\s+voren|bij\s+het\s+gezelschap)\s*(?:$|[.,:!])",
);
/// The debate leader or the host turns to somebody: people stand behind.
static ADDRESSED: Pattern = Pattern::new(
    r"(?i)\b(?:sprak|spreekt|praatte|gesprek|interviewde|ondervroeg|introduceerde|verwelkomde|begroette|vroeg|nodigde|riep|haalde)\b(?:\s+(?:hij|zij|ze|(?-i:\p{Lu}[\p{L}-]+)|de\s+(?:debatleider|gespreksleider|host)))?(?:\s+(?:eerst|vervolgens|daarna|toen|halverwege|tot\s+slot|als\s+(?:eerste|tweede|derde|laatste)|allereerst|ook|verder|tijdens|in|de|het|eerste|tweede|helft|van|debat|pauze|na|gasten|bankgasten)){0,8}\s+(?:met\s+|aan\s+)?$",
);
/// People spoken of, or speaking from elsewhere.
static ELSEWHERE: Pattern = Pattern::new(
    r"(?i)\b(?:zaal|publiek|bezoekers?|toehoorders?|aanwezigen|chat|kijkers?|rij|voorgangers?|voorgangster|opvolgers?|opvolgster|boek|essay|rapport|artikel|column|interview|citeerde|citeert|citaat|verwees|verwijst|verwijzing|refereerde|haalde\s+(?:\p{L}+\s+){0,3}aan|aangehaald|aanhaalde|onlangs|eerder|destijds|vorig|vorige|indertijd|afgelopen|laatst|wijlen|afwezig|verhinderd|ziek|afgezegd|brief|krant|podcast|webinar|boekpresentatie|documentaire|film|serie|in\s+(?:19|20)\d\d|ooit|zoals|bedankte|dankte|dank\s+aan|bloemen|prijs|winnaar|woorden\s+van|werk\s+van|collega|vriend|vriendin|leermeester)\b",
);
/// Functions that are mentioned in reports and hardly ever sit on the bench.
static NOT_ON_BENCH: Pattern = Pattern::new(
    r"(?i)^(?:de\s+|een\s+|toenmalige?\s+|voormalige?\s+|demissionaire?\s+|oud-)*(?:minister(?:-president)?|staatssecretaris|premier|koning|koningin|commissievoorzitter|eurocommissaris|bondskanselier|president|auteur|schrijver|schrijfster|filmmaker|bezoeker|student|inwoner|burger|voorganger|voorgangster|opvolger|dichter|zanger|zangeres|muzikant|fotograaf|fractievoorzitter|partijleider|lijsttrekker|informateur|formateur|filosofe|projectmedewerker|stagiair)(?:$|\s|,)",
);
static HALL: Pattern = Pattern::new(
    r"(?i)\bvragen?\s+(?:van(?:uit)?|uit|door)\s+(?:de\s+|het\s+)?(?:zaal|publiek|bezoekers|aanwezigen|kijkers|toehoorders)|\bvragenronde\b|\b(?:zaal|publiek)\s+(?:aan\s+het\s+woord|kreeg|mocht|krijgt|mag|het\s+woord|aan\s+de\s+beurt)|\bpublieksvragen\b|\bwoord\s+aan\s+(?:de\s+zaal|het\s+publiek)|\bruimte\s+voor\s+vragen\b|\bvanuit\s+(?:de\s+zaal|het\s+publiek)",
);

/// Says whether from here on the hall has the floor.
pub(super) fn gives_floor_to_hall(told: &str) -> bool {
    HALL.is_in(told)
}

/// Says whether the words around a person put them on the stage.
pub(super) fn is_on_stage(told: &str, one: &Somebody) -> bool {
    let (before, behind) = around(told, one);
    let opens = before.trim().is_empty() && SPEAKS.is_in(behind);
    opens || SPEAKS_BEFORE.is_in(before) || ADDRESSED.is_in(before) || steps_up(told, one)
}

/// Says whether a person takes a seat: "schoof N aan". That counts without a word about what they do.
pub(super) fn steps_up(told: &str, one: &Somebody) -> bool {
    let (before, behind) = around(told, one);
    STEPS.is_in(before) && UP.is_in(behind)
}

/// Says whether the words near a person place them elsewhere: quoted, in the hall, ill, in a book.
pub(super) fn is_elsewhere(told: &str, one: &Somebody) -> bool {
    let (before, behind) = around(told, one);
    let from = before
        .char_indices()
        .rev()
        .nth(NEAR)
        .map_or(0, |(at, _)| at);
    let until = behind
        .char_indices()
        .nth(NEAR)
        .map_or(behind.len(), |(at, _)| at);
    let near = |words: Option<&str>| words.is_some_and(|words| ELSEWHERE.is_in(words));
    near(before.get(from..)) || near(behind.get(..until))
}

/// Says whether what a person is keeps them from the bench, or a title such as "minister" before the name does.
pub(super) fn is_never_guest(one: &Somebody, sentence: &Passage) -> bool {
    let functions = one
        .person
        .affiliations
        .iter()
        .filter_map(|one| one.function.as_deref());
    let words = sentence.text.get(..one.range.start).unwrap_or_default();
    let title = words.trim_end().rsplit(' ').next().unwrap_or_default();
    functions
        .into_iter()
        .any(|function| NOT_ON_BENCH.is_in(function))
        || NOT_ON_BENCH.is_in(title)
}

/// Says whether a later sentence lets somebody of this name speak: "Hooi vertelde", "volgens Geert".
pub(super) fn speaks_again(told: &str, name: &str) -> bool {
    let parts: Vec<&str> = name.split(' ').collect();
    let surname = parts
        .iter()
        .skip(1)
        .position(|part| !part.starts_with(char::is_lowercase))
        .map(|at| at + 1);
    let short = [
        parts.first().copied(),
        surname.and_then(|at| parts.get(at)).copied(),
    ];
    short
        .into_iter()
        .flatten()
        .filter(|part| part.len() > 2)
        .any(|part| {
            told.match_indices(part).take(MOST_MENTIONS).any(|(at, _)| {
                let (before, behind) = (
                    tail(told.get(..at).unwrap_or_default()),
                    head(told.get(at + part.len()..).unwrap_or_default()),
                );
                let is_word = !behind.starts_with(char::is_alphanumeric)
                    && !before.ends_with(char::is_alphanumeric);
                is_word && (SPEAKS.is_in(behind) || SPEAKS_BEFORE.is_in(before))
            })
        })
}

fn around<'a>(told: &'a str, one: &Somebody) -> (&'a str, &'a str) {
    (
        tail(told.get(..one.range.start).unwrap_or_default()),
        head(told.get(one.range.end..).unwrap_or_default()),
    )
}

/// Returns the words just before a place; what stands further off decides nothing and costs time.
fn tail(before: &str) -> &str {
    let from = before
        .char_indices()
        .rev()
        .nth(WIDE)
        .map_or(0, |(at, _)| at);
    before.get(from..).unwrap_or(before)
}

fn head(behind: &str) -> &str {
    let until = behind
        .char_indices()
        .nth(WIDE)
        .map_or(behind.len(), |(at, _)| at);
    behind.get(..until).unwrap_or(behind)
}
