//! People, organisations and themes over all evenings: who came, when, in what function, what they said.
//!
//! [`Register`] reads the facts of all editions once; everything else is a function of them, and of the
//! texts of the few editions a person was at. Nothing is drawn or printed here.

mod filter;
mod listing;
mod names;
mod organisation;
mod passage;
mod person;
mod register;
mod same;
mod stats;
mod theme;

use crate::archive::EditionId;
use crate::edition::Handle;

pub use filter::Filter;
pub use listing::{Listed, Order};
pub use names::{key, surname_first};
pub use organisation::{OrganisationDossier, Sent};
pub use passage::{Form, Passage, forms, named_in};
pub use person::{Appearance, Counted, PersonDossier};
pub use register::{Evening, Found, Register};
pub use same::{Proposal, affected, proposals};
pub use stats::{Stats, Year, stats};
pub use theme::{Known, ThemeDossier};

/// What a page can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A host, guest or debate leader.
    Person,
    /// An employer or partner.
    Organisation,
    /// A theme.
    Theme,
}

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
