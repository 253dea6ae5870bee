//! People, organisations and themes over all evenings: who came, when, in what function, what they said.
//!
//! Pure functions of the catalogue. Nothing is drawn or printed here.

mod filter;
mod find;
mod listing;
mod names;
mod organisation;
mod passage;
mod person;
mod related;
mod same;
mod stats;
mod theme;

use crate::archive::{EditionId, StoredEdition};
use crate::catalogue::Catalogue;
use crate::edition::Handle;

pub use crate::catalogue::NameKind as Kind;
pub use filter::Filter;
pub use find::{Found, find};
pub use listing::{Listed, Order, RoleCounts, list};
pub use names::{key, surname_first};
pub use organisation::{OrganisationProfile, Sent, organisation};
pub use passage::{Form, Passage, forms, named_in};
pub use person::{Appearance, Counted, PersonProfile, person};
pub use related::{Related, related};
pub use same::{Proposal, affected, proposals};
pub use stats::{Gap, Stats, Year, stats};
pub use theme::{Known, ThemeProfile, theme};

/// Where something on a page leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The page of a person, an organisation or a theme.
    Page(Kind, String),
    /// An edition, and of one of its documents the byte to read from.
    Edition {
        /// The edition.
        id: EditionId,
        /// Its handle.
        key: Handle,
        /// The document's place in its list, and the byte in its text.
        place: Option<(usize, usize)>,
        /// Whose name is to be marked there.
        name: Option<String>,
    },
    /// What joining the first name to the second would change.
    Join(Kind, String, String),
    /// Joins the first name to the second, or remembers that they are two.
    Decide(Kind, String, String, bool),
    /// Takes back what was decided about two names.
    Undecide(Kind, String, String),
}

/// Returns the editions at places of the catalogue.
fn editions_at<'a>(
    catalogue: &'a Catalogue,
    places: &'a [usize],
) -> impl DoubleEndedIterator<Item = &'a StoredEdition> {
    places.iter().filter_map(|place| catalogue.at(*place))
}
