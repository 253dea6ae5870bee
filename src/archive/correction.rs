//! Corrections by people, and editions they took out: written, looked up, taken back.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};

use super::Result;
use super::id::DocumentId;
use crate::edition::Handle;
use crate::ingest::merge::Correction;

/// Returns the corrections that hold, by the document they hang on, the oldest first.
pub(super) fn by_document(connection: &Connection) -> Result<HashMap<DocumentId, Vec<Correction>>> {
    let sql = "SELECT c.field, c.value, c.made, c.made_by, a.document FROM correction c
               JOIN correction_anchor a ON a.correction = c.id WHERE c.reverted IS NULL ORDER BY c.id";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut found: HashMap<DocumentId, Vec<Correction>> = HashMap::new();
    while let Some(row) = rows.next()? {
        found.entry(row.get(4)?).or_default().push(correction(row)?);
    }
    Ok(found)
}

fn correction(row: &Row<'_>) -> Result<Correction> {
    let made: String = row.get(2)?;
    Ok(Correction {
        field: row.get(0)?,
        value: serde_json::from_str(&row.get::<_, String>(1)?)?,
        made: made.parse().unwrap_or(Timestamp::UNIX_EPOCH),
        made_by: row.get(3)?,
    })
}

/// Writes a correction and hangs it on documents.
pub(super) fn add(
    connection: &Connection,
    correction: &Correction,
    documents: &[DocumentId],
) -> Result<()> {
    let sql = "INSERT INTO correction (field, value, made, made_by) VALUES (?1, ?2, ?3, ?4)";
    let value = correction.value.to_string();
    let made = correction.made.to_string();
    connection.prepare_cached(sql)?.execute((
        &correction.field,
        value,
        made,
        &correction.made_by,
    ))?;
    let id = connection.last_insert_rowid();
    let sql = "INSERT INTO correction_anchor (correction, document) VALUES (?1, ?2)";
    let mut statement = connection.prepare_cached(sql)?;
    for document in documents {
        statement.execute((id, document))?;
    }
    Ok(())
}

/// Says whether a correction hangs on a document, also one that was taken back.
pub(super) fn is_known(
    connection: &Connection,
    correction: &Correction,
    document: DocumentId,
) -> Result<bool> {
    let sql = "SELECT 1 FROM correction_anchor WHERE correction = ?1 AND document = ?2";
    let Some(id) = find(connection, correction)? else {
        return Ok(false);
    };
    Ok(connection.prepare_cached(sql)?.exists((id, document))?)
}

/// Hangs a correction on a document unless it does already, and says whether it did not. The same correction
/// can hang on several documents.
pub(super) fn add_once(
    connection: &Connection,
    correction: &Correction,
    document: DocumentId,
) -> Result<bool> {
    let Some(id) = find(connection, correction)? else {
        add(connection, correction, &[document])?;
        return Ok(true);
    };
    let sql = "INSERT OR IGNORE INTO correction_anchor (correction, document) VALUES (?1, ?2)";
    Ok(connection.prepare_cached(sql)?.execute((id, document))? > 0)
}

fn find(connection: &Connection, correction: &Correction) -> Result<Option<i64>> {
    let sql =
        "SELECT id FROM correction WHERE field = ?1 AND value = ?2 AND made = ?3 AND made_by = ?4";
    let (value, made) = (correction.value.to_string(), correction.made.to_string());
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_row(
        (&correction.field, value, made, &correction.made_by),
        |row| row.get(0),
    );
    Ok(found.optional()?)
}

/// Takes back the newest correction of a field that holds, and says whether there was one.
pub(super) fn revert(
    connection: &Connection,
    field: &str,
    documents: &[DocumentId],
    now: Timestamp,
) -> Result<bool> {
    let sql = "UPDATE correction SET reverted = ?2 WHERE id = (
                   SELECT c.id FROM correction c JOIN correction_anchor a ON a.correction = c.id
                   WHERE c.field = ?1 AND c.reverted IS NULL AND a.document IN (SELECT value FROM json_each(?3))
                   ORDER BY c.id DESC LIMIT 1)";
    let documents = serde_json::to_string(documents)?;
    Ok(connection.execute(sql, (field, now.to_string(), documents))? > 0)
}

/// Returns the documents that an edition is made of; none where there is no such edition.
///
/// By handle and not by position: another process may have written since the edition was looked up.
pub(super) fn documents_of(connection: &Connection, handle: &Handle) -> Result<Vec<DocumentId>> {
    let sql = "SELECT d.id FROM document d JOIN edition e ON e.id = d.edition WHERE e.key = ?1 ORDER BY d.rank";
    let mut statement = connection.prepare_cached(sql)?;
    let ids = statement.query_map([handle.as_str()], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// Takes an edition out by its documents. Its handle leads back to them.
pub(super) fn remove(connection: &Connection, handle: &Handle, now: Timestamp) -> Result<()> {
    let keep = "INSERT OR IGNORE INTO former_handle (handle, document) VALUES (?1, ?2)";
    let remove = "UPDATE document SET removed = ?2 WHERE id = ?1";
    for document in documents_of(connection, handle)? {
        connection
            .prepare_cached(keep)?
            .execute((handle.as_str(), document))?;
        connection
            .prepare_cached(remove)?
            .execute((document, now.to_string()))?;
    }
    Ok(())
}

/// Puts the documents of an edition back that was taken out under this handle, and says how many.
pub(super) fn put_back(connection: &Connection, handle: &Handle) -> Result<usize> {
    let sql = "UPDATE document SET removed = NULL WHERE removed IS NOT NULL
               AND id IN (SELECT document FROM former_handle WHERE handle = ?1)";
    Ok(connection.execute(sql, [handle.as_str()])?)
}

/// Returns the handle of the edition that a document belongs to.
pub(super) fn handle_of(connection: &Connection, document: DocumentId) -> Result<Option<Handle>> {
    let sql = "SELECT e.key FROM document d JOIN edition e ON e.id = d.edition WHERE d.id = ?1";
    let key: Option<String> = connection
        .query_row(sql, [document], |row| row.get(0))
        .optional()?;
    Ok(key.map(|key| Handle::from_text(&key)))
}
