//! Corrections by people, and editions they took out: written, looked up, taken back.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension, Row};

use super::Result;
use super::id::DocumentId;
use crate::config::user;
use crate::edition::Handle;
use crate::ingest::merge::Correction;
use crate::text::fold;

/// Returns the corrections that hold, by the document they hang on, the oldest first.
pub(super) fn by_document(connection: &Connection) -> Result<HashMap<DocumentId, Vec<Correction>>> {
    let sql =
        "SELECT c.id, c.field, c.item, c.value, c.made, c.made_by, a.document FROM correction c
               JOIN correction_anchor a ON a.correction = c.id
               WHERE c.reverted IS NULL AND a.left_in IS NULL ORDER BY c.id";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut found: HashMap<DocumentId, Vec<Correction>> = HashMap::new();
    while let Some(row) = rows.next()? {
        found.entry(row.get(6)?).or_default().push(correction(row)?);
    }
    Ok(found)
}

fn correction(row: &Row<'_>) -> Result<Correction> {
    let made: String = row.get(4)?;
    Ok(Correction {
        sequence: row.get(0)?,
        field: row.get(1)?,
        item: row.get(2)?,
        value: serde_json::from_str(&row.get::<_, String>(3)?)?,
        made: made.parse().unwrap_or(Timestamp::UNIX_EPOCH),
        made_by: row.get(5)?,
    })
}

/// Writes a correction and hangs it on documents. `before` is what stood there, for the change log.
pub(super) fn add(
    connection: &Connection,
    correction: &Correction,
    before: Option<&serde_json::Value>,
    documents: &[DocumentId],
) -> Result<()> {
    let sql = "INSERT INTO correction (field, item, value, made, made_by, before) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let value = correction.value.to_string();
    let made = correction.made.to_string();
    connection.prepare_cached(sql)?.execute((
        &correction.field,
        &correction.item,
        value,
        made,
        &correction.made_by,
        before.map(serde_json::Value::to_string),
    ))?;
    let id = connection.last_insert_rowid();
    let sql = "INSERT INTO correction_anchor (correction, document) VALUES (?1, ?2)";
    let mut statement = connection.prepare_cached(sql)?;
    for document in documents {
        statement.execute((id, document))?;
    }
    Ok(())
}

/// Returns a correction as it is to be written after those that hang on documents already: what a person says
/// later wins, also where the clock was set back in between.
pub(super) fn after_others(
    connection: &Connection,
    correction: &Correction,
    documents: &[DocumentId],
) -> Result<Correction> {
    let sql = "SELECT max(c.made) FROM correction_anchor a JOIN correction c ON c.id = a.correction
               WHERE a.document = ?1 AND c.field = ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let mut later = correction.clone();
    for document in documents {
        let newest: Option<String> =
            statement.query_row((document, &correction.field), |row| row.get(0))?;
        let newest = newest.and_then(|made| made.parse::<Timestamp>().ok());
        let next = newest.and_then(|made| made.checked_add(SignedDuration::from_micros(1)).ok());
        later.made = later.made.max(next.unwrap_or(Timestamp::MIN));
    }
    Ok(later)
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
        add(connection, correction, None, &[document])?;
        return Ok(true);
    };
    let sql = "INSERT OR IGNORE INTO correction_anchor (correction, document) VALUES (?1, ?2)";
    Ok(connection.prepare_cached(sql)?.execute((id, document))? > 0)
}

fn find(connection: &Connection, correction: &Correction) -> Result<Option<i64>> {
    let sql = "SELECT id FROM correction WHERE field = ?1 AND item IS ?2 AND value = ?3 AND made = ?4 AND made_by = ?5";
    let (value, made) = (correction.value.to_string(), correction.made.to_string());
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_row(
        (
            &correction.field,
            &correction.item,
            value,
            made,
            &correction.made_by,
        ),
        |row| row.get(0),
    );
    Ok(found.optional()?)
}

/// Takes back the newest correction of a field, or of one item of it, that holds, and says whether there was one.
pub(super) fn revert(
    connection: &Connection,
    field: &str,
    item: Option<&str>,
    documents: &[DocumentId],
    now: Timestamp,
) -> Result<bool> {
    // A record has people in three fields; who belongs where is one.
    let sql = "SELECT c.id, c.item FROM correction c JOIN correction_anchor a ON a.correction = c.id
               WHERE (c.field = ?1 OR c.field = 'people' AND ?1 IN ('guests', 'hosts', 'debate_leader'))
               AND c.reverted IS NULL AND a.left_in IS NULL AND a.document IN (SELECT value FROM json_each(?2))
               ORDER BY c.id DESC";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query((field, serde_json::to_string(documents)?))?;
    while let Some(row) = rows.next()? {
        let own: Option<String> = row.get(1)?;
        if item.is_none_or(|item| own.is_some_and(|own| fold(&own) == fold(item))) {
            return revert_one(connection, row.get(0)?, now);
        }
    }
    Ok(false)
}

/// Takes a correction back, and says whether there was one.
pub(super) fn revert_one(connection: &Connection, id: i64, now: Timestamp) -> Result<bool> {
    let sql = "UPDATE correction SET reverted = ?2, reverted_by = ?3 WHERE id = ?1";
    Ok(connection.execute(sql, (id, now.to_string(), user()))? > 0)
}

/// Returns the newest correction of an edition that holds.
pub(super) fn newest(
    connection: &Connection,
    documents: &[DocumentId],
) -> Result<Option<Correction>> {
    let sql = "SELECT c.id, c.field, c.item, c.value, c.made, c.made_by FROM correction c
               JOIN correction_anchor a ON a.correction = c.id
               WHERE c.reverted IS NULL AND a.left_in IS NULL AND a.document IN (SELECT value FROM json_each(?1))
               ORDER BY c.id DESC LIMIT 1";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([serde_json::to_string(documents)?])?;
    rows.next()?.map(correction).transpose()
}

/// Returns who last said something of what a correction speaks of, or took it back.
pub(super) fn last_by(
    connection: &Connection,
    correction: &Correction,
    documents: &[DocumentId],
) -> Result<Option<String>> {
    let sql = "SELECT coalesce(c.reverted_by, c.made_by) FROM correction c JOIN correction_anchor a ON a.correction = c.id
               WHERE (c.field = ?1 OR ?1 = 'checked') AND (?2 IS NULL OR c.item IS ?2)
               AND a.document IN (SELECT value FROM json_each(?3))
               ORDER BY coalesce(c.reverted, c.made) DESC, c.id DESC LIMIT 1";
    let documents = serde_json::to_string(documents)?;
    let mut statement = connection.prepare_cached(sql)?;
    let by = statement.query_row((&correction.field, &correction.item, documents), |row| {
        row.get(0)
    });
    Ok(by.optional()?)
}

/// Returns the documents that an edition is made of; none where there is no such edition.
///
/// By handle and not by position: another process may have written since the edition was looked up.
pub(super) fn documents_of(connection: &Connection, handle: &Handle) -> Result<Vec<DocumentId>> {
    let sql = "SELECT d.id FROM document d JOIN edition e ON e.id = d.edition WHERE e.key = ?1 ORDER BY d.rank";
    let mut statement = connection.prepare_cached(sql)?;
    let ids = statement.query_map([handle.as_str()], |row| row.get(0))?;
    let ids: Vec<DocumentId> = ids.collect::<rusqlite::Result<_>>()?;
    if !ids.is_empty() {
        return Ok(ids);
    }
    // It may have got a better handle since it was looked up.
    let sql = "SELECT d.id FROM document d WHERE d.removed IS NULL AND d.edition IN
               (SELECT l.edition FROM former_handle f JOIN document l ON l.id = f.document WHERE f.handle = ?1)
               ORDER BY d.rank";
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
