//! Documents that speak of one edition, and when that was.

use super::identity::Identity;
use super::order::Place;
use super::settled::Settled;
use crate::edition::Series;

/// Documents that speak of one edition.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    pub(super) series: Series,
    pub(super) number: Option<u32>,
    /// The day, once it is known.
    pub(super) date: Option<Settled>,
    /// Indices into the documents that were grouped, the lowest first.
    pub members: Vec<usize>,
    /// A person set its first document apart: nothing joins it by what it says.
    pub(super) is_apart: bool,
}

impl Group {
    /// What places the group in time: its series, its number, its day.
    #[must_use]
    pub fn place<'a>(&'a self, identities: &'a [Identity]) -> Place<'a> {
        let titles = self.members.iter().flat_map(|at| &identities[*at].titles);
        Place {
            title: titles.min().map_or("", String::as_str),
            series: &self.series,
            number: self.number,
            date: self.date.as_ref().map(|settled| settled.date),
        }
    }

    /// Says how the day is known, as in the record.
    #[must_use]
    pub fn date_basis(&self) -> Option<&str> {
        self.date.as_ref().map(|settled| settled.basis.as_str())
    }

    /// Takes in the documents of another group, and what of number and day they alone know.
    pub(super) fn take_in(&mut self, other: Group) {
        self.number = self.number.or(other.number);
        self.date = self.date.take().or(other.date);
        self.members.extend(other.members);
        self.members.sort_unstable();
    }
}
