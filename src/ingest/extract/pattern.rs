//! A phrasing, compiled when it is first looked for.
//!
//! Phrasings are written next to the rules that use them. One that does not compile finds nothing
//! in a released program and stops a debug build, so a test that touches it shows the mistake. Compiling takes
//! longer than reading a page: it waits for the first text that may hold what the phrasing needs.

use std::ops::Range;
use std::sync::OnceLock;

use regex::{Captures, Regex};

use super::alphabet;
use super::glance::Glance;
use super::passage::Passage;
use super::piece::Piece;
use super::required::Required;

/// What a phrasing is looked for in.
pub(super) trait Searched<'t>: Copy {
    /// The text.
    fn text(self) -> &'t str;

    /// What was seen in the text, if it was looked at already.
    fn glance(self) -> Option<&'t Glance>;
}

impl<'t> Searched<'t> for &'t str {
    fn text(self) -> &'t str {
        self
    }

    fn glance(self) -> Option<&'t Glance> {
        None
    }
}

impl<'t> Searched<'t> for Passage<'t> {
    fn text(self) -> &'t str {
        self.text
    }

    fn glance(self) -> Option<&'t Glance> {
        self.glance
    }
}

impl<'t> Searched<'t> for Piece<'t> {
    fn text(self) -> &'t str {
        self.text
    }

    fn glance(self) -> Option<&'t Glance> {
        Some(self.glance)
    }
}

impl<'t> Searched<'t> for &Passage<'t> {
    fn text(self) -> &'t str {
        self.text
    }

    fn glance(self) -> Option<&'t Glance> {
        self.glance
    }
}

/// A regular expression that is a constant of the program.
pub(super) struct Pattern {
    source: &'static str,
    parsed: OnceLock<Parsed>,
    regex: OnceLock<Option<Regex>>,
}

/// What a look at the source tells.
#[derive(Default)]
struct Parsed {
    /// What no match does without.
    required: Required,
    /// The source for the alphabet of the pages.
    narrowed: String,
}

impl Pattern {
    pub(super) const fn new(source: &'static str) -> Self {
        Pattern {
            source,
            parsed: OnceLock::new(),
            regex: OnceLock::new(),
        }
    }

    /// Says whether a text may hold a match. Only `false` is certain.
    pub(super) fn may_be_in<'t>(&self, text: impl Searched<'t>) -> bool {
        text.glance()
            .is_none_or(|glance| self.parsed().required.may_be_in(glance))
    }

    fn parsed(&self) -> &Parsed {
        self.parsed.get_or_init(|| {
            let hir = alphabet::parse(self.source);
            debug_assert!(hir.is_some(), "`{}` is no expression", self.source);
            let parsed = hir.map(|hir| Parsed {
                required: Required::of(&hir),
                narrowed: hir.to_string(),
            });
            parsed.unwrap_or_default()
        })
    }

    /// Returns the expression, unless the text cannot hold what it needs.
    fn regex_for<'t>(&self, text: impl Searched<'t>) -> Option<&Regex> {
        if !self.may_be_in(text) {
            return None;
        }
        let regex = self
            .regex
            .get_or_init(|| Regex::new(&self.parsed().narrowed).ok());
        debug_assert!(regex.is_some(), "`{}` does not compile", self.source);
        regex.as_ref()
    }

    pub(super) fn is_in<'t>(&self, text: impl Searched<'t>) -> bool {
        self.regex_for(text)
            .is_some_and(|regex| regex.is_match(text.text()))
    }

    pub(super) fn find<'t>(&self, text: impl Searched<'t>) -> Option<Range<usize>> {
        let found = self.regex_for(text)?.find(text.text());
        found.map(|found| found.range())
    }

    pub(super) fn find_all<'t>(
        &'t self,
        text: impl Searched<'t>,
    ) -> impl Iterator<Item = Range<usize>> + 't {
        let text_of = text.text();
        self.regex_for(text)
            .into_iter()
            .flat_map(move |regex| regex.find_iter(text_of).map(|found| found.range()))
    }

    pub(super) fn captures<'t>(&self, text: impl Searched<'t>) -> Option<Captures<'t>> {
        self.regex_for(text)?.captures(text.text())
    }

    pub(super) fn captures_all<'t>(
        &'t self,
        text: impl Searched<'t>,
    ) -> impl Iterator<Item = Captures<'t>> + 't {
        let text_of = text.text();
        self.regex_for(text)
            .into_iter()
            .flat_map(move |regex| regex.captures_iter(text_of))
    }
}
