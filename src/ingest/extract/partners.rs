//! Who organised the evening with the association: "in samenwerking met O en O", "samen met O".

use std::ops::Range;

use super::block::Block;
use super::enumeration::{Member, listed};
use super::function::is_function_word;
use super::organisation::known;
use super::passage::Passage;
use super::pattern::Pattern;
use super::person::name_at;
use super::series::names_series;
use crate::authority::Authority;
use crate::ingest::{Certainty, Claim, Fact};
use crate::text::fold;

/// The association by its names, as the subject of a sentence.
macro_rules! association {
    () => {
        r"(?:de\s+)?(?:VOM|Vereniging\s+voor\s+Overheids\s?Management(?:\s*\(VOM\))?)"
    };
}

/// What is done with an evening.
macro_rules! holds {
    () => {
        r"(?:organise\p{L}+|kondig\p{L}*|presente\p{L}+|nodig\p{L}*|houdt|houden|hield|hielden|verzorg\p{L}+|sloegen|slaan)"
    };
}

/// Words behind which the partners stand.
static WITH: Pattern = Pattern::new(concat!(
    r"(?i)\b(?:in\s+(?:\p{L}+\s+)?samenwerking\s+met|samen\s+met|organise\p{L}+\s+(?:(?:wij|we)(?:\s+(?:ditmaal|dit\s+keer|deze\s+keer))?|(?:deze|dit|de|het)\s+[\p{L}!]+)\s+met|(?:die|dat)\s+(?:de\s+VOM|we|wij)\s+organise\p{L}+\s+met|georganiseerd\s+met|mede\s+georganiseerd\s+door|(?:mede\s+)?mogelijk\s+gemaakt\s+door|(?:partners?|mede-?organisator(?:en)?|co-?organisator(?:en)?)\s+(?:van|bij|voor)\s+(?:de|deze|dit|het)\s+\S+\s+(?:is|was|zijn|waren)|(?:trok|trokken|trekt|trekken)\s+(?:\p{L}+\s+){1,3}op\s+met|handen\s+ineen\s+(?:geslagen\s+)?met|initiatief\s+van\s+",
    association!(),
    r"(?:,|\s+en)|georganiseerd\s+door\s+",
    association!(),
    r"(?:,|\s+en))\s*:?\s+(?:o\.a\.\s+|onder\s+(?:andere|meer)\s+)?(?:(?:onze|de)\s+partners?:?\s+)?"
));
/// "De VOM en O organiseren", "sloegen de VOM en O de handen ineen".
static BOTH: Pattern = Pattern::new(concat!(
    r"(?i)(?:^|\b(?:sloegen|slaan|bundelden|bundelen|organiseerden|organiseren|hielden|houden|nodigden|nodigen|vonden|wilden)\s+)",
    association!(),
    r"(?:,|\s+en)\s+(.{3,160}?)\s+(?:",
    holds!(),
    r"|(?:de\s+)?handen\s+ineen|(?:hun\s+|de\s+)?krachten|(?:de|een)\s+(?:\p{L}+\s+)?(?:editie|debat|avond|Reuring\S*)|die\s+(?:de|deze|het|dit)\s+\S+\s+(?:samen|gezamenlijk)|op\s+\d)\b"
));
/// "O organiseert samen met de VOM": the partner is the subject.
static SUBJECT: Pattern = Pattern::new(concat!(
    r"(?i)^(.{3,140}?)\s+",
    holds!(),
    r"\s+(?:[\p{L}\d]+\s+){0,5}?(?:samen|in\s+samenwerking)\s+met\s+(?:o\.a\.\s+|onder\s+andere\s+)?",
    association!()
));
/// "Samen met P en de VOM organiseert O een avond": the subject stands behind the verb.
static BEHIND_VERB: Pattern = Pattern::new(concat!(
    r"(?i)^(?:samen|in\s+samenwerking)\s+met\s+(?:.{3,160}?,?\s+en\s+)?",
    association!(),
    r"\s+",
    holds!(),
    r"\s+(.{3,120}?)\s+(?:op\s+(?:\d|\p{L}+dag)|een\s|het\s+Reuring|dit\s|deze\s|de\s+\d)"
));
/// "Samen met O en P keken we vooruit": what an evening is spent with, in the past; "werken we" is what always holds.
static WITH_US: Pattern = Pattern::new(
    r"(?i)^(?:samen|in\s+samenwerking)\s+met\s+(.{3,160}?)\s+(?:keken|bekeken|gingen|doken|spraken|bespraken|praatten|zochten|onderzochten|verkenden|vroegen|bogen|debatteerden|discussieerden|verdiepten|blikten)\s+(?:we|wij)\s",
);
/// "haar voorganger Ada Bos", "de filosoof Ada Bos": the noun is a person's.
static NOUN: Pattern =
    Pattern::new(r"^(?:(?:de|het|een|onze|ons|haar|zijn|hun)\s+)?(\p{Ll}[\p{Ll}-]+)\s+");
static PERSON: Pattern = Pattern::new(
    r"^(?:voorgang(?:er|ster)|opvolg(?:er|ster)|collega|gast(?:heer|vrouw)?|bankgast|debatleider|gespreksleider|dagvoorzitter|host)$",
);
/// "O, P en de VOM nodigen u uit".
static LAST: Pattern = Pattern::new(concat!(
    r"(?i)^(.{3,200}?),?\s+en\s+",
    association!(),
    r"\s+",
    holds!(),
    r"\b"
));
/// "O en P waren partner van deze avond", "O was dit keer onze partner".
static CALLED_PARTNER: Pattern = Pattern::new(
    r"(?i)^(.{3,160}?)\s+(?:is|was|zijn|waren)\s+(?:(?:ditmaal|dit\s+keer|deze\s+keer)\s+)?(?:(?:onze|de)\s+)?(?:(?:mede-?|co-?)?partners?|(?:mede-?|co-?)organisator(?:en)?)(?:\s+(?:van|bij|voor)\s+(?:de|deze|dit|het)\s|\s*[.,!]|$)",
);
/// A line of fields: "In samenwerking met: O".
static LABEL: Pattern = Pattern::new(concat!(
    r"(?i)^(?:in\s+samenwerking\s+met|(?:samenwerkings)?partners?|(?:mede-?)?organisatie)\s*:\s*(?:",
    association!(),
    r"(?:,|\s+en)\s+)?([^|]{3,160})$"
));
static END: Pattern = Pattern::new(
    r"(?i),?\s+(?:en\s+)?(?:kondig\p{L}*|organise\p{L}*|presente\p{L}*|nodig\p{L}*|vond|vindt|werd|wordt|is|was|stond|staat|hield|houdt|gingen?|ging|trok|had|gaat|gaan|kijken|praten|debatteren|een\s+(?:online\s+|hybride\s+|nieuw\s+|extra\s+)?(?:Reuring\S*|debat|editie|avond)|(?:het|dit|ons)\s+(?:[\p{L}\d]+\s+)?(?:Reuring\S*|debat)|de\s+(?:\d+|\p{L}+(?:ste|de))\s*(?:e|ste|de)?\s+(?:\p{L}+\s+)?(?:editie|Reuring\S*)|op\s+(?:\d+|(?:maan|dins|woens|donder|vrij)dag\p{L}*)|met\s+als|met\s+(?:het\s+)?thema|over\s+(?:de|het|een|hoe|wat)|waarin|waarbij|waarmee|die|dat|wie|rond|in\s+(?:de|het)\s+(?-i:\p{Lu})\S*|aan\s*[:.]|aan$|onder\s+(?:de\s+)?(?:titel|noemer)|voor\s+(?:de|het)\s+\d\S*|terug\p{L}*|(?:voorbereid|opgezet|georganiseerd|gehouden|gevoerd|gemaakt|maakten?|belegden?|bedacht|vormgegeven|opgetuigd|geslagen|mogelijk)|(?-i:\p{Ll}+)(?:t|en|de|te)\s+(?:de\s+VOM|de\s+Vereniging|Reuring|wij|we|het\s+Reuring)\S*|deze\s+(?:\p{L}+\s+)?(?:editie|avond|middag))(?:\s|[.,:]|$)|\s*[:;]|\.$|\.\s|\s+[–-]\s",
);
static EVENING: Pattern = Pattern::new(
    r"(?i)\b(?:editie|(?:deze|die|de)\s+(?:avond|middag|bijeenkomst)|dit\s+debat|het\s+debat|ditmaal|dit\s+keer|deze\s+keer|onze\s+partner)\b|(?:dit|het)\s+café",
);
/// The association does what only an evening is done with.
static BY_ASSOCIATION: Pattern = Pattern::new(concat!(
    r"(?i)",
    association!(),
    r",?\s+",
    holds!(),
    r"|\b",
    holds!(),
    r"\s+",
    association!(),
    r"|",
    association!(),
    r".*\b(?:debat|avond|talkshow|handen\s+ineen)\b"
));
/// "We deden dat samen met O": the sentence before says what was done.
static DID_SO: Pattern = Pattern::new(
    r"(?i)^(?:(?:dat|dit)\s+(?:deden|doen|gebeurde|gebeurt)|(?:we|wij)\s+(?:deden|doen)\s+(?:dat|dit))\b|^op\b[^.,;]{3,40}\s(?:praatten|praten|spraken|spreken|debatteerden|debatteren)\s+(?:we|wij)\b",
);
/// A sentence that opens with a time or a place has its subject behind the verb.
static ADVERBIAL: Pattern = Pattern::new(
    r"(?i)^(?:op|in|na|met|bij|tijdens|samen|dit|deze|die|vanavond|morgen|binnenkort|dinsdag\p{L}*|maandag\p{L}*|woensdag\p{L}*|donderdag\p{L}*|vrijdag\p{L}*|wij|we|ook|daarom|voor|partners?|\d|(?:de\s+)?(?:VOM|vereniging\s+voor\s+overheids))\b",
);
static SOMETHING_ELSE: Pattern = Pattern::new(
    r"(?i)\b(?:webinar|boekpresentatie|boeklancering|podcast|onderzoek|rapport|vorige?|eerdere?|volgende|ontwikkeld|opgezet|project\s|cursus|opleiding|training|masterclass|werkbezoek|congres|stages?|awards?|uitreiking|handboek|tour\s)\b",
);
/// "organiseerden O, P en de VOM een Reuring!Café", "organiseert O samen met de VOM".
static VERB_FIRST: Pattern = Pattern::new(concat!(
    r"(?i)\b(?:organiseer(?:den|t|de)|organiseren|houdt|hield|hielden|houden)\s+(.{3,160}?)(?:,?\s+en|\s+(?:samen|in\s+samenwerking)\s+met)\s+",
    association!()
));
/// "het jubileum van O, waarmee we deze editie organiseren".
static WHEREBY: Pattern = Pattern::new(
    r"\b(?:van|met|door)\s+((?:het\s+|de\s+)?\p{Lu}[^,.;:]{2,100}),\s+(?:waarmee|met\s+wie)\s+(?:we|wij|de\s+VOM)\s+(?:deze|dit|de|het)\s+(?:\S+\s+){1,2}(?:organiseren|organiseerden|houden|hielden|maken|maakten|voorbereidden)\b",
);
/// What somebody tells is not what the page says.
static TOLD: Pattern = Pattern::new(
    r"(?i)\b(?:vertel\p{L}*|zei|zegt|stelde|stelt|volgens|legde|noemde|schetste|benadrukte|pleitte|vat(?:te|ten)?)\b",
);
static SENTENCE_ARTICLE: Pattern = Pattern::new(r"^(?:De|Het)\s+");
static ASSOCIATION: &str = "vereniging voor overheidsmanagement";

/// How far behind the partners the sentence can say that it is about something else.
const BEHIND: usize = 40;

/// Reads the partners.
pub(super) fn facts(authority: &Authority, blocks: &[Block]) -> Vec<Fact> {
    let mut named: Vec<String> = Vec::new();
    let mut facts = Vec::new();
    for (words, member) in blocks.iter().flat_map(|block| in_block(authority, block)) {
        let folded = fold(&member.name);
        if named.contains(&member.name) || folded == ASSOCIATION || folded == "vom" {
            continue;
        }
        named.push(member.name.clone());
        let certainty = if member.is_sure {
            Certainty::Sure
        } else {
            Certainty::Unsure
        };
        facts.push(words.fact(Claim::Partner(member.name), certainty));
    }
    facts
}

fn in_block<'a>(authority: &Authority, block: &'a Block) -> Vec<(Passage<'a>, Member)> {
    let label = LABEL
        .captures(block.words())
        .and_then(|found| found.get(1))
        .map(|words| block.words().sub(words.range()));
    if let Some(words) = label {
        return members(authority, words);
    }
    let mut found = Vec::new();
    let mut goes_on = false;
    for (sentence, told) in block.told() {
        let is_evening = names_series(told) || EVENING.is_in(told) || BY_ASSOCIATION.is_in(told);
        if is_evening || (goes_on && DID_SO.is_in(told)) {
            let ranges = in_sentence(&told);
            found.extend(
                ranges
                    .into_iter()
                    .flat_map(|range| members(authority, sentence.sub(range).trim())),
            );
        } else {
            found.extend(with_us(authority, &sentence, &told));
        }
        goes_on = is_evening;
    }
    found
}

/// Reads the organisations with which "we" did something: nothing says that it was the evening, so they are unsure.
fn with_us<'a>(
    authority: &Authority,
    sentence: &Passage<'a>,
    told: &Passage,
) -> Vec<(Passage<'a>, Member)> {
    let range = WITH_US
        .captures(told)
        .and_then(|found| Some(found.get(1)?.range()))
        .filter(|range| !is_something_else(told, range));
    let members = range.map(|range| members(authority, sentence.sub(range).trim()));
    let unsure = |(words, member)| {
        let is_sure = false;
        (words, Member { is_sure, ..member })
    };
    members.into_iter().flatten().map(unsure).collect()
}

/// Finds the words that name partners in a sentence whose speech is blanked out.
fn in_sentence(told: &Passage) -> Vec<Range<usize>> {
    let behind = WITH.find(told).map(|with| {
        let rest = told.from(with.end);
        with.end..with.end + END.find(rest).map_or(rest.text.len(), |end| end.start)
    });
    let both = || {
        BOTH.captures(told)
            .and_then(|both| Some(both.get(1)?.range()))
    };
    let subject = SUBJECT
        .captures(told)
        .or_else(|| LAST.captures(told))
        .or_else(|| CALLED_PARTNER.captures(told))
        .and_then(|found| Some(found.get(1)?.range()))
        .filter(|range| {
            let words = told.sub(range.clone());
            !ADVERBIAL.is_in(words) && !words.text.contains(':')
        })
        // The capital of the article is the sentence's.
        .map(|range| {
            let article = SENTENCE_ARTICLE.find(told.sub(range.clone()));
            range.start + article.map_or(0, |article| article.end)..range.end
        });
    let behind_verb = BEHIND_VERB
        .captures(told)
        .or_else(|| WHEREBY.captures(told))
        .or_else(|| VERB_FIRST.captures(told))
        .and_then(|found| Some(found.get(1)?.range()));
    let ranges = subject
        .into_iter()
        .chain(behind.or_else(both))
        .chain(behind_verb);
    ranges
        .filter(|range| !is_something_else(told, range))
        .collect()
}

/// Says whether the words up to a little behind the partners are about something else, or told by somebody.
fn is_something_else(told: &Passage, range: &Range<usize>) -> bool {
    let behind = told.from(range.end).text;
    let near = behind
        .char_indices()
        .nth(BEHIND)
        .map_or(behind.len(), |(at, _)| at);
    SOMETHING_ELSE.is_in(told.until(range.end + near)) || TOLD.is_in(told.until(range.start))
}

/// Reads the organisations; somebody who helped to prepare an evening is none.
fn members<'a>(authority: &Authority, words: Passage<'a>) -> Vec<(Passage<'a>, Member)> {
    if is_person(authority, words.text) {
        return Vec::new();
    }
    let members = listed(authority, words.text).into_iter();
    members.map(|member| (words, member)).collect()
}

/// Takes off the noun that says what somebody is.
fn without_noun(words: &str) -> &str {
    let noun = NOUN.captures(words).filter(|found| {
        let noun = &found[1];
        PERSON.is_in(noun) || is_function_word(&fold(noun))
    });
    let end = noun
        .and_then(|found| found.get(0))
        .map_or(0, |all| all.end());
    words.get(end..).unwrap_or(words)
}

/// "samen met Ada Bos": two capitals without an article or a word for a kind are a person's.
fn is_person(authority: &Authority, words: &str) -> bool {
    let words = without_noun(words);
    name_at(words, 0).is_some_and(|name| {
        let behind = words.get(name.range.end..).unwrap_or_default();
        let is_all = behind.is_empty() || behind.starts_with([' ', ',']);
        is_all && known(authority, &name.spelled(words)).is_none()
    })
}

#[cfg(test)]
mod tests {
    use super::super::block::blocks;
    use super::*;
    use crate::ingest::Part;

    fn read(text: &str) -> Vec<String> {
        let found = facts(
            Authority::bundled(),
            &blocks(&Passage::whole(Part::Text, text)),
        );
        found
            .into_iter()
            .filter_map(|fact| match fact.claim {
                Claim::Partner(name) => Some(name),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn partners_are_read_and_the_association_is_none() {
        for (text, partners) in [
            (
                "Tijd voor een tussenstand, vonden de VOM, de VNG en ICTU, die de avond samen voorbereidden.",
                vec!["VNG", "ICTU"],
            ),
            (
                "De VOM organiseerde samen met het Kadaster op 3 mei een Reuring!Café.",
                vec!["Kadaster"],
            ),
            (
                "In samenwerking met de VNG en ICTU kondigt de VOM de 55e editie van Reuring!Café aan.",
                vec!["VNG", "ICTU"],
            ),
            (
                "De VOM en het Kadaster organiseren een Reuring!Café.",
                vec!["Kadaster"],
            ),
            (
                "De bijeenkomst was in samenwerking met de VNG, met als thema “Dijken”.",
                vec!["VNG"],
            ),
            (
                "De VOM en het Dijkfonds nodigden ambtenaren uit voor een debat.",
                vec!["Dijkfonds"],
            ),
            (
                "Het Dijkfonds was dit keer onze partner.",
                vec!["Dijkfonds"],
            ),
            (
                "Voor deze editie sloegen de VOM en het Dijkfonds de handen ineen.",
                vec!["Dijkfonds"],
            ),
            (
                "Dit was een editie over dijken. We deden dat samen met het Dijkfonds.",
                vec!["Dijkfonds"],
            ),
            (
                "Samen met het Dijkfonds en de VOM organiseert de Dijkbond op dinsdag 5 mei een Reuring!Café.",
                vec!["Dijkfonds", "Dijkbond"],
            ),
            (
                "Samen met het Dijkfonds en de gemeente Waterdorp keken we vooruit.",
                vec!["Dijkfonds", "Gemeente Waterdorp"],
            ),
            ("Samen met onze gasten keken we vooruit.", vec![]),
            ("Samen met de VNG werken we aan een open overheid.", vec![]),
            ("Samen met de filosoof Ada Bos keken we vooruit.", vec![]),
            (
                "Kuil vatte de avond samen met een citaat van haar voorganger Ada Bos.",
                vec![],
            ),
            (
                "De avond werd samen met haar voorganger Ada Bos voorbereid.",
                vec![],
            ),
            (
                "In samenwerking met: het Dijkfonds en ICTU",
                vec!["Dijkfonds", "ICTU"],
            ),
            ("De avond werd samen met Ada Bos voorbereid.", vec![]),
            (
                "Ada Bos vertelde hoe zij samen met het Dijkfonds een editie voorbereidt.",
                vec![],
            ),
            (
                "Dit debat werd in samenwerking met de VOM gehouden.",
                vec![],
            ),
            (
                "Het rapport kwam in samenwerking met de VNG tot stand.",
                vec![],
            ),
        ] {
            assert_eq!(read(text), partners, "{text}");
        }
    }

    #[test]
    fn partners_are_read_in_clauses_of_their_own() {
        for (text, partners) in [
            (
                "Op woensdag 3 mei organiseert ICTU samen met de VOM een Reuring!Café over dijken.",
                vec!["ICTU"],
            ),
            (
                "Over die vraag organiseerden ICTU, het Kadaster en de VOM op 3 mei een Reuring!Café.",
                vec!["ICTU", "Kadaster"],
            ),
            (
                "De 55e editie van Reuring!Café is een initiatief van de VOM, het Kadaster en ICTU.",
                vec!["Kadaster", "ICTU"],
            ),
            (
                "Daarover gaat het in de 55e editie van Reuring!Café, die de VOM organiseert met het Kadaster en ICTU.",
                vec!["Kadaster", "ICTU"],
            ),
            (
                "Reden genoeg om samen met de Unie van Waterschappen het Reuring!Café naar het oosten te halen.",
                vec!["Unie van Waterschappen"],
            ),
            (
                "Het was de achtste editie van Reuring!Online, die de VOM in samenwerking met de VNG en ICTU maakte.",
                vec!["VNG", "ICTU"],
            ),
            (
                "Aanleiding is het jubileum van het Kadaster, waarmee we deze editie organiseren.",
                vec!["Kadaster"],
            ),
        ] {
            assert_eq!(read(text), partners, "{text}");
        }
    }
}
