//! Building the index: words are cut and numbered edition by edition, put in order once, and then filed under
//! the editions that hold them. Two passes over all words and no sorting but of the distinct ones.

use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::{
    BREAK, EditionWords, FactKind, FactKinds, FactLines, PieceText, Posting, WordId, WordIndex,
    WordTable,
};
use crate::edition::Edition;
use crate::text::{Folded, fold, spread_umlauts, stem, words};

/// The words of the editions read so far, numbered in the order in which they came.
#[derive(Default)]
struct Reading {
    numbers: FxHashMap<Box<str>, WordId>,
    tokens: Vec<WordId>,
    token_starts: Vec<u32>,
    /// Words spelled with an umlaut, by their spelling with an e.
    umlauts: FxHashMap<String, WordId>,
    /// Where the words of a known name stand that was read before: themes and organisations bring all their other names
    /// along in each edition.
    names: FxHashMap<&'static str, Range<usize>>,
}

impl WordIndex {
    /// Builds the index of editions, given in the order of the catalogue.
    #[must_use]
    pub fn build<'a>(editions: impl Iterator<Item = &'a Edition>) -> Self {
        let mut reading = Reading::default();
        let editions: Vec<EditionWords> = editions.map(|one| reading.edition(one)).collect();
        let words = reading.put_in_order();
        let umlauts = std::mem::take(&mut reading.umlauts).into_iter();
        let umlauts = umlauts.map(|(spread, word)| (stem(&spread), word));
        let mut index = WordIndex {
            umlauts: umlauts.collect(),
            stems: std::iter::repeat_with(OnceLock::new)
                .take(words.len())
                .collect(),
            words,
            editions,
            tokens: reading.tokens,
            token_starts: reading.token_starts,
            postings: Vec::new(),
            posting_starts: Vec::new(),
            positions: Vec::new(),
        };
        index.file();
        index
    }

    /// Files every word under the editions that hold it.
    fn file(&mut self) {
        let mut filing = Filing::for_index(self);
        for (place, edition) in (0..).zip(&self.editions) {
            let tokens = self.tokens.get(edition.range.clone()).unwrap_or_default();
            let mut piece = 0;
            for (position, word) in (0..).zip(tokens).filter(|(_, word)| **word != BREAK) {
                let is_after = |next: &u32| *next <= position;
                while edition.piece_starts.get(piece + 1).is_some_and(is_after) {
                    piece += 1;
                }
                let is_fact = (position as usize) < edition.fact_length;
                let kind = edition.lines.pieces.get(piece).filter(|_| is_fact);
                filing.add(
                    *word,
                    place,
                    position,
                    kind.map_or(FactKind::Text, |piece| piece.kind),
                );
            }
        }
        self.postings = filing.postings;
        self.posting_starts = filing.posting_starts;
        self.positions = filing.positions;
    }
}

impl Reading {
    fn edition(&mut self, edition: &Edition) -> EditionWords {
        let lines = FactLines::of(edition);
        let start = self.tokens.len();
        let here = |reading: &Reading| short(reading.tokens.len() - start);
        let mut piece_starts = Vec::with_capacity(lines.pieces.len());
        for piece in &lines.pieces {
            piece_starts.push(here(self));
            match piece.text {
                PieceText::Own(_) => self.text(lines.text_of(piece)),
                PieceText::Known(name) => self.name(name),
            }
        }
        let fact_length = self.tokens.len() - start;
        let mut text_starts = Vec::with_capacity(edition.documents.len());
        for document in &edition.documents {
            text_starts.push(here(self));
            self.text(&document.text);
        }
        EditionWords {
            lines,
            range: start..self.tokens.len(),
            fact_length,
            piece_starts,
            text_starts,
            text_length: edition.documents.iter().map(|one| one.text.len()).sum(),
        }
    }

    fn text(&mut self, text: &str) {
        let folded = Folded::new(text);
        for range in words(&folded.text) {
            let number = self.number(folded.text.get(range.clone()).unwrap_or_default());
            let source = folded.source_range(range);
            self.tokens.push(number);
            self.token_starts.push(short(source.start));
            let spelled = text.get(source).filter(|word| !word.is_ascii());
            if let Some(spread) = spelled.and_then(spread_umlauts) {
                self.umlauts.insert(fold(&spread), number);
            }
        }
        self.tokens.push(BREAK);
        self.token_starts.push(short(text.len()));
    }

    fn name(&mut self, name: &'static str) {
        if let Some(known) = self.names.get(name).cloned() {
            self.tokens.extend_from_within(known.clone());
            self.token_starts.extend_from_within(known);
            return;
        }
        let start = self.tokens.len();
        self.text(name);
        self.names.insert(name, start..self.tokens.len());
    }

    fn number(&mut self, word: &str) -> WordId {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = short(self.numbers.len());
        self.numbers.insert(word.into(), number);
        number
    }

    /// Numbers the words anew, in the order of their letters.
    fn put_in_order(&mut self) -> WordTable {
        let mut sorted: Vec<(Box<str>, WordId)> =
            std::mem::take(&mut self.numbers).into_iter().collect();
        sorted.sort_unstable();
        let mut renumbered = vec![0; sorted.len()];
        for (new, (_, old)) in (0..).zip(&sorted) {
            if let Some(place) = renumbered.get_mut(*old as usize) {
                *place = new;
            }
        }
        let tokens = self.tokens.iter_mut().filter(|token| **token != BREAK);
        for token in tokens.chain(self.umlauts.values_mut()) {
            *token = renumbered.get(*token as usize).copied().unwrap_or(BREAK);
        }
        WordTable::new(sorted.iter().map(|(word, _)| &**word))
    }
}

/// Postings on their way to their places, which were counted before.
struct Filing {
    postings: Vec<Posting>,
    posting_starts: Vec<u32>,
    positions: Vec<u32>,
    /// Per word where its next posting goes, and its next position.
    next: Vec<(u32, u32)>,
}

/// An edition that no word was met in yet.
const NOWHERE: u32 = u32::MAX;

impl Filing {
    fn for_index(index: &WordIndex) -> Self {
        let mut counts = vec![(0_u32, 0_u32, NOWHERE); index.words.len()];
        for (place, edition) in (0..).zip(&index.editions) {
            for word in index.tokens.get(edition.range.clone()).unwrap_or_default() {
                if let Some((postings, positions, last)) = counts.get_mut(*word as usize) {
                    *postings += u32::from(*last != place);
                    *positions += 1;
                    *last = place;
                }
            }
        }
        let (mut posting, mut position) = (0, 0);
        let mut posting_starts = Vec::with_capacity(counts.len() + 1);
        let mut next = Vec::with_capacity(counts.len());
        for (postings, positions, _) in counts {
            posting_starts.push(posting);
            next.push((posting, position));
            posting += postings;
            position += positions;
        }
        posting_starts.push(posting);
        let nothing = Posting {
            edition: NOWHERE,
            first: 0,
            kinds: FactKinds::NONE,
            text_count: 0,
            importance: 0,
        };
        Filing {
            postings: vec![nothing; posting as usize],
            posting_starts,
            positions: vec![0; position as usize],
            next,
        }
    }

    fn add(&mut self, word: WordId, edition: u32, position: u32, kind: FactKind) {
        let Some((next_posting, next_position)) = self.next.get_mut(word as usize) else {
            return;
        };
        let first_of_word = self.posting_starts.get(word as usize).copied();
        let is_known = first_of_word.is_some_and(|first| first < *next_posting)
            && self
                .postings
                .get(*next_posting as usize - 1)
                .is_some_and(|one| one.edition == edition);
        if !is_known {
            if let Some(posting) = self.postings.get_mut(*next_posting as usize) {
                (posting.edition, posting.first) = (edition, *next_position);
            }
            *next_posting += 1;
        }
        if let Some(posting) = self.postings.get_mut(*next_posting as usize - 1) {
            posting.kinds.insert(kind);
            posting.importance = posting.importance.saturating_add(kind.importance());
            posting.text_count = posting
                .text_count
                .saturating_add(u8::from(kind == FactKind::Text));
        }
        if let Some(place) = self.positions.get_mut(*next_position as usize) {
            *place = position;
        }
        *next_position += 1;
    }
}

/// What one archive holds in memory takes far less than four gigabytes.
fn short(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::WordPlace;
    use super::*;
    use crate::edition::{Document, DocumentKind};

    fn edition(title: &str, text: &str) -> Edition {
        Edition {
            title: Some(title.to_owned()),
            documents: vec![Document {
                kind: DocumentKind::Report,
                title: None,
                url: None,
                published: None,
                text: text.to_owned(),
            }],
            ..Edition::default()
        }
    }

    #[test]
    fn a_word_is_filed_under_each_edition_with_its_kinds_and_positions() {
        let editions = [
            edition("Wonen in de stad", "De Stad, de stad."),
            edition("Water", "Café in een stad"),
        ];
        let index = WordIndex::build(editions.iter());
        let stad = index.words().find("stad").expect("a word");
        let found: Vec<(u32, u8, u8, Vec<u32>)> = index
            .positions(stad)
            .map(|(one, at)| (one.edition, one.text_count, one.importance, at.to_vec()))
            .collect();
        assert_eq!(found, [(0, 2, 30, vec![3, 6, 8]), (1, 1, 0, vec![5])]);
        assert_eq!(index.tokens(0, false).len(), 5);
        assert_eq!(index.place(0, 3), Some(WordPlace::Fact(0)));
        assert_eq!(index.place(1, 3), Some(WordPlace::Text(0, 6)));
        assert!(index.is_whole_piece(0, 0, 4) && !index.is_whole_piece(0, 0, 3));
    }

    #[test]
    fn other_names_of_a_theme_stand_in_every_edition_about_it() {
        let about = |topic: &str| Edition {
            topics: vec![topic.to_owned()],
            ..edition("Een avond", "Tekst")
        };
        let theme = "kunstmatige intelligentie";
        let editions = [about(theme), about("wonen"), about(theme)];
        let index = WordIndex::build(editions.iter());
        let word = index.words().find("ai").expect("another name of it");
        let found: Vec<u32> = index.positions(word).map(|(one, _)| one.edition).collect();
        assert_eq!(found, [0, 2]);
        let piece = |place: usize| {
            let at = index.positions_in(word, place)[0] as usize;
            let lines = &index.edition(place).expect("an edition").lines;
            let piece = index.edition(place)?.piece_at(at)?;
            Some((piece.kind, lines.text_of(piece), index.start(place, at)))
        };
        assert_eq!(piece(0), Some((FactKind::Theme, "AI", 0)));
        assert_eq!(piece(2), piece(0));
    }
}
