//! What a search works with: the catalogue, and what is known beside it.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::Query;
use super::query::Surroundings;
use crate::catalogue::Catalogue;

/// Returns the handles of the editions that are on a list.
pub type Marks = Box<dyn Fn() -> Vec<String> + Send>;

/// Answers queries on one catalogue.
pub struct Searcher {
    pub(super) catalogue: Arc<Catalogue>,
    marks: Marks,
}

impl Searcher {
    /// Makes a searcher over a catalogue.
    #[must_use]
    pub fn new(catalogue: Arc<Catalogue>) -> Self {
        Searcher {
            catalogue,
            marks: Box::new(Vec::new),
        }
    }

    /// Lets `marks` say which editions are on a list, by their handles; asked for only where a query does.
    #[must_use]
    pub fn with_marks(mut self, marks: Marks) -> Self {
        self.marks = marks;
        self
    }

    /// Returns the catalogue it searches.
    #[must_use]
    pub fn catalogue(&self) -> &Arc<Catalogue> {
        &self.catalogue
    }

    /// Searches another catalogue from now on.
    pub fn swap(&mut self, catalogue: Arc<Catalogue>) {
        self.catalogue = catalogue;
    }

    /// Parses what was typed, with the queries saved in this archive.
    #[must_use]
    pub fn parse(&self, typed: &str) -> Query {
        let saved = |name: &str| self.catalogue.saved_query(name).map(str::to_owned);
        let today = Timestamp::now().to_zoned(TimeZone::UTC).date();
        Query::parse_in(
            typed,
            Surroundings {
                today: Some(today),
                saved: &saved,
                marked: &*self.marks,
            },
        )
    }
}
