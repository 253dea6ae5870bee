//! What of a file does not come in, and why: nothing is passed over without a word.

use super::Replaced;

/// A text that does not come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// What it calls itself; may be empty.
    pub title: String,
    /// The line of the file on which it starts, from 1.
    pub line: usize,
    /// Why.
    pub reason: Reason,
}

/// Why a text does not come in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// It is not published; WordPress' name of its state: `draft`, `private`, `pending`, `future`.
    Unpublished(String),
    /// It is behind a password.
    Protected,
    /// It is no text for readers; WordPress' name of its type: `attachment`, `nav_menu_item`.
    Kind(String),
    /// It has neither a text nor a title.
    NoText,
    /// It is longer than any report.
    TooLong,
    /// It is no post that can be read.
    Unreadable,
}

/// Something about a file that its reader should know, though its texts come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Bytes were no characters and were replaced.
    Replaced(Replaced),
    /// It names several editions and is one text.
    SeveralNumbers(Vec<u32>),
    /// So many lines of a mail were quoted from the one it answers, and left out.
    Quoted(usize),
    /// An event of a calendar is in a time zone that is not known; its hours are as they stand.
    Zone(String),
    /// Columns of a list that mean nothing to the program.
    Columns(Vec<String>),
    /// A cell of a list that could not be read, with its column and its row, from 1.
    Cell {
        /// The row.
        row: usize,
        /// What the column is called.
        column: String,
        /// What stands there.
        value: String,
    },
}
