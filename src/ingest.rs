//! Pages in, facts out: bytes are cut into articles, articles are read for facts, facts of one
//! edition are merged.
//!
//! Everything here is a function from values to values: no files, no archive, no clock.

mod article;
mod extract;
mod fact;
pub mod merge;
pub mod source;

pub use article::{Article, Placement};
pub use extract::extract;
pub use fact::{Certainty, Claim, DateReading, Extract, Fact, Part, Span};
