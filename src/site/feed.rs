//! The feed of a site, page by page: what is left where the REST interface is closed.

use super::SiteError;
use super::client::{Answer, Client, Watch};
use crate::ingest::Article;
use crate::ingest::source::{self, Content, Unreadable};

/// Where a feed answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedPlace {
    /// `feed/`, where addresses are readable.
    Folder,
    /// `?feed=rss2`.
    Query,
}

impl FeedPlace {
    fn page(self, home: &str, at: usize) -> String {
        match self {
            FeedPlace::Folder => format!("{home}feed/?paged={at}"),
            FeedPlace::Query => format!("{home}?feed=rss2&paged={at}"),
        }
    }
}

/// What a feed answers.
#[derive(Debug, Clone, PartialEq)]
pub enum FeedPage {
    /// Posts, and the mark by which the site knows this state of the page.
    Posts(Vec<Article>, Option<String>),
    /// It is as it was at the mark.
    Unchanged,
    /// There is no such page, or no feed at all.
    None,
}

impl<W: Watch> Client<W> {
    /// Asks for a page of the feed, from 1; with the mark of an earlier answer only if it changed since.
    ///
    /// # Errors
    ///
    /// What [`Client::get`] reports, and feeds that are not well formed.
    pub fn feed(
        &mut self,
        home: &str,
        place: FeedPlace,
        at: usize,
        mark: Option<&str>,
    ) -> Result<FeedPage, SiteError> {
        let headers: Vec<(&str, &str)> = mark.map(condition).into_iter().collect();
        let answer = self.get(&place.page(home, at), &headers)?;
        if answer.status == 304 {
            return Ok(FeedPage::Unchanged);
        }
        if !answer.is_success() || !is_feed(&answer) {
            return Ok(FeedPage::None);
        }
        let posts = posts(&answer)?;
        if posts.is_empty() {
            return Ok(FeedPage::None);
        }
        let mark = answer.header("etag").or(answer.header("last-modified"));
        Ok(FeedPage::Posts(posts, mark.map(str::to_owned)))
    }
}

/// The header that asks for what changed since a mark: marks of the one sort are quoted, of the other not.
fn condition(mark: &str) -> (&'static str, &str) {
    if mark.contains('"') {
        ("if-none-match", mark)
    } else {
        ("if-modified-since", mark)
    }
}

/// A site without a feed may answer a page all the same.
fn is_feed(answer: &Answer) -> bool {
    let text = answer.text();
    let start = text.get(..2_000).unwrap_or(&text).to_lowercase();
    let is_page = start.contains("<html");
    !is_page
        && ["<rss", "<feed", "<rdf:rdf"]
            .iter()
            .any(|tag| start.contains(tag))
}

fn posts(answer: &Answer) -> Result<Vec<Article>, SiteError> {
    let mut posts = Vec::new();
    let mut take = |content| {
        if let Content::Articles(articles) = content {
            posts.extend(articles);
        }
    };
    match source::read(answer.body.as_slice(), &mut take) {
        Ok(()) | Err(Unreadable::Nothing) => Ok(posts),
        Err(error) => Err(SiteError::Unreadable {
            address: answer.url.clone(),
            reason: error.to_string(),
        }),
    }
}
