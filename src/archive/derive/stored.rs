//! Documents as they are stored: their texts, and the facts read from them.

use std::collections::HashMap;

use jiff::civil::Date;
use rusqlite::{Connection, Row};
use xxhash_rust::xxh3::xxh3_128;

use super::{Content, Wanted};
use crate::archive::id::{DocumentId, EditionId};
use crate::archive::{Result, belonging, correction, extract, identity};
use crate::edition::{Document, DocumentKind};
use crate::ingest::merge::{Belongs, Correction, Group, Identity, Source};
use crate::ingest::source::record;
use crate::ingest::{self, Article, Extract, Placement};

/// A stored document, beside what grouping needs of it.
pub(super) struct Known {
    pub(super) id: DocumentId,
    /// Of everything that an edition takes from it.
    pub(super) digest: u128,
    /// The edition it belongs to until now.
    pub(super) edition: Option<EditionId>,
}

/// The documents about editions.
pub(super) struct Documents {
    /// Those of the starter archive come last.
    pub(super) known: Vec<Known>,
    /// What can tell the editions apart, in the same order.
    pub(super) identities: Vec<Identity>,
    /// What people say about their editions, the oldest first.
    pub(super) corrections: HashMap<DocumentId, Vec<Correction>>,
}

/// Returns the documents about editions, without their texts.
pub(super) fn documents(connection: &Connection) -> Result<Documents> {
    let sql = "SELECT id, published, digest, edition, extract FROM document
               WHERE extract IS NOT NULL AND removed IS NULL ORDER BY is_starter, id";
    let all_corrections = correction::by_document(connection)?;
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    let (mut known, mut identities) = (Vec::<Known>::new(), Vec::new());
    while let Some(row) = rows.next()? {
        let id: DocumentId = row.get(0)?;
        let extract: Extract = serde_json::from_str(row.get_ref(4)?.as_str().unwrap_or_default())?;
        let corrections = all_corrections.get(&id).map_or(&[][..], Vec::as_slice);
        identities.push(Identity::new(&extract, day(row, 1)?, corrections));
        let digest = format!("{}{corrections:?}", row.get::<_, String>(2)?);
        known.push(Known {
            id,
            digest: xxh3_128(digest.as_bytes()),
            edition: row.get(3)?,
        });
    }
    say_where_they_belong(&known, &mut identities, &belonging::all(connection)?);
    Ok(Documents {
        known,
        identities,
        corrections: all_corrections,
    })
}

/// What was said of a document whose companion is there no longer says nothing.
fn say_where_they_belong(
    known: &[Known],
    identities: &mut [Identity],
    said: &HashMap<DocumentId, Option<DocumentId>>,
) {
    if said.is_empty() {
        return;
    }
    let places = known.iter().enumerate().map(|(at, one)| (one.id, at));
    let places: HashMap<DocumentId, usize> = places.collect();
    for (one, identity) in known.iter().zip(identities) {
        identity.belongs = match said.get(&one.id) {
            None => Belongs::AsRead,
            Some(None) => Belongs::Apart,
            Some(Some(beside)) => places
                .get(beside)
                .map_or(Belongs::AsRead, |at| Belongs::With(*at)),
        };
    }
}

/// A document whose facts are still to be read.
pub(super) struct Unread {
    source: Source,
    facts: String,
    front_matter: Option<String>,
}

impl Unread {
    /// Reads the facts.
    pub(super) fn read(mut self) -> Result<Source> {
        self.source.extract = extract::from_json(&self.facts, self.front_matter.as_deref())?;
        self.source.document.kind = self.source.extract.kind;
        Ok(self.source)
    }
}

/// What an edition is made of.
pub(super) enum Material<'a> {
    /// Documents about it.
    Edition(&'a Group, Vec<Unread>),
    /// An article about no edition.
    News(DocumentId, Document),
}

/// Returns what an edition is made of, in the order of its documents.
pub(super) fn material<'a>(
    connection: &Connection,
    wanted: &'a Wanted,
    corrections: &HashMap<DocumentId, Vec<Correction>>,
) -> Result<Material<'a>> {
    let unread = |id: &DocumentId| {
        let corrections = corrections.get(id).cloned().unwrap_or_default();
        unread(connection, *id, corrections)
    };
    Ok(match &wanted.content {
        Content::Edition(group) => {
            let documents = wanted.documents.iter().map(unread);
            Material::Edition(group, documents.collect::<Result<_>>()?)
        }
        Content::News => {
            let id = wanted.documents[0];
            Material::News(id, news_article(connection, id)?)
        }
    })
}

fn unread(connection: &Connection, id: DocumentId, corrections: Vec<Correction>) -> Result<Unread> {
    // Only a document without an address is called by where it was seen first.
    let sql = "SELECT heading, url, published, text, extract, front_matter,
                      CASE WHEN url IS NULL THEN
                          (SELECT place FROM origin WHERE document = document.id ORDER BY rowid LIMIT 1) END
               FROM document WHERE id = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_row([id], |row| {
        let url: Option<String> = row.get(1)?;
        let origin: Option<String> = row.get(6)?;
        let source = Source {
            name: url.clone().or(origin).unwrap_or_default(),
            document: Document {
                kind: DocumentKind::News,
                title: row.get(0)?,
                url,
                published: day(row, 2)?,
                text: row.get(3)?,
            },
            extract: Extract {
                kind: DocumentKind::News,
                facts: Vec::new(),
                offered: Vec::new(),
            },
            corrections,
        };
        Ok(Unread {
            source,
            facts: row.get(4)?,
            front_matter: row.get(5)?,
        })
    })?)
}

/// Returns the articles about no edition: their ids, their digests.
pub(super) fn news(connection: &Connection) -> Result<Vec<(DocumentId, String)>> {
    let sql = "SELECT id, digest FROM document WHERE extract IS NULL AND removed IS NULL";
    let mut statement = connection.prepare(sql)?;
    let news = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(news.collect::<rusqlite::Result<_>>()?)
}

/// Returns an article about no edition.
fn news_article(connection: &Connection, id: DocumentId) -> Result<Document> {
    let sql = "SELECT heading, url, published, text FROM document WHERE id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([id], |row| {
        Ok(Document {
            kind: DocumentKind::News,
            title: row.get(0)?,
            url: row.get(1)?,
            published: day(row, 2)?,
            text: row.get(3)?,
        })
    })?)
}

/// Reads the facts out of the stored texts and records once more, one after the other: together they can
/// be larger than the memory.
pub(super) fn read_anew(connection: &Connection) -> Result<()> {
    let sql = "UPDATE document SET extract = ?2, digest = ?3,
                   identity = CASE WHEN is_starter THEN identity ELSE ?4 END WHERE id = ?1";
    let mut statement = connection.prepare("SELECT id FROM document")?;
    let ids = statement
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<DocumentId>>>()?;
    for id in ids {
        let (article, front_matter) = article(connection, id)?;
        let front_matter = front_matter.as_deref();
        let facts = match front_matter {
            Some(toml) => record::parse_front_matter(toml)
                .ok()
                .map(|edition| record::extract_of(&edition)),
            None => ingest::read(&article),
        };
        let facts = facts
            .as_ref()
            .map(|facts| extract::to_json(facts, front_matter))
            .transpose()?;
        connection.prepare_cached(sql)?.execute((
            id,
            &facts,
            identity::digest(&article, facts.as_deref(), front_matter),
            identity::key_of(article.heading.as_deref(), &article.text),
        ))?;
    }
    Ok(())
}

fn article(connection: &Connection, id: DocumentId) -> Result<(Article, Option<String>)> {
    let sql =
        "SELECT heading, url, published, placement, text, front_matter FROM document WHERE id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([id], |row| {
        let article = Article {
            heading: row.get(0)?,
            url: row.get(1)?,
            published: day(row, 2)?,
            placement: Placement::from_key(&row.get::<_, String>(3)?),
            text: row.get(4)?,
            ..Article::default()
        };
        Ok((article, row.get(5)?))
    })?)
}

fn day(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Date>> {
    let text: Option<String> = row.get(column)?;
    Ok(text.and_then(|text| text.parse().ok()))
}
