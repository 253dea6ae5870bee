//! What happened, and what is to be done about it.

use crossterm::event::KeyEvent;

use super::terminal::drawn_on;
use super::worker::{Reply, Request, Ticket, Topic};
use crate::personal::{Change, Report};

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
    /// Another process changed or replaced the archive.
    ArchiveChanged,
    /// The worker answered.
    Answered {
        /// The number of the request.
        ticket: Ticket,
        /// The reply.
        reply: Reply,
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
    /// A text was handed to the clipboard.
    Copied {
        /// What it is, and how it begins.
        what: String,
        /// The buffer of tmux has it too.
        in_tmux: bool,
    },
    /// The archive could not be loaded, or something else failed that nobody asked for.
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
    /// Ask the worker.
    Ask {
        /// The number of the request.
        ticket: Ticket,
        /// The request.
        request: Request,
    },
    /// Put text on the clipboard.
    Copy {
        /// The text.
        text: String,
        /// What it is, and how it begins.
        what: String,
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
    pub(super) fn replaces_earlier(&self) -> Option<Topic> {
        match self {
            Effect::Ask { request, .. } => {
                Some(request.topic()).filter(|topic| *topic != Topic::Writing)
            }
            Effect::Copy { .. }
            | Effect::OpenAddress(_)
            | Effect::Change { .. }
            | Effect::Undo(_)
            | Effect::ListenToMouse(_)
            | Effect::Redraw
            | Effect::Resume
            | Effect::Suspend
            | Effect::Quit(_) => None,
        }
    }
}

impl Message {
    /// The terminal has another size; what is more than can be drawn on is left alone.
    pub(super) fn resized(width: u16, height: u16) -> Self {
        let (width, height) = drawn_on((width, height));
        Message::Resized { width, height }
    }
}
