//! What happened, and what is to be done about it.

use crossterm::event::KeyEvent;

use super::clerk::{Answer, Question};
use super::terminal::drawn_on;
use crate::archive::{EditionId, ReadFact};
use crate::edition::Edition;
use crate::personal::{Change, Report};
use crate::search::worker::Generation;
use crate::search::{Advice, Completion, Facets, Results};

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    KeyPressed(KeyEvent),
    /// Characters were typed so fast that they came at once.
    Typed(String),
    /// Text was pasted.
    Pasted(String),
    /// The mouse was clicked on a cell.
    Clicked {
        /// The column.
        column: u16,
        /// The row.
        row: u16,
    },
    /// The wheel was turned.
    Wheeled {
        /// The column.
        column: u16,
        /// Towards oneself.
        is_down: bool,
    },
    /// The terminal has another size, in cells.
    Resized {
        /// Columns.
        width: u16,
        /// Rows.
        height: u16,
    },
    /// So many keys came faster than they could be taken.
    KeysDropped(usize),
    /// Keys came faster than anybody types, and one of them would have ended the program.
    LeavingRefused,
    /// The system asks the program to stop for a while.
    Stopped,
    /// The program was stopped and goes on.
    Continued,
    /// The system asks the program to end, with the number of the signal.
    Terminated(u8),
    /// Another process wrote to the archive.
    ArchiveChanged,
    /// A search was answered.
    SearchFinished {
        /// The number of the search.
        generation: Generation,
        /// What it found.
        results: Results,
    },
    /// The matches of a search were counted.
    SearchCounted {
        /// The number of the search.
        generation: Generation,
        /// How many editions match.
        total: usize,
    },
    /// It was found what the word before the cursor may become.
    CompletionFound {
        /// The number of the question.
        number: u64,
        /// The candidates.
        completion: Completion,
    },
    /// What the editions of the result have was counted.
    FacetsCounted {
        /// The number of the question.
        number: u64,
        /// The counts.
        facets: Facets,
    },
    /// It was found what to do where nothing was found.
    Advised {
        /// The number of the search that found nothing.
        generation: Generation,
        /// The advice.
        advice: Advice,
    },
    /// An edition was read.
    EditionOpened {
        /// Which one.
        id: EditionId,
        /// The record.
        edition: Box<Edition>,
    },
    /// The facts of an edition were read, each with its proof.
    FactsProven {
        /// Which one.
        id: EditionId,
        /// The facts.
        facts: Vec<ReadFact>,
    },
    /// The clerk answered.
    Answered {
        /// The number of the question.
        number: u64,
        /// The answer.
        answer: Answer,
    },
    /// The source page was opened, or its address copied.
    SourceOpened {
        /// The address.
        url: String,
        /// It was opened.
        is_opened: bool,
    },
    /// What came of a change of what the person keeps, or what another window changed.
    PersonalReported(Box<Report>),
    /// Something that was asked for is done; in words.
    Noticed(String),
    /// The search thread failed, or something else that was asked for.
    WorkFailed(String),
}

/// How the browser was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// As it should be.
    Left,
    /// With Ctrl-C.
    Interrupted,
    /// Because the system asked, with the number of the signal.
    Terminated(u8),
}

/// Something to do in the world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Answer a query.
    Search {
        /// The number of the search.
        generation: Generation,
        /// What stands in the box.
        typed: String,
        /// How many hits are wanted.
        limit: usize,
    },
    /// Say what the word before the cursor may become.
    Complete {
        /// The number of the question.
        number: u64,
        /// What stands in the box.
        typed: String,
        /// Where the cursor stands, in bytes.
        cursor: usize,
    },
    /// Count what the editions that answer a query have.
    CountFacets {
        /// The number of the question.
        number: u64,
        /// The query.
        typed: String,
    },
    /// Say what to do where a query finds nothing.
    Advise {
        /// The number of the search.
        generation: Generation,
        /// The query.
        typed: String,
    },
    /// Read an edition whole.
    OpenEdition(EditionId),
    /// Read where the facts of an edition come from.
    ProveFacts(EditionId),
    /// Ask the clerk.
    Ask {
        /// The number of the question.
        number: u64,
        /// The question.
        question: Question,
    },
    /// Put text on the clipboard.
    Copy {
        /// The text.
        text: String,
        /// What to say once it is sent.
        said: String,
    },
    /// Open an address in the reader's browser.
    OpenAddress(String),
    /// Change what the person keeps.
    Change {
        /// The number of the change.
        number: u64,
        /// The change.
        change: Change,
    },
    /// Undo the newest change; with its number.
    Undo(u64),
    /// Listen to the mouse, or no longer.
    ListenToMouse(bool),
    /// Paint everything anew.
    Redraw,
    /// Take the terminal over again.
    Resume,
    /// Stop until the shell lets the program go on.
    Suspend,
    /// End.
    Quit(Ending),
}

impl Effect {
    /// Says whether only the newest of its kind counts: the answer to one before would be dropped.
    pub(super) fn replaces_earlier(&self) -> bool {
        matches!(
            self,
            Effect::Search { .. }
                | Effect::Complete { .. }
                | Effect::CountFacets { .. }
                | Effect::Advise { .. }
                | Effect::OpenEdition(_)
                | Effect::ProveFacts(_)
        )
    }
}

impl Message {
    /// The terminal has another size; what is more than can be drawn on is left alone.
    pub(super) fn resized(width: u16, height: u16) -> Self {
        let (width, height) = drawn_on((width, height));
        Message::Resized { width, height }
    }
}
