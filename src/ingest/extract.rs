//! Reads an article for facts.
use super::{Article, Extract};
use crate::authority::Authority;
/// Reads an article.
#[must_use]
pub fn extract(_article: &Article, _authority: &Authority) -> Option<Extract> {
    None
}
