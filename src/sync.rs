//! A site into the archive: what to ask for, what of it is new, what is gone.
//!
//! Each answer is one batch, taken in together with the place from which to go on: whoever breaks off and
//! comes back asks nothing twice.

mod feed;
mod report;
mod rest;

use jiff::Timestamp;
use thiserror::Error;

use crate::archive::{Archive, ArchiveError, Fetched, SiteBatch, SiteId};
use crate::ingest::{Article, Entry, Placement};
use crate::site::{Address, Client, Door, Found, SiteError, Watch};

pub use report::{LeftOut, Report, Route};

/// Why a site could not be brought in, or no further. What was taken in before stays.
#[derive(Debug, Error)]
pub enum SyncError {
    /// The site does not give it.
    #[error(transparent)]
    Site(#[from] SiteError),
    /// The archive does not take it.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
}

/// Shorthand for this module's results.
type Result<T> = std::result::Result<T, SyncError>;

/// How far one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// So many posts of so many were taken in; how many there are is not always known.
    Taken {
        /// So many.
        done: usize,
        /// Of so many.
        total: Option<usize>,
    },
    /// The interface, or its part for pages, refuses with this status.
    Closed {
        /// `posts` or `pages`.
        kind: &'static str,
        /// The HTTP status; one of success where a web page stands in its place.
        status: u16,
    },
}

/// Brings one site in.
pub struct Syncing<'a, W> {
    archive: &'a mut Archive,
    client: &'a mut Client<W>,
    with_news: bool,
    now: Timestamp,
    on_step: &'a mut dyn FnMut(Step),
    has_copy: bool,
    /// How many posts were taken in so far.
    done: usize,
    report: Report,
}

impl<'a, W: Watch> Syncing<'a, W> {
    /// Gets ready. With `with_news` articles about no edition are kept too.
    pub fn new(
        archive: &'a mut Archive,
        client: &'a mut Client<W>,
        with_news: bool,
        now: Timestamp,
        on_step: &'a mut dyn FnMut(Step),
    ) -> Self {
        Syncing {
            archive,
            client,
            with_news,
            now,
            on_step,
            has_copy: false,
            done: 0,
            report: Report::default(),
        }
    }

    /// Brings the site at `address` in, and returns what became of it, also where it ended early.
    pub fn run(mut self, address: &Address) -> (Report, Result<()>) {
        let before = self.client.requests();
        let ended = self.bring_in(address);
        self.report.requests = self.client.requests() - before;
        (self.report, ended)
    }

    fn bring_in(&mut self, address: &Address) -> Result<()> {
        let sites = self.archive.sites()?.into_iter();
        let mut known = sites.filter(|site| site.address == address.as_str());
        let known = known.find_map(|site| site.root);
        let mut found = match &known {
            Some(root) => Found::of_root(root),
            None => self.client.discover(address)?,
        };
        let mut door = self.by_rest(address, &found)?;
        if known.is_some() && door != Some(Door::Open(())) {
            // It may have moved since.
            let anew = self.client.discover(address)?;
            if anew.root.is_some() && anew.root != known {
                door = self.by_rest(address, &anew)?;
            }
            found = anew;
        }
        match door {
            Some(Door::Open(())) => Ok(()),
            Some(Door::Closed(status)) => {
                let kind = "posts";
                (self.on_step)(Step::Closed { kind, status });
                self.by_feed(address, &found)
            }
            None => self.by_feed(address, &found),
        }
    }

    /// Tells how far one is, when so many posts more are taken in and so many are still to come.
    fn tell(&mut self, taken: usize, to_come: Option<usize>) {
        self.done += taken;
        (self.on_step)(Step::Taken {
            done: self.done,
            total: to_come.map(|count| self.done + count),
        });
    }

    /// Takes a batch in, unless there is nothing in it.
    fn take(
        &mut self,
        site: SiteId,
        kind: &'static str,
        posts: Vec<Fetched>,
        entries: Vec<Entry>,
        cursor: Option<String>,
    ) -> Result<()> {
        if posts.is_empty() && entries.is_empty() && cursor.is_none() {
            return Ok(());
        }
        let batch = SiteBatch {
            site,
            kind,
            posts,
            entries,
            cursor,
        };
        let intake = self
            .archive
            .take_in_batch(&batch, !self.has_copy, self.now)?;
        self.has_copy |= intake.new + intake.changed > 0;
        self.report.add(intake);
        Ok(())
    }

    /// Makes entries of articles, and counts those that are left out. The fixed introduction of an overview
    /// page is about all editions and so about none: it is never kept.
    fn entries(&mut self, articles: Vec<Article>, origin: &str) -> (Vec<Entry>, usize) {
        let entries = articles.into_iter().map(|article| {
            let origin = article.url.clone().unwrap_or_else(|| origin.to_owned());
            Entry::of_article(article, &origin)
        });
        let is_introduction = |entry: &Entry| entry.placement == Placement::OverviewIntroduction;
        let (taken, left): (Vec<Entry>, Vec<Entry>) = entries.partition(|entry| {
            let is_wanted = entry.is_perhaps || self.with_news && !is_introduction(entry);
            entry.extract.is_some() || is_wanted
        });
        let perhaps = taken.iter().filter(|entry| entry.is_perhaps);
        self.report.perhaps.extend(perhaps.map(LeftOut::of));
        let count = left.iter().filter(|entry| !is_introduction(entry)).count();
        self.report.left_out.extend(left.iter().map(LeftOut::of));
        (taken, count)
    }
}
