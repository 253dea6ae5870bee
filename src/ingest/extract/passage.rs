//! A piece of a document that remembers where it stood, so that every fact can say where it was read.

use std::ops::Range;

use super::glance::{Glance, trigrams};
use crate::ingest::{Certainty, Claim, Fact, Part, Span};

/// A piece of the heading, the text or the address.
#[derive(Debug, Clone, Copy)]
pub(super) struct Passage<'a> {
    /// The words.
    pub text: &'a str,
    /// The byte of the part at which they begin.
    start: usize,
    part: Part,
    /// What was seen in these words, or in more around them.
    pub(super) glance: Option<&'a Glance>,
}

impl<'a> Passage<'a> {
    /// Takes a part of a document, whole.
    pub(super) fn whole(part: Part, text: &'a str) -> Self {
        Passage {
            text,
            start: 0,
            part,
            glance: None,
        }
    }

    /// Returns the passage with what was seen in it.
    pub(super) fn seen(self, glance: &'a Glance) -> Self {
        Passage {
            glance: Some(glance),
            ..self
        }
    }

    /// Says whether somebody's name may stand in the words. Only `false` is certain.
    pub(super) fn may_name(&self) -> bool {
        self.glance.is_none_or(Glance::may_name)
    }

    /// Says whether `part` may stand in the words. Only `false` is certain.
    pub(super) fn may_hold(&self, part: &str) -> bool {
        let holds = |glance: &Glance| trigrams(part.as_bytes()).all(|three| glance.may_hold(three));
        self.glance.is_none_or(holds)
    }

    /// Returns other words of the same length in the place of these.
    pub(super) fn reworded<'b>(&self, text: &'b str, glance: &'b Glance) -> Passage<'b> {
        Passage {
            text,
            start: self.start,
            part: self.part,
            glance: Some(glance),
        }
    }

    /// Returns the piece at `range`, which is empty where the range does not lie on character borders.
    pub(super) fn sub(&self, range: Range<usize>) -> Self {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let start = if text.is_empty() {
            self.start
        } else {
            self.start + range.start
        };
        Passage {
            text,
            start,
            ..*self
        }
    }

    /// Returns the rest from byte `at`.
    pub(super) fn from(&self, at: usize) -> Self {
        self.sub(at..self.text.len())
    }

    /// Returns the piece up to byte `at`.
    pub(super) fn until(&self, at: usize) -> Self {
        self.sub(0..at)
    }

    /// Returns the piece without blanks around it.
    pub(super) fn trim(&self) -> Self {
        let start = self.text.len() - self.text.trim_start().len();
        self.sub(start..start + self.text.trim().len())
    }

    /// Returns the byte range in the part.
    pub(super) fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// Returns where a piece of this passage stands in it, in bytes.
    pub(super) fn place_of(&self, piece: &Passage) -> Range<usize> {
        let start = piece.start.saturating_sub(self.start);
        start..start + piece.text.len()
    }

    /// Returns a fact that these words state.
    pub(super) fn states(&self, claim: Claim) -> Fact {
        self.fact(claim, Certainty::Sure)
    }

    /// Returns a fact that these words allow, beside another reading.
    pub(super) fn suggests(&self, claim: Claim) -> Fact {
        self.fact(claim, Certainty::Unsure)
    }

    /// Returns a fact of the given certainty.
    pub(super) fn fact(&self, claim: Claim, certainty: Certainty) -> Fact {
        let Range { start, end } = self.range();
        Fact {
            claim,
            span: Some(Span {
                part: self.part,
                start,
                end,
            }),
            certainty,
        }
    }
}
