//! What WordPress writes: the bodies of posts as they are stored, and its REST interface.

mod builder;
mod content;
pub mod rest;
mod shortcode;

pub(super) use builder::builder_text;
pub(super) use content::stored_text;
