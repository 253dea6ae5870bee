//! Titles that the text itself gives: the line below the announcement, a theme in quotation marks.

use super::block::{Block, OPENING, sentences};
use super::heading::{self, without_ellipsis};
use super::passage::Passage;
use super::pattern::Pattern;
use super::series::names_series;
use super::subject::is_other_event;
use crate::ingest::{Claim, Fact};
use crate::text::fold;

/// More characters than a title has.
const LONGEST: usize = 200;

/// More themes than a paragraph names.
const MOST_QUOTED: usize = 3;

/// A theme is named in the opening sentences of a paragraph.
const MOST_SENTENCES: usize = 3;

static ANNOUNCES: Pattern = Pattern::new(
    r"(?i)(?:kondig\p{L}*\b.*\baan|presenteert|organise\p{L}+\b.*Reuring.*|uitnodig\p{L}*\b.*|thema\s*|titel\s*|onderwerp\s*)\s*[:.]$|(?:editie|Reuring[!\s-]{0,3}(?:Caf\p{L}*|Online))\s+aan\s*[:.]$|(?:editie\s+van\s+)Reuring[!\s-]{0,3}(?:Caf\p{L}*|Online)\s*:$",
);
static INLINE: Pattern = Pattern::new(r"(?i)kondig\p{L}*\b[^:]*\baan:\s+");
static QUOTED: Pattern = Pattern::new(
    r#"(?i)\b(?:thema|titel|motto|getiteld|onder\s+de\s+noemer|(?:avond|editie|debat|bijeenkomst|middag)\s+heette|heette\s+(?:de|deze)\s+(?:avond|editie))(?:\s+(?:van\s+(?:de\s+avond|dit\s+debat|deze\s+editie|dit\s+Reuring\S+)|was|is|luidt|luidde|ditmaal|dit\s+keer|deze\s+keer))*\s*:?\s*(?:[“„"]([^“”„"]{4,180})[”"]|[‘']((?-i:\p{Lu})[^\n]{3,180}?)[’'](?:[\s.,;:!?)]|$))"#,
);
/// "een pamflet, getiteld ‘…’" is the title of something else.
static OF_A_BOOK: Pattern = Pattern::new(
    r"(?i)(?:boek|pamflet|rapport|essay|artikel|column|advies|notitie|lezing|webinar|podcast|film|documentaire|onderzoek|nota|manifest|roman|bundel|proefschrift|oratie|brief|tentoonstelling|liedje?|gedicht)s?(?:\s[^.]{0,30})?$",
);
static STATED: Pattern = Pattern::new(r"(?i)\b(?:titel|getiteld|noemer|heette)\b[^‘“]{0,30}[‘“']");
static ABOUT: Pattern = Pattern::new(
    r"(?i)\b(?:over|rond(?:om)?|in\s+het\s+teken\s+van)\s+(?:de\s+vraag\s*:?\s+)?[‘“]((?-i:\p{Lu})[^‘’“”]{8,120}[^‘’“”\s])[’”]",
);
static THIS_TIME: Pattern = Pattern::new(
    r"(?i)\b(?:deze|dit)\s+(?:keer|avond|editie|debat|middag)\b|\bditmaal\b|\bhet\s+debat\b|\bde\s+avond\b",
);
/// So many lines may stand above a title that is repeated.
const MOST_ABOVE: usize = 6;

static LABEL: Pattern = Pattern::new(r"(?i)^(?:thema|titel|onderwerp)\s*:\s*(\S.*)$");
static SUBTITLE_END: &[char] = &['.', ':', ','];

/// Reads all titles: the heading's first, then those of the text, none twice.
///
/// Above a page that stands alone may stand whatever its site put there: a title that the text states
/// is better than such a heading.
pub(super) fn facts(heading: Option<&Passage>, blocks: &[Block], is_single: bool) -> Vec<Fact> {
    let (below, subtitle) = below_announcement(blocks);
    let quoted: Vec<Passage> = blocks.iter().flat_map(in_block).collect();
    // A heading about a book or a webinar is the evening's only where the text gives no title.
    let is_told = below.is_some() || !quoted.is_empty();
    let is_stated = blocks.iter().any(states_title);
    let heading = heading.filter(|heading| {
        let is_other = is_told && is_other_event(Some(heading));
        !(is_other || (is_single && is_stated && !names_edition(heading)))
    });
    let head = heading.map(heading::read).unwrap_or_default();
    let mut titles: Vec<Passage> = head.title.iter().map(cut).collect();
    for title in below.into_iter().chain(quoted) {
        if !titles.iter().any(|known| holds(known, &title)) {
            titles.push(title);
        }
    }
    if titles.is_empty() {
        return blocks
            .iter()
            .take(OPENING)
            .find_map(about)
            .into_iter()
            .collect();
    }
    let mut facts: Vec<Fact> = titles
        .iter()
        .map(|title| title.states(Claim::Title(spelled(title))))
        .collect();
    let subtitle = head
        .subtitle
        .or(subtitle)
        .or_else(|| below_heading(blocks).filter(|_| heading.is_some()))
        .or_else(|| below_repeated(head.title.as_ref()?, blocks))
        .filter(|subtitle| !titles.iter().any(|known| holds(known, subtitle)));
    facts.extend(subtitle.map(|subtitle| subtitle.suggests(Claim::Subtitle(spelled(&subtitle)))));
    facts
}

/// Says whether a heading is of the series, with its kind, number or day.
fn names_edition(heading: &Passage) -> bool {
    names_series(heading) || heading.text.contains(['#', '|'])
}

/// Says whether a paragraph calls words in quotation marks the title, not only the theme.
fn states_title(block: &Block) -> bool {
    block
        .sentences()
        .take(MOST_SENTENCES)
        .any(|sentence| STATED.is_in(sentence) && QUOTED.is_in(sentence))
}

/// "Deze keer spreken we over ‘De grens van het land’": where no title stands, what it is about.
fn about(block: &Block) -> Option<Fact> {
    block.sentences().find_map(|sentence| {
        let is_evening = names_series(sentence) || THIS_TIME.is_in(sentence);
        let found = ABOUT.captures(sentence).filter(|_| is_evening)?;
        let title = cut(&sentence.sub(found.get(1)?.range()));
        Some(title.suggests(Claim::Title(spelled(&title))))
    })
}

/// Says whether `part` is `whole` or a piece of it: "Dijken in nood" of "Dijken in nood – Wie betaalt?".
fn holds(whole: &Passage, part: &Passage) -> bool {
    // What differs in capitals and accents alone is another spelling of the whole.
    let (folded, piece) = (fold(whole.text), fold(part.text));
    whole.text == part.text || (piece.len() < folded.len() && folded.contains(&piece))
}

fn spelled(title: &Passage) -> String {
    title.text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Finds the title below "kondigt … de Ne editie van Reuring!Café aan:", with a second line if there is one.
fn below_announcement<'a>(blocks: &'a [Block]) -> (Option<Passage<'a>>, Option<Passage<'a>>) {
    let above = blocks.iter().position(|block| {
        let last = block.last_sentence();
        ANNOUNCES.is_in(last) && (names_series(last) || last.text.ends_with(':'))
    });
    let Some(at) = above else { return (None, None) };
    let by_colon = blocks
        .get(at)
        .is_some_and(|block| block.words().text.ends_with(':'));
    let title = blocks
        .get(at + 1)
        .filter(|block| is_title(&block.words(), by_colon))
        .map(|block| cut(&block.words()));
    let is_subtitle = |block: &&Block| {
        is_title(&block.words(), false) && !block.words().text.ends_with(SUBTITLE_END)
    };
    let followed = blocks
        .get(at + 3)
        .is_some_and(|block| block.words().text.chars().count() > LONGEST / 2);
    let subtitle = blocks
        .get(at + 2)
        .filter(is_subtitle)
        .filter(|_| title.is_some() && followed);
    (title, subtitle.map(|block| cut(&block.words())))
}

/// Says whether a line can be a title; below a colon it may end in a full stop.
fn is_title(line: &Passage, by_colon: bool) -> bool {
    let length = line.text.chars().count();
    let is_closed = line.text.ends_with('.') && !line.text.ends_with("..");
    let is_one_sentence = sentences(line).len() <= 3;
    (4..=LONGEST).contains(&length)
        && is_one_sentence
        && !line.text.ends_with(':')
        && (!is_closed || (by_colon && length <= LONGEST / 2))
        && !line.text.contains(" uur")
}

/// A line of a few words straight below the heading and above the first paragraph is a second title line.
fn below_heading<'a>(blocks: &'a [Block]) -> Option<Passage<'a>> {
    let line = blocks.first().map(Block::words)?;
    let is_phrase = line.text.split_whitespace().count() > 3 && !line.text.contains(',');
    second_line(blocks).filter(|_| is_phrase && !names_series(line))
}

/// Finds the second line of a title that stands once more above the text.
fn below_repeated<'a>(title: &Passage, blocks: &'a [Block]) -> Option<Passage<'a>> {
    let title = fold(cut(title).text);
    let repeats = |block: &Block| fold(cut(&block.words()).text) == title;
    let at = blocks.iter().take(MOST_ABOVE).position(repeats)?;
    second_line(blocks.get(at + 1..)?)
}

/// Returns the first line if it can be the second of a title, straight above a paragraph.
fn second_line<'a>(blocks: &'a [Block]) -> Option<Passage<'a>> {
    let (line, next) = (blocks.first()?, blocks.get(1)?);
    let words = line.words();
    let is_field = |c: char| matches!(c, '|' | '@') || c.is_ascii_digit();
    let is_line = !line.is_item
        && is_title(&words, false)
        && !words.text.ends_with(SUBTITLE_END)
        && !words.text.contains(is_field);
    let is_above_text = next.words().text.chars().count() > LONGEST / 2;
    (is_line && is_above_text).then(|| cut(&words))
}

/// Returns a title without its ellipsis and without quotation marks around the whole.
fn cut<'a>(line: &Passage<'a>) -> Passage<'a> {
    let line = line.until(without_ellipsis(line.text).len());
    let inner = line
        .text
        .strip_prefix(['“', '"', '‘'])
        .and_then(|rest| rest.strip_suffix(['”', '"', '’']));
    match inner {
        Some(inner) if !inner.contains(['“', '”', '"', '‘']) => {
            let start = line.text.len() - line.text.trim_start_matches(['“', '"', '‘']).len();
            line.sub(start..start + inner.len()).trim()
        }
        _ => line,
    }
}

/// Returns the words behind the last full stop, which a title is told by.
fn last_clause(before: &str) -> &str {
    before.rsplit(['.', '!', '?']).next().unwrap_or(before)
}

/// Finds titles within a paragraph.
fn in_block<'a>(one: &'a Block) -> Vec<Passage<'a>> {
    let mut found = Vec::new();
    let block = &one.words();
    if let Some(label) = LABEL.captures(block).and_then(|label| label.get(1)) {
        found.push(cut(&block.sub(label.range()).trim()));
        return found;
    }
    if let Some(range) = INLINE.find(block).filter(|_| names_series(block)) {
        found.extend(
            sentences(&block.from(range.end))
                .first()
                .filter(|title| is_title(title, true))
                .map(cut),
        );
    }
    let opening = block.until(
        one.sentences()
            .nth(MOST_SENTENCES - 1)
            .map_or(block.text.len(), |last| {
                last.range().end - block.range().start
            }),
    );
    for quoted in QUOTED.captures_all(opening).take(MOST_QUOTED) {
        let before = quoted
            .get(0)
            .and_then(|all| opening.text.get(..all.start()));
        if before.is_some_and(|before| OF_A_BOOK.is_in(last_clause(before))) {
            continue;
        }
        let title = quoted
            .get(1)
            .or_else(|| quoted.get(2))
            .map(|title| block.sub(title.range()).trim());
        found.extend(title.map(|title| cut(&title)));
    }
    found
}
