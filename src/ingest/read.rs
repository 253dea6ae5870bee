//! Reads what a text says of an evening by weighing evidence.
//!
//! Candidates for every field are found without judging ([`number`], [`day`], [`clock`], [`phrase`], [`title`],
//! [`mention`] → [`cluster`]); what stands around each is noted as evidence ([`candidate`], [`role`], [`evening`]);
//! models that were trained on labelled pages say how likely each is ([`model`], [`rivals`]). What a value is
//! called in the archive and when it is said follow by rule.
//!
//! [`article`] is where texts come in. `cargo bench --bench training` teaches the models and states how well they read
//! pages by hands they have not seen. What is not likely enough to be said is kept beside the facts, to be offered.
//! The given names in `data/reading` are those of the Python package Faker (MIT licence) and Dutch ones it lacks; they
//! are evidence and cut names, and decide nothing alone.

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
