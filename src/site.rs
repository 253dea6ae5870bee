//! A WordPress site, asked over HTTP: where its interface is, one request at a time, what it answers.
//!
//! The only module that opens a connection. It keeps no state between runs and knows no archive; what to ask
//! for is decided by [`crate::sync`].

mod address;
mod client;
mod discovery;
mod error;
mod feed;
mod host;
mod policy;
mod rest;

pub use address::Address;
pub use client::{Answer, Client, Watch};
pub use discovery::Found;
pub use error::SiteError;
pub use feed::{FeedPage, FeedPlace};
pub use policy::{Pace, Verdict};
pub use rest::{Door, Kind, Listed, PER_PAGE, Page};
