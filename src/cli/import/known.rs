//! Which rows of a list the archive itself wrote and still says: they come back from an export unchanged.

use std::path::{Path, PathBuf};

use crate::archive::ArchiveError;
use crate::catalogue::Catalogue;
use crate::edition::Edition;
use crate::export;
use crate::ingest::source::record::to_front_matter;
use crate::ingest::source::{self, Content, Row};

/// The archive as it was before the import; loaded when the first such row comes.
pub(super) struct KnownRows {
    path: PathBuf,
    catalogue: Option<Catalogue>,
}

impl KnownRows {
    pub(super) fn of(path: &Path) -> Self {
        KnownRows {
            path: path.to_owned(),
            catalogue: None,
        }
    }

    /// Says whether the archive holds the edition of a row exactly as the row has it.
    pub(super) fn holds(&mut self, row: &Row) -> Result<bool, ArchiveError> {
        let Some(key) = &row.key else {
            return Ok(false);
        };
        if self.catalogue.is_none() && self.path.exists() {
            self.catalogue = Some(Catalogue::load(&self.path)?);
        }
        let Some(catalogue) = &self.catalogue else {
            return Ok(false);
        };
        let id = catalogue.by_handle(key);
        let known = id.and_then(|id| catalogue.edition(id));
        Ok(known.is_some_and(|known| is_same(known, row)))
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
    let Ok(table) = export::editions_to_csv(&[known]) else {
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
