//! A text taken apart: words, lines, sentences, and the labels and headings that lines stand under.

use std::ops::Range;

use super::feature::hash;
use super::lexicon::{Lexicon, Named, mark};
use super::token;

/// A word or sign of a page.
#[derive(Debug, Clone)]
pub struct Token {
    /// First byte in the text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    low: Range<usize>,
    /// The line it stands on.
    pub line: usize,
    /// The sentence it stands in.
    pub sentence: usize,
    /// The hash of the word in small letters.
    pub hash: u32,
    /// What it is, see [`mark`].
    pub marks: u32,
    /// What it may be about: one bit for each of [`super::lexicon::CUES`].
    pub cues: u32,
}

impl Token {
    /// Says whether the word is any of `marks`.
    #[must_use]
    pub fn is(&self, marks: u32) -> bool {
        self.marks & marks != 0
    }
}

/// A line of a page.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// First byte, blanks left out.
    pub start: usize,
    /// One past the last byte, blanks left out.
    pub end: usize,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Tokens of what stands before a colon at its beginning; they may be none.
    pub label: Range<usize>,
    /// Tokens of the line above that ends in a colon and under which it stands.
    pub above: Range<usize>,
    /// Tokens of the heading above, or of the line itself where it looks like one.
    pub heading: Range<usize>,
}

/// A text with all that is asked of it again and again.
#[derive(Debug)]
pub struct Page<'l> {
    /// The text.
    pub text: String,
    /// What is known of words.
    pub lexicon: &'l Lexicon,
    /// Its words and signs.
    pub tokens: Vec<Token>,
    /// Its lines, blank ones included.
    pub lines: Vec<Line>,
    /// The tokens of every sentence.
    pub sentences: Vec<Range<usize>>,
    low: String,
}

impl<'l> Page<'l> {
    /// Takes a text apart.
    #[must_use]
    pub fn new(text: &str, lexicon: &'l Lexicon) -> Self {
        let mut page = Page {
            text: text.to_owned(),
            lexicon,
            tokens: Vec::new(),
            lines: Vec::new(),
            sentences: Vec::new(),
            low: String::with_capacity(text.len()),
        };
        page.cut_words();
        page.cut_lines();
        page.cut_sentences();
        page.find_labels();
        page
    }

    fn cut_words(&mut self) {
        let mut known: rustc_hash::FxHashMap<&str, (u32, u32)> = rustc_hash::FxHashMap::default();
        for cut in token::cut(&self.text) {
            let word = self.text.get(cut.start..cut.end).unwrap_or_default();
            let start = self.low.len();
            if word.is_ascii() {
                self.low.push_str(word);
                if let Some(added) = self.low.get_mut(start..) {
                    added.make_ascii_lowercase();
                }
            } else {
                self.low.extend(word.chars().flat_map(char::to_lowercase));
            }
            let low = self.low.get(start..).unwrap_or_default();
            let hash = hash(low);
            let (marks, cues) = *known
                .entry(word)
                .or_insert_with(|| self.lexicon.look_up(word, low, hash));
            self.tokens.push(Token {
                start: cut.start,
                end: cut.end,
                low: start..self.low.len(),
                line: 0,
                sentence: 0,
                hash,
                marks,
                cues,
            });
        }
        let small: rustc_hash::FxHashSet<u32> = self
            .tokens
            .iter()
            .filter(|token| token.is(mark::LETTER) && self.starts_small(token))
            .map(|token| token.hash)
            .collect();
        for token in &mut self.tokens {
            if small.contains(&token.hash) {
                token.marks |= mark::SMALL_HERE;
            }
        }
    }

    fn starts_small(&self, token: &Token) -> bool {
        self.text
            .get(token.start..token.end)
            .is_some_and(|word| word.starts_with(char::is_lowercase))
    }

    fn cut_lines(&mut self) {
        let (mut start, mut token) = (0, 0);
        for line in self.text.split('\n') {
            let inner = line.trim();
            let lead = line.len() - line.trim_start().len();
            let first = token;
            while let Some(one) = self
                .tokens
                .get_mut(token)
                .filter(|one| one.start < start + line.len())
            {
                one.line = self.lines.len();
                token += 1;
            }
            self.lines.push(Line {
                start: start + lead,
                end: start + lead + inner.len(),
                tokens: first..token,
                ..Line::default()
            });
            start += line.len() + 1;
        }
    }

    fn cut_sentences(&mut self) {
        let mut start = 0;
        for at in 0..self.tokens.len() {
            if at > 0 && self.begins_sentence(at) {
                self.sentences.push(start..at);
                start = at;
            }
            let sentence = self.sentences.len();
            if let Some(token) = self.tokens.get_mut(at) {
                token.sentence = sentence;
            }
        }
        if start < self.tokens.len() {
            self.sentences.push(start..self.tokens.len());
        }
    }

    fn begins_sentence(&self, at: usize) -> bool {
        let (token, before) = (&self.token(at), &self.token(at - 1));
        if token.line != before.line {
            return true;
        }
        let opens =
            token.is(mark::CAPITAL) || matches!(self.word(at), "“" | "\"" | "‘" | "'" | "(");
        let before_last = at.checked_sub(2);
        match self.word(at - 1) {
            "." | "!" | "?" if token.start > before.end && opens => {
                !before_last.is_some_and(|at| self.is_shortened(at))
            }
            "”" | "\"" | "’" if token.is(mark::CAPITAL) => {
                before_last.is_some_and(|at| matches!(self.word(at), "." | "!" | "?"))
            }
            _ => false,
        }
    }

    fn is_shortened(&self, at: usize) -> bool {
        self.token(at).is(mark::INITIAL | mark::TITLE)
            || matches!(self.low(at), "a" | "o" | "nr" | "no" | "ca" | "plv" | "vz")
    }

    fn find_labels(&mut self) {
        let (mut heading, mut above) = (0..0, 0..0);
        for at in 0..self.lines.len() {
            let line = &self.lines[at];
            let text = self.line_text(line);
            let length = text.chars().count();
            if length > 0 && length < 90 && text.ends_with(':') {
                above = line.tokens.clone();
            }
            if length > 0 && length < 80 && !text.ends_with(['.', ',', ';']) && !is_item(text) {
                heading = line.tokens.clone();
            }
            let label = self.label(line);
            let line = &mut self.lines[at];
            (line.label, line.above, line.heading) = (label, above.clone(), heading.clone());
            if length > 200 {
                above = 0..0;
            }
        }
    }

    /// Returns the tokens before a colon near the beginning of a line.
    fn label(&self, line: &Line) -> Range<usize> {
        let mut start = line.tokens.start;
        while start < line.tokens.end && start < line.tokens.start + 4 && !self.is_wordlike(start) {
            start += 1;
        }
        let is_end = |at: &usize| matches!(self.word(*at), ":" | "." | "!" | "?");
        let end = (start..line.tokens.end).find(is_end).unwrap_or(start);
        let length = end.checked_sub(1).map_or(0, |last| {
            self.token(last).end.saturating_sub(self.token(start).start)
        });
        if end > start && self.word(end) == ":" && (2..=40).contains(&length) {
            start..end
        } else {
            0..0
        }
    }

    fn is_wordlike(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_alphanumeric)
    }

    /// Returns the text of a line, blanks at its ends left out.
    #[must_use]
    pub fn line_text(&self, line: &Line) -> &str {
        self.text.get(line.start..line.end).unwrap_or_default()
    }

    /// Returns the text of the line a token stands on.
    #[must_use]
    pub fn line_of(&self, token: usize) -> &Line {
        static BLANK: Line = Line {
            start: 0,
            end: 0,
            tokens: 0..0,
            label: 0..0,
            above: 0..0,
            heading: 0..0,
        };
        self.lines.get(self.token(token).line).unwrap_or(&BLANK)
    }

    /// Returns a token; beyond the page it is nothing at all.
    #[must_use]
    pub fn token(&self, at: usize) -> &Token {
        static NOTHING: Token = Token {
            start: 0,
            end: 0,
            low: 0..0,
            line: 0,
            sentence: 0,
            hash: 0,
            marks: 0,
            cues: 0,
        };
        self.tokens.get(at).unwrap_or(&NOTHING)
    }

    /// Returns a word as written; beyond the page it is empty.
    #[must_use]
    pub fn word(&self, at: usize) -> &str {
        let token = self.tokens.get(at);
        token
            .and_then(|token| self.text.get(token.start..token.end))
            .unwrap_or_default()
    }

    /// Returns a word in small letters; beyond the page it is empty.
    #[must_use]
    pub fn low(&self, at: usize) -> &str {
        let token = self.tokens.get(at);
        token
            .and_then(|token| self.low.get(token.low.clone()))
            .unwrap_or_default()
    }

    /// Says whether the word at a place is any of `marks`; beyond the page it is none.
    #[must_use]
    pub fn is(&self, at: usize, marks: u32) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(marks))
    }

    /// Returns the text of some tokens, with what stands between them.
    #[must_use]
    pub fn span(&self, tokens: &Range<usize>) -> &str {
        let bytes = self.bytes(tokens);
        self.text.get(bytes).unwrap_or_default()
    }

    /// Returns the bytes of some tokens.
    #[must_use]
    pub fn bytes(&self, tokens: &Range<usize>) -> Range<usize> {
        let start = self
            .tokens
            .get(tokens.start)
            .map_or(self.text.len(), |token| token.start);
        let last = tokens
            .end
            .checked_sub(1)
            .and_then(|last| self.tokens.get(last));
        start..last.map_or(start, |token| token.end.max(start))
    }

    /// Returns the text of some tokens with every run of blanks as one.
    #[must_use]
    pub fn tidy(&self, tokens: &Range<usize>) -> String {
        self.span(tokens)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Returns the sentence a token stands in.
    #[must_use]
    pub fn sentence(&self, at: usize) -> Range<usize> {
        let number = self.tokens.get(at).map_or(0, |token| token.sentence);
        self.sentences.get(number).cloned().unwrap_or(0..0)
    }

    /// Returns the first token that starts at `byte` or behind it.
    #[must_use]
    pub fn token_at(&self, byte: usize) -> usize {
        self.tokens.partition_point(|token| token.start < byte)
    }

    /// Returns the longest name of an organisation that begins at a token and ends before `end`.
    #[must_use]
    pub fn organisation(&self, at: usize, end: usize) -> Option<Named<'l>> {
        let first = self.tokens.get(at)?.hash;
        let end = end.min(self.tokens.len());
        self.lexicon
            .organisation(at, end, first, |at| (self.word(at), self.low(at)))
    }

    /// Says whether two tokens stand on one line.
    #[must_use]
    pub fn same_line(&self, one: usize, other: usize) -> bool {
        match (self.tokens.get(one), self.tokens.get(other)) {
            (Some(one), Some(other)) => one.line == other.line,
            _ => false,
        }
    }
}

/// Says whether a line is one of a list.
#[must_use]
pub fn is_item(line: &str) -> bool {
    line.starts_with(['•', '*', '–', '—', '-', '·', '>', '▪', '■', '●', '○'])
}

/// Says whether a line has the look of a heading.
#[must_use]
pub fn is_headlike(line: &str) -> bool {
    let length = line.chars().count();
    3 < length
        && length < 130
        && !line.ends_with(['.', ',', ';', ':'])
        && !line.starts_with(['•', '*', '·', '>'])
}
