//! Editions with everything that is derived of them, written one after the other.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, named_params};

use super::making::Made;
use super::{Before, Changes, Detail, Wanted};
use crate::archive::Result;
use crate::archive::derived;
use crate::archive::id::{DocumentId, EditionId};
use crate::edition::Handle;

/// Writes editions, one after the other.
pub(super) struct Writer<'a> {
    connection: &'a Connection,
    /// The handles that are taken.
    keys: HashSet<Handle>,
    before: HashMap<DocumentId, Before>,
    detail: Detail,
    changes: Changes,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        connection: &'a Connection,
        keys: HashSet<Handle>,
        before: HashMap<DocumentId, Before>,
        detail: Detail,
    ) -> Self {
        Writer {
            connection,
            keys,
            before,
            detail,
            changes: Changes::default(),
        }
    }

    /// Writes an edition.
    pub(super) fn write(&mut self, wanted: &Wanted, mut made: Made) -> Result<()> {
        // Two evenings of one title and no date would share a handle.
        made.edition.key = distinct(&made.edition.key, &mut self.keys);
        keep_handles(
            self.connection,
            &made.documents,
            &made.edition.key,
            &self.before,
        )?;
        write_edition(self.connection, wanted, &made)?;
        place(self.connection, wanted.id, &made.documents)?;
        derived::write(self.connection, wanted.id, &made.edition)?;
        let before = made.documents.iter().find_map(|id| self.before.remove(id));
        self.changes.add(made.edition, before, self.detail);
        Ok(())
    }

    /// Says what happened.
    pub(super) fn finish(self) -> Changes {
        self.changes
    }
}

fn distinct(key: &Handle, taken: &mut HashSet<Handle>) -> Handle {
    let mut candidate = key.clone();
    let mut count = 1;
    while !taken.insert(candidate.clone()) {
        count += 1;
        candidate = Handle::from_text(&format!("{key}-{count}"));
    }
    candidate
}

/// Remembers the handles that documents' editions had until now, so that they keep resolving.
fn keep_handles(
    connection: &Connection,
    documents: &[DocumentId],
    key: &Handle,
    before: &HashMap<DocumentId, Before>,
) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO former_handle (handle, document) VALUES (?1, ?2)";
    let mut statement = connection.prepare_cached(sql)?;
    for document in documents {
        if let Some(before) = before.get(document).filter(|before| before.key != *key) {
            statement.execute((before.key.as_str(), document))?;
        }
    }
    Ok(())
}

fn write_edition(connection: &Connection, wanted: &Wanted, made: &Made) -> Result<()> {
    let sql = "INSERT INTO edition (id, key, series, number, date, title, status, record, digest, unfitting)
               VALUES (:id, :key, :series, :number, :date, :title, :status, :record, :digest, :unfitting)";
    let edition = &made.edition;
    let unfitting = serde_json::to_string(&made.unfitting)?;
    connection.prepare_cached(sql)?.execute(named_params! {
        ":id": wanted.id,
        ":key": edition.key.as_str(),
        ":series": edition.series.key(),
        ":number": edition.number,
        ":date": edition.date.map(|date| date.to_string()),
        ":title": edition.title,
        ":status": edition.status.key(),
        ":record": made.record,
        ":digest": wanted.digest,
        ":unfitting": Some(unfitting).filter(|_| !made.unfitting.is_empty()),
    })?;
    Ok(())
}

/// Writes down to which edition documents belong, in the order to read them.
fn place(connection: &Connection, id: EditionId, documents: &[DocumentId]) -> Result<()> {
    let sql = "UPDATE document SET edition = ?2, rank = ?3 WHERE id = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    for (rank, document) in (0_i64..).zip(documents) {
        statement.execute((document, id, rank))?;
    }
    Ok(())
}
