//! Through the feed, for sites whose REST interface is closed: page by page until there is none.
//!
//! A feed has the newest posts in front and says nothing of what changed, so all of it is read, unless the
//! site says that it is as it was. It tells no pages, and not what is gone.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::{Result, Route, Syncing};
use crate::archive::KnownSite;
use crate::ingest::Article;
use crate::site::{Address, FeedPage, FeedPlace, Found, SiteError, Watch};

/// The kind under which the archive keeps how far one is.
const KIND: &str = "feed";

/// How far one is in a feed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Cursor {
    /// The page to ask for next; absent once all were read.
    next: Option<usize>,
    /// The mark of the first page when it was read.
    mark: Option<String>,
}

impl<W: Watch> Syncing<'_, W> {
    pub(super) fn by_feed(&mut self, address: &Address, found: &Found) -> Result<()> {
        self.report.route = Route::Feed;
        let mut cursor = self.feed_cursor(address, found)?;
        let mut place = FeedPlace::Folder;
        let mut at = cursor.next.unwrap_or(1);
        let mark = cursor.mark.clone().filter(|_| cursor.next.is_none());
        let mut page = self.client.feed(&found.home, place, at, mark.as_deref())?;
        if page == FeedPage::None {
            place = FeedPlace::Query;
            page = self.client.feed(&found.home, place, at, mark.as_deref())?;
        }
        if page == FeedPage::None && at == 1 {
            return Err(no_wordpress(address, found).into());
        }
        let mut seen: HashSet<(Option<String>, Option<String>)> = HashSet::new();
        loop {
            let (articles, mark) = match page {
                FeedPage::Unchanged => return Ok(()),
                FeedPage::None => break,
                FeedPage::Posts(articles, mark) => (articles, mark),
            };
            // Some sites give the same page for every number.
            let before = seen.len();
            seen.extend(
                articles
                    .iter()
                    .map(|one| (one.url.clone(), one.heading.clone())),
            );
            if seen.len() == before {
                break;
            }
            if at == 1 {
                cursor.mark = mark;
            }
            at += 1;
            cursor.next = Some(at);
            let taken = articles.len();
            self.take_feed(address, found, articles, &cursor)?;
            self.tell(taken, None);
            page = self.client.feed(&found.home, place, at, None)?;
        }
        cursor.next = None;
        self.take_feed(address, found, Vec::new(), &cursor)
    }

    fn feed_cursor(&mut self, address: &Address, found: &Found) -> Result<Cursor> {
        let sites = self.archive.sites()?;
        let is_it = |site: &&KnownSite| {
            let has_root = found.root.is_some() && site.root == found.root;
            has_root || site.address == address.as_str()
        };
        let Some(site) = sites.iter().find(is_it) else {
            return Ok(Cursor::default());
        };
        let stored = self.archive.site_cursor(site.id, KIND)?;
        let cursor = stored.and_then(|json| serde_json::from_str(&json).ok());
        Ok(cursor.unwrap_or_default())
    }

    fn take_feed(
        &mut self,
        address: &Address,
        found: &Found,
        articles: Vec<Article>,
        cursor: &Cursor,
    ) -> Result<()> {
        let root = found.root.as_deref();
        let site = self.archive.remember_site(address.as_str(), root)?.id;
        self.report.posts += articles.len();
        let (entries, _) = self.entries(articles, address.as_str());
        let cursor = serde_json::to_string(cursor).ok();
        self.take(site, KIND, Vec::new(), entries, cursor)
    }
}

/// An interface that is closed, and no feed: still WordPress, and the status says more.
fn no_wordpress(address: &Address, found: &Found) -> SiteError {
    match &found.root {
        Some(root) => SiteError::Closed {
            address: root.clone(),
        },
        None => SiteError::NoWordPress {
            address: address.to_string(),
        },
    }
}
