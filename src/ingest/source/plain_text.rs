//! Plain text.
use crate::ingest::Article;
/// Cuts a page into articles.
#[must_use]
pub fn articles(_page: &str) -> Vec<Article> {
    Vec::new()
}
