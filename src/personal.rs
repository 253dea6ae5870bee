//! What a person keeps for themselves: lists of editions with notes, saved queries, history, where they were.
//!
//! A small SQLite file of the person's own, one an archive, in their data folder. An archive can be shared
//! read-only by many; this file is never shared and never lies beside the archive.

mod place;

pub use place::path_of;
