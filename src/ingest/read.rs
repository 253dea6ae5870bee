//! Reads what a text says of an evening by weighing evidence.
//!
//! Candidates for every field are found without judging ([`number`], [`day`], [`clock`], [`phrase`], [`title`],
//! [`mention`] → [`cluster`]); what stands around each is noted as evidence ([`candidate`], [`role`], [`evening`]);
//! models that were trained on labelled pages say how likely each is ([`model`], [`rivals`]). What a value is
//! called in the archive and when it is said follow by rule.
//!
//! Nothing imports by it yet: [`super::extract()`] still reads what comes in. It is reached through
//! `cargo bench --bench training`, which teaches it and states how well it reads pages by hands it has not seen.
//! The given names in `data/reading` are those of the Python package Faker (MIT licence); they are evidence and
//! cut names, and decide nothing alone.

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "shares and chances are small numbers"
)]

pub mod affiliation;
pub mod article;
pub mod attendance;
pub mod candidate;
pub mod clock;
pub mod cluster;
pub mod day;
pub mod evening;
pub mod facts;
pub mod feature;
pub mod incomplete;
pub mod lexicon;
pub mod mention;
pub mod model;
pub mod models;
pub mod number;
pub mod page;
pub mod passing;
pub mod phrase;
pub mod reading;
pub mod rivals;
pub mod role;
pub mod segment;
pub mod title;
pub mod token;
pub mod why;
