//! Heading and text of an article as one text, and the way back to where each word came from.

use std::ops::Range;

use crate::ingest::{Article, Part, Span};

/// The text that is read of an article: its heading stands in front where the text does not hold it.
#[derive(Debug, Clone)]
pub struct Composed {
    /// Heading and text.
    pub text: String,
    /// How many bytes the heading takes.
    heading: usize,
    /// Where the article's text begins.
    start: usize,
    /// The heading, blanks at its ends left out.
    pub(super) heading_line: String,
}

impl Composed {
    /// Puts heading and text under each other.
    #[must_use]
    pub fn new(article: &Article) -> Self {
        let heading = article.heading.as_deref().unwrap_or_default().trim();
        let first_lines = article
            .text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .take(25);
        let is_repeated = first_lines.map(str::trim).any(|line| line == heading);
        if heading.is_empty() || is_repeated {
            return Composed {
                text: article.text.clone(),
                heading: 0,
                start: 0,
                heading_line: heading.to_owned(),
            };
        }
        let text = format!("{heading}\n\n{}", article.text);
        Composed {
            text,
            heading: heading.len(),
            start: heading.len() + 2,
            heading_line: heading.to_owned(),
        }
    }

    /// Returns the place of some bytes in the article they came from.
    #[must_use]
    pub fn span(&self, bytes: &Range<usize>) -> Span {
        if bytes.start < self.heading {
            return Span {
                part: Part::Heading,
                start: bytes.start,
                end: bytes.end.min(self.heading),
            };
        }
        Span {
            part: Part::Text,
            start: bytes.start.saturating_sub(self.start),
            end: bytes.end.saturating_sub(self.start),
        }
    }
}
