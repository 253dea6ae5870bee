//! The day of the evening.
//!
//! A page names many days: elections, letters, its own publication, a webinar a week before. The
//! heading leads, then a line that says "Datum", then the sentence that says when it takes place. The
//! year is given only where one of them states it.

use jiff::civil::Date;

use super::block::{Block, OPENING};
use super::day::{Candidate, begins_with_day, candidates, in_address};
use super::passage::Passage;
use super::pattern::Pattern;
use super::series::names_series;
use crate::ingest::{Certainty, Claim, DateReading, Fact};

static LABEL: Pattern = Pattern::new(
    r"(?i)^\W*(?:datum(?:\s+en\s+tijd)?|wanneer|tijdstip|data)\s*:?\s*$|\b(?:datum|wanneer)\s*:\s*(?:\p{L}+\s+)?$|^\W*(?:datum|wanneer)\s*:",
);
static PUBLISHED: Pattern = Pattern::new(
    r"(?i)\b(?:geplaatst|gepubliceerd|publicatiedatum|publicatie|bijgewerkt|gewijzigd|laatst|nieuwsbericht|bericht\s+van|door\s+redactie|gepost)\b",
);
static PUBLISHED_ON: Pattern =
    Pattern::new(r"(?i)^\W*(?:geplaatst|gepubliceerd|publicatiedatum|nieuwsbericht)\b");
static TAKES_PLACE: Pattern = Pattern::new(
    r"(?i)\b(?:vond|vindt|plaats|plaatsvinden|organise\p{L}+|georganiseerd|houdt|hield|gehouden|tijd\s+voor|stond|staat|gepland|zijn\s+we|waren\s+we|uitnodig\p{L}*|nodig\p{L}*|welkom|kondigt|praten|debatteer\p{L}*|debatteren|gaan\s+we|ging\s+het|gingen\s+we|zaten\s+we|wijd(?:t|en|de|den)|streek|streken|strijkt|spraken|kwamen|komt|schuif|verplaatst|datum|zover|(?:was|waren)\s+op|begon|begint|startte)\b",
);
static EVENT: Pattern =
    Pattern::new(r"(?i)\b(?:(?:editie|debat|avond|bijeenkomst|talkshow|cafe)\b|café)");
static SOMETHING_ELSE: Pattern = Pattern::new(
    r"(?i)\b(?:verkiezing\p{L}*|stembus\p{L}*|brief|kamerbrief|webinar|boekpresentatie|boeklancering|boek|uiterlijk|vóór|voor\s+(?:maandag|dinsdag|woensdag|donderdag|vrijdag)|tot\s+en\s+met|aanmelden\s+(?:kan|voor)|aanmelding\p{L}*|inschrijv\p{L}*|opgericht|sinds|vanaf|vorige?\s+(?:keer|editie|bijeenkomst|debat|avond|jaar|caf|Reuring|seizoen|maand)\p{L}*|eerdere?|volgende|eerstvolgende|begroting|wet|prinsjesdag|rapport|motie|congres|lezing|workshop|werkbezoek|symposium|verscheen|verschenen|gepubliceerd|geplaatst|presenteerde|kabinet|uitgesteld\s+van|stond\s+eerst|oorspronkelijk|podcast|aankomende\s+editie|deadline|ter\s+voorbereiding|opgenomen|uitzending)\b",
);
static ANOTHER_EDITION: Pattern = Pattern::new(
    r"(?i)\b(?:volgende|vorige|eerdere|eerder)\s+(?:keer|editie|Reuring\S*|debat|café|bijeenkomst|avond)",
);
/// "had op D moeten zijn": the day that it was not.
static NOT_HELD: Pattern = Pattern::new(
    r"(?i)\bhad\b[^.;]{0,50}\bmoeten\b|\bzou(?:den)?\s+(?:\p{L}+\s+){0,2}(?:eerst|eigenlijk|oorspronkelijk|aanvankelijk)\b|\b(?:aller)?eerste\s+(?:editie|keer)\s+was\b|\bstond\s+(?:eerst|eigenlijk|oorspronkelijk)\b",
);
static EVENING_ITSELF: Pattern = Pattern::new(
    r"(?i)\b(?:het|een|dit)\s+(?:online\s+)?(?:debat|Reuring\S*)\s+(?:is|vindt|vond|volgt|was)?\s*(?:plaats\s+)?(?:op\s+)?$",
);
static SAME_DAY: Pattern = Pattern::new(
    r"(?i)^(?:aansluitend|daar|toen|(?:direct\s+)?(?:daarna|hierna|daarop)|na\s+afloop|(?:die|dezelfde)\s+(?:avond|middag|dag)|’s\s+avonds|’s\s+middags)\b",
);
static PRESENT_YEAR: Pattern = Pattern::new(
    r"(?i)\b(?:inmiddels|nu|vandaag|momenteel|het)\s+is\s+(?:het\s+|inmiddels\s+|nu\s+)?(20\d\d)\b|\banno\s+(20\d\d)\b|\bnu,?\s+(?:in|anno)\s+(20\d\d)\b|\bdit\s+jaar\s*[,(]\s*(20\d\d)\b|\bwe\s+(?:leven|zitten)\s+in\s+(20\d\d)\b",
);

/// Below this a day is mentioned, not stated.
const STATED: u32 = 40;

/// So many sentences further an evening on the same day is named at the latest.
const SOON: usize = 2;

/// The day of what comes before the evening.
const FOLLOWED: u32 = 50;

/// More days than one sentence about an evening names.
const MOST_DAYS: usize = 6;

/// How many characters before a day decide what it is the day of.
const NEAR: usize = 160;

/// Reads the day.
pub(super) fn facts(
    heading: Option<&Passage>,
    address: Option<&Passage>,
    blocks: &[Block],
) -> Vec<Fact> {
    let mut all: Vec<Candidate> = Vec::new();
    all.extend(
        heading
            .into_iter()
            .flat_map(candidates)
            .map(|one| Candidate { weight: 100, ..one }),
    );
    all.extend(blocks.iter().flat_map(in_block));
    all.extend(address.into_iter().filter_map(in_address));
    let best = all
        .iter()
        .filter(|one| one.weight >= STATED)
        .reduce(|best, one| if one.weight > best.weight { one } else { best });
    match best {
        Some(best) => stated(best, &all, &years_named(blocks), published(blocks).as_ref()),
        None => opening_day(blocks).into_iter().collect(),
    }
}

/// "Op 3 mei 2011 werd mij duidelijk": where nothing states the day, the one whole date with which a sentence
/// opens the text.
fn opening_day(blocks: &[Block]) -> Option<Fact> {
    let sentences = blocks.iter().take(OPENING).flat_map(Block::sentences);
    let mut days = sentences.filter_map(|one| {
        let day = candidates(&one).into_iter().next()?;
        let opens = begins_with_day(one.text) && !is_something_else(&one, &day.words);
        let is_whole = opens && day.reading.year.is_some() && !PUBLISHED.is_in(one);
        is_whole.then(|| day.words.suggests(Claim::Date(day.reading)))
    });
    days.next().filter(|_| days.next().is_none())
}

/// Reads the day from words that speak of an edition in passing.
pub(super) fn in_passing(words: &Passage) -> Option<Fact> {
    let best = candidates(words)
        .into_iter()
        .find(|one| !is_something_else(words, &one.words))?;
    Some(best.words.states(Claim::Date(best.reading)))
}

/// Completes the best candidate with a year and a weekday from others that name the same day.
fn stated(
    best: &Candidate,
    all: &[Candidate],
    years: &[i16],
    published: Option<&DateReading>,
) -> Vec<Fact> {
    let same = |one: &&Candidate| {
        one.reading.month == best.reading.month && one.reading.day == best.reading.day
    };
    let is_dated = |one: &&Candidate| one.reading.year.is_some() && one.weight > 0;
    let fullest = if best.reading.year.is_some() {
        best
    } else {
        all.iter().filter(same).find(is_dated).unwrap_or(best)
    };
    let mut reading = fullest.reading.clone();
    reading.weekday = reading
        .weekday
        .or_else(|| all.iter().filter(same).find_map(|one| one.reading.weekday));
    reading.years_named = years.to_vec();
    if reading.years_named.is_empty() {
        reading
            .years_named
            .extend(published.map(|day| year_near(day, reading.month)));
    }
    let disputed = all.iter().any(|one| one.weight >= 90 && !same(&one));
    let certainty = if disputed {
        Certainty::Unsure
    } else {
        Certainty::Sure
    };
    let other = best
        .other
        .and_then(|day| Date::new(reading.year?, reading.month, day).ok());
    let mut facts = vec![fullest.words.fact(Claim::Date(reading), certainty)];
    facts.extend(other.map(|date| fullest.words.suggests(Claim::OtherDate(date))));
    facts
}

/// Weighs the days of a block.
fn in_block<'a>(block: &'a Block) -> Vec<Candidate<'a>> {
    let is_short = block.words().text.chars().count() <= 70;
    let mut found = Vec::new();
    for (at, sentence) in block.sentences().enumerate() {
        let mut all = candidates(&sentence);
        all.truncate(MOST_DAYS);
        let repeated = all.len() > 1
            && all
                .windows(2)
                .all(|pair| pair[0].reading == pair[1].reading);
        for one in all {
            let start = one.words.range().start - sentence.range().start;
            let before = sentence.text.get(..start).unwrap_or_default();
            let weight = weight_of(block, at, before, &one, is_short, repeated);
            found.push(Candidate { weight, ..one });
        }
    }
    found
}

fn weight_of(
    block: &Block,
    at: usize,
    before: &str,
    one: &Candidate,
    is_short: bool,
    repeated: bool,
) -> u32 {
    let Some(sentence) = block.sentences().nth(at) else {
        return 0;
    };
    let is_published = PUBLISHED.is_in(before);
    if LABEL.is_in(before.rsplit('|').next().unwrap_or(before)) && !is_published {
        return 95;
    }
    if is_published {
        return 0;
    }
    let mut later = block.sentences().skip(at + 1).take(SOON);
    if !is_another_day(&sentence, one) && later.any(|next| is_same_day(&next)) {
        return FOLLOWED;
    }
    if is_something_else(&sentence, &one.words) {
        5
    } else if is_short && at == 0 && repeated {
        75
    } else {
        weight_in_sentence(&sentence, one, is_short)
    }
}

fn weight_in_sentence(sentence: &Passage, one: &Candidate, is_short: bool) -> u32 {
    let text = sentence.text;
    let event = u32::from(names_series(sentence)) * 30 + u32::from(EVENT.is_in(sentence)) * 15;
    let place = u32::from(TAKES_PLACE.is_in(sentence)) * 25;
    let is_line = is_short && (one.reading.weekday.is_some() || text.contains("uur"));
    let line = u32::from(is_line) * 45;
    let opening = u32::from(begins_with_day(text)) * 10;
    opening + event + place + line + u32::from(one.reading.weekday.is_some()) * 5
}

/// "Aansluitend organiseert de VOM een Reuring!Café": on the day that the sentence before names.
fn is_same_day(sentence: &Passage) -> bool {
    let is_evening = names_series(sentence) || EVENT.is_in(sentence);
    is_evening && SAME_DAY.is_in(sentence) && candidates(sentence).is_empty()
}

/// Says whether the day is said to be that of another evening.
fn is_another_day(sentence: &Passage, one: &Candidate) -> bool {
    let start = one.words.range().start - sentence.range().start;
    let before = sentence.text.get(..start).unwrap_or_default();
    ANOTHER_EDITION.is_in(before) || NOT_HELD.is_in(before)
}

/// Says whether the words around a day make it the day of something else.
fn is_something_else(sentence: &Passage, words: &Passage) -> bool {
    let start = words.range().start - sentence.range().start;
    let end = words.range().end - sentence.range().start;
    let before = sentence.text.get(..start).unwrap_or_default();
    let before = before
        .get(
            before
                .char_indices()
                .rev()
                .nth(NEAR)
                .map_or(0, |(at, _)| at)..,
        )
        .unwrap_or(before);
    let after = sentence.text.get(end..).unwrap_or_default();
    // The clause around the day decides, not the whole sentence.
    let clause = before.rsplit([',', ';', '(']).next().unwrap_or_default();
    let rest = after.split([',', ';', ')']).next().unwrap_or_default();
    let far = names_series(clause) || EVENING_ITSELF.is_in(before);
    let is_another = ANOTHER_EDITION.is_in(before) || NOT_HELD.is_in(before);
    is_another
        || !far
            && (SOMETHING_ELSE.is_in(clause) || (SOMETHING_ELSE.is_in(rest) && !names_series(rest)))
}

/// Returns the years that the text calls its present.
fn years_named(blocks: &[Block]) -> Vec<i16> {
    let mut years: Vec<i16> = Vec::new();
    for found in blocks
        .iter()
        .flat_map(|block| PRESENT_YEAR.captures_all(block.words()))
    {
        let year = found
            .iter()
            .skip(1)
            .flatten()
            .next()
            .and_then(|year| year.as_str().parse().ok());
        years.extend(year.filter(|year| !years.contains(year)));
    }
    years
}

/// Returns the day on which the text says that it was published.
fn published(blocks: &[Block]) -> Option<DateReading> {
    let lines = blocks
        .iter()
        .filter(|block| PUBLISHED_ON.is_in(block.words()));
    let mut days = lines.filter_map(|block| candidates(&block.words()).into_iter().next());
    days.find(|day| day.reading.year.is_some())
        .map(|day| day.reading)
}

/// Returns the year of an evening in `month` that a page of the day `published` tells about.
///
/// An announcement of January can be published in December, a report of December in January.
fn year_near(published: &DateReading, month: i8) -> i16 {
    let year = published.year.unwrap_or_default();
    match (published.month, month) {
        (10.., ..=3) => year + 1,
        (..=2, 11..) => year - 1,
        _ => year,
    }
}

#[cfg(test)]
mod tests {
    use super::super::block::blocks;
    use super::*;
    use crate::ingest::Part;

    fn read(heading: Option<&str>, text: &str) -> Option<(Option<i16>, i8, i8)> {
        let heading = heading.map(|heading| Passage::whole(Part::Heading, heading));
        let found = facts(
            heading.as_ref(),
            None,
            &blocks(&Passage::whole(Part::Text, text)),
        );
        found.into_iter().find_map(|fact| match fact.claim {
            Claim::Date(date) => Some((date.year, date.month, date.day)),
            _ => None,
        })
    }

    #[test]
    fn the_day_of_the_evening_wins() {
        for (heading, text, date) in [
            (
                Some("Reuring!Café #5 | Dijken | 3 mei"),
                "Datum: 03-05-2022",
                (Some(2022), 5, 3),
            ),
            (
                None,
                "Geplaatst op: 1 april 2022\n\nOp 3 mei vond het debat plaats.",
                (None, 5, 3),
            ),
            (
                None,
                "De verkiezingen van 15 maart naderen. Op dinsdag 3 mei 2022 vindt het Reuring!Café plaats.",
                (Some(2022), 5, 3),
            ),
            (
                None,
                "Op 3 mei was het weer tijd voor een editie. Het volgende Reuring!Café is op 7 juni.",
                (None, 5, 3),
            ),
            (
                None,
                "Op dinsdag 3 mei 2022 streek de 55e editie neer aan de dijk.",
                (Some(2022), 5, 3),
            ),
            (
                Some("Reuring!Café #55 | Dijken"),
                "Dijken kende ik van ver. Op 3 mei 2022 werd mij duidelijk wat ze kosten.",
                (Some(2022), 5, 3),
            ),
            (
                Some("Reuring!Online | Dijken | 3 en 10 mei 2022"),
                "",
                (Some(2022), 5, 10),
            ),
        ] {
            assert_eq!(read(heading, text), Some(date), "{text}");
        }
    }

    #[test]
    fn other_days_are_not_taken_for_it() {
        for text in [
            "In de brief van 3 mei stond iets anders.",
            "Aanmelden kan tot en met 3 mei.",
            "Geplaatst op 3 mei 2022",
        ] {
            assert_eq!(read(None, text), None, "{text}");
        }
    }
}
