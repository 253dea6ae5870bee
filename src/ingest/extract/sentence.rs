//! A sentence with what all rules ask of it, found out once.

use super::glance::Glance;
use super::passage::Passage;

/// A sentence of a block.
#[derive(Debug, Clone)]
pub(super) struct Sentence<'a> {
    words: Passage<'a>,
    glance: Glance,
    /// The words with the speech in them blanked out, where there is any.
    speechless: Option<(String, Glance)>,
}

impl<'a> Sentence<'a> {
    /// Looks at a sentence; `told` are its words with the speech in them blanked out.
    pub(super) fn new(words: Passage<'a>, told: Option<&str>) -> Self {
        let told = told.filter(|told| *told != words.text);
        Sentence {
            words,
            glance: Glance::at(words.text),
            speechless: told.map(|told| (told.to_owned(), Glance::at(told))),
        }
    }

    /// Returns the words.
    pub(super) fn words(&self) -> Passage<'_> {
        self.words.seen(&self.glance)
    }

    /// Returns what was seen in the words.
    pub(super) fn glance(&self) -> &Glance {
        &self.glance
    }

    /// Returns the words with the speech in them blanked out, byte for byte as long.
    pub(super) fn told(&self) -> Passage<'_> {
        match &self.speechless {
            Some((told, glance)) => self.words.reworded(told, glance),
            None => self.words(),
        }
    }
}
