//! The texts about an edition.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A text about an edition, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// What sort of text it is.
    pub kind: DocumentKind,
    /// Its heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The day it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// The text as it came in, decoded to Unicode and cleaned of control characters.
    pub text: String,
}

/// What sort of text a document is, the most trusted first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DocumentKind {
    /// Written after the evening.
    Report,
    /// Written before the evening.
    Announcement,
    /// An entry on a page that lists several editions.
    Overview,
    /// An article that tells something about an edition in passing.
    News,
    /// A text of the archive's own.
    Summary,
}

impl DocumentKind {
    /// Returns the key used in records and in the archive.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            DocumentKind::Report => "report",
            DocumentKind::Announcement => "announcement",
            DocumentKind::Overview => "overview",
            DocumentKind::News => "news",
            DocumentKind::Summary => "summary",
        }
    }
}

/// A named address: a recording, a livestream, photos.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// What stands behind the address.
    pub title: String,
    /// The address.
    pub url: String,
}
