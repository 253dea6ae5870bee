//! An article: one text on a page, with what the page says around it.

use jiff::civil::Date;

/// One text on a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    /// The heading, whole as the page gives it.
    pub heading: Option<String>,
    /// The address.
    pub url: Option<String>,
    /// The day it was published, where the source says so outside the text.
    pub published: Option<Date>,
    /// Where on the page it stood.
    pub placement: Placement,
    /// The text below the heading as it came in: decoded, control characters made harmless, nothing else changed.
    pub text: String,
    /// The line of the source, from 1, on which the article starts.
    pub line: usize,
    /// Only the beginning of the text came along; the rest stands at the address.
    pub is_excerpt: bool,
}

/// Where on a page an article stood.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Placement {
    /// Alone on its page.
    #[default]
    Single,
    /// One of many under each other.
    Archive,
    /// On an overview page, under the fixed introduction, before any edition.
    OverviewIntroduction,
    /// On an overview page, among the editions to come.
    OverviewUpcoming,
    /// On an overview page, among the editions that were.
    OverviewPast,
}

impl Placement {
    const ALL: [Placement; 5] = [
        Placement::Single,
        Placement::Archive,
        Placement::OverviewIntroduction,
        Placement::OverviewUpcoming,
        Placement::OverviewPast,
    ];

    /// Returns the key under which the archive keeps it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Placement::Single => "single",
            Placement::Archive => "archive",
            Placement::OverviewIntroduction => "overview-introduction",
            Placement::OverviewUpcoming => "overview-upcoming",
            Placement::OverviewPast => "overview-past",
        }
    }

    /// Returns the placement of a key; an unknown one is taken for a single page.
    #[must_use]
    pub fn from_key(key: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|placement| placement.key() == key)
            .unwrap_or(Placement::Single)
    }
}
