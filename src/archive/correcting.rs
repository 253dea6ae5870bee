//! Corrections of an edition: stored all or nothing, unless somebody else changed what they speak of; taken back.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction};
use serde_json::Value;

use super::backup::Occasion;
use super::derive::{self, Detail};
use super::id::{DocumentId, EditionId};
use super::overtaken::Overtaken;
use super::{Archive, ArchiveError, Result, correction, record};
use crate::edition::{Edition, Handle};
use crate::ingest::merge::{CHECKED, Correction, Difference, differences, standing};

impl Archive {
    /// Writes what a person says about fields of an edition, and returns its handle afterwards; `None`
    /// where there is no such edition any more.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports; nothing is written then.
    pub fn correct(
        &mut self,
        handle: &Handle,
        corrections: &[Correction],
        now: Timestamp,
    ) -> Result<Option<Handle>> {
        self.change(Occasion::FirstOfRun, now, |transaction| {
            write(transaction, handle, None, corrections, now)
        })
    }

    /// Does the same for a person who saw the edition so.
    ///
    /// # Errors
    ///
    /// [`ArchiveError::Overtaken`] where what a correction speaks of changed since, and what SQLite reports; nothing is
    /// written then.
    pub fn correct_as_seen(
        &mut self,
        seen: &Edition,
        corrections: &[Correction],
        now: Timestamp,
    ) -> Result<Option<Handle>> {
        self.change(Occasion::FirstOfRun, now, |transaction| {
            write(transaction, &seen.key, Some(seen), corrections, now)
        })
    }

    /// Takes back the newest correction of a field of an edition, or of one item of it, and says whether there
    /// was one.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports; nothing is written then.
    pub fn revert(
        &mut self,
        handle: &Handle,
        field: &str,
        item: Option<&str>,
        now: Timestamp,
    ) -> Result<bool> {
        self.change(Occasion::FirstOfRun, now, |transaction| {
            let documents = correction::documents_of(transaction, handle)?;
            let is_reverted = correction::revert(transaction, field, item, &documents, now)?;
            derive::derive(transaction, now, Detail::Outcome)?;
            Ok((is_reverted, is_reverted))
        })
    }

    /// Takes back the newest correction of an edition, whatever it speaks of, and returns it; `None` where none holds.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports; nothing is written then.
    pub fn revert_newest(&mut self, handle: &Handle, now: Timestamp) -> Result<Option<Correction>> {
        self.change(Occasion::FirstOfRun, now, |transaction| {
            let documents = correction::documents_of(transaction, handle)?;
            let newest = correction::newest(transaction, &documents)?;
            if let Some(newest) = &newest {
                correction::revert_one(transaction, newest.sequence, now)?;
                derive::derive(transaction, now, Detail::Outcome)?;
            }
            let is_change = newest.is_some();
            Ok((newest, is_change))
        })
    }
}

fn write(
    transaction: &Transaction<'_>,
    handle: &Handle,
    seen: Option<&Edition>,
    corrections: &[Correction],
    now: Timestamp,
) -> Result<(Option<Handle>, bool)> {
    let documents = correction::documents_of(transaction, handle)?;
    let present = present(transaction, &documents)?;
    for one in corrections {
        if let (Some(seen), Some(present)) = (seen, &present)
            && let Some(value) = overtaken(seen, present, one)
        {
            return Err(ArchiveError::Overtaken(Box::new(Overtaken {
                subject: one.subject(),
                value,
                by: correction::last_by(transaction, one, &documents)?,
            })));
        }
    }
    for one in corrections {
        let before = present
            .as_ref()
            .map(|present| standing(present, &one.field, one.item.as_deref()));
        let one = correction::after_others(transaction, one, &documents)?;
        correction::add(transaction, &one, before.as_ref(), &documents)?;
    }
    derive::derive(transaction, now, Detail::Outcome)?;
    let key = documents
        .first()
        .map(|one| correction::handle_of(transaction, *one));
    Ok((key.transpose()?.flatten(), !documents.is_empty()))
}

/// The record of the edition that documents belong to.
fn present(connection: &Connection, documents: &[DocumentId]) -> Result<Option<Edition>> {
    let Some(first) = documents.first() else {
        return Ok(None);
    };
    let sql = "SELECT edition FROM document WHERE id = ?1";
    let id: Option<Option<EditionId>> = connection
        .query_row(sql, [first], |row| row.get(0))
        .optional()?;
    id.flatten()
        .map(|id| record::of(connection, id))
        .transpose()
        .map(Option::flatten)
}

/// What stands where a correction speaks, if that is neither what the person saw nor what the correction says.
fn overtaken(seen: &Edition, present: &Edition, correction: &Correction) -> Option<String> {
    if correction.field == CHECKED {
        // Who finds an edition right finds all of it right.
        return differences(Some(seen), present)
            .into_iter()
            .find_map(|one| match one {
                Difference::New { field, value } => Some(format!("{field}: {value}")),
                Difference::Changed { field, after, .. } => Some(format!("{field}: {after}")),
                Difference::Same { .. } | Difference::Conflict(_) => None,
            });
    }
    let stands =
        |edition: &Edition| standing(edition, &correction.field, correction.item.as_deref());
    let (before, now) = (stands(seen), stands(present));
    let is_wanted =
        now == correction.value || (now == Value::Null && correction.value == Value::Null);
    (before != now && !is_wanted).then(|| {
        Correction {
            value: now,
            ..correction.clone()
        }
        .shown()
    })
}
