//! Which edition a document belongs to, where a person said so: with another document, or to one of its own.
//!
//! What is said of several documents at once is one act, and is taken back as one. A correction hangs on all documents
//! of its edition; of a document that leaves, those come off that stay behind with the others.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::Connection;

use super::Result;
use super::id::DocumentId;

/// Where documents are to belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// To the edition of this document.
    Document(DocumentId),
    /// To an edition of their own.
    Nothing,
}

/// Returns what people said, by the document they said it of; `None` for an edition of its own.
pub(super) fn all(connection: &Connection) -> Result<HashMap<DocumentId, Option<DocumentId>>> {
    let sql = "SELECT document, beside FROM belonging WHERE reverted IS NULL ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    // What was said last holds.
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Returns the documents that belong to the same editions as these, without them.
pub(super) fn others_of(
    connection: &Connection,
    documents: &[DocumentId],
) -> Result<Vec<DocumentId>> {
    let sql = "SELECT id FROM document WHERE removed IS NULL AND edition IN
               (SELECT edition FROM document WHERE id IN (SELECT value FROM json_each(?1)))";
    let mut statement = connection.prepare_cached(sql)?;
    let ids = statement.query_map([serde_json::to_string(documents)?], |row| row.get(0))?;
    let all: Vec<DocumentId> = ids.collect::<rusqlite::Result<_>>()?;
    let is_other = |one: &DocumentId| !documents.contains(one);
    Ok(all.into_iter().filter(is_other).collect())
}

/// Writes down where documents of one edition belong, all in one act. `staying` are the documents of that edition
/// that stay behind.
pub(super) fn add(
    connection: &Connection,
    documents: &[DocumentId],
    beside: Beside,
    staying: &[DocumentId],
    (made_by, now): (&str, Timestamp),
) -> Result<()> {
    let act: i64 = connection.query_row(
        "SELECT coalesce(max(act), 0) + 1 FROM belonging",
        [],
        |row| row.get(0),
    )?;
    let sql =
        "INSERT INTO belonging (act, document, beside, made, made_by) VALUES (?1, ?2, ?3, ?4, ?5)";
    let mut leader = match beside {
        Beside::Document(document) => Some(document),
        Beside::Nothing => None,
    };
    for document in documents {
        let row = (act, document, leader, now.to_string(), made_by);
        connection.prepare_cached(sql)?.execute(row)?;
        leave_corrections(connection, *document, staying, Some(act))?;
        // The others go with the first that is set apart.
        leader = leader.or(Some(*document));
    }
    Ok(())
}

/// Takes back what was last said of a document, with all that was said in that act, and returns the documents; none
/// where nothing was said. `others` are the documents that it leaves.
pub(super) fn revert(
    connection: &Connection,
    document: DocumentId,
    others: &[DocumentId],
    now: Timestamp,
) -> Result<Vec<DocumentId>> {
    let sql = "SELECT document, act FROM belonging WHERE reverted IS NULL AND act =
               (SELECT max(act) FROM belonging WHERE document = ?1 AND reverted IS NULL)";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([document], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let found: Vec<(DocumentId, i64)> = rows.collect::<rusqlite::Result<_>>()?;
    let documents: Vec<DocumentId> = found.iter().map(|(document, _)| *document).collect();
    let staying: Vec<DocumentId> = others
        .iter()
        .copied()
        .filter(|other| !documents.contains(other))
        .collect();
    for (document, act) in found {
        leave_corrections(connection, document, &staying, None)?;
        connection.execute(
            "UPDATE belonging SET reverted = ?2 WHERE act = ?1 AND reverted IS NULL",
            (act, now.to_string()),
        )?;
        let sql =
            "UPDATE correction_anchor SET left_in = NULL WHERE document = ?1 AND left_in = ?2";
        connection.execute(sql, (document, act))?;
    }
    Ok(documents)
}

/// Takes those corrections off a document that hang on one that stays behind too: in an act that can be taken back, or
/// for good.
fn leave_corrections(
    connection: &Connection,
    document: DocumentId,
    staying: &[DocumentId],
    act: Option<i64>,
) -> Result<()> {
    let shared = "document = ?1 AND left_in IS NULL AND correction IN
                  (SELECT correction FROM correction_anchor WHERE left_in IS NULL
                   AND document IN (SELECT value FROM json_each(?2)))";
    let staying = serde_json::to_string(staying)?;
    if let Some(act) = act {
        let sql = format!("UPDATE correction_anchor SET left_in = ?3 WHERE {shared}");
        connection.execute(&sql, (document, staying, act))?;
    } else {
        let sql = format!("DELETE FROM correction_anchor WHERE {shared}");
        connection.execute(&sql, (document, staying))?;
    }
    Ok(())
}
