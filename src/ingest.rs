//! Pages in, facts out: bytes are cut into articles, articles are read for facts by weighing evidence, facts of one
//! edition are merged.
//!
//! Everything here is a function from values to values: no files, no archive, no clock.

mod article;
mod entry;
mod fact;
mod invisible;
pub mod merge;
pub mod read;
pub mod source;

pub use article::{Article, Placement};
pub use entry::Entry;
pub use fact::{Certainty, Claim, DateReading, Extract, Fact, Part, Span, Verdict};
pub use invisible::{judge, read, reasons};
pub use read::why::Why;

/// The version of the rules by which pages are read. Raised with every change of them: an archive that
/// was read by others is read anew.
pub const RULES: u32 = 7;
