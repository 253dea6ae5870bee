//! Documents as they are stored: found, written, completed.

use jiff::Timestamp;
use rusqlite::{Connection, Row, named_params};

use super::id::DocumentId;
use super::identity::names_another;
use super::prepared::Prepared;
use super::{Result, extract, identity};
use crate::ingest::{self, Article, Claim, Entry, Extract, Placement};

/// What became of one entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Not seen before.
    New,
    /// A newer version of a known document.
    Changed,
    /// Known already, word for word.
    Same,
}

/// A document as it stands.
#[derive(Debug)]
pub(super) struct Stored {
    pub(super) id: DocumentId,
    pub(super) article: Article,
    is_record: bool,
    extract: Option<String>,
}

const COLUMNS: &str =
    "id, heading, url, published, placement, text, front_matter IS NOT NULL, extract";

impl Stored {
    /// Finds the document that has the words of an entry.
    pub(super) fn of_same_words(
        connection: &Connection,
        prepared: &Prepared,
    ) -> Result<Option<Stored>> {
        // A record of the starter archive that comes back is that record; a page never is.
        let is_record = prepared.entry.front_matter.is_some();
        let sql = format!(
            "SELECT {COLUMNS} FROM document WHERE fingerprint = ?1 AND (is_starter = 0 OR ?2)"
        );
        let mut statement = connection.prepare_cached(&sql)?;
        let own = prepared.entry.heading.as_deref();
        for known in statement.query_map((&prepared.fingerprint, is_record), stored)? {
            let known = known?;
            if !names_another(known.article.heading.as_deref(), own) {
                return Ok(Some(known));
            }
        }
        Ok(None)
    }

    /// Returns the documents of a heading.
    pub(super) fn under_key(connection: &Connection, key: &str) -> Result<Vec<Stored>> {
        let sql = format!("SELECT {COLUMNS} FROM document WHERE identity = ?1 AND is_starter = 0");
        let mut statement = connection.prepare_cached(&sql)?;
        let found = statement.query_map([key], stored)?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// Says whether it is about no edition.
    pub(super) fn is_news(&self) -> bool {
        self.extract.is_none()
    }

    /// Says whether an entry of the same words says more of itself outside them.
    pub(super) fn gains(&self, entry: &Entry) -> bool {
        let own = &self.article;
        let gains = own.heading.is_none() && entry.heading.is_some()
            || own.url.is_none() && entry.url.is_some()
            || own.published.is_none() && entry.published.is_some();
        gains && !self.is_record
    }

    /// Adds what an entry says outside its text, and reads the text anew with it.
    pub(super) fn complete(mut self, connection: &Connection, entry: &Entry) -> Result<Outcome> {
        let before = self.claims()?;
        let article = &mut self.article;
        article.heading = article.heading.take().or_else(|| entry.heading.clone());
        article.url = article.url.take().or_else(|| entry.url.clone());
        article.published = article.published.or(entry.published);
        let facts = ingest::read(article);
        let after = facts.as_ref().map(claims);
        let facts = facts.as_ref().map(|facts| extract::to_json(facts, None));
        let facts = facts.transpose()?;
        let sql = "UPDATE document SET heading = ?2, url = ?3, published = ?4, extract = ?5, identity = ?6, digest = ?7 WHERE id = ?1";
        connection.prepare_cached(sql)?.execute((
            self.id,
            &article.heading,
            &article.url,
            article.published.map(|date| date.to_string()),
            &facts,
            identity::key_of(article.heading.as_deref(), &article.text),
            identity::digest(article, facts.as_deref(), None),
        ))?;
        Ok(if before == after {
            Outcome::Same
        } else {
            Outcome::Changed
        })
    }

    fn claims(&self) -> Result<Option<Vec<Claim>>> {
        let extract: Option<Extract> = self
            .extract
            .as_deref()
            .map(|json| extract::from_json(json, None))
            .transpose()?;
        Ok(extract.as_ref().map(claims))
    }
}

fn claims(extract: &Extract) -> Vec<Claim> {
    extract
        .facts
        .iter()
        .map(|fact| fact.claim.clone())
        .collect()
}

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored> {
    let published: Option<String> = row.get(3)?;
    Ok(Stored {
        id: row.get(0)?,
        article: Article {
            heading: row.get(1)?,
            url: row.get(2)?,
            published: published.and_then(|day| day.parse().ok()),
            placement: Placement::from_key(&row.get::<_, String>(4)?),
            text: row.get(5)?,
            ..Article::default()
        },
        is_record: row.get(6)?,
        extract: row.get(7)?,
    })
}

/// Writes a new document, to be found under `key`.
pub(super) fn insert(
    connection: &Connection,
    prepared: &Prepared,
    key: &str,
    now: Timestamp,
) -> Result<DocumentId> {
    let Prepared {
        entry,
        fingerprint,
        digest,
        facts,
        ..
    } = prepared;
    let sql = "INSERT INTO document (heading, url, published, placement, text, front_matter, identity, fingerprint, digest, extract, added)
               VALUES (:heading, :url, :published, :placement, :text, :front_matter, :identity, :fingerprint, :digest, :extract, :added)";
    connection.prepare_cached(sql)?.execute(named_params! {
        ":heading": entry.heading,
        ":url": entry.url,
        ":published": entry.published.map(|date| date.to_string()),
        ":placement": entry.placement.key(),
        ":text": entry.text,
        ":front_matter": entry.front_matter,
        ":identity": key,
        ":fingerprint": fingerprint,
        ":digest": digest,
        ":extract": facts,
        ":added": now.to_string(),
    })?;
    Ok(DocumentId(connection.last_insert_rowid()))
}

/// Writes a newer version over a document.
pub(super) fn update(
    connection: &Connection,
    id: DocumentId,
    prepared: &Prepared,
    key: &str,
) -> Result<()> {
    let Prepared {
        entry,
        fingerprint,
        digest,
        facts,
        ..
    } = prepared;
    let sql = "UPDATE document SET heading = :heading, url = coalesce(:url, url),
               published = coalesce(:published, published), placement = :placement, text = :text,
               front_matter = :front_matter, identity = :identity, fingerprint = :fingerprint,
               digest = :digest, extract = :extract WHERE id = :id";
    connection.prepare_cached(sql)?.execute(named_params! {
        ":id": id,
        ":heading": entry.heading,
        ":url": entry.url,
        ":published": entry.published.map(|date| date.to_string()),
        ":placement": entry.placement.key(),
        ":text": entry.text,
        ":front_matter": entry.front_matter,
        ":identity": key,
        ":fingerprint": fingerprint,
        ":digest": digest,
        ":extract": facts,
    })?;
    Ok(())
}
