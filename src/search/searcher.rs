//! What a search works with: the catalogue, and what the person keeps beside it.

use std::sync::Arc;

use super::Query;
use super::query::Surroundings;
use crate::catalogue::Catalogue;
use crate::personal::Shared;

/// Answers queries on one catalogue.
pub struct Searcher {
    pub(super) catalogue: Arc<Catalogue>,
    pub(super) personal: Shared,
}

impl Searcher {
    /// Makes a searcher over a catalogue.
    #[must_use]
    pub fn new(catalogue: Arc<Catalogue>) -> Self {
        Searcher {
            catalogue,
            personal: Shared::default(),
        }
    }

    /// Lets queries ask for what the person keeps: editions on lists, saved queries.
    #[must_use]
    pub fn with_personal(self, personal: Shared) -> Self {
        Searcher { personal, ..self }
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

    /// Parses what was typed, with the queries that the person saved and the editions on their lists.
    #[must_use]
    pub fn parse(&self, typed: &str) -> Query {
        let personal = self.personal.get();
        let saved = |name: &str| Some(personal.queries.get(name)?.query.clone());
        Query::parse_in(
            typed,
            Surroundings {
                today: Some(super::resolve::today()),
                saved: &saved,
                marked: &|| personal.marked(),
            },
        )
    }
}
