//! Taking documents in: which is new, which is a newer version, which is known already.
//!
//! A document is known when its words are, whatever route they came by; then it only gains what the new
//! route adds outside the text: an address, a day of publication, a heading. It is a newer version of one
//! that has the same heading and address or, where one of them has no address, the same heading and first
//! paragraph.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::Result;
use super::correction;
use super::derive::{self, EditionChange};
use super::id::DocumentId;
use super::identity::{self, fingerprint, is_beginning_of, is_same_page};
use super::reader;
use crate::authority::Authority;
use crate::ingest::{Article, Claim, Entry, Extract, Placement, extract};

/// What taking a batch in did.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Intake {
    /// Documents not seen before.
    pub new: usize,
    /// Newer versions of known documents.
    pub changed: usize,
    /// Documents known already, word for word.
    pub same: usize,
    /// The editions that the entries are about, each with what happened to it, newest first.
    pub editions: Vec<EditionChange>,
}

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

/// Takes entries in one by one.
#[derive(Debug)]
pub(super) struct Taker {
    now: Timestamp,
    documents: Vec<DocumentId>,
    taken: HashMap<DocumentId, Taken>,
    origins: Vec<(DocumentId, String)>,
    is_changed: bool,
}

/// A document that an entry before this one was.
#[derive(Debug)]
struct Taken {
    outcome: Outcome,
    origin: String,
}

/// What an entry is to the archive.
pub(super) enum Found {
    /// Nothing like it is there.
    Unknown,
    /// The document is there, and gains nothing.
    Same(DocumentId),
    /// The document is there, and gains what it says of itself outside its text.
    Completed(Box<Stored>),
    /// An older version is there.
    Older(DocumentId),
}

/// A document as it stands.
pub(super) struct Stored {
    id: DocumentId,
    article: Article,
    is_record: bool,
    extract: Option<String>,
}

const COLUMNS: &str =
    "id, heading, url, published, placement, text, front_matter IS NOT NULL, extract";

impl Taker {
    pub(super) fn new(now: Timestamp) -> Self {
        Taker {
            now,
            documents: Vec::new(),
            taken: HashMap::new(),
            origins: Vec::new(),
            is_changed: false,
        }
    }

    /// Takes in what [`Self::find`] found an entry to be.
    pub(super) fn write(
        &mut self,
        connection: &Connection,
        entry: &Entry,
        found: Found,
    ) -> Result<Outcome> {
        self.is_changed |= !matches!(found, Found::Same(_));
        let (id, outcome) = match found {
            Found::Same(id) => (id, Outcome::Same),
            Found::Unknown => (
                insert(connection, entry, &identity::heading_key(entry), self.now)?,
                Outcome::New,
            ),
            Found::Older(id) => {
                update(connection, id, entry, &identity::heading_key(entry))?;
                (id, Outcome::Changed)
            }
            Found::Completed(stored) => (stored.id, complete(connection, *stored, entry)?),
        };
        let origin = entry.origin.clone();
        self.taken
            .entry(id)
            // What is new stays new, whatever comes to it afterwards.
            .and_modify(|taken| taken.outcome = taken.outcome.min(outcome))
            .or_insert(Taken { outcome, origin });
        self.documents.push(id);
        let places = std::iter::once(&entry.origin).chain(&entry.other_origins);
        self.origins.extend(places.map(|place| (id, place.clone())));
        for correction in &entry.corrections {
            self.is_changed |= correction::add_once(connection, correction, id)?;
        }
        Ok(outcome)
    }

    /// Says whether taking an entry in changes more than where its document was seen.
    pub(super) fn is_change(connection: &Connection, entry: &Entry, found: &Found) -> Result<bool> {
        let Found::Same(id) = found else {
            return Ok(true);
        };
        for correction in &entry.corrections {
            if !correction::is_known(connection, correction, *id)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Writes down where the documents were seen and derives what follows from them.
    pub(super) fn finish(
        &mut self,
        connection: &Connection,
        detail: derive::Detail,
    ) -> Result<Intake> {
        let origin = "INSERT OR IGNORE INTO origin (document, place) VALUES (?1, ?2)";
        let mut statement = connection.prepare_cached(origin)?;
        for origin in self.origins.drain(..) {
            statement.execute(origin)?;
        }
        let mut changes = if self.is_changed {
            derive::derive(connection, self.now, detail)?
        } else {
            derive::Changes::default()
        };
        let editions = reader::editions_of_documents(connection, &self.documents)?;
        let count = |outcome| {
            self.taken
                .values()
                .filter(|taken| taken.outcome == outcome)
                .count()
        };
        Ok(Intake {
            new: count(Outcome::New),
            changed: count(Outcome::Changed),
            same: count(Outcome::Same),
            editions: editions.into_iter().map(|key| changes.take(key)).collect(),
        })
    }

    /// Returns the documents of the entries taken in, in their order.
    pub(super) fn documents(&self) -> &[DocumentId] {
        &self.documents
    }

    /// Finds the document an entry is: the same words first, then the same place.
    pub(super) fn find(&self, connection: &Connection, entry: &Entry) -> Result<Found> {
        let same_words = format!(
            "SELECT {COLUMNS} FROM document WHERE fingerprint = ?1 AND (is_starter = 0 OR ?2)"
        );
        // A record of the starter archive that comes back is that record; a page never is.
        let is_record = entry.front_matter.is_some();
        let mut statement = connection.prepare_cached(&same_words)?;
        let known = statement
            .query_row((fingerprint(entry), is_record), stored)
            .optional()?;
        if let Some(known) = known {
            return Ok(known.against(entry));
        }
        let same_heading =
            format!("SELECT {COLUMNS} FROM document WHERE identity = ?1 AND is_starter = 0");
        let mut statement = connection.prepare_cached(&same_heading)?;
        let mut rows = statement.query([identity::heading_key(entry)])?;
        while let Some(row) = rows.next()? {
            let known = stored(row)?;
            if is_same_page(&known.article, entry) && !self.stands_beside(&known, entry) {
                let is_known =
                    entry.is_excerpt && is_beginning_of(&entry.text, &known.article.text);
                return Ok(if is_known {
                    known.against(entry)
                } else {
                    Found::Older(known.id)
                });
            }
        }
        Ok(Found::Unknown)
    }
}

impl Taker {
    /// Says whether a document came from the same file as an entry. A page may hold two articles under one
    /// heading: the second is not a newer version of the first, unless that is only its beginning.
    fn stands_beside(&self, known: &Stored, entry: &Entry) -> bool {
        let taken = self.taken.get(&known.id);
        taken.is_some_and(|taken| taken.origin == entry.origin)
            && !is_beginning_of(&known.article.text, &entry.text)
    }
}

impl Stored {
    /// Says what an entry of the same words is to this document.
    fn against(self, entry: &Entry) -> Found {
        let own = &self.article;
        let is_news = !entry.is_excerpt && self.extract.is_none() && entry.extract.is_some();
        let completes = own.heading.is_none() && entry.heading.is_some()
            || own.url.is_none() && entry.url.is_some()
            || own.published.is_none() && entry.published.is_some();
        if is_news {
            Found::Older(self.id)
        } else if completes && !self.is_record {
            Found::Completed(Box::new(self))
        } else {
            Found::Same(self.id)
        }
    }

    fn claims(&self) -> Result<Option<Vec<Claim>>> {
        let extract: Option<Extract> = self
            .extract
            .as_deref()
            .map(serde_json::from_str)
            .transpose()?;
        Ok(extract.as_ref().map(claims))
    }
}

/// Adds what an entry says outside its text, and reads the text anew with it.
fn complete(connection: &Connection, mut stored: Stored, entry: &Entry) -> Result<Outcome> {
    let before = stored.claims()?;
    stored.article.heading = stored.article.heading.or_else(|| entry.heading.clone());
    stored.article.url = stored.article.url.or_else(|| entry.url.clone());
    stored.article.published = stored.article.published.or(entry.published);
    let facts = extract(&stored.article, Authority::bundled());
    let after = facts.as_ref().map(claims);
    let facts = facts.as_ref().map(serde_json::to_string).transpose()?;
    let sql = "UPDATE document SET heading = ?2, url = ?3, published = ?4, extract = ?5, identity = ?6, digest = ?7 WHERE id = ?1";
    connection.prepare_cached(sql)?.execute((
        stored.id,
        &stored.article.heading,
        &stored.article.url,
        stored.article.published.map(|date| date.to_string()),
        &facts,
        identity::key_of(stored.article.heading.as_deref(), &stored.article.text),
        identity::digest(&stored.article, facts.as_deref()),
    ))?;
    Ok(if before == after {
        Outcome::Same
    } else {
        Outcome::Changed
    })
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

fn insert(
    connection: &Connection,
    entry: &Entry,
    identity: &str,
    now: Timestamp,
) -> Result<DocumentId> {
    let sql = "INSERT INTO document (heading, url, published, placement, text, front_matter, identity, fingerprint, digest, extract, added)
               VALUES (:heading, :url, :published, :placement, :text, :front_matter, :identity, :fingerprint, :digest, :extract, :added)";
    connection.prepare_cached(sql)?.execute(named_params! {
        ":heading": entry.heading,
        ":url": entry.url,
        ":published": entry.published.map(|date| date.to_string()),
        ":placement": entry.placement.key(),
        ":text": entry.text,
        ":front_matter": entry.front_matter,
        ":identity": identity,
        ":fingerprint": fingerprint(entry),
        ":digest": digest(entry)?,
        ":extract": facts(entry)?,
        ":added": now.to_string(),
    })?;
    Ok(DocumentId(connection.last_insert_rowid()))
}

fn update(connection: &Connection, id: DocumentId, entry: &Entry, identity: &str) -> Result<()> {
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
        ":identity": identity,
        ":fingerprint": fingerprint(entry),
        ":digest": digest(entry)?,
        ":extract": facts(entry)?,
    })?;
    Ok(())
}

fn facts(entry: &Entry) -> Result<Option<String>> {
    Ok(entry
        .extract
        .as_ref()
        .map(serde_json::to_string)
        .transpose()?)
}

fn digest(entry: &Entry) -> Result<String> {
    let article = Article {
        heading: entry.heading.clone(),
        url: entry.url.clone(),
        published: entry.published,
        text: entry.text.clone(),
        ..Article::default()
    };
    Ok(identity::digest(&article, facts(entry)?.as_deref()))
}

/// Brings the starter's documents in line with this program's. They are changed in place, because
/// corrections hang on them; one that is gone stays only where a correction needs it.
pub(super) fn replace_starter(
    connection: &Connection,
    entries: &[Entry],
    now: Timestamp,
) -> Result<()> {
    let find = "SELECT id FROM document WHERE identity = ?1 AND is_starter = 1";
    let mut kept: Vec<DocumentId> = Vec::with_capacity(entries.len());
    for entry in entries {
        let known = connection
            .prepare_cached(find)?
            .query_row([&entry.origin], |row| row.get(0))
            .optional()?;
        let id = match known {
            Some(id) => {
                update(connection, id, entry, &entry.origin)?;
                id
            }
            None => insert(connection, entry, &entry.origin, now)?,
        };
        connection
            .prepare_cached("UPDATE document SET is_starter = 1 WHERE id = ?1")?
            .execute([id])?;
        kept.push(id);
    }
    connection.execute(
        "DELETE FROM document WHERE is_starter = 1 AND id NOT IN (SELECT value FROM json_each(?1))
            AND id NOT IN (SELECT document FROM correction_anchor)",
        [serde_json::to_string(&kept)?],
    )?;
    Ok(())
}
