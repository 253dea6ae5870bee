//! Blocks and sentences: a text as paragraphs and items of lists, a paragraph as sentences.
//!
//! A line is a block. A line that goes on in small letters straight below is the same block: some
//! pages break their lines at a fixed width.

use std::ops::Range;

use super::glance::Glance;
use super::passage::Passage;
use super::pattern::Pattern;
use super::sentence::Sentence;
use super::word_list::WordList;

/// A paragraph, a title line or an item of a list.
#[derive(Debug, Clone)]
pub(super) struct Block<'a> {
    words: Passage<'a>,
    glance: Glance,
    sentences: Vec<Sentence<'a>>,
    /// Whether a mark of a list stands before them.
    pub is_item: bool,
}

impl<'a> Block<'a> {
    fn new(words: Passage<'a>, is_item: bool) -> Self {
        let told = without_speech(words.text);
        let found = sentences(&words).into_iter().map(|sentence| {
            let told = told.as_deref();
            let place = words.place_of(&sentence);
            Sentence::new(sentence, told.and_then(|told| told.get(place)))
        });
        let sentences: Vec<Sentence> = found.collect();
        let parts = sentences
            .iter()
            .map(|one| (words.place_of(&one.words()), one.glance()));
        Block {
            words,
            glance: Glance::of_parts(words.text, parts),
            sentences,
            is_item,
        }
    }

    /// Returns the words, without the mark of an item.
    pub(super) fn words(&self) -> Passage<'_> {
        self.words.seen(&self.glance)
    }

    /// Iterates over the sentences.
    pub(super) fn sentences(&self) -> impl ExactSizeIterator<Item = Passage<'_>> + Clone {
        self.sentences.iter().map(Sentence::words)
    }

    /// Iterates over the sentences, each with its speech blanked out behind it.
    pub(super) fn told(&self) -> impl Iterator<Item = (Passage<'_>, Passage<'_>)> {
        self.sentences.iter().map(|one| (one.words(), one.told()))
    }

    /// Returns the last sentence, which may bring in what stands below.
    pub(super) fn last_sentence(&self) -> Passage<'_> {
        self.sentences.last().map_or(self.words, Sentence::words)
    }
}

/// Iterates over the sentences of all blocks.
pub(super) fn all_sentences<'b>(blocks: &'b [Block]) -> impl Iterator<Item = Passage<'b>> {
    blocks.iter().flat_map(Block::sentences)
}

/// So many paragraphs open a page.
pub(super) const OPENING: usize = 3;

/// A line shorter than this was not broken at a fixed width.
const BROKEN_LINE: usize = 55;

/// No sentence is longer than this many bytes.
const LONGEST_SENTENCE: usize = 1_200;

static ITEM: Pattern = Pattern::new(r"^(?:[•*·▪●◦‣‐–—-]|\d{1,2}[.)])(?:\s+|$)|^[•▪●◦]");
/// A line that begins with the title of a person begins anew.
static TITLED: Pattern = Pattern::new(r"^\s*(?:prof|dr|mr|drs|ir|ing|mevr|mw|dhr|mevrouw)\b");
/// Beside single letters, which also end "o.a." and "m.e.r.".
static ABBREVIATIONS: WordList = WordList::new(
    "prof dr mr drs ir ing ds em jhr jkvr kol gen maj lt mw mevr dhr plv wnd ca jl st nr resp vz evt incl",
);

/// Cuts a text into blocks.
pub(super) fn blocks<'a>(text: &Passage<'a>) -> Vec<Block<'a>> {
    let mut found: Vec<Block<'a>> = Vec::new();
    let mut mark_alone = false;
    for line in joined_lines(text) {
        let mark = ITEM.find(line).map_or(0, |range| range.end);
        let words = line.from(mark).trim();
        if words.text.is_empty() {
            mark_alone = mark > 0;
            continue;
        }
        found.push(Block::new(words, mark > 0 || mark_alone));
        mark_alone = false;
    }
    found
}

/// Iterates over the lines that hold something, broken ones put together.
fn joined_lines<'a>(text: &Passage<'a>) -> Vec<Passage<'a>> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    let mut after_blank = true;
    for line in text.text.split('\n') {
        let end = at + line.len();
        let goes_on = !after_blank
            && line.trim_start().starts_with(char::is_lowercase)
            && !TITLED.is_in(line);
        after_blank = line.trim().is_empty();
        match found.last_mut() {
            Some(last) if goes_on && is_broken(text.text, *last) => last.1 = end,
            _ if !after_blank => found.push((at, end)),
            _ => {}
        }
        at = end + 1;
    }
    found
        .into_iter()
        .map(|(start, end)| text.sub(start..end).trim())
        .collect()
}

fn is_broken(text: &str, (start, end): (usize, usize)) -> bool {
    let block = text.get(start..end).unwrap_or_default();
    let last_line = block.rsplit('\n').next().unwrap_or_default().trim();
    last_line.len() >= BROKEN_LINE && !last_line.ends_with(['.', ':', '!', '?'])
}

/// Cuts a block into sentences.
pub(super) fn sentences<'a>(block: &Passage<'a>) -> Vec<Passage<'a>> {
    let mut found = Vec::new();
    let mut start = 0;
    for end in stops(block.text) {
        let before = block.sub(start..end.start + 1);
        let after = block.from(end.end);
        if begins_sentence(after.text) && !ends_in_abbreviation(before.text) {
            found.push(block.sub(start..end.end).trim());
            start = end.end;
        }
    }
    found.push(block.from(start).trim());
    found
        .into_iter()
        .flat_map(|sentence| bounded(&sentence))
        .filter(|sentence| !sentence.text.is_empty())
        .collect()
}

/// Finds the stops with the blanks behind them.
fn stops(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + first_stop(text.get(at..)?)?;
            let rest = text.get(start..)?.trim_start_matches(is_stop);
            let behind = rest.trim_start_matches(closes);
            let next = behind.trim_start();
            if next.len() < behind.len() {
                at = text.len() - next.len();
                return Some(start..at);
            }
            at = text.len() - rest.len();
        }
    })
}

/// Finds the first stop by its bytes, of which only the first of an ellipsis begins other signs too.
fn first_stop(text: &str) -> Option<usize> {
    let may_begin = |byte: u8| matches!(byte, b'.' | b'!' | b'?' | 0xE2);
    let all = text.bytes().enumerate();
    all.filter(|(_, byte)| may_begin(*byte))
        .map(|(at, _)| at)
        .find(|at| {
            text.get(*at..)
                .is_some_and(|rest| rest.starts_with(is_stop))
        })
}

/// Signs that end a sentence.
fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

/// Signs that may stand behind them.
fn closes(c: char) -> bool {
    matches!(c, '”' | '"' | '’' | '\'' | ')' | ']')
}

/// Cuts a text without full stops into pieces that rules can be tried on at every place.
fn bounded<'a>(sentence: &Passage<'a>) -> Vec<Passage<'a>> {
    let mut found = Vec::new();
    let mut rest = *sentence;
    while rest.text.len() > LONGEST_SENTENCE {
        let at = (0..=LONGEST_SENTENCE)
            .rev()
            .find(|at| rest.text.is_char_boundary(*at))
            .unwrap_or_default();
        let at = rest
            .text
            .get(..at)
            .and_then(|head| head.rfind(' '))
            .filter(|at| *at > LONGEST_SENTENCE / 2)
            .unwrap_or(at);
        found.push(rest.until(at).trim());
        rest = rest.from(at);
    }
    found.push(rest.trim());
    found
}

fn begins_sentence(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| "“\"‘'(’•".contains(c));
    text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

fn ends_in_abbreviation(text: &str) -> bool {
    let word = text.strip_suffix('.').and_then(|words| {
        words
            .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '.'))
            .next()
    });
    word.is_some_and(|word| {
        let is_letter = word.chars().count() == 1 && word.starts_with(char::is_alphabetic);
        is_letter || ABBREVIATIONS.holds_any_case(word)
    })
}

/// Returns the text with quoted speech blanked out, byte for byte as long, so that positions stay; `None` where
/// nobody is quoted.
///
/// Only double quotes count: single ones stand around names of bands and programmes.
fn without_speech(text: &str) -> Option<String> {
    if !text.contains(['“', '„', '"']) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut quoted = false;
    for c in text.chars() {
        let closes = quoted && matches!(c, '”' | '"');
        let opens = !quoted && matches!(c, '“' | '„' | '"');
        if quoted || opens {
            out.extend(std::iter::repeat_n('_', c.len_utf8()));
        } else {
            out.push(c);
        }
        quoted = (quoted || opens) && !closes;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Part;

    fn whole(text: &str) -> Passage<'_> {
        Passage::whole(Part::Text, text)
    }

    #[test]
    fn items_lose_their_marks_even_where_the_mark_stands_alone() {
        let text = "De gasten:\n  • Ada Bos (dijkgraaf)\n\n-\nBram Kuil\n\u{a0}\n– Cor\nSlot.";
        let blocks = blocks(&whole(text));
        let found: Vec<(&str, bool)> = blocks
            .iter()
            .map(|block| (block.words().text, block.is_item))
            .collect();
        assert_eq!(
            found,
            [
                ("De gasten:", false),
                ("Ada Bos (dijkgraaf)", true),
                ("Bram Kuil", true),
                ("Cor", true),
                ("Slot.", false)
            ]
        );
    }

    #[test]
    fn a_line_broken_at_a_fixed_width_is_one_block() {
        let text = "Deze regel is afgebroken omdat hij anders te breed zou zijn\nvoor het scherm. Klaar.\n\nkleine letter";
        assert_eq!(blocks(&whole(text)).len(), 2);
    }

    #[test]
    fn sentences_end_at_full_stops_but_not_at_titles_initials_and_times() {
        let text = "Prof. dr. A.B. de Wit kwam om 16.30 uur. Zij zei: “Goed zo!” Daarna ging het Reuring!Café door. Klaar?";
        let found: Vec<&str> = sentences(&whole(text))
            .iter()
            .map(|sentence| sentence.text)
            .collect();
        assert_eq!(
            found,
            [
                "Prof. dr. A.B. de Wit kwam om 16.30 uur.",
                "Zij zei: “Goed zo!”",
                "Daarna ging het Reuring!Café door.",
                "Klaar?"
            ]
        );
    }

    #[test]
    fn speech_is_blanked_out_and_positions_stay() {
        let text = "Bos zei: “Één ding.” en zweeg. “Nooit";
        let masked = without_speech(text).expect("speech");
        assert_eq!(masked.len(), text.len());
        assert!(
            masked.contains(" en zweeg. ") && !masked.contains("ding") && !masked.contains("Nooit")
        );
    }
}
