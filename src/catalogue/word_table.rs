//! All words of an archive in the order of their letters: a beginning is a range of them.

use std::ops::Range;

use memchr::memmem;
use rustc_hash::FxHashMap;

use super::character_mask::CharacterMask;

/// A word, by its place in the order.
pub type WordId = u32;

/// Sorted words with what most are told apart by at a glance.
#[derive(Debug, Default)]
pub struct WordTable {
    /// All words in order, a line feed before and behind each: a part of a word is a substring.
    text: String,
    /// Where each word begins in the text, and behind them where the text ends.
    starts: Vec<u32>,
    /// Every word with its place: looking for one in the order takes eight times as long.
    places: FxHashMap<Box<str>, WordId>,
    masks: Vec<CharacterMask>,
    /// The words by their length in bytes.
    by_length: Vec<Vec<WordId>>,
}

impl WordTable {
    /// Makes a table of words that are in order, each once.
    #[must_use]
    pub fn new(words: impl Iterator<Item = Box<str>>) -> Self {
        let mut table = WordTable {
            text: "\n".to_owned(),
            ..WordTable::default()
        };
        for (id, word) in (0..).zip(words) {
            table.starts.push(short(table.text.len()));
            table.text.push_str(&word);
            table.text.push('\n');
            table.masks.push(CharacterMask::of(&word));
            if table.by_length.len() <= word.len() {
                table.by_length.resize_with(word.len() + 1, Vec::new);
            }
            if let Some(list) = table.by_length.get_mut(word.len()) {
                list.push(id);
            }
            table.places.insert(word, id);
        }
        table.starts.push(short(table.text.len()));
        table
    }

    /// Counts the words.
    #[must_use]
    pub fn len(&self) -> usize {
        self.masks.len()
    }

    /// Says whether there are no words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.masks.is_empty()
    }

    /// Returns a word.
    #[must_use]
    pub fn word(&self, id: WordId) -> &str {
        let at = |id: usize| self.starts.get(id).map_or(0, |start| *start as usize);
        let (start, end) = (at(id as usize), at(id as usize + 1));
        self.text
            .get(start..end.saturating_sub(1))
            .unwrap_or_default()
    }

    /// Returns the words that begin like this.
    #[must_use]
    pub fn beginning(&self, start: &str) -> Range<WordId> {
        let first = self.first(|word| word < start);
        first..self.first(|word| word < start || word.starts_with(start))
    }

    /// Returns a word's place, if it is known.
    #[must_use]
    pub fn find(&self, word: &str) -> Option<WordId> {
        self.places.get(word).copied()
    }

    /// The first word for which `is_before` no longer holds.
    fn first(&self, is_before: impl Fn(&str) -> bool) -> WordId {
        let (mut low, mut high) = (0, short(self.len()));
        while low < high {
            let middle = low + (high - low) / 2;
            if is_before(self.word(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// Iterates over the words that hold a part, each with what stands before and after it there.
    pub fn around<'a>(&'a self, part: &'a str) -> impl Iterator<Item = (WordId, &'a str, &'a str)> {
        let found = memmem::find_iter(self.text.as_bytes(), part.as_bytes());
        found.collect::<Vec<_>>().into_iter().filter_map(move |at| {
            let after = self.starts.partition_point(|start| *start as usize <= at);
            let id = short(after.checked_sub(1)?);
            let start = *self.starts.get(id as usize)? as usize;
            let word = self.word(id);
            let (before, rest) = word.split_at_checked(at - start)?;
            Some((id, before, rest.get(part.len()..)?))
        })
    }

    /// Iterates over the words of these lengths that may be so many slips away from a mask.
    pub fn alike(
        &self,
        mask: CharacterMask,
        lengths: Range<usize>,
        slips: usize,
    ) -> impl Iterator<Item = WordId> + '_ {
        let lists = self.by_length.iter().take(lengths.end).skip(lengths.start);
        let is_alike = move |id: &WordId| {
            let own = self.masks.get(*id as usize);
            own.is_some_and(|own| own.is_within(mask, slips))
        };
        lists.flatten().copied().filter(is_alike)
    }
}

/// The words of an archive take far less than four gigabytes.
fn short(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> WordTable {
        let words = ["de", "dealer", "stad", "stadhuis", "wijkstad", "zo"];
        WordTable::new(words.into_iter().map(Box::from))
    }

    #[test]
    fn a_beginning_is_a_range_and_a_word_is_found_by_itself() {
        let table = table();
        for (start, range) in [
            ("de", 0..2),
            ("sta", 2..4),
            ("stadhuis", 3..4),
            ("x", 5..5),
            ("", 0..6),
        ] {
            assert_eq!(table.beginning(start), range, "{start}");
        }
        assert_eq!(table.find("stad"), Some(2));
        assert_eq!(
            (table.find("sta"), table.find("zz"), table.find("")),
            (None, None, None)
        );
        assert_eq!(table.word(4), "wijkstad");
    }

    #[test]
    fn a_part_is_found_in_every_word_that_holds_it() {
        let table = table();
        let found: Vec<_> = table.around("stad").collect();
        assert_eq!(found, [(2, "", ""), (3, "", "huis"), (4, "wijk", "")]);
    }
}
