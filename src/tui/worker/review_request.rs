//! What checking editions asks of the worker, and what it answers.

use crate::archive::{EditionId, LoggedChange};
use crate::edition::{Edition, Handle};
use crate::review::{Asked, Review, TextMark, Wanted};

/// What checking asks of the worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReviewRequest {
    /// Begin with an edition.
    Begin(EditionId),
    /// Begin with the edition that was typed, else with the worst of those that a query finds.
    BeginWith(String),
    /// The edition with this handle.
    Show(Handle),
    /// Store what a person says of an edition as the person saw it.
    Amend {
        /// The edition as it was seen.
        seen: Box<Edition>,
        /// Of the sheet it was seen on.
        version: u64,
        /// What is said.
        asked: Asked,
    },
    /// Take back what was last said of an edition.
    TakeBack(Handle),
    /// Known names for what is typed.
    Suggest(Wanted, String),
    /// Do something with the edition that is shown.
    Keep(Handle, Housekeeping),
    /// What was changed of an edition.
    Log(Handle),
}

/// Something that is done with an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Housekeeping {
    /// A person of it is another one of that name.
    Apart(String),
    /// One of its texts, counted from 0, belongs to the edition that was typed.
    Move(usize, String),
    /// One of its texts is an edition of its own.
    Split(usize),
    /// Where one of its texts belongs is taken back.
    MoveBack(usize),
    /// The edition that was typed becomes part of it.
    Join(String),
    /// It goes out of the archive.
    Remove,
}

/// What the worker answers.
#[derive(Debug, Clone, PartialEq)]
pub enum ReviewReply {
    /// An edition to begin with, and the queue it stands in; nothing where there is none.
    Begun(Option<(Box<ReviewSheet>, Vec<Handle>)>),
    /// An edition; nothing where it is gone.
    Shown(Option<Box<ReviewSheet>>),
    /// What a person said is stored, or taken back: the edition now, and what was done in words.
    Stored(Box<ReviewSheet>, String),
    /// Nothing was stored, and why in words.
    Refused(String),
    /// Known names for what was typed.
    Suggested(String, Vec<String>),
    /// The edition went out of the archive; in words.
    Gone(String),
    /// What was changed, the newest first.
    Logged(Vec<LoggedChange>),
}

/// An edition with all that is needed to check it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewSheet {
    /// What it is called.
    pub heading: String,
    /// The edition, its texts included.
    pub edition: Edition,
    /// Its facts with how sure they are.
    pub review: Review,
    /// Where they were read.
    pub marks: Vec<TextMark>,
    /// How many editions are checked.
    pub done: usize,
    /// How many there are.
    pub all: usize,
    /// How much this window had stored when the sheet was made.
    pub version: u64,
}
