//! The place: "in de Glazen Zaal in Den Haag", "Locatie: De Glazen Zaal, Den Haag".

use super::block::{Block, OPENING, all_sentences};
use super::passage::Passage;
use super::pattern::Pattern;
use super::series::names_series;
use crate::ingest::{Certainty, Claim, Fact};

static LABEL: Pattern = Pattern::new(
    r"(?i)(?:^|\|\s*|[.;]\s+)(?:(?:locatie|waar|plaats|adres)\s*:|waar\?)\s*([^|\n]{3,120}?)\s*(?:$|\||\bTijd\s*:|\bDatum\s*:|\bInloop\b|[.;](?:\s|$))",
);
static AT: Pattern = Pattern::new(
    r"\b(?:[iI]n|was|(?:op|terug)\s+in|naar|bij|vanuit|te|zat|stroomde|(?:handeling|locatie|plek|decor)\s+(?:is|was|vormde)(?:\s+(?:opnieuw|weer|ditmaal|dit\s+keer))?)\s+((?:[dD]e|[hH]et)\s+|(?:een|onze|ons)\s+(?:\p{Ll}+\s+)?)?((?:\p{Lu}[\p{L}’'-]*|theater|sociëteit|café|museum|poppodium|debatcentrum)(?:\s+(?:(?:van|de|der|den|het|aan|op|en)\s+)*\p{Lu}[\p{L}’'-]*){0,4}(?:,\s+\p{Lu}[\p{L}’'-]*(?:\s+(?:(?:van|de|der|den|het|aan|op)\s+)*\p{L}[\p{L}’'.-]*){0,4}\s+\d{1,4}\p{Ll}?)?)(?:,?\s+(?:in|te|aan\s+\p{L}+\s+[^,.]{3,40}\s+in)\s+(Den\s+Haag|’s-Gravenhage|\p{Lu}[\p{L}-]+)|(?:,\s*|\s+\()(Den\s+Haag|’s-Gravenhage|'s-Gravenhage|Amsterdam|Rotterdam|Utrecht|Delft|Leiden|Zwolle|Arnhem|Nijmegen|Groningen|Eindhoven|Amersfoort|Haarlem|Tilburg|Breda|Almere|Gouda|Deventer|Leeuwarden|Maastricht|Zoetermeer)\b)",
);
/// "De Rode Salon in Utrecht zat vol".
static OPENS: Pattern = Pattern::new(
    r"^((?:De|Het)\s+)?((?:\p{Lu}[\p{L}’'-]*)(?:\s+(?:(?:van|de|der|den|het)\s+)*\p{Lu}[\p{L}’'-]*){0,4})\s+(?:in|te)\s+(Den\s+Haag|’s-Gravenhage|\p{Lu}[\p{L}-]+)\s+(?:zat|was|stroomde|liep|vormde|bood|puilde|barstte)\b",
);
static ALONE: Pattern = Pattern::new(
    r"\b[iI]n\s+((?:de|het)\s+)((?:\p{Lu}[\p{L}’'-]*\s+)*(?:\p{Lu}\p{L}*\s+)?(?:Zaal|Salon|Pakhuis|Theater|Nutshuis|\p{Lu}\p{L}*(?:huis|zaal|kerk|theater|foyer)))\b",
);
static JUNK: Pattern = Pattern::new(
    r"(?i)^(?:wrong\s+format|\d{1,2}[\s/.-]\S.{4,40}?\d{4}\s*(?:\d\d[:.]\d\d)?)\s*,\s*(\p{L}[^|]{2,60})$",
);
static TAKES_PLACE: Pattern = Pattern::new(
    r"(?i)\b(?:vond|vindt|gehouden|plaats|organise\p{L}+|editie|debat|avond|bijeenkomst|welkom|kwamen|komen|tijd\s+voor|volle\s+(?:zaal|bak)|zat|bezoekers|verzamel\p{L}*|locatie|bank|zaten|inloop|start|aanvang|handeling|uitgezonden|live|streken|week|weken|verhuis\p{L}+|spraken|ging\s+het|gingen\s+we)\b",
);
static SOMETHING_ELSE: Pattern = Pattern::new(
    r"(?i)\b(?:boekpresentatie|boeklancering|webinar|workshop|werkzaam|lezing|ministerie\s+van|vorige|volgende|voorafgaand|vooraf|verplaatst\s+van)\b",
);
static BUILDING: Pattern = Pattern::new(
    r"(?i)(?:huis|zaal|kerk|theater|foyer|salon|sociëteit|schouwburg|museum|paviljoen|bibliotheek|hal|raadhuis)\b|^(?:pakhuis|theater|sociëteit|museum|café)\b",
);
static NO_PLACE: Pattern = Pattern::new(r"(?i)^(?:nader|volgt|n\.n\.b|nog\s+niet|zie\s)");

/// Within so many lines an agenda prints the place: navigation can stand above it.
const PRINTED_ABOVE: usize = 16;

/// Reads the place: a label first, then a sentence, then what an agenda printed above the text.
pub(super) fn facts(blocks: &[Block]) -> Vec<Fact> {
    let labelled = blocks.iter().find_map(|block| labelled(&block.words()));
    let told = || all_sentences(blocks).find_map(|one| told(&one));
    let printed = || {
        blocks
            .iter()
            .take(PRINTED_ABOVE)
            .find_map(|block| printed(&block.words()))
    };
    let opening = || {
        let sentences = blocks.iter().take(OPENING).flat_map(Block::sentences);
        sentences.into_iter().find_map(|one| in_building(&one))
    };
    labelled
        .or_else(told)
        .or_else(opening)
        .or_else(printed)
        .into_iter()
        .collect()
}

fn labelled(block: &Passage) -> Option<Fact> {
    let found = LABEL.captures(block)?;
    let words = block.sub(found.get(1)?.range()).trim();
    let is_place = words.text.starts_with(|c: char| c.is_alphabetic()) && !NO_PLACE.is_in(words);
    is_place.then(|| words.states(Claim::Venue(spelled(words.text))))
}

fn told(sentence: &Passage) -> Option<Fact> {
    if !(names_series(sentence) || TAKES_PLACE.is_in(sentence)) {
        return None;
    }
    let found = AT
        .captures(sentence)
        .or_else(|| OPENS.captures(sentence))
        .or_else(|| ALONE.captures(sentence))?;
    // What stands behind the place may be about people and their ministries.
    if SOMETHING_ELSE.is_in(sentence.until(found.get(0)?.end())) {
        return None;
    }
    venue(sentence, &found, Certainty::Sure)
}

fn venue(sentence: &Passage, found: &regex::Captures, certainty: Certainty) -> Option<Fact> {
    let article = found.get(1).map_or("", |article| article.as_str().trim());
    let article = match article {
        "" => String::new(),
        one if one.starts_with("een") || one.starts_with("on") => definite(&found[2]).to_owned(),
        one => capitalised(one) + " ",
    };
    let city = found
        .get(3)
        .or_else(|| found.get(4))
        .map_or(String::new(), |city| format!(", {}", city.as_str()));
    let venue = format!("{article}{}{city}", capitalised(&found[2]));
    Some(
        sentence
            .sub(found.get(0)?.range())
            .fact(Claim::Venue(spelled(&venue)), certainty),
    )
}

/// A house with its town in the opening of a page is the place, whatever the sentence says of it.
fn in_building(sentence: &Passage) -> Option<Fact> {
    let found = AT.captures(sentence)?;
    let is_building = BUILDING.is_in(&found[2]) && !SOMETHING_ELSE.is_in(sentence);
    is_building.then(|| venue(sentence, &found, Certainty::Unsure))?
}

/// "een lege Glazen Zaal" is De Glazen Zaal; other nouns keep to themselves which article they have.
fn definite(name: &str) -> &'static str {
    let is_common = ["zaal", "salon", "kerk", "foyer", "schouwburg"]
        .iter()
        .any(|noun| name.to_lowercase().ends_with(noun));
    if is_common { "De " } else { "" }
}

fn printed(block: &Passage) -> Option<Fact> {
    let found = JUNK.captures(block)?;
    let words = block.sub(found.get(1)?.range()).trim();
    Some(words.suggests(Claim::Venue(spelled(words.text))))
}

fn spelled(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.trim_end_matches(['.', ',']);
    line.replacen(" in Den Haag", ", Den Haag", 1)
        .replacen(" te Den Haag", ", Den Haag", 1)
        .replace(",,", ",")
        .replace(" ,", ",")
}

fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
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
                Claim::Venue(venue) => Some(venue),
                _ => None,
            })
    }

    #[test]
    fn the_place_is_read_from_labels_sentences_and_agendas() {
        for (text, venue) in [
            (
                "De avond vond plaats in de Rode Salon in Utrecht.",
                Some("De Rode Salon, Utrecht"),
            ),
            (
                "Datum: 3-5-2022 | Locatie: Het Pakhuis, Delft | Tijd: 17.00 uur",
                Some("Het Pakhuis, Delft"),
            ),
            (
                "Locatie: Het Pakhuis in Den Haag",
                Some("Het Pakhuis, Den Haag"),
            ),
            (
                "Het debat is in theater De Kade in Leiden.",
                Some("Theater De Kade, Leiden"),
            ),
            (
                "Locatie: Het Pakhuis te Den Haag",
                Some("Het Pakhuis, Den Haag"),
            ),
            (
                "Het debat vindt plaats in de Rode Salon, Lange Gracht 26b in Utrecht.",
                Some("De Rode Salon, Lange Gracht 26b, Utrecht"),
            ),
            ("wrong format , Het Pakhuis\n\nTekst.", Some("Het Pakhuis")),
            ("3 mei 2022 - 3 mei 2022 , Het Pakhuis", Some("Het Pakhuis")),
            ("De avond ging over wonen in de stad.", None),
            (
                "De boekpresentatie vindt plaats in de Rode Salon in Utrecht.",
                None,
            ),
        ] {
            assert_eq!(read(text).as_deref(), venue, "{text}");
        }
    }
}
