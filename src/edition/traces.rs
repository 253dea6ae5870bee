//! By what an edition is found again once its handle is gone.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Edition;

/// What tells an edition from others beside its handle, as far as it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Traces {
    /// The key of its series.
    pub series: String,
    /// The number within the series.
    pub number: Option<u32>,
    /// The day.
    pub date: Option<Date>,
    /// The leading title.
    pub title: Option<String>,
    /// The address of one of its texts.
    pub address: Option<String>,
}

impl Traces {
    /// Returns the traces of an edition with its documents.
    #[must_use]
    pub fn of(edition: &Edition) -> Self {
        let mut addresses = edition.documents.iter().filter_map(|one| one.url.clone());
        Traces {
            series: edition.series.key().to_owned(),
            number: edition.number,
            date: edition.date,
            title: edition.title.clone(),
            address: addresses.next(),
        }
    }

    /// Says whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Traces::default()
    }

    /// Says whether another edition is meant: day, title and address differ as far as both are known, and at least
    /// two of them are. One alone may have been put right.
    #[must_use]
    pub fn contradict(&self, other: &Traces) -> bool {
        fn compared<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> Option<bool> {
            Some(one? == other?)
        }
        let compared = [
            compared(self.date.as_ref(), other.date.as_ref()),
            compared(self.title.as_ref(), other.title.as_ref()),
            compared(self.address.as_ref(), other.address.as_ref()),
        ];
        let known: Vec<bool> = compared.into_iter().flatten().collect();
        known.len() >= 2 && known.iter().all(|is_same| !is_same)
    }
}
