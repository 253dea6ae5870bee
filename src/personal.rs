//! What a person keeps for themselves: lists of editions with notes, saved queries, history, where they were.
//!
//! A small SQLite file of the person's own, one an archive, in their data folder ([`path_of`]). An archive can
//! be shared read-only by many; this file is never shared and never lies beside the archive. [`Store`] is the
//! door to it: nothing that is wrong with the file keeps the program from going on.

mod change;
mod copy;
mod error;
mod legacy;
mod place;
mod resolve;
mod rows;
mod schema;
mod shared;
mod state;
mod store;
mod undo;
mod worker;

pub use change::Change;
pub use copy::{copy, restore};
pub use error::PersonalError;
pub use place::{Home, path_of};
pub use resolve::found_again;
pub use shared::Shared;
pub use state::{Entry, Last, SavedQuery, Shortlist, State};
pub use store::Store;
pub use undo::Undone;
pub use worker::{Outcome, Report, Worker};
