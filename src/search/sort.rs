//! In what order results come.

/// How results are ordered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// By tier; inside one the best or the newest first.
    #[default]
    Relevance,
    /// Newest first.
    NewestFirst,
    /// Oldest first.
    OldestFirst,
    /// By series and number, highest first.
    Number,
}

impl Sort {
    /// Returns the order after this one, as a key goes through them.
    #[must_use]
    pub fn next(self) -> Sort {
        match self {
            Sort::Relevance => Sort::NewestFirst,
            Sort::NewestFirst => Sort::OldestFirst,
            Sort::OldestFirst => Sort::Number,
            Sort::Number => Sort::Relevance,
        }
    }

    /// Parses the Dutch or English name of an order; a leading `-` turns dates around.
    #[must_use]
    pub fn parse(name: &str) -> Option<Sort> {
        match name {
            "relevance" | "relevantie" => Some(Sort::Relevance),
            "date" | "datum" => Some(Sort::NewestFirst),
            "-date" | "-datum" => Some(Sort::OldestFirst),
            "number" | "nr" | "nummer" => Some(Sort::Number),
            _ => None,
        }
    }
}
