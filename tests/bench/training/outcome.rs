//! What the program makes of a set of pages: cut into articles, read, merged.

use reuring::edition::{Document, Edition};
use reuring::ingest::merge::{self, Identity, Source};
use reuring::ingest::read::facts::{self, Composed};
use reuring::ingest::read::models::Reader;
use reuring::ingest::read::page::Page;
use reuring::ingest::read::reading;
use reuring::ingest::source::plain_text::articles;
use reuring::ingest::{Article, Extract};

use super::labelled::Set;

/// Reads all evenings of an article.
pub fn extracts(article: &Article, reader: &Reader) -> Vec<Extract> {
    let composed = Composed::new(article);
    let page = Page::new(&composed.text, &reader.lexicon);
    let pieces = reading::segments(&page, reader);
    let read = |within: &std::ops::Range<usize>| {
        let reading = reading::read(&page, within, article.published, &reader.models);
        facts::extract(&reading, &page, within, &composed, article.placement)
    };
    pieces.iter().filter_map(read).collect()
}

/// Reads and merges all pages of a set.
pub fn editions(set: &Set, reader: &Reader) -> Vec<Edition> {
    let mut sources: Vec<Source> = Vec::new();
    for page in &set.pages {
        for article in articles(&page.text) {
            for extract in extracts(&article, reader) {
                let document = Document { kind: extract.kind, title: article.heading.clone(), url: None, published: None, text: String::new() };
                sources.push(Source { name: page.name.clone(), document, extract, corrections: Vec::new() });
            }
        }
    }
    let identities: Vec<Identity> = sources.iter().map(|one| Identity::new(&one.extract, None, &[])).collect();
    let groups = merge::groups(&identities, jiff::civil::date(2026, 11, 27));
    groups
        .iter()
        .map(|group| merge::edition(group.members.iter().map(|at| sources[*at].clone()).collect(), group).edition)
        .collect()
}
