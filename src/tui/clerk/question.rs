//! What the clerk is asked, and what is answered.

use crate::archive::EditionId;
use crate::dossier::{Found, Kind, Order};
use crate::edition::Handle;
use crate::export::Leaf;
use crate::personal::Entry;

/// Something the clerk is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Which names a query means.
    Names(String),
    /// A page: of a person, a list, the whole.
    Look(Look),
    /// The edition after this one by number, or the one before.
    Beside {
        /// This one.
        id: EditionId,
        /// After rather than before.
        forward: bool,
    },
    /// The edition of this number.
    Numbered(u32),
    /// The edition with this handle.
    Called(Handle),
    /// Write what a person decided about two names.
    Decide {
        /// People or organisations.
        kind: Kind,
        /// The name that gives way.
        name: String,
        /// The name that stays.
        canonical: String,
        /// One, two, or undecided again.
        is_same: Option<bool>,
    },
    /// Write to a file.
    Export(What, Form),
}

/// A page that the clerk makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Look {
    /// A person, an organisation or a theme.
    Name(Kind, String),
    /// All of a kind that a query lets through.
    List {
        /// Which kind.
        kind: Kind,
        /// The query.
        typed: String,
        /// In which order.
        order: Order,
    },
    /// The whole in figures.
    Stats,
    /// Names that may be one.
    Same,
    /// What joining two names would change.
    Join(Kind, String, String),
    /// Editions somebody put on a list, with their notes.
    Shortlist(String, Vec<Entry>),
}

/// What is written to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The editions that a query finds.
    Result(String),
    /// A page.
    Page(Look),
}

/// The form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// For people.
    Markdown,
    /// For a spreadsheet.
    Csv,
    /// For programs.
    Json,
}

/// What the clerk answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The names a query means, the best first.
    Names(Vec<Found>),
    /// A page; nothing where what it was about is gone.
    Leaf(Option<Box<Leaf>>),
    /// An edition, if there is one.
    Edition(Option<EditionId>),
    /// It is done; in words.
    Done(String),
    /// It could not be done; in words.
    Failed(String),
}
