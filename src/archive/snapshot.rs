//! Everything an archive holds, read in one transaction: what the catalogue is built of.
//!
//! Reading means loading. The file is locked only while this is read, and nothing is asked of it afterwards.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rusqlite::Row as SqlRow;

use super::id::DocumentId;
use super::reader::{self, Row};
use super::site::GONE;
use super::{EditionId, Reader, Result, SameName, correction, naming, record};
use crate::edition::{Document, DocumentKind, Edition, Handle};
use crate::ingest::merge::Correction;
use crate::ingest::{Fact, Placement};

/// Everything an archive holds, as plain values.
#[derive(Debug, Default)]
pub struct Snapshot {
    /// The editions, the newest first, and behind them the articles about no edition that were kept.
    pub editions: Vec<StoredEdition>,
    /// Handles that editions had before they got better ones.
    pub former_handles: Vec<(Handle, EditionId)>,
    /// What people decided about names, the oldest first.
    pub same_names: Vec<SameName>,
}

/// An edition with the documents it was merged from.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredEdition {
    /// What a list shows of it.
    pub row: Row,
    /// The whole record, its texts included, the one to read first in front.
    pub edition: Edition,
    /// What else is kept of each of its documents, in the same order.
    pub documents: Vec<StoredDocument>,
    /// The corrections that fit nothing in it any more, the oldest first.
    pub unfitting: Vec<Correction>,
}

/// What is kept of a document beside what an edition shows of it.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredDocument {
    /// By which the archive knows it.
    pub id: DocumentId,
    /// Where on its page it stood.
    pub placement: Placement,
    /// The files and addresses it came from, the first in front.
    pub origins: Vec<String>,
    /// The TOML of a record; absent for texts whose facts are read.
    pub front_matter: Option<String>,
    /// The facts as JSON; absent for an article about no edition.
    extract: Option<String>,
    /// What people said about its edition and still holds, the oldest first.
    pub corrections: Vec<Correction>,
    /// The day on which it was found to be on its site no longer.
    pub gone: Option<Date>,
}

impl StoredDocument {
    /// Returns the facts the document states.
    ///
    /// # Errors
    ///
    /// Facts that do not have the shape expected.
    pub fn facts(&self) -> Result<Vec<Fact>> {
        let Some(json) = &self.extract else {
            return Ok(Vec::new());
        };
        Ok(super::extract::from_json(json, self.front_matter.as_deref())?.facts)
    }
}

impl StoredDocument {
    /// Returns what the document may state too, not likely enough to be a fact.
    ///
    /// # Errors
    ///
    /// Facts that do not have the shape expected.
    pub fn offered(&self) -> Result<Vec<Fact>> {
        let json = self.extract.as_deref().unwrap_or("{}");
        Ok(serde_json::from_str::<OfferedOnly>(json)?.offered)
    }
}

/// What is offered alone.
#[derive(serde::Deserialize)]
struct OfferedOnly {
    #[serde(default)]
    offered: Vec<Fact>,
}

impl Reader {
    /// Reads everything the archive holds, as it stands at one moment.
    ///
    /// # Errors
    ///
    /// What SQLite reports, and records that do not have the shape expected.
    pub fn snapshot(&self) -> Result<Snapshot> {
        self.patiently(|reader| {
            reader.at_once(|| {
                Ok(Snapshot {
                    editions: reader.stored_editions()?,
                    former_handles: reader.former_handles()?,
                    same_names: naming::all(&reader.connection)?,
                })
            })
        })
    }

    fn stored_editions(&self) -> Result<Vec<StoredEdition>> {
        let mut documents = self.stored_documents()?;
        let sql =
            "SELECT id, key, series, number, date, title, status, record, unfitting FROM edition
                   ORDER BY id > 0 DESC, id DESC";
        let mut statement = self.connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        let mut editions = Vec::new();
        while let Some(sql_row) = rows.next()? {
            let row = reader::row(sql_row)?;
            let mut edition = record::from_json(sql_row.get_ref(7)?.as_str().unwrap_or_default())?;
            edition.key = row.key.clone();
            (edition.number, edition.date) = (row.number, row.date);
            edition.title.clone_from(&row.title);
            let own = documents.remove(&row.id).unwrap_or_default();
            let (texts, documents): (_, Vec<StoredDocument>) = own.into_iter().unzip();
            edition.documents = texts;
            let unfitting: Option<String> = sql_row.get(8)?;
            editions.push(StoredEdition {
                row,
                edition,
                unfitting: unfitting_of(unfitting.as_deref(), &documents)?,
                documents,
            });
        }
        Ok(editions)
    }

    fn stored_documents(&self) -> Result<HashMap<EditionId, Vec<(Document, StoredDocument)>>> {
        let mut origins = self.origins()?;
        let mut corrections = correction::by_document(&self.connection)?;
        let sql = format!(
            "SELECT id, edition, heading, url, published, placement, extract, front_matter, text, {GONE}
             FROM document WHERE edition IS NOT NULL ORDER BY edition, rank"
        );
        let mut statement = self.connection.prepare(&sql)?;
        let mut rows = statement.query([])?;
        let mut found: HashMap<EditionId, Vec<(Document, StoredDocument)>> = HashMap::new();
        while let Some(row) = rows.next()? {
            let id: DocumentId = row.get(0)?;
            let (document, mut stored) = document(row)?;
            stored.origins = origins.remove(&id).unwrap_or_default();
            stored.corrections = corrections.remove(&id).unwrap_or_default();
            found
                .entry(row.get(1)?)
                .or_default()
                .push((document, stored));
        }
        Ok(found)
    }

    fn origins(&self) -> Result<HashMap<DocumentId, Vec<String>>> {
        let sql = "SELECT document, place FROM origin ORDER BY rowid";
        let mut statement = self.connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        let mut found: HashMap<DocumentId, Vec<String>> = HashMap::new();
        while let Some(row) = rows.next()? {
            found.entry(row.get(0)?).or_default().push(row.get(1)?);
        }
        Ok(found)
    }

    fn former_handles(&self) -> Result<Vec<(Handle, EditionId)>> {
        let sql =
            "SELECT f.handle, d.edition FROM former_handle f JOIN document d ON d.id = f.document
                   WHERE d.edition IS NOT NULL";
        let mut statement = self.connection.prepare(sql)?;
        let handles = statement.query_map([], |row| {
            Ok((Handle::from_text(&row.get::<_, String>(0)?), row.get(1)?))
        })?;
        Ok(handles.collect::<rusqlite::Result<_>>()?)
    }
}

/// Returns the corrections with these ids, of those that hang on the documents.
fn unfitting_of(ids: Option<&str>, documents: &[StoredDocument]) -> Result<Vec<Correction>> {
    let Some(ids) = ids else {
        return Ok(Vec::new());
    };
    let ids: Vec<i64> = serde_json::from_str(ids)?;
    let all = || documents.iter().flat_map(|document| &document.corrections);
    let one = |id: &i64| all().find(|one| one.sequence == *id).cloned();
    Ok(ids.iter().filter_map(one).collect())
}

fn document(row: &SqlRow<'_>) -> Result<(Document, StoredDocument)> {
    let day = |text: Option<String>| text.and_then(|text| text.parse().ok());
    let extract: Option<String> = row.get(6)?;
    let document = Document {
        kind: kind(extract.as_deref())?,
        title: row.get(2)?,
        url: row.get(3)?,
        published: day(row.get(4)?),
        text: row.get(8)?,
    };
    let stored = StoredDocument {
        id: row.get(0)?,
        placement: Placement::from_key(&row.get::<_, String>(5)?),
        origins: Vec::new(),
        front_matter: row.get(7)?,
        extract,
        corrections: Vec::new(),
        gone: day_of(row.get(9)?),
    };
    Ok((document, stored))
}

/// The kind alone: the facts behind it are read when somebody asks for them.
#[derive(serde::Deserialize)]
struct KindOnly {
    kind: DocumentKind,
}

/// An article about no edition has no facts, and so no kind among them.
fn kind(extract: Option<&str>) -> Result<DocumentKind> {
    Ok(match extract {
        Some(json) => serde_json::from_str::<KindOnly>(json)?.kind,
        None => DocumentKind::News,
    })
}

fn day_of(moment: Option<String>) -> Option<Date> {
    let moment: Timestamp = moment?.parse().ok()?;
    Some(moment.to_zoned(TimeZone::UTC).date())
}
