//! One article as one evening: what is read of its heading and text.

use super::facts::{self, Composed};
use super::models::Reader;
use super::page::Page;
use super::reading;
use super::segment;
use crate::ingest::{Article, Extract, Placement};

/// Reads an article for facts; `None` for a text that is about no evening.
#[must_use]
pub fn read(article: &Article, reader: &Reader) -> Option<Extract> {
    let composed = Composed::new(article);
    let page = Page::new(&composed.text, &reader.lexicon);
    let within = 0..page.tokens.len();
    let headings: Vec<String> = article
        .heading
        .iter()
        .map(|heading| heading.trim().to_owned())
        .collect();
    let reading = reading::read(&page, &within, article.published, &headings, &reader.models);
    facts::extract(
        &reading,
        &page,
        &within,
        &composed,
        article.placement,
        &reader.models.confidences,
    )
}

/// Cuts an article that speaks of several evenings into one for each; any other stays as it is.
///
/// What a source knows as parts of a page (an overview, an archive) is cut already.
#[must_use]
pub fn cut(article: Article) -> Vec<Article> {
    if article.placement != Placement::Single {
        return vec![article];
    }
    let reader = Reader::bundled();
    let page = Page::new(&article.text, &reader.lexicon);
    let may_be_several = segment::names_several(&page);
    let pieces = if may_be_several {
        reading::segments(&page, reader)
    } else {
        Vec::new()
    };
    if pieces.len() < 2 {
        return vec![article];
    }
    let mut found = Vec::new();
    for piece in &pieces {
        let bytes = page.bytes(piece);
        let line = page
            .text
            .get(..bytes.start)
            .map_or(0, |above| above.matches('\n').count());
        let text = page.text.get(bytes).unwrap_or_default().to_owned();
        found.push(Article {
            text,
            line: article.line + line,
            heading: None,
            ..article.clone()
        });
    }
    if let Some(first) = found.first_mut() {
        first.heading = article.heading;
    }
    found
}
