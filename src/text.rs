//! Text as bytes on their way to an index or a terminal: folding, cleaning, measuring, cutting.
//!
//! Knows nothing of editions or pages. Everything here is a function from text to text or numbers.

mod ascii;
mod clean;
mod dutch;
mod fold;
mod near;
mod sound;
mod stem;
mod umlaut;
mod width;
mod words;
mod wrap;

pub use ascii::{ascii_mark, ascii_marks};
pub use clean::{clean, clean_line};
pub use dutch::is_dutch;
pub use fold::{Folded, fold};
pub use near::{FARTHEST, distance, is_near};
pub use sound::sound;
pub use stem::{start_of_stem, stem};
pub use umlaut::spread_umlauts;
pub use width::{pad, truncate, width};
pub use words::{slug, words};
pub use wrap::wrap;
