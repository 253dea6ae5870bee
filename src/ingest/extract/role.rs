//! Who had a role that evening: the host, the debate leader.
//!
//! "Host was N, F bij O" · "N, F, is onze debatleider" · "N (F) en N (F) zijn de hosts" · "N trad op
//! als host" · "onder leiding van N" · "N verving de zieke M als host".

use std::ops::Range;

use super::named_person::person_name;
use super::passage::Passage;
use super::pattern::Pattern;
use super::people::{Somebody, people, somebody};
use super::series::names_series;
use crate::authority::Authority;

/// The phrasings of a role.
pub(super) struct Role {
    /// The word for it, alone: the subject may stand before or behind.
    noun: Pattern,
    /// A verb and the word: "is onze host", "trad op als host"; the people stand before it.
    after_people: Pattern,
    /// The word and a verb: "Host is"; the people stand behind it.
    before_people: Pattern,
}

/// The host.
pub(super) static HOST: Role = Role {
    noun: Pattern::new(
        r"(?i)\b(?:co-?)?(?:hosts?|gastheer|gastheren|gastvrouw|gastvrouwen)\b|\bgehost\s+door\b",
    ),
    after_people: Pattern::new(
        r"(?i)(?:,\s+|\s+|\)\s*,?\s*)(?:(?:is|was|zijn|waren|werd|wordt|tradt?|treedt|treden|traden|fungeerden?|fungeert|fungeren|verving|vervangt)\s[^.,;:?(]{0,60}?)?(?:als\s+|de\s+|onze\s+|deze\s+)(?:keer\s+|avond\s+)?(?:co-?)?(?:hosts?|gastheer|gastheren|gastvrouw|gastvrouwen)\b|(?:,\s+|\s+)(?:is|was|zijn|waren)\s(?:[\p{L}!]+\s){0,4}?(?:co-?)?(?:hosts?|gastheer|gastvrouw)\b|,?\s+(?:de\s+rol\s+van|de\s+honneurs\s+waar\s+als|het\s+stokje\s+over\s+als)\s+(?:de\s+)?(?:host|gastheer|gastvrouw)\b|(?:,\s+|\s+|\)\s*,?\s*)(?:neemt|nam|viel|valt|springt|sprong)\s[^.,;:?(]{0,40}?\sals\s+(?:de\s+|onze\s+)?(?:host|gastheer|gastvrouw)\b",
    ),
    before_people: Pattern::new(
        r"(?i)\bgehost\s+door\s+|\b(?:hosts?|gastheer|gastvrouw)\s+(?:in|op)\s+[^.,;:()]{2,60}?\s+(?:was|is|zijn|waren)\s+|\b(?:de|onze)\s+(?:host|gastheer|gastvrouw)(?:\s+voor)?,\s+|\bals\s+(?:host|gastheer|gastvrouw)\s+(?:treedt|trad)\s+op\s*:\s+|\bals\s+(?:host|gastheer|gastvrouw)\s+(?:tradt?|treedt|fungeerde|fungeert)\s+(?:onze|de|een)\s+[^.,;:()]{2,40}?,\s+|\b(?:host|gastheer|gastvrouw)\s+(?:is|was)\s+(?:onze|de|hun)\s+[^.,;:()]{2,50},\s+|\b(?:co-?)?(?:hosts?|gastheer|gastheren|gastvrouw|gastvrouwen)(?:\s+(?:van|voor|bij|tijdens)\s+(?:de|deze|dit|het|vanavond|onze)(?:\s+(?:avond|middag|editie|debat|Reuring!?\s?(?:Café|Online)|dienst))?)?(?:\s+(?:was|is|zijn|waren|werd|wordt)(?:\s+(?:ditmaal|dit\s+keer|deze\s+keer|deze\s+avond|die\s+avond|vanavond|deze\s+editie|ook|echter|namelijk|wel|weer|opnieuw|wederom|overigens))?\s*:?\s+|\s*:\s*|\s+(?:tradt?|treedt|treden|traden|verving|vervangt|stond|viel|valt|sprong|fungeerden?|fungeert|ontvangt|ontving|ontvangen|ontvingen|verwelkomt|verwelkomde|begroet|begroette|hadden\s+we|hebben\s+we)(?:\s+(?:u|ons|we|wij|jullie|ditmaal|dit\s+keer|deze\s+keer))?(?:\s+op)?\s+|\s+)|\b(?:rol|taak|functie)\s+van\s+(?:de\s+)?(?:co-?)?(?:hosts?|gastheer|gastvrouw)\s+(?:was|is|lag|ligt|werd|wordt|viel)(?:\s+(?:ditmaal|dit\s+keer|deze\s+keer|deze\s+avond))?\s+(?:in\s+handen\s+van|weggelegd\s+voor|bij|vervuld\s+door|vertolkt\s+door)\s+",
    ),
};

/// The debate leader.
pub(super) static DEBATE_LEADER: Role = Role {
    noun: Pattern::new(
        r"(?i)\b(?:debatleiders?|debatleidster|gespreksleiders?|gespreksleidster|dagvoorzitter|moderator)\b|\bonder\s+(?:de\s+)?(?:\p{L}+\s+)?leiding\s+van\b|\bgespreksleiding\b|\bleidde(?:n)?\s+(?:\p{Ll}+\s+){0,3}?(?:het\s+debat|de\s+avond|het\s+gesprek)|\bleidt\s+(?:het\s+debat|de\s+avond|het\s+gesprek)|\bgeleid\s+door\b|\bleid(?:t|de)\s+(?-i:\p{Lu})[^.,;:()]{3,60}?\s(?:het\s+debat|de\s+avond|het\s+gesprek)|\bleiding\s+(?:van\s+\S+\s+\S+\s+)?(?:was|is|lag|ligt)\s+(?:in\s+handen\s+van|bij)\b|\bleiding\b[^.,;]{0,25}\bin\s+handen\s+(?:was|is|lag)\s+van\b|\bdebat\s+in\s+goede\s+banen\b",
    ),
    after_people: Pattern::new(
        r"(?i)(?:,\s+|\s+|\)\s*,?\s*)(?:(?:is|was|zijn|waren|werd|wordt|tradt?|treedt|fungeerde|fungeert)(?:,\s+[^,]{1,40},)?\s(?:[^.,;:?(]{0,60}?\s)??)(?:debatleiders?|debatleidster|gespreksleiders?|gespreksleidster|dagvoorzitter|moderator)\b|(?:,\s+|\s+)(?:leidde|leidt)\s+(?:\p{Ll}+\s+){0,3}?(?:het\s+debat|de\s+avond|het\s+gesprek)|(?:,\s+|\s+)(?:verzorgde|verzorgt|had|heeft|nam|neemt|deed|doet)\s+(?:\p{Ll}+\s+){0,3}?(?:gespreks|debat)leiding|(?:,\s+|\s+|\)\s*,?\s*)(?:neemt|nam|viel|valt|springt|sprong|verving|vervangt)\s[^.,;:?(]{0,40}?\sals\s+(?:de\s+|onze\s+)?(?:debatleider|gespreksleider|moderator)\b|,?\s+als\s+(?:debatleider|gespreksleider|moderator)|,?\s+(?:zal|gaat|leidt|leidde)\s+het\s+debat\s+in\s+goede\s+banen",
    ),
    before_people: Pattern::new(
        r"(?i)\b(?:debatleiders?|debatleidster|gespreksleiders?|gespreksleidster|dagvoorzitter|moderator)(?:\s+(?:van|voor|bij|tijdens)\s+(?:de|deze|dit|het|onze)\s+(?:avond|middag|editie|debat|Reuring!?\s?(?:Café|Online)))?(?:\s+(?:was|is|zijn|waren|werd|wordt)(?:,?\s+(?:ditmaal|dit\s+keer|deze\s+keer|deze\s+avond|ook|weer|opnieuw|wederom|uiteraard|natuurlijk|zoals\s+\p{L}+|als\s+(?:altijd|vanouds|gewoonlijk|gebruikelijk|vanzelf)|ook\s+(?:dit\s+keer|ditmaal|nu|deze\s+keer|vanavond)),?)?\s*:?\s+|\s*:\s*|\s+)|\bleid(?:t|de)\s+(?:debatleider\s+)?|\b(?:debat|avond|gesprek|geheel|alles)\b[^.,]{0,30}(?:,\s+(?:dat|die)\s+[^.,]{0,20})?\bgeleid\s+door\s+(?:debatleider\s+)?|\bleiding\s+(?:van\s+\S+\s+\S+\s+)?(?:was|is|lag|ligt)\s+(?:in\s+handen\s+van|bij)\s+|\bonder\s+(?:de\s+)?(?:\p{L}+\s+)?leiding\s+van\s+(?:debatleider\s+)?|\bin\s+handen\s+(?:was|is|lag)\s+van\s+(?:debatleider\s+)?|^(?:zoals|als|deze|dit|ditmaal|ook|vanzelfsprekend|uiteraard|natuurlijk)\b[^.,;:]{0,30}?\b(?:is|was)\s+",
    ),
};

/// A phrase that several people can have the role by.
static SEVERAL: Pattern = Pattern::new(
    r"(?i)hosts|gastheren|gastvrouwen|leiders|\b(?:zijn|waren|traden|treden|ontvangen|ontvingen|verwelkomen|hebben|hadden|fungeerden|fungeren|van)\b",
);
static REPLACED: Pattern = Pattern::new(
    r"(?i)\s(?:verving|vervangt|verv(?:ing|angen)en|nam\s+de\s+plaats\s+in\s+van|viel\s+in\s+voor|valt\s+in\s+voor|in\s+(?:de\s+)?plaats\s+van|ter\s+vervanging\s+van|nam\s+het\s+stokje\s+over\s+van)\s",
);
/// "Debatleider N is dit keer verhinderd": who has the role usually does not have it that evening.
static ABSENT: Pattern = Pattern::new(
    r"(?i)^(?:onze\s+|de\s+)?(?:vaste\s+)?(?:co-?)?(?:host|gastheer|gastvrouw|debatleider|gespreksleider)\s[^;:]{3,120}?\s(?:(?:is|was)\s+(?:\p{L}+\s+){0,4}?(?:verhinderd|ziek|afwezig|geveld|uitgevallen)|(?:ligt|lag)\s+(?:\p{L}+\s+){0,3}?(?:op|in)\s+bed)\b",
);
static FORMER: Pattern = Pattern::new(
    r"(?i)\b(?:vorige|voormalige?|eerdere|eerste|destijds|oude)\s+(?:co-?)?(?:hosts?|gastheer|gastvrouw|debatleider)\b|\bals\s+(?:host|gastheer|gastvrouw)\s+van\s+(?:het|de)\s+(?:programma|podcast|ministerie|webinar)\b|\b(?:hosts?|gastheer|gastheren|gastvrouw|gastvrouwen)\s+(?:van|bij|tijdens)\s+(?:het|de|een)\s+(?:voorprogramma|webinar|boekpresentatie|workshops?|podcast|nagesprek|ochtend\p{L}*|vorige|vorig)",
);
static EVENING: Pattern =
    Pattern::new(r"(?i)\b(?:debat|avond|debatleider|editie|hosts?|gastheer|gastvrouw)\b");
/// What is held before or after the debate has leaders of its own.
static SIDE_EVENT: Pattern = Pattern::new(
    r"(?i)\b(?:\p{L}*(?:workshops?|sessies?|training|borrel|lunch)|webinar|boekpresentatie|boeklancering|lezing|masterclass|rondleiding|excursie|(?:voor|neven|ochtend|middag)programma|werkbezoek|symposium)\b[^.;]{0,120}\b(?:leiding|geleid|begeleid|door|met)\b",
);
/// What a person has or does besides, between the function and the role.
static CLAUSE: Pattern = Pattern::new(
    r"^\)?,\s+(?:met|die|dat|sinds|tevens|zelf|al|vanuit|en)\s+(?:\p{Ll}|\p{Lu}\p{Ll}*\s\p{Ll})[^()]*$",
);
/// "N heette iedereen welkom en was debatleider".
static COORDINATED: Pattern = Pattern::new(r"^\)?,?\s+\p{Ll}+(?:t|e|en|s)\s\P{Lu}*\sen$");
/// "stelde de host voor, N, F": whoever stands before does something else.
static INTRODUCED: Pattern =
    Pattern::new(r"\b(?:de|onze)\s+(?:host|gastheer|gastvrouw)(?:\s+voor)?,\s+\p{Lu}");
static LEAD_IN: Pattern = Pattern::new(
    r"^(?i:(?:ook|dit\s+keer|ditmaal|deze\s+keer|deze\s+avond|vanavond|met|en|daarnaast|verder)\s+)?(?i:(?:is|was|zijn|waren|trad|treedt|traden|treden)\s+)?",
);

/// Finds those who had a role according to one sentence.
pub(super) fn in_sentence(role: &Role, authority: &Authority, sentence: &Passage) -> Vec<Somebody> {
    if !sentence.may_name() || !role.noun.is_in(sentence) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = 0;
    let ends = sentence.text.match_indices(';').map(|(at, _)| at);
    for end in ends.take(MOST_CLAUSES).chain([sentence.text.len()]) {
        let people = in_clause(role, authority, &sentence.sub(start..end));
        found.extend(people.into_iter().map(|mut one| {
            one.range = one.range.start + start..one.range.end + start;
            one
        }));
        start = end + 1;
    }
    found
}

fn in_clause(role: &Role, authority: &Authority, clause: &Passage) -> Vec<Somebody> {
    let text = clause.text;
    let is_told = role.noun.is_in(clause) && !FORMER.is_in(clause) && !ABSENT.is_in(clause);
    if !is_told || of_side_event(clause) {
        return Vec::new();
    }
    let opens = role
        .noun
        .find(clause)
        .is_some_and(|noun| noun.start <= OPENING);
    if opens || INTRODUCED.is_in(clause) {
        let behind = behind(role, authority, text);
        if !behind.is_empty() {
            return behind;
        }
    }
    let before = role
        .after_people
        .find(text)
        .map(|found| subject(authority, text, found.start))
        .unwrap_or_default();
    if before.is_empty() && !opens {
        return behind(role, authority, text);
    }
    before
}

fn of_side_event(text: &Passage) -> bool {
    SIDE_EVENT.is_in(text) && !names_series(text) && !EVENING.is_in(text)
}

/// Reads the people behind the word and its verb: "Host is N".
fn behind(role: &Role, authority: &Authority, text: &str) -> Vec<Somebody> {
    role.before_people
        .find_all(text)
        .take(MOST_PHRASES)
        .map(|found| object(authority, text, &found))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// Reads the people at the start of the sentence, up to `end`; whom a stand-in replaces is left out.
fn subject(authority: &Authority, text: &str, end: usize) -> Vec<Somebody> {
    let end = REPLACED
        .find(text)
        .map_or(end, |found| found.start.min(end));
    let until = text
        .get(..end)
        .unwrap_or_default()
        .trim_end_matches([',', ' ']);
    let start = LEAD_IN.find(until).map_or(0, |found| found.end);
    let row = people(authority, until, start);
    if row
        .last()
        .is_some_and(|last| reaches(until, last.range.end))
    {
        return row;
    }
    // The people may stand in the middle: "… begon, met N, F bij O, als host."
    last_person(authority, until).into_iter().collect()
}

fn reaches(text: &str, end: usize) -> bool {
    let Some(rest) = text.get(end..) else {
        return false;
    };
    let letters = rest.chars().filter(|c| c.is_alphanumeric()).count();
    letters < 12 || (letters < 120 && (CLAUSE.is_in(rest) || COORDINATED.is_in(rest)))
}

/// Reads the last person before the end, if nothing but its description stands there.
fn last_person(authority: &Authority, text: &str) -> Option<Somebody> {
    let starts: Vec<usize> = text.match_indices(' ').map(|(at, _)| at + 1).collect();
    let recent = starts.get(starts.len().saturating_sub(40)..)?;
    let found = recent
        .iter()
        .rev()
        .filter(|at| !inside_name(text, **at))
        .take(MOST_TRIED)
        .find_map(|at| {
            let name = person_name(authority, text, *at)?;
            Some(
                somebody(authority, text, name.range.start)
                    .filter(|found| reaches(text, found.range.end)),
            )
        });
    found.flatten()
}

/// "De host" opens a sentence.
const OPENING: usize = 4;

/// More clauses than a sentence about a role has.
const MOST_CLAUSES: usize = 4;

/// More phrases of one role than a sentence holds.
const MOST_PHRASES: usize = 4;

/// More words than stand between a role and the name before it.
const MOST_TRIED: usize = 40;

/// Says whether the word before byte `at` is a name or a particle itself, so that a name does not begin here.
fn inside_name(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end();
    let word = before.rsplit(' ').next().unwrap_or_default();
    word.starts_with(char::is_uppercase)
        && word.chars().all(|c| c.is_alphabetic() || c == '-')
        && before.len() > word.len()
}

fn object(authority: &Authority, text: &str, phrase: &Range<usize>) -> Vec<Somebody> {
    let start = phrase.end;
    let is_one = !text
        .get(phrase.clone())
        .is_some_and(|words| SEVERAL.is_in(words));
    let rest = text.get(start..).unwrap_or_default();
    let end = start + REPLACED.find(rest).map_or(rest.len(), |found| found.start);
    let mut row = people(authority, text.get(..end).unwrap_or(text), start);
    // "Host N en M waren het eens": M is somebody else.
    row.truncate(if is_one { 1 } else { row.len() });
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Part;

    fn read(role: &Role, text: &str) -> Vec<String> {
        let sentence = Passage::whole(Part::Text, text);
        let found = in_sentence(role, Authority::bundled(), &sentence);
        found
            .into_iter()
            .map(|one| format!("{}: {}", one.person.name, one.person.describe()))
            .collect()
    }

    #[test]
    fn hosts_are_read_in_every_form() {
        for (text, hosts) in [
            (
                "Host was Ada Bos, lid van de WRR.",
                vec!["Ada Bos: lid, Wetenschappelijke Raad voor het Regeringsbeleid"],
            ),
            (
                "Ada Bos, adviseur bij ICTU, is host van de avond.",
                vec!["Ada Bos: adviseur, ICTU"],
            ),
            (
                "Ada Bos (adviseur bij ICTU) en Bram Kuil (VNG) zijn de hosts.",
                vec!["Ada Bos: adviseur, ICTU", "Bram Kuil: VNG"],
            ),
            ("Ada Bos trad op als host.", vec!["Ada Bos: "]),
            (
                "Als gastvrouw ontvangt u Ada Bos, directeur van de Douane.",
                vec!["Ada Bos: directeur, Douane"],
            ),
            (
                "Ada Bos, directeur van de Douane, verving als host de zieke Bram Kuil.",
                vec!["Ada Bos: directeur, Douane"],
            ),
            (
                "Gastheer in het Pakhuis in Delft was Ada Bos, adviseur bij ICTU.",
                vec!["Ada Bos: adviseur, ICTU"],
            ),
            (
                "De avond werd geopend door de host, Ada Bos, adviseur bij ICTU.",
                vec!["Ada Bos: adviseur, ICTU"],
            ),
            (
                "Als gastheer trad onze eigen rector op, Bram Kuil, rector van de TU Delft.",
                vec!["Bram Kuil: rector, TU Delft"],
            ),
            ("Host is onze eigen voorzitter, Ada Bos.", vec!["Ada Bos: "]),
            (
                "De avond wordt gehost door Ada Bos, adviseur bij ICTU.",
                vec!["Ada Bos: adviseur, ICTU"],
            ),
            (
                "Debatleider Bram Kuil stelde eerst de host voor, Ada Bos, adviseur bij ICTU.",
                vec!["Ada Bos: adviseur, ICTU"],
            ),
            (
                "Als host treedt op: Ada Bos, adviseur bij ICTU.",
                vec!["Ada Bos: adviseur, ICTU"],
            ),
            ("De host van de avond keek tevreden toe.", vec![]),
            ("De vorige host, Ada Bos, zat in de zaal.", vec![]),
        ] {
            assert_eq!(read(&HOST, text), hosts, "{text}");
        }
    }

    #[test]
    fn the_debate_leader_is_read_in_every_form() {
        for text in [
            "Ada Bos, bestuurslid, is onze debatleider.",
            "Ada Bos was de debatleider van de avond.",
            "Debatleider is, zoals altijd, Ada Bos.",
            "Het debat stond onder leiding van Ada Bos.",
            "Ada Bos leidde het debat.",
            "Het gesprek werd geleid door Ada Bos.",
            "Om 17.00 uur begint het debat, dat wordt geleid door Ada Bos.",
            "Zoals altijd leidt Ada Bos het debat.",
            "Zoals gebruikelijk was Ada Bos debatleider.",
            "Ada Bos verzorgde de gespreksleiding.",
            "Ada Bos leidde als vanouds het debat.",
            "Het gesprek stond onder leiding van Ada Bos, de vaste debatleider van de VOM.",
            "Bram Kuil was ziek, zodat de leiding van het debat in handen was van Ada Bos.",
            "Ada Bos, bestuurslid van de VOM, zal het debat in goede banen leiden.",
            "Debatleider Bram Kuil is verhinderd; Ada Bos, bestuurslid, neemt zijn plaats in als debatleider.",
        ] {
            let names: Vec<String> = in_sentence(
                &DEBATE_LEADER,
                Authority::bundled(),
                &Passage::whole(Part::Text, text),
            )
            .into_iter()
            .map(|one| one.person.name)
            .collect();
            assert_eq!(names, ["Ada Bos"], "{text}");
        }
    }
}
