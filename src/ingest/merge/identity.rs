//! What one document says that can tell editions apart.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Correction;
use super::correction::identifying;
use crate::edition::{DocumentKind, Series};
use crate::ingest::{Claim, DateReading, Extract, Fact};
use crate::text::slug;

/// Whose evening a document speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Belongs {
    /// The one that it says itself.
    #[default]
    AsRead,
    /// Somebody said: that of another document, by its place among all.
    With(usize),
    /// Somebody said: one of its own.
    Apart,
}

/// What one document says that can tell editions apart. It is all that grouping needs, and small: an archive
/// is grouped as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Identity {
    pub(super) series: Series,
    pub(super) number: Option<u32>,
    pub(super) dates: Vec<DateReading>,
    /// Titles without case, accents and punctuation.
    pub(super) titles: BTreeSet<String>,
    pub(super) kind: DocumentKind,
    pub(super) published: Option<Date>,
    /// Whose evening it is taken to speak of.
    pub belongs: Belongs,
}

impl Identity {
    /// Returns what a document says, or what people say it should.
    #[must_use]
    pub fn new(extract: &Extract, published: Option<Date>, corrections: &[Correction]) -> Self {
        let mut identity = Identity {
            series: Series::default(),
            number: None,
            dates: Vec::new(),
            titles: BTreeSet::new(),
            kind: extract.kind,
            published,
            belongs: Belongs::AsRead,
        };
        let corrected = identifying(extract, corrections);
        // The first claim of a kind leads.
        for claim in corrected.iter().rev() {
            identity.add(claim);
        }
        identity.dates.reverse();
        identity
    }

    /// Returns the facts of an extract that [`Self::new`] reads.
    #[must_use]
    pub fn facts(extract: &Extract) -> Extract {
        let is_read = |fact: &&Fact| {
            matches!(
                fact.claim,
                Claim::Series(_) | Claim::Number(_) | Claim::Date(_) | Claim::Title(_)
            )
        };
        Extract {
            kind: extract.kind,
            facts: extract.facts.iter().filter(is_read).cloned().collect(),
            offered: Vec::new(),
        }
    }

    fn add(&mut self, claim: &Claim) {
        match claim {
            Claim::Series(series) => self.series = series.clone(),
            Claim::Number(number) => self.number = Some(*number),
            Claim::Date(reading) => self.dates.push(reading.clone()),
            Claim::Title(title) => self
                .titles
                .extend(Some(slug(title)).filter(|slug| !slug.is_empty())),
            _ => {}
        }
    }
}
