//! Who played that evening.

use super::block::{Block, all_sentences};
use super::passage::Passage;
use super::pattern::Pattern;
use crate::ingest::{Claim, Fact};

static QUOTED: Pattern =
    Pattern::new(r#"(?i)\b(?:huis)?band\b[^‘“"']{0,80}?[‘“"']([^‘’“”"'\n]{2,40})[’‘”"']"#);
static BY: Pattern = Pattern::new(
    r"\b(?:afgetrapt|geopend|ingeluid|omlijst|ondersteund|begeleid|opgeluisterd|verzorgd|afgesloten|muziek|optreden|klanken|omlijsting|intermezzo|tonen)(?:\s+\p{Ll}+){0,2}?\s+(?:door|van)\s+(?:(?:het|de|onze)\s+)?(?:(?:\p{Lu}\p{Ll}+se?\s+)?(?:(?:huis)?band|trio|kwartet|duo|koor|orkest)\s+)?[‘“]?(\p{Lu}[\p{L}’'&-]*(?:\s+(?:\p{Lu}[\p{L}’'&-]*|of|and|the|en\s+de|van|de|\p{Ll}*(?:trio|kwartet|kwintet|band|duo|orkest|koor|ensemble|combo)))*)",
);
/// "De huisband speelde ‘…’": what is played is a song.
static SONG: Pattern = Pattern::new(
    r"(?i)\b(?:speel\p{L}+|zong|zongen|zingt|lied\p{L}*|nummers?|hit|klassieker|met|af|in)\s+[‘“']$",
);
static MUSICIANS: Pattern = Pattern::new(
    r"(?:^|[\s,])(?:[Hh]et|[Dd]e|[Hh]uisband|[Bb]and|[Oo]nze\s+huisband)\s+[‘“]?(\p{Lu}[\p{L}’'&-]*(?:\s+(?:\p{Lu}[\p{L}’'&-]*|of|\p{Ll}*(?:trio|kwartet|kwintet|band|duo|orkest|koor|ensemble|combo)))*)[’”]?,?\s+(?:verzorgden?|verzorgt|verzorgen|speelden?|speelt|spelen|zorgden?|zorgt|zorgen)\b[^.]{0,60}\b(?:muziek|muzikale|noot|jazz|klanken)|\b(?:verzorgden?|verzorgt|verzorgen|speelden?|zorgden?|zorgt|zorgen)\s+(?:(?:het|de)\s+)?(\p{Lu}[\p{L}’'&-]*(?:\s+(?:\p{Lu}[\p{L}’'&-]*|of|\p{Ll}*(?:trio|kwartet|kwintet|band|duo|orkest|koor|ensemble|combo)))*)\s+[^.]{0,30}\b(?:muziek|muzikale)",
);
static PROVIDED: Pattern = Pattern::new(
    r"\b(?:[Mm]uziek|openingsnummer|slotnummer)\s+(?:\p{L}+\s+){0,3}?(?:door|van)\s+(?:(?:het|de|onze)\s+)?(?:(?:\p{Lu}\p{Ll}+se?\s+)?(?:(?:huis)?band|trio|kwartet|duo|koor|orkest)\s+)?[‘“]?(\p{Lu}[\p{L}’'&-]*(?:\s+(?:\p{Lu}[\p{L}’'&-]*|of|\p{Ll}*(?:trio|kwartet|kwintet|band|duo|orkest|koor|ensemble|combo)))*)|(\p{Lu}[\p{L}’'&-]*(?:\s+(?:\p{Lu}[\p{L}’'&-]*|of|\p{Ll}*(?:trio|kwartet|band|duo)))*)[’”]?,\s+(?:de|onze)\s+(?:\p{Ll}+\s+)?huisband|\b[Hh]uisband\b[^.:,]{0,20}:\s+(?:de|het)\s+(\p{Lu}[\p{L}’'&-]*(?:\s+(?:\p{Lu}[\p{L}’'&-]*|of))*)|\b[Vv]oor\s+(?:de\s+)?muziek(?:\s+\p{Ll}+)?\s+zorg(?:t|en|de|den)\s+(?:(?:de|het)\s+)?[‘“]?(\p{Lu}[\p{L}’'&-]*(?:\s+(?:(?:of|van|de|het)\s+)*\p{Lu}[\p{L}’'&-]*)*)",
);
/// "De band X trad op": the noun says enough.
static CALLED_BAND: Pattern = Pattern::new(
    r"\b(?:[Hh]uisband|[Bb]and|[Tt]rio|[Kk]oor|[Oo]rkest)\s+(\p{Lu}[\p{L}’'&-]*(?:\s+(?:\p{Lu}[\p{L}’'&-]*|of|de))*)\s+(?:speelde?n?|speelt|trad(?:en)?|treedt|treden|verzorg\p{L}+|zorg\p{L}+)\b|\b[Hh]uisband\s+(\p{Lu}[\p{L}’'&-]*(?:\s+(?:\p{Lu}[\p{L}’'&-]*|of))*)\s+\p{Ll}|\b(?i:zanger(?:es)?|singer-songwriter|pianiste?|accordeoniste?|muzikante?|harpiste?|celliste?|saxofoniste?|gitariste?|troubadour)\s+(\p{Lu}[\p{L}’'-]*(?:\s+(?:(?:van|de|der|den)\s+)*\p{Lu}[\p{L}’'-]*)*)\s+(?:sloot|opende|zong|speelde|zorgde|verzorgde|trad)\b",
);
/// "Omdat de huisband weg was, speelden dit keer De Natte Voeten", "het Ada Bos Kwartet speelde".
static PLAYED: Pattern = Pattern::new(
    r"^(?:De|Het)\s+(\p{Lu}[\p{L}’'&-]*(?:\s+(?:\p{Lu}[\p{L}’'&-]*|of))*)\s+(?:speelden?|spelen|speelt)\b|(?:\sen|,)\s+(?:de|het)\s+(\p{Lu}[\p{L}’'&-]*(?:\s+(?:\p{Lu}[\p{L}’'&-]*|of))*)\s+(?:speelden?|spelen|speelt)\s*[.!,]|\bspeel(?:den|de|t|en)\s+(?:(?:dit\s+keer|ditmaal|deze\s+keer|nu)\s+)?(?:(?:de|het)\s+[‘“]?)?((?:(?:De|Het|The)\s+)?\p{Lu}[\p{L}’'&-]*(?:\s+(?:\p{Lu}[\p{L}’'&-]*|of))*)|\b(?:[Hh]et|[Dd]e)\s+((?:\p{Lu}[\p{L}’'&-]*\s+)+(?:[Tt]rio|[Kk]wartet|[Kk]wintet|[Bb]and|[Dd]uo|[Oo]rkest|[Kk]oor|[Ee]nsemble|[Cc]ombo))\s+(?:speel\p{L}+|trad(?:en)?|treedt|zong|zongen)\b|\boptreden\s+van\s+(?:de|het)\s+[‘“]?(\p{Lu}[\p{L}’'&-]*(?:\s+(?:\p{Lu}[\p{L}’'&-]*|of))*)",
);
/// "een muzikale onderbreking door singer-songwriter Ada Bos": one person can give music too.
static INTERLUDE: Pattern = Pattern::new(
    r"(?i)\b(?:intermezzo|muzikale?\s+(?:onderbreking|intermezzo|bijdrage|pauze|opening|afsluiting|begeleiding|ondersteuning|omlijsting|noot|toegift))\s+(?:door|van)\s+(?:(?:de|het|een|onze)\s+)?(?:\p{Ll}[\p{Ll}-]+\s+){0,2}(?-i:(\p{Lu}[\p{L}’'&-]*(?:\s+(?:(?:van|de|der|den)\s+)*\p{Lu}[\p{L}’'&-]*)+))",
);
/// "geopend door het Trio Dijk": article, capital and the word for an ensemble say that it played.
static OPENED: Pattern = Pattern::new(
    r"\b(?:geopend|ingeluid|omlijst|opgeluisterd|afgesloten)\s+(?:met\s+een\s+\p{Ll}+\s+)?door\s+(?:het|de)\s+((?:Trio|Kwartet|Kwintet|Koor|Orkest|Ensemble|Duo|Combo)(?:\s+\p{Lu}[\p{L}’'&-]*)+)",
);
/// A line of fields: "Muziek: het Ada Bos Kwartet".
static LABEL: Pattern = Pattern::new(
    r"(?:^|\|\s*)(?i:(?:live\s?)?muziek|huisband|band)\s*:\s*(?i:(?:de|het|onze|huisband|band)\s+)*[‘“]?(\p{Lu}[^|,;(’”\n]{1,50})",
);
/// What is said where a band plays, not a theatre or a part.
static BAND: Pattern = Pattern::new(
    r"(?i)\b(?:huisband|band|muziek\p{L}*|lied\p{L}*|nummers?|optreden|\p{L}*(?:trio|kwartet|kwintet|duo|orkest|koor|ensemble|combo))\b",
);
static A_PART: Pattern =
    Pattern::new(r"(?i)\b(?:rol|parten|mee|troef|toneel|theater|film|in\s+op|kaart\p{L}*)\b");
static INSTEAD: Pattern = Pattern::new(
    r"\b(?:muziek|Muziek)\b.*\bniet\s+(?:van|door)\s.*\bmaar\s+(?:van|door)\s+(?:(?:het|de)\s+)?[‘“]?(\p{Lu}[\p{L}’'&-]*(?:\s+(?:\p{Lu}[\p{L}’'&-]*|of|\p{Ll}*(?:trio|kwartet|kwintet|band|duo|orkest|koor|ensemble|combo)))*)",
);
static PLAYS: Pattern = Pattern::new(
    r"(?i)\b(?:muziek|muzikaal|muzikale|intermezzo|band\s*:|zang(?:er|eres)|lied|openingsnummer|slotnummer|speelt|speelde|speelden|spelen|afgetrapt|optreden|trad\s+op|jazz\p{L}*|klanken|huisband)\b",
);
static ENSEMBLE: Pattern = Pattern::new(
    r"(?i)\b\p{L}*(?:trio|kwartet|kwintet|band|duo|orkest|koor|ensemble|combo|wizards)\b",
);
static NOT_PLAYING: Pattern = Pattern::new(
    r"(?i)\b(?:(?-i:zonder)\s+(?:\p{L}+\s+)?(?:muziek|muzikale|(?:huis)?band|optreden)|helaas\s+(?:geen|zonder)|ontbrak|ditmaal\s+niet|dit\s+keer\s+niet|afwezig|in\s+plaats\s+van)\b",
);

/// Reads the band.
pub(super) fn facts(blocks: &[Block]) -> Vec<Fact> {
    all_sentences(blocks)
        .find_map(|one| in_sentence(&one))
        .into_iter()
        .collect()
}

fn in_sentence(sentence: &Passage) -> Option<Fact> {
    let text = sentence.text;
    let opened = OPENED.captures(sentence).and_then(|found| found.get(1));
    if !(PLAYS.is_in(sentence) || opened.is_some()) || NOT_PLAYING.is_in(sentence) {
        return None;
    }
    let quoted = QUOTED
        .captures(sentence)
        .and_then(|found| found.get(1))
        .filter(|name| !SONG.is_in(text.get(..name.start()).unwrap_or_default()));
    let musicians = || {
        MUSICIANS
            .captures(sentence)
            .and_then(|found| found.get(1).or_else(|| found.get(2)))
    };
    // "De avond werd geopend door Ada Bos": without a word for an ensemble it is a person.
    let by = || {
        BY.captures(sentence)
            .and_then(|found| found.get(1))
            .filter(|band| {
                ENSEMBLE.is_in(band.as_str())
                    || text.contains("muziek van")
                    || text.contains("muziek door")
            })
    };
    let called = || {
        CALLED_BAND
            .captures(sentence)
            .and_then(|found| found.iter().skip(1).flatten().next())
    };
    let provided = || {
        PROVIDED
            .captures(sentence)
            .and_then(|found| found.iter().skip(1).flatten().next())
    };
    let played = || {
        let found = PLAYED.captures(sentence)?;
        let is_band = BAND.is_in(sentence) || found.get(1).is_some() || found.get(2).is_some();
        let found = (is_band && !A_PART.is_in(sentence)).then_some(found)?;
        found.iter().skip(1).flatten().next()
    };
    let instead = INSTEAD.captures(sentence).and_then(|found| found.get(1));
    let labelled = LABEL.captures(sentence).and_then(|found| found.get(1));
    let band = instead
        .or(labelled)
        .or_else(called)
        .or(quoted)
        .or_else(musicians)
        .or_else(by)
        .or_else(provided)
        .or_else(|| INTERLUDE.captures(sentence)?.get(1))
        .or(opened)
        .or_else(played)?;
    let at_start = band.start() == 0;
    let band = sentence.sub(band.range()).trim();
    let words = if at_start {
        without_article(&band)
    } else {
        band
    };
    let words = words.until(words.text.trim_end_matches(['’', '‘', '\'']).len());
    let name = words.text.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(words.states(Claim::Music(name)))
}

/// A sentence that opens with the band gives its article a capital.
fn without_article<'a>(band: &Passage<'a>) -> Passage<'a> {
    let article = ["De ", "Het "]
        .iter()
        .find(|article| band.text.starts_with(**article));
    band.from(article.map_or(0, |article| article.len()))
}

#[cfg(test)]
mod tests {
    use super::super::block::blocks;
    use super::*;
    use crate::ingest::Part;

    fn read(text: &str) -> Option<String> {
        facts(&blocks(&Passage::whole(Part::Text, text)))
            .into_iter()
            .find_map(|fact| match fact.claim {
                Claim::Music(band) => Some(band),
                _ => None,
            })
    }

    #[test]
    fn the_band_is_read_however_it_is_brought_in() {
        for (text, band) in [
            (
                "Ook nu speelt de huisband van het ministerie, de ‘Dijkwachters’, weer.",
                Some("Dijkwachters"),
            ),
            (
                "De avond werd afgetrapt door het Ada Bos kwartet.",
                Some("Ada Bos kwartet"),
            ),
            (
                "Na de pauze, met muziek van het Ada Bos trio, ging het verder.",
                Some("Ada Bos trio"),
            ),
            (
                "De Dijkwachters verzorgden de muzikale omlijsting.",
                Some("Dijkwachters"),
            ),
            (
                "De muziek werd verzorgd door de band Natte Voeten.",
                Some("Natte Voeten"),
            ),
            ("De avond werd geopend door Ada Bos.", None),
            (
                "De avond werd geopend door het Trio Natte Voeten.",
                Some("Trio Natte Voeten"),
            ),
            (
                "Na een muzikale onderbreking door zangeres Ada van den Bos ging het verder.",
                Some("Ada van den Bos"),
            ),
            (
                "Datum: 3 mei | Muziek: het Utrechts Dijkorkest",
                Some("Utrechts Dijkorkest"),
            ),
            (
                "De Delftse band Natte Voeten zorgde voor de muziek en speelde ‘De dijk’.",
                Some("Natte Voeten"),
            ),
            (
                "De muziek kwam van het Delftse trio Natte Voeten.",
                Some("Natte Voeten"),
            ),
            (
                "De Natte Voeten, de onvolprezen huisband, spelen gewoon met de hand.",
                Some("Natte Voeten"),
            ),
            (
                "Ook is er de huisband: de Natte Voeten hebben een nieuw nummer.",
                Some("Natte Voeten"),
            ),
            (
                "Voor de muziek zorgt De Harmonie van Delft.",
                Some("De Harmonie van Delft"),
            ),
            (
                "Het openingsnummer kwam van het Delftse duo Natte Voeten.",
                Some("Natte Voeten"),
            ),
            (
                "Debatleider was Ada Bos en de Natte Voeten speelden, heel toepasselijk, een wals.",
                Some("Natte Voeten"),
            ),
            (
                "De huisband Natte Voeten zet een wals in.",
                Some("Natte Voeten"),
            ),
            ("Zangeres Ada Bos sloot af met een lied.", Some("Ada Bos")),
            (
                "Zoals altijd zorgen de Dijkwachters voor de muziek.",
                Some("Dijkwachters"),
            ),
            (
                "Na een intermezzo van accordeonist Ada Bos schuift de praktijk aan.",
                Some("Ada Bos"),
            ),
            (
                "Helaas moesten we het zonder muziek van de Dijkwachters doen.",
                None,
            ),
        ] {
            assert_eq!(read(text).as_deref(), band, "{text}");
        }
    }
}
