//! Documents as they are stored: their texts, and the facts read from them.

use jiff::civil::Date;
use rusqlite::{Connection, Row};
use xxhash_rust::xxh3::xxh3_128;

use crate::archive::id::{DocumentId, EditionId};
use crate::archive::{Result, correction, identity};
use crate::authority::Authority;
use crate::edition::{Document, DocumentKind};
use crate::ingest::merge::{Identity, Source};
use crate::ingest::source::record;
use crate::ingest::{Article, Extract, Placement, extract};

/// A stored document, beside what grouping needs of it.
pub(super) struct Known {
    pub(super) id: DocumentId,
    /// Of everything that an edition takes from it.
    pub(super) digest: u128,
    /// The edition it belongs to until now.
    pub(super) edition: Option<EditionId>,
}

/// Returns the documents about editions and what can tell those apart, in the same order; the documents of the
/// starter archive come last.
pub(super) fn known(connection: &Connection) -> Result<(Vec<Known>, Vec<Identity>)> {
    let sql = "SELECT id, published, digest, edition, extract FROM document
               WHERE extract IS NOT NULL AND removed IS NULL ORDER BY is_starter, id";
    let corrections = correction::by_document(connection)?;
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    let (mut known, mut identities) = (Vec::new(), Vec::new());
    while let Some(row) = rows.next()? {
        let id: DocumentId = row.get(0)?;
        let extract: Extract = serde_json::from_str(row.get_ref(4)?.as_str().unwrap_or_default())?;
        let corrections = corrections.get(&id).map_or(&[][..], Vec::as_slice);
        identities.push(Identity::new(&extract, day(row, 1)?, corrections));
        let digest = format!("{}{corrections:?}", row.get::<_, String>(2)?);
        known.push(Known {
            id,
            digest: xxh3_128(digest.as_bytes()),
            edition: row.get(3)?,
        });
    }
    Ok((known, identities))
}

/// Returns documents with their facts, in the order asked for.
pub(super) fn sources(connection: &Connection, ids: &[DocumentId]) -> Result<Vec<Source>> {
    let sql = "SELECT d.heading, d.url, d.published, d.text, d.extract,
                      (SELECT place FROM origin WHERE document = d.id ORDER BY rowid LIMIT 1)
               FROM document d WHERE d.id = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let mut sources = Vec::with_capacity(ids.len());
    for id in ids {
        let (mut source, extract) = statement.query_row([id], |row| {
            let url: Option<String> = row.get(1)?;
            let origin: Option<String> = row.get(5)?;
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
                },
                corrections: Vec::new(),
            };
            Ok((source, row.get::<_, String>(4)?))
        })?;
        source.extract = serde_json::from_str(&extract)?;
        source.document.kind = source.extract.kind;
        source.corrections = correction::of_document(connection, *id)?;
        sources.push(source);
    }
    Ok(sources)
}

/// Returns the articles about no edition: their ids, their digests.
pub(super) fn news(connection: &Connection) -> Result<Vec<(DocumentId, String)>> {
    let sql = "SELECT id, digest FROM document WHERE extract IS NULL AND removed IS NULL";
    let mut statement = connection.prepare(sql)?;
    let news = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(news.collect::<rusqlite::Result<_>>()?)
}

/// Returns an article about no edition.
pub(super) fn news_article(connection: &Connection, id: DocumentId) -> Result<Document> {
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
    let mut statement = connection.prepare("SELECT id FROM document")?;
    let ids = statement
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<DocumentId>>>()?;
    for id in ids {
        let (article, front_matter) = article(connection, id)?;
        let facts = match front_matter {
            Some(toml) => record::parse_front_matter(&toml)
                .ok()
                .map(|edition| record::extract_of(&edition)),
            None => extract(&article, Authority::bundled()),
        };
        let facts = facts.as_ref().map(serde_json::to_string).transpose()?;
        connection
            .prepare_cached("UPDATE document SET extract = ?2, digest = ?3 WHERE id = ?1")?
            .execute((id, &facts, identity::digest(&article, facts.as_deref())))?;
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
