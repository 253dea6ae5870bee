//! An edition with everything it is made of, to be written to a file.

use rusqlite::Connection;

use super::id::{DocumentId, EditionId};
use super::packed::Packed;
use super::{Reader, Result, correction};
use crate::edition::DocumentKind;
use crate::ingest::source::record::{EditionFile, FiledDocument};
use crate::ingest::{Extract, Placement};

impl Reader {
    /// Returns an edition with its documents and corrections; `None` if there is none of that position.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports.
    pub fn edition_file(&self, id: EditionId) -> Result<Option<EditionFile>> {
        let Some(edition) = self.edition(id)? else {
            return Ok(None);
        };
        let connection = &self.connection;
        let mut statement = connection
            .prepare_cached("SELECT id FROM document WHERE edition = ?1 ORDER BY rank")?;
        let ids = statement
            .query_map([id], |row| row.get(0))?
            .collect::<rusqlite::Result<Vec<DocumentId>>>()?;
        let documents = ids.into_iter().map(|id| document(connection, id));
        Ok(Some(EditionFile {
            edition,
            documents: documents.collect::<Result<_>>()?,
        }))
    }
}

fn document(connection: &Connection, id: DocumentId) -> Result<FiledDocument> {
    let sql = "SELECT heading, url, published, placement, front_matter, text, extract FROM document WHERE id = ?1";
    let (mut document, extract) = connection.prepare_cached(sql)?.query_row([id], |row| {
        let document = FiledDocument {
            kind: DocumentKind::News,
            heading: row.get(0)?,
            url: row.get(1)?,
            published: row
                .get::<_, Option<String>>(2)?
                .and_then(|day| day.parse().ok()),
            placement: Placement::from_key(&row.get::<_, String>(3)?),
            origins: Vec::new(),
            front_matter: row.get::<_, Option<Packed<_>>>(4)?.map(|packed| packed.0),
            corrections: Vec::new(),
            text: row.get(5)?,
        };
        Ok((document, row.get::<_, Option<String>>(6)?))
    })?;
    let extract: Option<Extract> = extract
        .map(|json| serde_json::from_str(&json))
        .transpose()?;
    document.kind = extract.map_or(DocumentKind::News, |extract| extract.kind);
    let mut places =
        connection.prepare_cached("SELECT place FROM origin WHERE document = ?1 ORDER BY rowid")?;
    document.origins = places
        .query_map([id], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    document.corrections = correction::of_document(connection, id)?;
    Ok(document)
}
