//! Editions as JSON, as Markdown, and as the sheet of facts that people read.
//!
//! Pure: values in, text out.

mod claim;
mod json;
mod markdown;
mod sheet;

pub use claim::claim;
pub use json::{SCHEMA, edition_to_json, editions_to_json};
pub use markdown::edition_to_markdown;
pub use sheet::{Fact, heading, kind_name, sheet};
