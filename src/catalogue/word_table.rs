//! All words of an archive in the order of their letters: a beginning is a range of them.

use std::hash::BuildHasher;
use std::ops::Range;

use memchr::memmem;
use rustc_hash::FxBuildHasher;

use super::character_mask::CharacterMask;

/// A word, by its place in the order.
pub type WordId = u32;

/// A slot without a word.
const FREE: WordId = WordId::MAX;

/// Sorted words with what most are told apart by at a glance.
#[derive(Debug, Default)]
pub struct WordTable {
    /// All words in order, a line feed before and behind each: a part of a word is a substring.
    text: String,
    /// Where each word begins in the text, and behind them where the text ends.
    starts: Vec<u32>,
    /// Every word in the slot of its hash or the next free one behind it, half of them free at least: looking for a
    /// word in the order takes eight times as long.
    slots: Vec<WordId>,
    masks: Vec<CharacterMask>,
    /// The words by their length in bytes.
    by_length: Vec<Vec<WordId>>,
}

impl WordTable {
    /// Makes a table of words that are in order, each once.
    #[must_use]
    pub fn new<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut table = WordTable {
            text: "\n".to_owned(),
            ..WordTable::default()
        };
        for (id, word) in (0..).zip(words) {
            table.starts.push(short(table.text.len()));
            table.text.push_str(word);
            table.text.push('\n');
            table.masks.push(CharacterMask::of(word));
            if table.by_length.len() <= word.len() {
                table.by_length.resize_with(word.len() + 1, Vec::new);
            }
            if let Some(list) = table.by_length.get_mut(word.len()) {
                list.push(id);
            }
        }
        table.starts.push(short(table.text.len()));
        table.fill_slots();
        table
    }

    fn fill_slots(&mut self) {
        let mut slots = vec![FREE; (2 * self.len()).next_power_of_two()];
        for id in 0..short(self.len()) {
            let mut at = first_slot(self.word(id), slots.len());
            while slots.get(at).is_some_and(|taken| *taken != FREE) {
                at = (at + 1) % slots.len();
            }
            if let Some(slot) = slots.get_mut(at) {
                *slot = id;
            }
        }
        self.slots = slots;
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
        let mut at = first_slot(word, self.slots.len());
        loop {
            let id = *self.slots.get(at)?;
            if id == FREE {
                return None;
            }
            if self.word(id) == word {
                return Some(id);
            }
            at = (at + 1) % self.slots.len();
        }
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

    /// Returns the words that hold a part, as far as `is_meant` holds for what stands before and after it there.
    pub fn around(&self, part: &str, is_meant: impl Fn(&str, &str) -> bool) -> Vec<WordId> {
        let mut found = Vec::new();
        for at in memmem::find_iter(self.text.as_bytes(), part.as_bytes()) {
            let Some((before, after)) = self.text.split_at_checked(at) else {
                continue;
            };
            let before = before.rsplit('\n').next().unwrap_or_default();
            let after = after.get(part.len()..).unwrap_or_default();
            let after = after.split('\n').next().unwrap_or_default();
            if is_meant(before, after) {
                let next = self.starts.partition_point(|start| *start as usize <= at);
                found.extend(next.checked_sub(1).map(short));
            }
        }
        found
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

/// Returns the slot that a word is looked for in first, of a power of two.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a hash is cut to the number of slots anyway"
)]
fn first_slot(word: &str, slots: usize) -> usize {
    FxBuildHasher.hash_one(word) as usize & slots.wrapping_sub(1)
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
        WordTable::new(words.into_iter())
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
        assert_eq!(WordTable::new(std::iter::empty()).find("stad"), None);
    }

    #[test]
    fn a_part_is_found_in_every_word_that_holds_it() {
        let found = |is_meant: fn(&str, &str) -> bool| table().around("stad", is_meant);
        assert_eq!(found(|_, _| true), [2, 3, 4]);
        assert_eq!(found(|before, _| before == "wijk"), [4]);
        assert_eq!(
            found(|before, after| before.is_empty() && after == "huis"),
            [3]
        );
    }
}
