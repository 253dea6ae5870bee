//! A batch: entries on their way into the archive, in one transaction.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::Transaction;

use super::backup::Occasion;
use super::derive::Detail;
use super::document::Outcome;
use super::id::DocumentId;
use super::intake::{Intake, Taker};
use super::last_change::{self, ChangeKind};
use super::prepared::Prepared;
use super::writer::Writing;
use super::{Result, backup};

/// Entries that are taken in together. Nothing is written before [`Batch::finish`]; dropped, nothing is.
#[derive(Debug)]
pub struct Batch<'a> {
    transaction: Option<Writing<'a>>,
    taker: Taker,
    path: &'a Path,
    now: Timestamp,
    /// The archive as it was, once something is to change.
    copy: Option<PathBuf>,
    with_copy: bool,
    is_trial: bool,
    detail: Detail,
    kind: ChangeKind,
}

impl<'a> Batch<'a> {
    pub(super) fn new(
        transaction: Writing<'a>,
        path: &'a Path,
        now: Timestamp,
        is_trial: bool,
    ) -> Self {
        Batch {
            transaction: Some(transaction),
            taker: Taker::new(now),
            path,
            now,
            copy: None,
            with_copy: !is_trial,
            is_trial,
            detail: if is_trial {
                Detail::Facts
            } else {
                Detail::Outcome
            },
            kind: ChangeKind::Import,
        }
    }

    /// Keeps no copy of the archive as it was: an earlier batch of the same run has one.
    pub(super) fn without_copy(mut self) -> Self {
        self.with_copy = false;
        self
    }

    /// Takes in what a site has, and says afterwards what became of each fact too.
    pub(super) fn of_site(mut self) -> Self {
        self.kind = ChangeKind::Sync;
        self.detail = Detail::Facts;
        self
    }

    /// The open transaction, for what is written together with the entries.
    pub(super) fn transaction(&self) -> Option<&Transaction<'a>> {
        self.transaction.as_deref()
    }

    /// The documents of the entries taken in, in their order.
    pub(super) fn documents(&self) -> &[DocumentId] {
        self.taker.documents()
    }

    /// Takes an entry in.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports.
    pub fn take(&mut self, entry: &Prepared) -> Result<Outcome> {
        let Some(transaction) = &self.transaction else {
            return Ok(Outcome::Same);
        };
        let found = self.taker.find(transaction, entry)?;
        // The lock is held: what is copied now is what stood before anything of this batch.
        if self.copy.is_none()
            && self.with_copy
            && Taker::is_change(transaction, &entry.entry, &found)?
        {
            self.copy = backup::before_change(self.path, Occasion::Always, self.now)?;
        }
        self.taker.write(transaction, entry, found)
    }

    /// Brings everything derived up to date and keeps it; of a trial, says what that would be.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports; nothing is written then.
    pub fn finish(self) -> Result<Intake> {
        self.finish_telling(&mut |_, _| {})
    }

    /// Like [`Self::finish`], and tells how many editions of how many are made.
    ///
    /// # Errors
    ///
    /// Only what SQLite reports; nothing is written then.
    pub fn finish_telling(mut self, tell: &mut dyn FnMut(usize, usize)) -> Result<Intake> {
        let Some(transaction) = self.transaction.take() else {
            return Ok(Intake::default());
        };
        let intake = self.taker.finish(&transaction, self.detail, tell)?;
        if self.is_trial {
            transaction.rollback()?;
            return Ok(intake);
        }
        if let Some(copy) = &self.copy {
            last_change::note(&transaction, self.kind, Some(copy), self.now)?;
        }
        transaction.commit()?;
        if self.copy.take().is_some() {
            backup::changed(self.path);
        }
        Ok(intake)
    }
}

impl Drop for Batch<'_> {
    fn drop(&mut self) {
        if let Some(copy) = &self.copy {
            backup::discard(copy);
        }
    }
}
