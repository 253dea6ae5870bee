//! Names typed by hand, brought to those that are known.

use crate::catalogue::{Catalogue, NameKind};
use crate::gazetteer::Gazetteer;
use crate::ingest::merge::organisation;
use crate::text::clean_line;

/// The names of the gazetteer and of an archive.
#[derive(Debug, Clone, Copy)]
pub struct KnownNames<'a> {
    /// Organisations and themes with their other names.
    pub gazetteer: &'a Gazetteer,
    /// The people, organisations and themes of the archive.
    pub catalogue: &'a Catalogue,
}

impl KnownNames<'_> {
    /// Returns the name of a person as the archive spells it, or as typed: Andre Bosman is André Bosman.
    #[must_use]
    pub fn person(&self, typed: &str) -> String {
        self.spelled(NameKind::Person, &clean_line(typed))
    }

    /// Returns the known name of an organisation, as the archive spells it, or as typed.
    #[must_use]
    pub fn organisation(&self, typed: &str) -> String {
        let known = organisation(&clean_line(typed), self.gazetteer);
        self.spelled(NameKind::Organisation, &known)
    }

    /// Returns the known name of a theme, or the words as typed.
    #[must_use]
    pub fn theme(&self, typed: &str) -> String {
        let typed = clean_line(typed);
        let known = self.gazetteer.theme(&typed).map(|theme| theme.name.clone());
        known.unwrap_or_else(|| self.spelled(NameKind::Theme, &typed))
    }

    fn spelled(&self, kind: NameKind, typed: &str) -> String {
        let typed = typed.trim();
        let known = self.catalogue.names(kind).get(typed);
        known.map_or_else(|| typed.to_owned(), |known| known.name.clone())
    }
}
