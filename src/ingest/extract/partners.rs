//! Who organised the evening with the association: "in samenwerking met O en O", "samen met O".

use super::block::{Block, all_sentences};
use super::organisation::listed;
use super::passage::Passage;
use super::pattern::Pattern;
use super::series::names_series;
use crate::authority::Authority;
use crate::ingest::{Claim, Fact};
use crate::text::fold;

static WITH: Pattern = Pattern::new(
    r"(?i)\b(?:in\s+(?:nauwe\s+|goede\s+)?samenwerking\s+met|(?:organise\p{L}+|georganiseerd|presenteert|kondigt|kondigen)(?:\s+\p{L}+){0,3}?\s+samen\s+met|organise\p{L}+\s+(?:wij|we)(?:\s+(?:ditmaal|dit\s+keer|deze\s+keer))?\s+met|samen\s+met|georganiseerd\s+met|mede\s+georganiseerd\s+door|mede\s+mogelijk\s+gemaakt\s+door|partners?\s+(?:van|bij|voor)\s+(?:deze?|dit|het)\s+\p{L}+\s+(?:is|was|zijn|waren)\s*:?)\s+",
);
static BOTH: Pattern = Pattern::new(
    r"(?i)^(?:de\s+)?(?:VOM|Vereniging\s+voor\s+Overheids\s?Management(?:\s*\(VOM\))?)(?:,|\s+en)\s+(.{3,160}?)\s+(?:organise\p{L}+|kondig\p{L}+|presente\p{L}+|nodig\p{L}+)\b",
);
static BY: Pattern = Pattern::new(
    r"(?i)\bgeorganiseerd\s+door\s+(?:de\s+)?(?:VOM|Vereniging\s+voor\s+Overheids\s?Management(?:\s*\(VOM\))?)(?:,|\s+en)\s+",
);
static END: Pattern = Pattern::new(
    r"(?i),?\s+(?:en\s+)?(?:kondig\p{L}*|organise\p{L}*|presente\p{L}*|nodig\p{L}*|vond|vindt|werd|wordt|is|was|stond|staat|hield|houdt|gingen?|ging|trok|had|gaat|gaan|een\s+(?:online\s+|hybride\s+|nieuw\s+|extra\s+)?(?:Reuring|debat|editie|avond)|(?:het|dit|ons)\s+(?:[\p{L}\d]+\s+)?(?:Reuring|debat)|de\s+(?:\d+|\p{L}+(?:ste|de))\s*(?:e|ste|de)?\s+(?:\p{L}+\s+)?(?:editie|Reuring)|op\s+(?:\d|maandag|dinsdag|woensdag|donderdag|vrijdag)|met\s+als|met\s+(?:het\s+)?thema|over\s+(?:de|het|een|hoe|wat)|waarin|waarbij|rond|in\s+(?:de|het)\s+(?-i:\p{Lu})|aan\s*[:.]|aan$|onder\s+(?:de\s+)?(?:titel|noemer)|voor\s+(?:de|het)\s+\d|terug\p{L}*|\p{L}+(?:t|en|de|te)\s+(?:de\s+VOM|de\s+Vereniging|Reuring|wij|we|het\s+Reuring)\S*)|\s*[:;]|\.$|\.\s|\s+[–-]\s",
);
static EVENING: Pattern = Pattern::new(
    r"(?i)\b(?:editie|(?:deze|die|de)\s+(?:avond|middag|bijeenkomst)|dit\s+debat|het\s+debat)\b|(?:dit|het)\s+café",
);
/// The association does what only an evening is done with.
static BY_ASSOCIATION: Pattern = Pattern::new(
    r"(?i)\b(?:VOM|Overheids\s?management)\b\)?,?\s+(?:organise|kondig|nodig|hield|houdt)|\b(?:organise\p{L}+|kondig\p{L}+|nodig\p{L}*|hield|houdt)\s+(?:de\s+)?(?:VOM|Vereniging\s+voor\s+Overheids)",
);
/// "O organiseert samen met de VOM": the partner is the subject.
static SUBJECT: Pattern = Pattern::new(
    r"(?i)^(.{3,140}?)\s+(?:organise\p{L}+|presente\p{L}+|nodig\p{L}*|kondig\p{L}*|houdt|houden|hield|hielden)\s+(?:[\p{L}\d]+\s+){0,5}?(?:samen|in\s+samenwerking)\s+met\s+(?:de\s+|o\.a\.\s+|onder\s+andere\s+(?:de\s+)?)?(?:VOM|Vereniging\s+voor\s+Overheids)",
);
/// "O en P waren partner van deze avond".
static CALLED_PARTNER: Pattern = Pattern::new(
    r"(?i)^(.{3,160}?)\s+(?:is|was|zijn|waren)\s+(?:ditmaal\s+|dit\s+keer\s+|onze\s+|de\s+)?(?:mede-?|co-?)?(?:partners?|organisator(?:en)?)\s+(?:van|bij|voor)\s+(?:de|deze|dit|het)\s",
);
/// "O, P en de VOM nodigen u uit".
static LAST: Pattern = Pattern::new(
    r"(?i)^(.{3,200}?),?\s+en\s+(?:de\s+)?(?:VOM|Vereniging\s+voor\s+Overheids\s?Management(?:\s*\(VOM\))?)\s+(?:organise\p{L}+|nodig\p{L}*|presente\p{L}+|kondig\p{L}*|houden|hielden)\b",
);
/// A sentence that opens with a time or a place has its subject behind the verb.
static ADVERBIAL: Pattern = Pattern::new(
    r"(?i)^(?:op|in|na|met|bij|tijdens|samen|dit|deze|die|vanavond|morgen|binnenkort|dinsdag\p{L}*|maandag\p{L}*|woensdag\p{L}*|donderdag\p{L}*|vrijdag\p{L}*|wij|we|ook|daarom|\d|(?:de\s+)?(?:VOM|vereniging\s+voor\s+overheids))",
);
static SOMETHING_ELSE: Pattern = Pattern::new(
    r"(?i)\b(?:webinar|boekpresentatie|boeklancering|podcast|onderzoek|rapport|vorige|eerdere|volgende|ontwikkeld|opgezet|project\s|cursus|opleiding|training|masterclass|werkbezoek|congres|stages?|awards?|uitreiking|tour\s)\b",
);
static ASSOCIATION: &str = "vereniging voor overheidsmanagement";

/// Reads the partners.
pub(super) fn facts(authority: &Authority, blocks: &[Block]) -> Vec<Fact> {
    let mut named: Vec<String> = Vec::new();
    let mut facts = Vec::new();
    for sentence in all_sentences(blocks) {
        for (words, name) in in_sentence(authority, sentence) {
            if !named.contains(&name) && fold(&name) != ASSOCIATION && fold(&name) != "vom" {
                named.push(name.clone());
                facts.push(words.states(Claim::Partner(name)));
            }
        }
    }
    facts
}

fn in_sentence<'a>(authority: &Authority, sentence: &Passage<'a>) -> Vec<(Passage<'a>, String)> {
    let text = sentence.text;
    let is_evening = names_series(text) || EVENING.is_in(text) || BY_ASSOCIATION.is_in(text);
    if !is_evening || SOMETHING_ELSE.is_in(text) {
        return Vec::new();
    }
    let behind = WITH.find(text).or_else(|| BY.find(text)).map(|with| {
        let rest = text.get(with.end..).unwrap_or_default();
        with.end..with.end + END.find(rest).map_or(rest.len(), |end| end.start)
    });
    let range = behind.or_else(|| {
        BOTH.captures(text)
            .and_then(|both| Some(both.get(1)?.range()))
    });
    let subject = SUBJECT
        .captures(text)
        .or_else(|| LAST.captures(text))
        .or_else(|| CALLED_PARTNER.captures(text))
        .and_then(|found| Some(found.get(1)?.range()))
        .filter(|range| {
            text.get(range.clone())
                .is_some_and(|words| !ADVERBIAL.is_in(words))
        });
    subject
        .into_iter()
        .chain(range)
        .map(|range| sentence.sub(range).trim())
        .flat_map(|words| {
            let names = listed(authority, words.text);
            names.into_iter().map(move |name| (words, name))
        })
        .collect()
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
}
