//! How good a match is: a better tier always comes before.

/// How good a match is, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// The number asked for.
    Number,
    /// The whole of a name or title.
    Exact,
    /// The words next to each other, in one fact or in the text.
    Phrase,
    /// Words in names, titles and other facts, or the date asked for.
    Facts,
    /// Words in the text.
    Text,
    /// A whole name that all that was typed is a slip away from.
    Name,
    /// Other forms of the words, such as plurals.
    Stem,
    /// Compounds that the words are parts of.
    Compound,
    /// Letters of a name, in order.
    Letters,
    /// Words a slip away from what was typed.
    Typo,
}

impl Tier {
    /// Returns the key used in `--explain`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Tier::Number => "number",
            Tier::Exact => "exact",
            Tier::Phrase => "phrase",
            Tier::Facts => "facts",
            Tier::Text => "text",
            Tier::Name => "name",
            Tier::Stem => "stem",
            Tier::Compound => "compound",
            Tier::Letters => "letters",
            Tier::Typo => "typo",
        }
    }
}
