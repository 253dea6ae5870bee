//! What several test files need: a sealed place to run in, a browser driven by keys, and a site to ask.

pub(crate) mod browser;
#[allow(
    clippy::unreadable_literal,
    reason = "a colour is written as six digits"
)]
pub(crate) mod palettes;
pub(crate) mod screens;
pub(crate) mod sealed;
pub(crate) mod site;
