//! Through the REST interface: first what changed since last time, then a look at what there is.
//!
//! The first brings a site in hundred by hundred. The second lists numbers and moments only, and mends what
//! the first cannot see: several posts changed in one second, moments set by hand, an older WordPress that
//! does not know `modified_after`, and posts that are gone.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use super::{Result, Step, Syncing};
use crate::archive::{Fetched, KnownPost, SiteId};
use crate::ingest::source::wordpress::rest::RestPost;
use crate::site::{Address, Door, Found, Kind, Listed, PER_PAGE, Watch};

impl<W: Watch> Syncing<'_, W> {
    /// Brings posts and pages in; `None` where the site has no interface.
    pub(super) fn by_rest(&mut self, address: &Address, found: &Found) -> Result<Option<Door<()>>> {
        let Some(root) = &found.root else {
            return Ok(None);
        };
        let site = self.archive.remember_site(address.as_str(), Some(root))?.id;
        for kind in Kind::ALL {
            match (self.changed(site, root, kind)?, kind) {
                (Door::Open(()), _) => self.compare(site, root, kind)?,
                (closed, Kind::Posts) => return Ok(Some(closed)),
                // Posts without pages are better than a feed.
                (Door::Closed(status), _) => (self.on_step)(Step::Closed {
                    kind: kind.key(),
                    status,
                }),
            }
        }
        Ok(Some(Door::Open(())))
    }

    /// Takes in what changed since the cursor, the longest unchanged first.
    fn changed(&mut self, site: SiteId, root: &str, kind: Kind) -> Result<Door<()>> {
        let stored = self.archive.site_cursor(site, kind.key())?;
        let mut cursor: Option<Timestamp> = stored.and_then(|moment| moment.parse().ok());
        loop {
            let page = match self.client.changed(root, kind, cursor)? {
                Door::Open(page) => page,
                Door::Closed(status) => return Ok(Door::Closed(status)),
            };
            let (taken, total) = (page.posts.len(), page.total);
            let newest = page.posts.iter().filter_map(|post| post.modified).max();
            let advance = newest.filter(|newest| Some(*newest) > cursor);
            let known = self.archive.known_posts(site, kind.key())?;
            self.report.unread.extend(page.left_out);
            let fresh = page.posts.into_iter().filter(|post| is_fresh(post, &known));
            self.take_posts(site, kind, fresh.collect(), advance)?;
            self.tell(taken, Some(total.saturating_sub(taken)));
            // Without an advance the site does not heed the cursor, or all are of one second.
            if page.pages <= 1 || advance.is_none() {
                return Ok(Door::Open(()));
            }
            cursor = advance;
        }
    }

    /// Looks at what the site has: asks for what is not known as it is now, and marks what is gone.
    fn compare(&mut self, site: SiteId, root: &str, kind: Kind) -> Result<()> {
        let listed = match self.client.listed(root, kind)? {
            Door::Open(listed) => listed,
            Door::Closed(status) => {
                let kind = kind.key();
                (self.on_step)(Step::Closed { kind, status });
                return Ok(());
            }
        };
        let known = self.archive.known_posts(site, kind.key())?;
        let wanted = wanted(&listed, &known, self.with_news);
        for (at, chunk) in wanted.chunks(PER_PAGE).enumerate() {
            self.fetch(site, root, kind, chunk)?;
            let fetched = at * PER_PAGE + chunk.len();
            self.tell(chunk.len(), Some(wanted.len().saturating_sub(fetched)));
        }
        let there: HashSet<u64> = listed.iter().map(|one| one.number).collect();
        let mut missing: Vec<u64> = known
            .iter()
            .filter(|(number, post)| !post.is_gone && !there.contains(number))
            .map(|(number, _)| *number)
            .collect();
        missing.sort_unstable();
        for chunk in missing.chunks(PER_PAGE) {
            self.mark_gone(site, root, kind, chunk, &known)?;
        }
        Ok(())
    }

    /// Asks for posts by number. One that may not be read, being behind a password, is remembered, so that
    /// it is not asked for again.
    fn fetch(&mut self, site: SiteId, root: &str, kind: Kind, wanted: &[Listed]) -> Result<()> {
        let numbers: Vec<u64> = wanted.iter().map(|one| one.number).collect();
        let Door::Open(page) = self.client.named(root, kind, &numbers)? else {
            return Ok(());
        };
        let read: HashSet<u64> = page.posts.iter().map(|post| post.id).collect();
        let is_whole = page.pages <= 1;
        self.report.unread.extend(page.left_out);
        let mut posts = self.fetched(page.posts);
        // A site that gives fewer at once than it was asked for has not said all.
        let is_unread = |one: &&Listed| is_whole && !read.contains(&one.number);
        let unread = wanted.iter().filter(is_unread);
        posts.extend(unread.map(|one| Fetched {
            number: one.number,
            modified: one.modified,
            url: None,
            entries: Vec::new(),
            left_out: 0,
        }));
        self.take(site, kind.key(), posts, Vec::new(), None)
    }

    /// Marks posts that are gone. They are asked for once more: while a list is gone through page by page,
    /// a post that is taken away moves others out of sight.
    fn mark_gone(
        &mut self,
        site: SiteId,
        root: &str,
        kind: Kind,
        missing: &[u64],
        known: &HashMap<u64, KnownPost>,
    ) -> Result<()> {
        let Door::Open(there) = self.client.existing(root, kind, missing)? else {
            return Ok(());
        };
        let is_there = |number: &u64| there.iter().any(|one| one.number == *number);
        let gone: Vec<u64> = missing
            .iter()
            .copied()
            .filter(|number| !is_there(number))
            .collect();
        self.archive.mark_gone(site, kind.key(), &gone, self.now)?;
        let names = gone.iter().map(|number| {
            let url = known.get(number).and_then(|post| post.url.clone());
            url.unwrap_or_else(|| format!("{} {number}", kind.key()))
        });
        self.report.gone.extend(names);
        Ok(())
    }

    fn take_posts(
        &mut self,
        site: SiteId,
        kind: Kind,
        posts: Vec<RestPost>,
        cursor: Option<Timestamp>,
    ) -> Result<()> {
        let posts = self.fetched(posts);
        let cursor = cursor.map(|moment| moment.to_string());
        self.take(site, kind.key(), posts, Vec::new(), cursor)
    }

    fn fetched(&mut self, posts: Vec<RestPost>) -> Vec<Fetched> {
        self.report.posts += posts.len();
        let mut fetched = Vec::with_capacity(posts.len());
        for one in posts {
            let url = one.post.url.clone();
            let origin = url.clone().unwrap_or_default();
            let (entries, left_out) = self.entries(one.post.articles(), &origin);
            fetched.push(Fetched {
                number: one.id,
                modified: one.modified,
                url,
                entries,
                left_out,
            });
        }
        fetched
    }
}

/// A post is known where the site said the same moment of it before.
fn is_fresh(post: &RestPost, known: &HashMap<u64, KnownPost>) -> bool {
    known.get(&post.id).is_none_or(|known| {
        known.is_gone || post.modified.is_none() || known.modified != post.modified
    })
}

/// Returns the posts to ask for: unknown ones, changed ones, such as came back, and such as gave less than
/// they would today.
fn wanted(listed: &[Listed], known: &HashMap<u64, KnownPost>, with_news: bool) -> Vec<Listed> {
    let is_wanted = |one: &&Listed| {
        known.get(&one.number).is_none_or(|known| {
            let is_changed = one.modified.is_some() && one.modified != known.modified;
            let gives_more = known.left_out > 0 && (with_news || known.is_judged_by_others);
            known.is_gone || is_changed || gives_more
        })
    };
    listed.iter().filter(is_wanted).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_as_it_is_now_is_asked_for() {
        let moment = |second| Timestamp::from_second(second).ok();
        let known = |modified, left_out, is_judged_by_others, is_gone| KnownPost {
            modified,
            url: None,
            left_out,
            is_judged_by_others,
            is_gone,
        };
        for (name, before, with_news, expected) in [
            ("unknown", None, false, true),
            (
                "as it was",
                Some(known(moment(5), 0, true, false)),
                true,
                false,
            ),
            (
                "changed",
                Some(known(moment(4), 0, false, false)),
                false,
                true,
            ),
            ("back", Some(known(moment(5), 0, false, true)), false, true),
            (
                "left out",
                Some(known(moment(5), 1, false, false)),
                false,
                false,
            ),
            (
                "left out, now wanted",
                Some(known(moment(5), 1, false, false)),
                true,
                true,
            ),
            (
                "left out by older rules",
                Some(known(moment(5), 1, true, false)),
                false,
                true,
            ),
        ] {
            let listed = [Listed {
                number: 7,
                modified: moment(5),
            }];
            let known: HashMap<u64, KnownPost> = before.map(|post| (7, post)).into_iter().collect();
            let found = wanted(&listed, &known, with_news);
            assert_eq!(!found.is_empty(), expected, "{name}");
        }
    }
}
