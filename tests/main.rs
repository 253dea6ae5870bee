//! Integration tests: the program as people and other programs meet it.
//!
//! What belongs where: `transcripts` runs command lines and compares every byte; `frames` draws screens
//! with their styles; `stories` presses keys; `terminal` runs the program in a real pty; `importing`
//! takes pages in; `starter` checks the editions that come along; `properties` throws arbitrary text
//! at parsers; `architecture` reads the source.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test that cannot go on says why and stops"
)]

mod architecture;
mod correcting;
mod crash;
mod extraction;
mod frames;
mod importing;
mod properties;
mod readme;
mod relevance;
mod starter;
mod stories;
mod support;
mod terminal;
mod transcripts;
