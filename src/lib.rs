//! `reuring`: a terminal archive browser for the debate series Reuring!Café and Reuring!Online.
//!
//! # One way through
//!
//! ```text
//! pages, exports, a site ──▶ ingest ──▶ archive ──▶ catalogue ──▶ search · profiles · check · review ▶ tui
//!                                                                           └── export ──────▶ cli ──▶ stdout, files
//! ```
//!
//! A module may use any that stands above it in this list, never one below it; a test reads `src/`
//! and says so.
//!
//! | module | what it owns |
//! |---|---|
//! | [`text`] | folding, display width, safe cutting, cleaning of control characters |
//! | [`locale`] | the language of the interface and its one message catalogue |
//! | [`calendar`] | names of months and weekdays, dates as people type and read them |
//! | [`config`] | where the archive lives, and what a person set |
//! | [`edition`] | the record: editions, people, documents, plain values |
//! | [`gazetteer`] | what organisations and themes are called, and by what other names |
//! | [`ingest`] | bytes → articles → extracts → merged editions |
//! | [`site`] | a WordPress site asked over HTTP; the only module that opens a connection |
//! | [`archive`] | the SQLite file of the editions, and the only door to it |
//! | [`sync`] | a site into the archive: what to ask for, what is new, what is gone |
//! | [`catalogue`] | the whole archive as one value in memory, with an index over its words |
//! | [`personal`] | a second SQLite file, one a person and archive: lists, notes, saved queries, history |
//! | [`search`] | typed text → query → hits, each with the reason it is there |
//! | [`check`] | what the archive lacks or contradicts |
//! | [`review`] | an edition as a person checks it, and which to check next |
//! | [`profiles`] | people, organisations and themes over all evenings |
//! | [`export`] | editions and profiles → sheets, Markdown, CSV, JSON, citations |
//! | [`tui`] | terminal, loop, screens |
//! | [`cli`] | arguments, one file a sub-command, the only place that prints |

#![cfg_attr(
    test,
    allow(
        clippy::expect_used,
        clippy::unwrap_used,
        reason = "a test that cannot go on says why and stops"
    )
)]

pub mod archive;
pub mod calendar;
pub mod catalogue;
pub mod check;
pub mod cli;
pub mod config;
pub mod edition;
pub mod export;
pub mod gazetteer;
pub mod ingest;
pub mod locale;
pub mod personal;
pub mod profiles;
pub mod review;
pub mod search;
pub mod site;
pub mod sync;
pub mod text;
pub mod tui;
