//! Integration tests: the program as people and other programs meet it.
//!
//! What belongs where: `transcripts` runs command lines and compares every byte; `frames` draws screens
//! with their styles; `stories`, `reading` and
//! `asking` press keys; `terminal` runs the program in a real pty; `importing`
//! takes pages in, `routes` the same ones every way, `syncing` a site; `starter` checks the editions that come
//! along; `properties` throws arbitrary text
//! at parsers; `learned` holds what reading was learned from against what came out; `architecture` reads the source.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test that cannot go on says why and stops"
)]

mod architecture;
mod asking;
mod correcting;
mod crash;
mod extraction;
mod frames;
mod importing;
mod learned;
mod properties;
mod reading;
mod readme;
#[path = "bench/training/record.rs"]
mod record;
mod relevance;
mod routes;
mod starter;
mod stories;
mod support;
mod syncing;
mod terminal;
mod transcripts;
