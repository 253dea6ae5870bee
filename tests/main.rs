//! Integration tests: the program as people and other programs meet it.
//!
//! - `transcripts` runs command lines and compares every byte
//! - `frames` draws screens with their styles
//! - `stories`, `reading` and `asking` press keys, `interns` as somebody does on the first day
//! - `terminal` runs the program in a real pty, `attacks` tries to break the browser
//! - `importing` takes pages in, `routes` the same ones every way, `syncing` a site, `ways` inputs of every kind
//! - `migrating` opens archives of earlier versions, `crash` harms them, `correcting` mends what they hold
//! - `checking` checks an edition in the browser, `played` is a person who knows what is right and makes the archive so
//! - `personal` keeps lists and notes, `keeping` what people type while storing fails
//! - `starter` checks the editions that come along, `extraction` what is read from pages, `learned` what the
//!   learnt reader was trained on and how sure it is
//! - `relevance` asks what staff ask, `colleagues` as they write, say and ask it
//! - `contrast` measures what is drawn under common palettes, `sheets` draws every screen to look at
//! - `settings` sets what a person wants, `plain` asks without a screen
//! - `properties` throws arbitrary text at parsers
//! - `architecture` reads the source, `readme` the README
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test that cannot go on says why and stops"
)]

mod architecture;
mod asking;
mod attacks;
mod checking;
mod colleagues;
mod contrast;
mod correcting;
mod crash;
mod extraction;
mod frames;
mod importing;
mod interns;
mod keeping;
mod learned;
mod migrating;
mod moving;
mod personal;
mod plain;
mod played;
mod properties;
mod reading;
mod readme;
#[path = "bench/training/record.rs"]
mod record;
mod relevance;
mod reviewing;
mod routes;
mod searching;
mod settings;
mod sheets;
mod starter;
mod stories;
mod support;
mod syncing;
mod terminal;
mod transcripts;
mod waiting;
mod ways;
