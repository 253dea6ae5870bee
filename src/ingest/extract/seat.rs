//! Words that place somebody on the bench without a verb that is known for it: a chair, the
//! microphone, a turn, any verb behind a person with function and employer.
//!
//! They are weaker than the verbs of speaking: whoever is placed by them alone is unsure.

use super::passage::Passage;
use super::pattern::Pattern;
use super::word_list::WordList;

/// "De bank werd compleet gemaakt door N", "het stokje door aan N".
static STAGE: Pattern = Pattern::new(
    r"(?i)(?:\b(?:bank|podium|tafel|gesprek(?:spartner)?|stoel|stokje|beurt|spits|microfoon|gezelschap|rij|kwartet|trio|drietal|viertal|vijftal)\b[^.;:]{0,40}?\b(?:aan|door|met|op|voor|was|is|zat|zit|bij|tot|naar|werd|volgde|kwam|ging)|\b(?:bijval|steun|weerwerk|tegengas|instemming)\b[^.;:]{0,20}?\bvan|\b(?:weerstand|herkenning|verbazing|ergernis|protest|twijfels?)\b[^.;:]{0,20}?\bbij|\b(?:bekend|herkenbaar|vertrouwd)\b[^.;:]{0,12}?\b(?:bij|voor)|\bdan\s+(?:was|is)\s+er(?:\s+(?:ook|nog))?|^dat\s+(?:was|is)|\bvanuit\s+(?:de|het)\s+[^.,;]{3,30}?\s+(?:was|is|sprak|kwam)|\b(?:antwoord|weerwoord|tegengeluid)\b[^.;:]{0,12}?\b(?:kwam|komt)\s+van|\bvertegenwoordigd\s+door|\bvoor\s+(?:tegenwicht|tegengas|weerwoord|weerwerk|vuurwerk|nuance|relativering)\s+(?:zorgt|zorgde)|\bin\s+de\s+persoon\s+van|\b(?:brengt|bracht)\s+ons\s+bij)\s+(?:(?:toen|ook|vervolgens|nu|dan)\s+)?$",
);
/// "Tegenover hem zat N".
static OPPOSITE: Pattern = Pattern::new(
    r"(?i)(?:\b(?:tegenover|naast|achter)\s+\p{L}+(?:\s+\p{L}+)?(?:,\s+[^,.;]{3,40},)?|\baan\s+de\s+andere\s+(?:kant|zijde)[^.,;]{0,40}?|\bin\s+het\s+midden)\s+(?:zat|zit|stond|staat)\s+(?:ook\s+)?$",
);
/// "Het was N die".
static IT_WAS: Pattern =
    Pattern::new(r"(?i)^(?:het|dan|daarna|toen)\s+(?:was|is)\s+(?:(?:ook|vooral|juist)\s+)?$");
static WHO: Pattern = Pattern::new(r"^[,)]{0,2}\s*die\s");
/// "Voor N, F bij O, is het eenvoudig".
static OPENS: Pattern =
    Pattern::new(r"^(?:Ook\s+|En\s+|Maar\s+)?(?:[Vv]oor|[Bb]ij|[Mm]et|[Aa]an|[Vv]an|[Ww]at)\s+$");
static VERB: Pattern = Pattern::new(r"^[,)]{0,2}\s+(\p{Ll}+)(?:\s+(\p{L}+))?");
/// "N (F bij O): “…”".
static QUOTED: Pattern = Pattern::new(r"^[,)]{0,2}\s*:\s*_");
/// "De vraag van N": who asks sits in the hall.
static ASKS: Pattern = Pattern::new(
    r"(?i)\b(?:vraag|vragen|opmerking|reactie|suggestie|kritiek|tip)\b[^.;:]{0,30}\s(?:van|door)\s+$",
);

/// What somebody does who is not there, or asks from the hall.
static OF_THE_ABSENT: WordList = WordList::new(
    "schreef schrijft publiceerde publiceert overleed presenteerde presenteert promoveerde vroeg \
     vraagt wilde wil stuurde mailde twitterde won ontving werd wordt introduceerde opende \
     verwelkomde heette begroette sloot leidde leidt organiseerde organiseert",
);
static NO_VERB: WordList = WordList::new(
    "die dat met het niet tot uit want zodat omdat nadat voordat dit net wat liet de te ooit \
     vervolgens toen ook en of maar door over naast vast onder waar waarbij daarmee achter sinds \
     tijdens bij beide oude jonge lid direct eerste tweede derde dus mede samen",
);
static STRONG: WordList = WordList::new(
    "kreeg gaf bleef zei ziet dacht besloot begon bracht hield wees ging gaat kon kan mocht mag moest moet heeft stond staat deed doet kwam komt beet bijt \
     wist weet zou zal wou schoot schiet dreef riep greep grijpt keek kijkt sprong las hief sneed \
     brak verloor koos vroor verwees verwijst zwoer loog genoot lag ligt liep loopt droeg hing schoof nam sprak trad trok vond zag stelde",
);
/// "is daar niet zeker van": a state of mind, not what somebody is.
static MINDS: WordList = WordList::new(
    "daar er hier het niet blij positief negatief kritisch optimistisch somber trots verbaasd bang \
     sceptisch duidelijk overtuigd enthousiast voorstander voorzichtig hoopvol stellig eerlijk \
     helder minder meer zo geen van",
);

/// Says whether the words around a person place him or her on the bench.
pub(super) fn seats(before: &Passage, behind: &Passage, opens: bool) -> bool {
    if ASKS.is_in(before) {
        return false;
    }
    STAGE.is_in(before)
        || OPPOSITE.is_in(before)
        || (IT_WAS.is_in(before) && WHO.is_in(behind))
        || (opens && QUOTED.is_in(behind))
        || ((opens || OPENS.is_in(before)) && acts(behind))
}

/// Says whether `before` names the stage, so that a name may follow "van" or "bij".
pub(super) fn names_stage(before: &Passage) -> bool {
    STAGE.is_in(before) && !ASKS.is_in(before)
}

/// Says whether a finite verb follows that those who are present do.
pub(super) fn acts(behind: &Passage) -> bool {
    let Some(found) = VERB.captures(behind) else {
        return false;
    };
    let verb = &found[1];
    if matches!(verb, "is" | "was" | "waren" | "zijn") {
        return found.get(2).is_some_and(|next| MINDS.holds(next.as_str()));
    }
    !OF_THE_ABSENT.holds(verb) && is_verb(verb)
}

/// Says whether a word in small letters can be a finite verb.
pub(super) fn is_verb(word: &str) -> bool {
    let is_weak = word.len() > 3
        && ["de", "te", "den", "ten", "t"]
            .iter()
            .any(|end| word.ends_with(end));
    !NO_VERB.holds(word) && (is_weak || STRONG.holds(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Part;

    fn whole(text: &str) -> Passage<'_> {
        Passage::whole(Part::Text, text)
    }

    #[test]
    fn a_chair_a_turn_or_a_verb_places_somebody() {
        for (before, behind, seated) in [
            ("De bank werd compleet gemaakt door ", ".", true),
            ("Tegenover hem zat ", ".", true),
            ("Het was ", ", die de knoop doorhakte.", true),
            ("Voor ", ", is het eenvoudig.", true),
            ("", ", mopperde dat het niet kan.", true),
            ("", ", is daar niet zeker van.", true),
            ("", ", is wethouder.", false),
            ("", ", schreef er een stuk over.", false),
            ("", ", die het bedacht.", false),
            ("De vraag kwam van ", ".", false),
            ("Zij kende ", ".", false),
        ] {
            assert_eq!(
                seats(&whole(before), &whole(behind), before.is_empty()),
                seated,
                "{before}N{behind}"
            );
        }
    }
}
