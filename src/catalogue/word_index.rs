//! Every word of the archive with where it stands: by word, the editions that hold it and in which facts; by
//! edition, its words in order.
//!
//! Built anew in memory from the editions. An edition's words stand one behind the other, those of its facts
//! first, then those of its texts; between two pieces stands [`BREAK`], so that nothing hangs together across
//! them.

mod build;

use std::ops::Range;
use std::sync::OnceLock;

use super::fact_line::{FactKind, FactKinds, FactLines, Piece, PieceText};
use super::word_table::{WordId, WordTable};
use crate::text::stem;

/// Stands between two pieces, and is no word.
pub const BREAK: WordId = WordId::MAX;

/// An edition that holds a word.
#[derive(Debug, Clone, Copy)]
pub struct Posting {
    /// The edition's place in the catalogue.
    pub edition: u32,
    /// The first of the word's positions in the edition.
    first: u32,
    /// Where it stands.
    pub kinds: FactKinds,
    /// How often it stands in texts, up to 255.
    pub text_count: u8,
    /// How much the facts it stands in say about the edition, in tenths: the sum of their importances.
    pub importance: u8,
}

/// The words of one edition.
#[derive(Debug)]
pub struct EditionWords {
    /// Its facts as lines.
    pub lines: FactLines,
    /// Where its words stand among all words.
    range: Range<usize>,
    /// How many of them, from the first on, are the facts'.
    fact_length: usize,
    /// Where each piece of the lines begins, counted from the first word.
    piece_starts: Vec<u32>,
    /// Where each text begins, counted from the first word.
    text_starts: Vec<u32>,
    /// How long all texts are together, in bytes.
    pub text_length: usize,
}

/// The words of all editions.
#[derive(Debug)]
pub struct WordIndex {
    words: WordTable,
    editions: Vec<EditionWords>,
    /// The words in the order in which they stand, edition after edition.
    tokens: Vec<WordId>,
    /// Where each of them begins in its piece or text, in bytes of what is spelled there.
    token_starts: Vec<u32>,
    /// The postings word after word.
    postings: Vec<Posting>,
    /// Where the postings of each word begin, and behind them how many there are.
    posting_starts: Vec<u32>,
    /// The positions of each posting, counted from the first word of its edition.
    positions: Vec<u32>,
    /// The stem of each word, once it was asked for.
    stems: Vec<OnceLock<Box<str>>>,
    /// Words spelled with an umlaut, each with the stem of its spelling with an e.
    umlauts: Vec<(String, WordId)>,
}

/// A place in an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordPlace {
    /// In a piece of its lines.
    Fact(usize),
    /// In one of its texts, at a byte.
    Text(usize, usize),
}

impl EditionWords {
    /// Returns the piece of its lines that a position of its facts lies in.
    #[must_use]
    pub fn piece_at(&self, position: usize) -> Option<&Piece> {
        self.lines.pieces.get(self.piece_place(position)?)
    }

    /// Returns which piece of its lines a position of its facts lies in.
    #[must_use]
    pub fn piece_place(&self, position: usize) -> Option<usize> {
        let starts = &self.piece_starts;
        let after = starts.partition_point(|start| *start as usize <= position);
        after.checked_sub(1)
    }

    /// Returns the positions of the words of a line.
    #[must_use]
    pub fn line_positions(&self, line: u16) -> Range<usize> {
        let at = |line: u16| {
            let piece = self.lines.pieces.partition_point(|one| one.line < line);
            let start = self.piece_starts.get(piece);
            start.map_or(self.fact_length, |start| *start as usize)
        };
        at(line)..at(line.saturating_add(1))
    }
}

impl WordIndex {
    /// Returns all words.
    #[must_use]
    pub fn words(&self) -> &WordTable {
        &self.words
    }

    /// Returns the words of an edition.
    #[must_use]
    pub fn edition(&self, place: usize) -> Option<&EditionWords> {
        self.editions.get(place)
    }

    /// Returns the editions that hold one of these words: word after word, the newest first.
    #[must_use]
    pub fn postings(&self, words: Range<WordId>) -> &[Posting] {
        let at = |word: WordId| self.posting_starts.get(word as usize);
        let (Some(start), Some(end)) = (at(words.start), at(words.end)) else {
            return &[];
        };
        let range = *start as usize..*end as usize;
        self.postings.get(range).unwrap_or_default()
    }

    /// Returns the stem of a word.
    pub(super) fn stem_of(&self, word: WordId) -> &str {
        let stems = self.stems.get(word as usize);
        stems.map_or("", |known| {
            known.get_or_init(|| stem(self.words.word(word)).into())
        })
    }

    pub(super) fn umlauts(&self) -> &[(String, WordId)] {
        &self.umlauts
    }

    fn posting_range(&self, word: WordId) -> Range<usize> {
        let at = |word: usize| self.posting_starts.get(word).map_or(0, |at| *at as usize);
        at(word as usize)..at(word as usize + 1)
    }

    /// Returns how many editions hold a word.
    #[must_use]
    pub fn editions_with(&self, word: WordId) -> usize {
        self.posting_range(word).len()
    }

    /// Iterates over the editions that hold a word, each with the positions at which it stands there.
    pub fn positions(&self, word: WordId) -> impl Iterator<Item = (&Posting, &[u32])> {
        let range = self.posting_range(word);
        range.filter_map(move |at| {
            let posting = self.postings.get(at)?;
            let positions = posting.first as usize..self.end_of_positions(at + 1);
            Some((posting, self.positions.get(positions)?))
        })
    }

    /// Says whether an edition holds a word.
    #[must_use]
    pub fn holds(&self, edition: usize, word: WordId) -> bool {
        self.posting_in(word, edition).is_some()
    }

    /// Returns the place of a word's posting for an edition, counted from its first one.
    fn posting_in(&self, word: WordId, edition: usize) -> Option<usize> {
        let own = self.postings.get(self.posting_range(word))?;
        let found = own.binary_search_by_key(&edition, |one| one.edition as usize);
        found.ok()
    }

    /// Returns the positions at which a word stands in an edition.
    #[must_use]
    pub fn positions_in(&self, word: WordId, edition: usize) -> &[u32] {
        let range = self.posting_range(word);
        let own = self.postings.get(range.clone()).unwrap_or_default();
        let Some(at) = self.posting_in(word, edition) else {
            return &[];
        };
        let first = own.get(at).map_or(0, |one| one.first as usize);
        let end = self.end_of_positions(range.start + at + 1);
        self.positions.get(first..end).unwrap_or_default()
    }

    fn end_of_positions(&self, posting: usize) -> usize {
        let next = self.postings.get(posting);
        next.map_or(self.positions.len(), |next| next.first as usize)
    }

    /// Returns the words of an edition's facts, or all of them.
    #[must_use]
    pub fn tokens(&self, edition: usize, with_texts: bool) -> &[WordId] {
        let Some(own) = self.editions.get(edition) else {
            return &[];
        };
        let end = if with_texts {
            own.range.end
        } else {
            own.range.start + own.fact_length
        };
        self.tokens.get(own.range.start..end).unwrap_or_default()
    }

    /// Returns where a position of an edition is.
    #[must_use]
    pub fn place(&self, edition: usize, position: usize) -> Option<WordPlace> {
        let own = self.editions.get(edition)?;
        if position < own.fact_length {
            return own.piece_place(position).map(WordPlace::Fact);
        }
        let start = *self.token_starts.get(own.range.start + position)? as usize;
        let after = own
            .text_starts
            .partition_point(|start| *start as usize <= position);
        Some(WordPlace::Text(after.checked_sub(1)?, start))
    }

    /// Returns where a word of an edition begins in its piece or text, in bytes.
    #[must_use]
    pub fn start(&self, edition: usize, position: usize) -> usize {
        let first = self.editions.get(edition).map_or(0, |own| own.range.start);
        self.token_starts
            .get(first + position)
            .map_or(0, |start| *start as usize)
    }

    /// Says whether a piece of an edition's lines is these words and nothing else.
    #[must_use]
    pub fn is_whole_piece(&self, edition: usize, position: usize, length: usize) -> bool {
        let tokens = self.tokens(edition, false);
        let is_end = |at: Option<usize>| {
            at.is_none_or(|at| tokens.get(at).is_none_or(|word| *word == BREAK))
        };
        is_end(position.checked_sub(1)) && is_end(Some(position + length))
    }
}

impl FactKind {
    /// How much a word there says about an evening, in tenths: a name or title says more than who somebody's
    /// employer is.
    #[must_use]
    pub fn importance(self) -> u8 {
        match self {
            FactKind::Title => 30,
            FactKind::Guest | FactKind::Theme => 25,
            FactKind::Host | FactKind::Partner | FactKind::DebateLeader => 20,
            FactKind::Organisation | FactKind::Venue | FactKind::Music => 15,
            FactKind::Function => 12,
            FactKind::Gist | FactKind::Conflict => 10,
            FactKind::Heading | FactKind::Text => 0,
        }
    }
}
