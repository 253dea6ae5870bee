//! Documents as they are stored: their texts, and the facts read from them.

use jiff::civil::Date;
use rusqlite::{Connection, Row};

use crate::archive::id::DocumentId;
use crate::archive::{Result, correction};
use crate::authority::Authority;
use crate::edition::{Document, DocumentKind};
use crate::ingest::merge::Source;
use crate::ingest::source::record;
use crate::ingest::{Article, Extract, Placement, extract};

/// Returns the documents about editions with their facts, and their ids in the same order.
pub(super) fn sources(connection: &Connection) -> Result<(Vec<DocumentId>, Vec<Source>)> {
    let sql = "SELECT d.id, d.heading, d.url, d.published, d.text, d.extract,
                      (SELECT place FROM origin WHERE document = d.id ORDER BY rowid LIMIT 1)
               FROM document d WHERE d.extract IS NOT NULL AND d.removed IS NULL ORDER BY d.is_starter, d.id";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut corrections = correction::by_document(connection)?;
    let (mut ids, mut sources) = (Vec::new(), Vec::new());
    while let Some(row) = rows.next()? {
        let extract: Extract = serde_json::from_str(&row.get::<_, String>(5)?)?;
        let url: Option<String> = row.get(2)?;
        let origin: Option<String> = row.get(6)?;
        let id = row.get(0)?;
        ids.push(id);
        sources.push(Source {
            name: url.clone().or(origin).unwrap_or_default(),
            document: Document {
                kind: extract.kind,
                title: row.get(1)?,
                url,
                published: day(row, 3)?,
                text: row.get(4)?,
            },
            extract,
            corrections: corrections.remove(&id).unwrap_or_default(),
        });
    }
    Ok((ids, sources))
}

/// Returns the articles about no edition, with their ids.
pub(super) fn news(connection: &Connection) -> Result<Vec<(DocumentId, Document)>> {
    let sql = "SELECT id, heading, url, published, text FROM document WHERE extract IS NULL AND removed IS NULL";
    let mut statement = connection.prepare(sql)?;
    let news = statement.query_map([], |row| {
        let document = Document {
            kind: DocumentKind::News,
            title: row.get(1)?,
            url: row.get(2)?,
            published: day(row, 3)?,
            text: row.get(4)?,
        };
        Ok((row.get(0)?, document))
    })?;
    Ok(news.collect::<rusqlite::Result<_>>()?)
}

/// Reads the facts out of the stored texts and records once more.
pub(super) fn read_anew(connection: &Connection) -> Result<()> {
    let sql = "SELECT id, heading, url, published, placement, text, front_matter FROM document";
    let mut statement = connection.prepare(sql)?;
    let stored = statement.query_map([], |row| {
        let article = Article {
            heading: row.get(1)?,
            url: row.get(2)?,
            published: day(row, 3)?,
            placement: Placement::from_key(&row.get::<_, String>(4)?),
            text: row.get(5)?,
            ..Article::default()
        };
        Ok((
            row.get::<_, DocumentId>(0)?,
            article,
            row.get::<_, Option<String>>(6)?,
        ))
    })?;
    for row in stored.collect::<rusqlite::Result<Vec<_>>>()? {
        let (id, article, front_matter) = row;
        let facts = match front_matter {
            Some(toml) => record::parse_front_matter(&toml)
                .ok()
                .map(|edition| record::extract_of(&edition)),
            None => extract(&article, Authority::bundled()),
        };
        let facts = facts.as_ref().map(serde_json::to_string).transpose()?;
        connection
            .prepare_cached("UPDATE document SET extract = ?2 WHERE id = ?1")?
            .execute((id, facts))?;
    }
    Ok(())
}

fn day(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Date>> {
    let text: Option<String> = row.get(column)?;
    Ok(text.and_then(|text| text.parse().ok()))
}
