//! Lists of words of the language, written as text and looked up as a set.

use std::collections::HashSet;
use std::sync::OnceLock;

/// Words divided by blanks, in small letters.
pub(super) struct WordList {
    words: &'static str,
    set: OnceLock<HashSet<&'static str>>,
}

impl WordList {
    pub(super) const fn new(words: &'static str) -> Self {
        WordList {
            words,
            set: OnceLock::new(),
        }
    }

    /// Says whether `word`, in small letters, is in the list.
    pub(super) fn holds(&self, word: &str) -> bool {
        self.set
            .get_or_init(|| self.words.split_whitespace().collect())
            .contains(word)
    }

    /// Says whether `word`, in small letters, ends in one of the list or is one.
    pub(super) fn holds_end_of(&self, word: &str) -> bool {
        word.char_indices()
            .any(|(at, _)| word.get(at..).is_some_and(|end| self.holds(end)))
    }
}
