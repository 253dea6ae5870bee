//! Words that many phrasings are looked for in, wherever they come from.

use super::glance::Glance;

/// A piece of words that were looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    /// The piece.
    pub text: &'a str,
    /// What was seen in it, or in more around it.
    pub glance: &'a Glance,
}

impl<'a> Piece<'a> {
    /// Returns a part of the piece.
    pub(super) fn part(&self, text: &'a str) -> Self {
        Piece { text, ..*self }
    }
}
