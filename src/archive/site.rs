//! Sites that are kept up with: how far, and which of their posts are known, new or gone.
//!
//! A batch of posts and the place up to which it goes are written together, so that a process that is
//! killed goes on where it was.

use std::collections::HashMap;
use std::path::Path;

use jiff::Timestamp;
use rusqlite::{Connection, OpenFlags, OptionalExtension, Transaction, named_params};

use super::batch::Batch;
use super::id::DocumentId;
use super::intake::Intake;
use super::prepared::Prepared;
use super::{Archive, ArchiveError, Reader, Result, identity, rules};
use crate::ingest::Entry;

pub use super::id::SiteId;

/// A site that is kept up with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownSite {
    /// Its id.
    pub id: SiteId,
    /// Its address as it was given.
    pub address: String,
    /// The root of its REST interface.
    pub root: Option<String>,
}

/// A post that was asked for before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownPost {
    /// When it was last changed, as the site said then.
    pub modified: Option<Timestamp>,
    /// Its address.
    pub url: Option<String>,
    /// How many articles of it were left out.
    pub left_out: usize,
    /// They were left out by other rules than today's.
    pub is_judged_by_others: bool,
    /// It was found to be gone.
    pub is_gone: bool,
}

/// A post as it was asked for just now.
#[derive(Debug, Clone, PartialEq)]
pub struct Fetched {
    /// Its number on the site.
    pub number: u64,
    /// When it was last changed, as the site says.
    pub modified: Option<Timestamp>,
    /// Its address.
    pub url: Option<String>,
    /// What is to be taken in of it.
    pub entries: Vec<Entry>,
    /// How many articles of it are left out.
    pub left_out: usize,
}

/// A batch of posts, and how far one is with it.
#[derive(Debug, Clone, PartialEq)]
pub struct SiteBatch {
    /// The site.
    pub site: SiteId,
    /// Which sort of text: `posts`, `pages`, `feed`.
    pub kind: &'static str,
    /// The posts; those of a feed have no number and stand in `entries`.
    pub posts: Vec<Fetched>,
    /// What belongs to no numbered post.
    pub entries: Vec<Entry>,
    /// The place from which to go on; absent where it stays as it was.
    pub cursor: Option<String>,
}

impl Archive {
    /// Copies the archive at `from` to `to`, and opens the copy: what is tried there changes nothing.
    ///
    /// # Errors
    ///
    /// As for [`Archive::open`].
    pub fn open_copy(from: &Path, to: &Path, now: Timestamp) -> Result<Self> {
        // A reader says whether it is an archive at all, and plays an interrupted write back.
        match Reader::open(from) {
            Ok(_) | Err(ArchiveError::Older(_)) => {}
            Err(error) => return Err(error),
        }
        let source = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        source.backup("main", to, None)?;
        Archive::open(to, now)
    }

    /// Returns the sites that are kept up with, in the order in which they came.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports.
    pub fn sites(&self) -> Result<Vec<KnownSite>> {
        let sql = "SELECT id, address, root FROM site ORDER BY id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let sites = statement.query_map([], known_site)?;
        Ok(sites.collect::<rusqlite::Result<_>>()?)
    }

    /// Remembers a site. One with the same interface is the same site under another address.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports.
    pub fn remember_site(&mut self, address: &str, root: Option<&str>) -> Result<KnownSite> {
        let transaction = self.begin()?;
        let find = "SELECT id, address, root FROM site WHERE root = ?2 OR address = ?1
                    ORDER BY root IS NOT ?2 LIMIT 1";
        let known = transaction
            .query_row(find, (address, root), known_site)
            .optional()?;
        let site = match known {
            Some(known) if known.root.as_deref() == root || root.is_none() => known,
            Some(known) => {
                let sql = "UPDATE site SET root = ?2 WHERE id = ?1";
                transaction.execute(sql, (known.id, root))?;
                KnownSite {
                    root: root.map(str::to_owned),
                    ..known
                }
            }
            None => {
                let sql = "INSERT INTO site (address, root) VALUES (?1, ?2)";
                transaction.execute(sql, (address, root))?;
                KnownSite {
                    id: SiteId(transaction.last_insert_rowid()),
                    address: address.to_owned(),
                    root: root.map(str::to_owned),
                }
            }
        };
        transaction.commit()?;
        Ok(site)
    }

    /// Forgets a site, and how far it was taken in, and says whether it was known. Its documents stay.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports.
    pub fn forget_site(&mut self, address: &str) -> Result<bool> {
        let sql = "DELETE FROM site WHERE address = ?1";
        Ok(self.connection.execute(sql, [address])? > 0)
    }

    /// Returns the place from which to go on, as it was last written.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports.
    pub fn site_cursor(&self, site: SiteId, kind: &str) -> Result<Option<String>> {
        let sql = "SELECT value FROM site_cursor WHERE site = ?1 AND kind = ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement
            .query_row((site, kind), |row| row.get(0))
            .optional()?)
    }

    /// Returns the posts of a site that were asked for before, by number.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports.
    pub fn known_posts(&self, site: SiteId, kind: &str) -> Result<HashMap<u64, KnownPost>> {
        let sql = "SELECT number, modified, url, left_out, rules <> ?3, gone IS NOT NULL
                   FROM remote_post WHERE site = ?1 AND kind = ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        let posts = statement.query_map((site, kind, rules()), |row| {
            let modified: Option<String> = row.get(1)?;
            let known = KnownPost {
                modified: modified.and_then(|moment| moment.parse().ok()),
                url: row.get(2)?,
                left_out: row.get(3)?,
                is_judged_by_others: row.get(4)?,
                is_gone: row.get(5)?,
            };
            Ok((row.get(0)?, known))
        })?;
        Ok(posts.collect::<rusqlite::Result<_>>()?)
    }

    /// Takes a batch of a site in, with the place it goes up to, all or nothing. With `with_copy` the
    /// archive as it was is kept beside it if anything changes: of one run the first such batch is enough.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports; nothing is written then.
    pub fn take_in_batch(
        &mut self,
        batch: &SiteBatch,
        with_copy: bool,
        now: Timestamp,
    ) -> Result<Intake> {
        let taking = self.batch(now)?.of_site();
        let mut taking = if with_copy {
            taking
        } else {
            taking.without_copy()
        };
        write(&mut taking, batch)?;
        taking.finish()
    }

    /// Marks posts that the site has no more. Their documents stay.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports; nothing is written then.
    pub fn mark_gone(
        &mut self,
        site: SiteId,
        kind: &str,
        numbers: &[u64],
        now: Timestamp,
    ) -> Result<()> {
        let transaction = self.begin()?;
        let sql = "UPDATE remote_post SET gone = ?4 WHERE site = ?1 AND kind = ?2 AND number = ?3";
        for number in numbers {
            transaction
                .prepare_cached(sql)?
                .execute((site, kind, number, now.to_string()))?;
        }
        transaction.commit()
    }
}

fn known_site(row: &rusqlite::Row<'_>) -> rusqlite::Result<KnownSite> {
    Ok(KnownSite {
        id: row.get(0)?,
        address: row.get(1)?,
        root: row.get(2)?,
    })
}

fn write(taking: &mut Batch<'_>, batch: &SiteBatch) -> Result<()> {
    for post in &batch.posts {
        if let Some(transaction) = taking.transaction() {
            recognise(transaction, batch, post)?;
        }
        for entry in &post.entries {
            taking.take(&Prepared::new(entry.clone())?)?;
        }
    }
    for entry in &batch.entries {
        taking.take(&Prepared::new(entry.clone())?)?;
    }
    let Some(transaction) = taking.transaction() else {
        return Ok(());
    };
    let mut documents = taking.documents().iter().copied();
    for post in &batch.posts {
        write_post(transaction, batch, post)?;
        for document in documents.by_ref().take(post.entries.len()) {
            write_link(transaction, batch, post.number, document)?;
        }
    }
    if let Some(cursor) = &batch.cursor {
        let sql = "INSERT OR REPLACE INTO site_cursor (site, kind, value) VALUES (?1, ?2, ?3)";
        transaction.execute(sql, (batch.site, batch.kind, cursor))?;
    }
    Ok(())
}

/// A post that was one document and is one now is the same document, even with another heading and other
/// words: its number says so.
fn recognise(transaction: &Transaction<'_>, batch: &SiteBatch, post: &Fetched) -> Result<()> {
    let [entry] = post.entries.as_slice() else {
        return Ok(());
    };
    let sql = "UPDATE document SET identity = ?4, url = coalesce(?5, url)
               WHERE id = (SELECT min(document) FROM remote_document
                           WHERE site = ?1 AND kind = ?2 AND number = ?3 HAVING count(*) = 1)
                 AND (SELECT count(*) FROM remote_document WHERE document = document.id) = 1
                 AND identity <> ?4 AND NOT EXISTS (SELECT 1 FROM document WHERE identity = ?4)";
    let key = identity::heading_key(entry);
    transaction.prepare_cached(sql)?.execute((
        batch.site,
        batch.kind,
        post.number,
        key,
        &entry.url,
    ))?;
    Ok(())
}

fn write_post(transaction: &Transaction<'_>, batch: &SiteBatch, post: &Fetched) -> Result<()> {
    // Updated in place: replacing the row would take the links to its documents along.
    let sql = "INSERT INTO remote_post (site, kind, number, url, modified, left_out, rules)
               VALUES (:site, :kind, :number, :url, :modified, :left_out, :rules)
               ON CONFLICT DO UPDATE SET url = coalesce(excluded.url, url), modified = excluded.modified,
                   left_out = excluded.left_out, rules = excluded.rules, gone = NULL";
    transaction.prepare_cached(sql)?.execute(named_params! {
        ":site": batch.site,
        ":kind": batch.kind,
        ":number": post.number,
        ":url": post.url,
        ":modified": post.modified.map(|moment| moment.to_string()),
        ":left_out": post.left_out,
        ":rules": rules(),
    })?;
    Ok(())
}

fn write_link(
    transaction: &Transaction<'_>,
    batch: &SiteBatch,
    number: u64,
    document: DocumentId,
) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO remote_document (site, kind, number, document) VALUES (?1, ?2, ?3, ?4)";
    transaction
        .prepare_cached(sql)?
        .execute((batch.site, batch.kind, number, document))?;
    Ok(())
}

/// The moment since when a document is on no site any more, as a column of a query over `document`.
pub(super) const GONE: &str =
    "(SELECT max(p.gone) FROM remote_document r JOIN remote_post p USING (site, kind, number)
     WHERE r.document = document.id HAVING count(*) = count(p.gone))";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{Article, Entry};

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn made() -> (tempfile::TempDir, Archive) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("archive.db");
        Archive::create(&path, false, NOW).expect("an archive");
        let archive = Archive::open(&path, NOW).expect("it opens");
        (folder, archive)
    }

    fn post(number: u64, text: &str) -> Fetched {
        let url = format!("https://example.org/{number}");
        let article = Article {
            heading: Some(format!("Reuring!Café #{number}")),
            url: Some(url.clone()),
            text: format!(
                "Op dinsdag 3 mei 2011 vond de {number}e editie van Reuring!Café plaats, in een vol café. {text}"
            ),
            ..Article::default()
        };
        Fetched {
            number,
            modified: Some(NOW),
            entries: vec![Entry::of_article(article, &url)],
            url: Some(url),
            left_out: 0,
        }
    }

    fn batch(site: SiteId, posts: Vec<Fetched>) -> SiteBatch {
        SiteBatch {
            site,
            kind: "posts",
            posts,
            entries: Vec::new(),
            cursor: Some("2011-05-10T00:00:00Z".to_owned()),
        }
    }

    #[test]
    fn a_batch_and_its_cursor_come_together_and_the_same_again_changes_nothing() {
        let (_folder, mut archive) = made();
        let site = archive
            .remember_site("https://example.org/", None)
            .expect("a site");
        let batch = batch(site.id, vec![post(55, "Een."), post(56, "Twee.")]);
        let first = archive.take_in_batch(&batch, true, NOW).expect("taken in");
        assert_eq!(first.editions.len(), 2);
        let cursor = archive.site_cursor(site.id, "posts").expect("an answer");
        assert_eq!(cursor.as_deref(), Some("2011-05-10T00:00:00Z"));
        let again = archive.take_in_batch(&batch, true, NOW).expect("taken in");
        assert_eq!((again.new, again.changed, again.same), (0, 0, 2));
        let known = archive.known_posts(site.id, "posts").expect("an answer");
        assert_eq!(known.len(), 2);
    }

    #[test]
    fn a_post_with_another_heading_and_other_words_is_the_same_document() {
        let (_folder, mut archive) = made();
        let site = archive
            .remember_site("https://example.org/", None)
            .expect("a site");
        let both = batch(site.id, vec![post(55, "Een."), post(56, "Twee.")]);
        archive.take_in_batch(&both, true, NOW).expect("taken in");
        let mut later = post(55, "Heel anders.");
        later.entries[0].heading = Some("Verslag Reuring!Café #55".to_owned());
        let intake = archive
            .take_in_batch(&batch(site.id, vec![later]), true, NOW)
            .expect("taken in");
        assert_eq!((intake.new, intake.changed, intake.same), (0, 1, 0));
        let count: usize = archive
            .connection
            .query_row("SELECT count(*) FROM document", [], |row| row.get(0))
            .expect("a count");
        assert_eq!(count, 2);
    }

    #[test]
    fn a_gone_post_stays_and_one_that_comes_back_is_gone_no_more() {
        let (_folder, mut archive) = made();
        let site = archive
            .remember_site("https://example.org/", None)
            .expect("a site");
        let batch = batch(site.id, vec![post(55, "Een.")]);
        let intake = archive.take_in_batch(&batch, true, NOW).expect("taken in");
        let gone = |archive: &Archive| {
            let sql = format!("SELECT {GONE} FROM document");
            let gone: Option<String> = archive
                .connection
                .query_row(&sql, [], |row| row.get(0))
                .expect("a document");
            gone
        };
        assert_eq!(gone(&archive), None);
        archive
            .mark_gone(site.id, "posts", &[55], NOW)
            .expect("marked");
        assert_eq!(gone(&archive), Some(NOW.to_string()));
        assert_eq!(intake.editions.len(), 1);
        archive.take_in_batch(&batch, true, NOW).expect("taken in");
        assert_eq!(gone(&archive), None);
    }

    #[test]
    fn a_forgotten_site_leaves_its_documents() {
        let (_folder, mut archive) = made();
        let address = "https://example.org/";
        let site = archive.remember_site(address, None).expect("a site");
        let batch = batch(site.id, vec![post(55, "Een.")]);
        archive.take_in_batch(&batch, true, NOW).expect("taken in");
        assert!(archive.forget_site(address).expect("forgotten"));
        assert!(!archive.forget_site(address).expect("an answer"));
        assert!(archive.sites().expect("sites").is_empty());
        let left = |table: &str| -> usize {
            let sql = format!("SELECT count(*) FROM {table}");
            let count = archive.connection.query_row(&sql, [], |row| row.get(0));
            count.expect("a count")
        };
        assert_eq!(
            [
                "document",
                "edition",
                "site_cursor",
                "remote_post",
                "remote_document"
            ]
            .map(left),
            [1, 1, 0, 0, 0]
        );
    }

    #[test]
    fn a_site_with_the_same_interface_is_the_same() {
        let (_folder, mut archive) = made();
        let root = Some("https://example.org/wp-json/");
        let first = archive
            .remember_site("https://example.org/", None)
            .expect("a site");
        let known = archive
            .remember_site("https://example.org/", root)
            .expect("a site");
        let other = archive
            .remember_site("https://www.example.org/", root)
            .expect("a site");
        assert_eq!((first.id, known.id), (known.id, other.id));
        assert_eq!(archive.sites().expect("sites").len(), 1);
    }
}
