//! Lists of words of the language, written as text and looked up as a set.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

/// Words divided by blanks, in small letters.
pub(super) struct WordList {
    words: &'static str,
    set: OnceLock<Words>,
}

struct Words {
    all: FxHashSet<&'static str>,
    /// The lengths of words that end in a byte, as bits.
    lengths: [u64; 256],
}

impl WordList {
    pub(super) const fn new(words: &'static str) -> Self {
        WordList {
            words,
            set: OnceLock::new(),
        }
    }

    fn set(&self) -> &Words {
        self.set.get_or_init(|| Words::of(self.words))
    }

    /// Says whether `word`, in small letters, is in the list.
    pub(super) fn holds(&self, word: &str) -> bool {
        self.set().all.contains(word)
    }

    /// Says whether `word`, in whatever letters, is in the list.
    pub(super) fn holds_any_case(&self, word: &str) -> bool {
        self.holds(word) || (word.contains(char::is_uppercase) && self.holds(&word.to_lowercase()))
    }

    /// Says whether `word`, in small letters, ends in one of the list or is one.
    pub(super) fn holds_end_of(&self, word: &str) -> bool {
        let set = self.set();
        let last = word.bytes().last().unwrap_or_default();
        let mut lengths = set.lengths[usize::from(last)];
        while lengths != 0 {
            let length = lengths.trailing_zeros() as usize;
            lengths &= lengths - 1;
            let start = word.len().checked_sub(length);
            let end = start.and_then(|start| word.get(start..));
            if end.is_some_and(|end| set.all.contains(end)) {
                return true;
            }
        }
        false
    }
}

impl Words {
    fn of(words: &'static str) -> Self {
        let all: FxHashSet<&str> = words.split_whitespace().collect();
        let mut lengths = [0; 256];
        for word in &all {
            let last = word.bytes().last().unwrap_or_default();
            // No word is longer than 63 letters.
            lengths[usize::from(last)] |= 1 << word.len().min(63);
        }
        Words { all, lengths }
    }
}
