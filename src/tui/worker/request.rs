//! What the worker is asked, and what it answers: each request and each reply is written here, and nowhere else.

use super::review_request::{ReviewReply, ReviewRequest};
use crate::archive::EditionId;
use crate::catalogue::ReadFact;
use crate::edition::{Edition, Handle, Role};
use crate::export::Leaf;
use crate::personal::Entry;
use crate::profiles::{Found, Kind, Order};
use crate::search::{Advice, Completion, DirectAnswer, Facets, Results, Sort};

/// Numbers requests; a larger one is newer.
pub type Ticket = u64;

/// Something the worker is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Find editions.
    Search {
        /// What was typed.
        typed: String,
        /// How many hits are wanted.
        limit: usize,
        /// In which order, where the query does not say.
        sort: Sort,
    },
    /// What answers a query beside its editions.
    Answer(String),
    /// Which names a query means.
    Names(String),
    /// What the word before the cursor may become.
    Complete {
        /// What was typed.
        typed: String,
        /// Where the cursor stands, in bytes.
        cursor: usize,
    },
    /// Count what the editions that answer a query have.
    CountFacets(String),
    /// What to do where a query finds nothing.
    Advise(String),
    /// An edition, whole.
    Open(EditionId),
    /// Where the facts of an edition come from.
    Prove(EditionId),
    /// A page: of a person, a list, the whole.
    Look(Look),
    /// The same, to show beside the row that leads there.
    Preview(Look),
    /// The edition after this one by number, or the one before.
    Beside {
        /// This one.
        id: EditionId,
        /// After rather than before.
        forward: bool,
    },
    /// The edition that is meant, by number, name, day or title.
    Meant(String),
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
    /// Check an edition.
    Review(ReviewRequest),
}

/// What a request is about. Of those about one thing only the newest matters; they are answered in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// The results.
    Results,
    /// The names in the query.
    Names,
    /// The candidates under the box.
    Completion,
    /// The text beside the list.
    Edition,
    /// What stands above the list.
    Answer,
    /// The proofs over it.
    Proofs,
    /// Where to go.
    Place,
    /// Something to write: each is done, in the order asked.
    Writing,
    /// The counts over the result.
    Facets,
    /// What to do where nothing was found.
    Advice,
    /// The edition that is checked.
    Review,
    /// Known names for what is typed while checking.
    Suggestions,
}

impl Request {
    /// Returns what the request is about.
    #[must_use]
    pub fn topic(&self) -> Topic {
        match self {
            Request::Search { .. } => Topic::Results,
            Request::Names(_) => Topic::Names,
            Request::Complete { .. } => Topic::Completion,
            Request::CountFacets(_) => Topic::Facets,
            Request::Advise(_) => Topic::Advice,
            Request::Open(_) | Request::Preview(_) => Topic::Edition,
            Request::Answer(_) => Topic::Answer,
            Request::Prove(_) | Request::Review(ReviewRequest::Log(_)) => Topic::Proofs,
            Request::Look(_) | Request::Beside { .. } | Request::Meant(_) | Request::Called(_) => {
                Topic::Place
            }
            Request::Decide { .. }
            | Request::Export(..)
            | Request::Review(
                ReviewRequest::Amend { .. } | ReviewRequest::TakeBack(_) | ReviewRequest::Keep(..),
            ) => Topic::Writing,
            Request::Review(
                ReviewRequest::Begin(_) | ReviewRequest::BeginWith(_) | ReviewRequest::Show(_),
            ) => Topic::Review,
            Request::Review(ReviewRequest::Suggest(..)) => Topic::Suggestions,
        }
    }
}

/// What the worker answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// What a search found.
    Found(Box<Results>),
    /// What answers a query beside its editions.
    Answer(Box<DirectAnswer>),
    /// The names a query means, the best first.
    Names(Vec<Found>),
    /// What the word before the cursor may become.
    Completion(Completion),
    /// What the editions that answer a query have.
    Facets(Facets),
    /// What to do where nothing was found.
    Advice(Advice),
    /// An edition, whole; nothing where it is gone.
    Edition(EditionId, Option<Box<Edition>>),
    /// The facts of an edition as they were read.
    Proofs(Vec<ReadFact>),
    /// A page; nothing where what it was about is gone.
    Leaf(Option<Box<Leaf>>),
    /// A page beside the row that leads there.
    Preview(Option<Box<Leaf>>),
    /// Which edition, if there is one.
    Place(Option<EditionId>),
    /// What checking asked for.
    Review(ReviewReply),
    /// It is done; in words.
    Done(String),
    /// It could not be done; in words.
    Failed(String),
}

/// A page that the worker makes.
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
        /// Only people in this role.
        role: Option<Role>,
    },
    /// The whole in figures.
    Stats,
    /// Editions that have something in common with one.
    Related(Handle),
    /// Names that may be one.
    Same,
    /// What joining two names would change.
    Join(Kind, String, String),
    /// Editions somebody put on a list, with their notes.
    Shortlist(String, Vec<Entry>),
}

impl Look {
    /// Returns the list of all of a kind.
    #[must_use]
    pub fn all(kind: Kind) -> Self {
        Look::List {
            kind,
            typed: String::new(),
            order: Order::default(),
            role: None,
        }
    }
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
