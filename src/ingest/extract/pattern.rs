//! A phrasing, compiled when it is first looked for.
//!
//! Phrasings are written next to the rules that use them. One that does not compile finds nothing
//! in a released program and stops a debug build, so a test that touches it shows the mistake.

use std::ops::Range;
use std::sync::OnceLock;

use regex::{Captures, Regex};

use super::required::Required;

/// Makes `\b` the border of an unaccented word.
///
/// The border by all of Unicode takes the slow engine for every text with a curly quote in it,
/// which is every text: ten times the cost. A phrasing must therefore not end in `é\b`.
fn with_plain_borders(source: &str) -> String {
    source.replace(r"\b", r"(?-u:\b)")
}

/// A regular expression that is a constant of the program.
pub(super) struct Pattern {
    source: &'static str,
    compiled: OnceLock<Option<Compiled>>,
}

struct Compiled {
    regex: Regex,
    required: Required,
}

impl Pattern {
    pub(super) const fn new(source: &'static str) -> Self {
        Pattern {
            source,
            compiled: OnceLock::new(),
        }
    }

    /// Returns the expression, unless the text cannot hold what it needs.
    fn regex_for(&self, text: &str) -> Option<&Regex> {
        let compiled = self.compiled.get_or_init(|| {
            let source = with_plain_borders(self.source);
            let regex = Regex::new(&source).ok()?;
            Some(Compiled {
                regex,
                required: Required::of(&source),
            })
        });
        debug_assert!(compiled.is_some(), "`{}` does not compile", self.source);
        let compiled = compiled.as_ref()?;
        compiled.required.may_be_in(text).then_some(&compiled.regex)
    }

    pub(super) fn is_in(&self, text: &str) -> bool {
        self.regex_for(text)
            .is_some_and(|regex| regex.is_match(text))
    }

    pub(super) fn find(&self, text: &str) -> Option<Range<usize>> {
        self.regex_for(text)?.find(text).map(|found| found.range())
    }

    pub(super) fn find_all<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        self.regex_for(text)
            .into_iter()
            .flat_map(move |regex| regex.find_iter(text).map(|found| found.range()))
    }

    pub(super) fn captures<'a>(&self, text: &'a str) -> Option<Captures<'a>> {
        self.regex_for(text)?.captures(text)
    }

    pub(super) fn captures_all<'a>(
        &'a self,
        text: &'a str,
    ) -> impl Iterator<Item = Captures<'a>> + 'a {
        self.regex_for(text)
            .into_iter()
            .flat_map(move |regex| regex.captures_iter(text))
    }
}
