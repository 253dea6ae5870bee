//! What several test files need: a sealed place to run in, and a browser driven by keys.

pub(crate) mod browser;
pub(crate) mod sealed;
