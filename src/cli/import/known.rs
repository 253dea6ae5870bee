//! Which rows of a list the archive itself wrote and still says: they come back from an export unchanged.

use std::path::{Path, PathBuf};

use crate::archive::{ArchiveError, Reader};
use crate::edition::Edition;
use crate::export;
use crate::ingest::source::record::to_front_matter;
use crate::ingest::source::{self, Content, Row};

/// The archive as it was before the import; opened when the first such row comes.
pub(super) struct KnownRows {
    path: PathBuf,
    reader: Option<Reader>,
}

impl KnownRows {
    pub(super) fn of(path: &Path) -> Self {
        KnownRows {
            path: path.to_owned(),
            reader: None,
        }
    }

    /// Says whether the archive holds the edition of a row exactly as the row has it.
    pub(super) fn holds(&mut self, row: &Row) -> Result<bool, ArchiveError> {
        let Some(key) = &row.key else {
            return Ok(false);
        };
        if self.reader.is_none() && self.path.exists() {
            self.reader = Some(Reader::open(&self.path)?);
        }
        let Some(reader) = &self.reader else {
            return Ok(false);
        };
        let Some(id) = reader.by_handle(key)? else {
            return Ok(false);
        };
        let known = reader.edition(id)?;
        Ok(known.is_some_and(|known| is_same(&known, row)))
    }
}

fn is_same(known: &Edition, row: &Row) -> bool {
    is_same_record(known, row) || is_same_table(known, row)
}

fn is_same_record(known: &Edition, row: &Row) -> bool {
    let known = to_front_matter(known);
    known.is_ok_and(|known| known == row.record.front_matter)
}

/// The cells are the same that an export of the edition has today.
fn is_same_table(known: &Edition, row: &Row) -> bool {
    let Ok(table) = export::editions_to_csv(std::slice::from_ref(known)) else {
        return false;
    };
    let mut is_same = false;
    let _ = source::read(table.as_bytes(), &mut |content| {
        if let Content::Row(own) = content {
            is_same |= own.record.text == row.record.text;
        }
    });
    is_same
}
