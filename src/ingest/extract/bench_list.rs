//! The bench as announcements give it: a line that introduces the guests and a list below, or the
//! guests in a row behind it.

use super::affiliation::affiliations;
use super::bench_row;
use super::biography;
use super::block::Block;
use super::function::begins_with_function;
use super::passage::Passage;
use super::pattern::Pattern;
use super::people::{Somebody, somebody};
use crate::authority::Authority;
use crate::edition::{Affiliation, Person};

static INTRODUCTION: Pattern = Pattern::new(
    r"(?i)\b(?:bank|tafel)?gasten\b|\bde\s+bank\b|\bop\s+de\s+bank\b|\bpanel(?:leden)?\b|\b(?:bank|panel)leden\b|\bsprekers\b|\baan\s+(?:(?:de|onze|een)\s+)?(?:\p{L}+\s+)?tafel\b|\bte\s+gast\b|\bgaan\s+in\s+gesprek\b|\bdebatteren\s+(?:mee|met)\b|\bdeelnemers\s+aan\s+het\s+debat\b|\baan\s+dit\s+debat\s+n[ae]men?\b|^met(?:\s+(?:onder\s+(?:andere|anderen|meer)|o\.a\.|daarin|medewerking\s+van|bijdragen\s+van))?\s*:$|\b(?:praten|debatteren|discussiëren)\s+mee\s*:$|\b(?:schuiven|schoven)\s+(?:\p{L}+\s+){0,3}?aan\s*:$|^met\b[^:]{0,60}\b(?:praten|debatteren|discussiëren|spreken)(?:\s+\p{L}+){0,2}\s*:$",
);
/// "De bankgasten zijn o.a." above a list.
static OPEN_END: Pattern = Pattern::new(
    r"(?i)\b(?:(?:bank|tafel)?gasten|bankleden|panelleden)\b.*\b(?:zijn|waren)(?:,?\s+(?:o\.a\.?|onder\s+(?:andere|anderen|meer)|dit\s+keer|ditmaal))?$",
);
/// "Wie schuiven er aan?"
static ASKS: Pattern =
    Pattern::new(r"(?i)^wie\s[^?]{0,50}\b(?:aan|bank|tafel|gast(?:en)?|debat|podium|mee)\?$");
/// A line that holds nothing but the word.
static LABEL: Pattern =
    Pattern::new(r"(?i)^(?:(?:de|onze)\s+)?(?:bank|tafel)gasten$|^(?:(?:de|onze)\s+)?gasten$");
static FIRST_NAME: Pattern = Pattern::new(r"^(\p{Lu}\p{Ll}{2,})\s+\((\p{Ll}[^(),]{3,60})\)$");
static ELSEWHERE: Pattern = Pattern::new(
    r"(?i)\b(?:vorige|vorig|eerdere|afgelopen|(?:eerst)?volgende\s+(?:keer|editie|maand|week|debat|avond|bijeenkomst|Reuring\S*)|boekpresentatie|boeklancering|webinar|workshops?|lezing|symposium|ochtend|podcast|masterclass|congres|oude|inschrijv\p{L}*|aanmeld\p{L}*|welkom\s+aan|alle\s+gasten)\b",
);
static SOME_OF_THEM: Pattern = Pattern::new(
    r"(?i)\bo\.\s?a\.|\bonder\s+(?:andere|anderen|meer)\b|\bwaaronder\b|\bin\s+elk\s+geval\b|\been\s+aantal\s+van\b",
);
static COUNT: Pattern =
    Pattern::new(r"(?i)\b(twee|drie|vier|vijf|zes|zeven|acht)\s+(?:bank|tafel)?gasten\b");
static OTHER_ROLE: Pattern = Pattern::new(
    r"(?i)\b(?:host|gastheer|gastvrouw|debatleider|gespreksleider|dagvoorzitter|moderator|muziek|huisband|afgezegd|verhinderd|afgemeld|afmelden|afzeggen|niet\s+(?:aanwezig|bij)|helaas|vervangt|verving|in\s+plaats\s+van)\b",
);
static MORE_TO_COME: Pattern = Pattern::new(
    r"(?i)\b(?:volgt|volgen|nader\s+bekend|tba|t\.b\.a\.|n\.n\.b\.|meer\s+gasten)\b|^(?:en\s+)?(?:vele\s+)?andere(?:n)?\b|^…$|^\.\.\.$",
);

/// In a sentence, mostly below the list: "De overige gasten maken we binnenkort bekend."
static MORE_BELOW: Pattern = Pattern::new(
    r"(?i)\bnog\s+in\s+gesprek\s+met\s+(?:\p{L}+\s+){0,2}(?:bank|tafel)?gast(?:en)?\b|\b(?:(?:de|onze)\s+(?:overige|andere|rest\s+van\s+de)|meer|nog\s+(?:een|twee|enkele))\s+(?:(?:bank|tafel)?gast(?:en)?|namen|sprekers?)\b[^.]{0,60}\b(?:bekend|volg(?:en|t)|toegevoegd|later|binnenkort)\b",
);

const COUNTS: &[&str] = &["twee", "drie", "vier", "vijf", "zes", "zeven", "acht"];

/// More lines than a list of guests has.
const MOST_ITEMS: usize = 60;

/// More characters than a description in a list takes.
const LONGEST: usize = 160;

/// What goes on in a list without being a description.
static IS_CLAUSE: Pattern = Pattern::new(
    r"^(?:die|dat|waar\p{L}*|wie|was|is|heeft|had|komt|kon|kan|zal|en|of|over|met|zij|hij|onder|voor|op|om|wegens)\s",
);

/// The guests of a list, each with its words; and whether the list says that it is not whole.
#[derive(Debug, Default)]
pub(super) struct Bench<'a> {
    /// Guests.
    pub guests: Vec<(Person, Passage<'a>)>,
    /// The words that say that there are more.
    pub incomplete: Option<Passage<'a>>,
}

/// Reads all lists of guests.
pub(super) fn read<'a>(authority: &Authority, blocks: &'a [Block]) -> Bench<'a> {
    let mut bench = Bench::default();
    for (at, block) in blocks.iter().enumerate() {
        let last = block.last_sentence();
        let below = blocks.get(at + 1..).unwrap_or_default();
        if introduces_list(&last, below) {
            read_list(authority, &last, below, &mut bench);
        } else if !block.is_item {
            for sentence in block.sentences() {
                bench_row::read(authority, &sentence, &mut bench);
                if MORE_BELOW.is_in(sentence) {
                    bench.incomplete.get_or_insert(sentence);
                }
            }
        }
    }
    bench
}

/// Says whether a sentence speaks of the guests of the evening.
pub(super) fn is_introduction(sentence: &Passage) -> bool {
    INTRODUCTION.is_in(sentence) && !is_elsewhere(sentence)
}

/// Says whether a sentence speaks of another evening, or of the people in the hall.
pub(super) fn is_elsewhere(sentence: &Passage) -> bool {
    ELSEWHERE.is_in(sentence)
}

/// A line introduces a list when it ends in a colon, or is nothing but a heading above marked items.
fn introduces_list(sentence: &Passage, below: &[Block]) -> bool {
    let is_heading =
        sentence.text.split_whitespace().count() <= 6 && !sentence.text.ends_with(['.', '?', '!']);
    let has_items = below.first().is_some_and(|block| block.is_item);
    let opens =
        sentence.text.ends_with(':') || OPEN_END.is_in(sentence) || (is_heading && has_items);
    let asks = has_items && ASKS.is_in(sentence);
    (opens && is_introduction(sentence)) || asks || LABEL.is_in(sentence)
}

fn read_list<'a>(
    authority: &Authority,
    introduction: &Passage<'a>,
    below: &'a [Block],
    bench: &mut Bench<'a>,
) {
    let before = bench.guests.len();
    let marked = below.first().is_some_and(|block| block.is_item);
    for block in below.iter().take(MOST_ITEMS) {
        let is_below = marked && !block.is_item;
        if is_below && goes_on(authority, &block.words(), bench.guests.get_mut(before..)) {
            continue;
        }
        if block.is_item != marked {
            break;
        }
        if MORE_TO_COME.is_in(block.words()) {
            bench.incomplete.get_or_insert(block.words());
            continue;
        }
        if goes_on(authority, &block.words(), bench.guests.get_mut(before..)) {
            continue;
        }
        match item(authority, block, marked) {
            Item::Guest(person, words) => bench.guests.push((person, words)),
            Item::Nobody if !marked => break,
            Item::Nobody | Item::OtherRole => {}
        }
    }
    note_missing(introduction, bench.guests.len() - before, bench);
}

/// What a line of a list names.
enum Item<'a> {
    Guest(Person, Passage<'a>),
    /// A host, the debate leader, somebody who cannot come.
    OtherRole,
    Nobody,
}

fn item<'a>(authority: &Authority, block: &'a Block, marked: bool) -> Item<'a> {
    if let Some(guest) = paragraph(authority, block) {
        return guest;
    }
    let words = &block.words();
    let Some(mut found) = somebody(authority, words.text, 0).or_else(|| by_first_name(words.text))
    else {
        return Item::Nobody;
    };
    describe(authority, words.text, &mut found);
    let rest = words.text.get(found.range.end..).unwrap_or_default();
    // Without a mark a name must be all there is, or something must be said about it.
    let is_told = !found.person.affiliations.is_empty() || rest.trim().is_empty();
    let letters = rest.chars().filter(|c| c.is_alphanumeric()).count();
    let is_prose = letters > 80 || (letters > 15 && rest.ends_with('.'));
    if !marked && (!is_told || is_prose) {
        return Item::Nobody;
    }
    if OTHER_ROLE.is_in(words) {
        return Item::OtherRole;
    }
    Item::Guest(found.person, words.sub(found.range))
}

/// "Kevin (ervaringsdeskundige)": some guests go by their first name alone.
fn by_first_name(text: &str) -> Option<Somebody> {
    let found = FIRST_NAME.captures(text)?;
    let function = found.get(2)?;
    begins_with_function(function.as_str()).then(|| Somebody {
        person: Person {
            name: found[1].to_owned(),
            person: None,
            affiliations: vec![Affiliation {
                function: Some(function.as_str().to_owned()),
                ..Affiliation::default()
            }],
            conflict: None,
        },
        range: 0..text.len(),
    })
}

/// A paragraph about one guest: "N is F bij O", and more sentences that say other things.
fn paragraph<'a>(authority: &Authority, block: &'a Block) -> Option<Item<'a>> {
    let first = block
        .sentences()
        .next()
        .filter(|_| block.sentences().len() > 1)?;
    let found = somebody(authority, first.text, 0)?;
    if !biography::is_whole_sentence(&found, first.text) {
        return None;
    }
    if OTHER_ROLE.is_in(first) {
        return Some(Item::OtherRole);
    }
    Some(Item::Guest(found.person, first.sub(found.range)))
}

/// A name on one line, what the person does on the next.
fn goes_on<'a>(
    authority: &Authority,
    words: &Passage<'a>,
    guests: Option<&mut [(Person, Passage<'a>)]>,
) -> bool {
    let last = guests.and_then(|guests| guests.last_mut());
    let is_function =
        words.text.starts_with(char::is_lowercase) && begins_with_function(words.text);
    match last.filter(|last| is_function && last.0.affiliations.is_empty()) {
        Some(last) => {
            last.0.affiliations = affiliations(authority, words.text);
            true
        }
        None => false,
    }
}

/// In a list the words behind a comma say what somebody does, whatever noun they use.
fn describe(authority: &Authority, text: &str, one: &mut Somebody) {
    let rest = text.get(one.range.end..).unwrap_or_default();
    let words = rest.trim_start_matches([',', ' ', '–', '-', ':', '\u{a0}']);
    let is_phrase = words.len() < rest.len()
        && words.starts_with(char::is_lowercase)
        && words.chars().count() <= LONGEST
        && !rest.ends_with(['.', '!', '?']);
    if !one.person.affiliations.is_empty() || !is_phrase || IS_CLAUSE.is_in(words) {
        return;
    }
    one.person.affiliations = affiliations(authority, words);
    one.range.end = text.len();
}

/// Notes words that say that there are more guests, or a number that is not reached.
pub(super) fn note_missing<'a>(introduction: &Passage<'a>, count: usize, bench: &mut Bench<'a>) {
    let stated = COUNT.captures(introduction).and_then(|found| {
        let word = found.get(1)?.as_str().to_lowercase();
        COUNTS
            .iter()
            .position(|count| *count == word)
            .map(|at| at + 2)
    });
    let is_short = count > 0 && stated.is_some_and(|stated| stated > count);
    if SOME_OF_THEM.is_in(introduction) || is_short {
        bench.incomplete.get_or_insert(*introduction);
    }
}
