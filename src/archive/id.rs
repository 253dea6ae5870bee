//! Ids as types: a document's cannot be taken for an edition's.

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlResult, ToSqlOutput, ValueRef};
use serde::Serialize;

/// The position of an edition in time, by which the archive knows it: larger is newer. Kept articles
/// about no edition stand below zero. It can change with every write; a handle lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EditionId(pub(super) i64);

/// A stored text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct DocumentId(pub(super) i64);

/// A site that is kept up with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SiteId(pub(super) i64);

impl EditionId {
    /// Says whether it is the place of an article about no edition.
    #[must_use]
    pub fn is_news(self) -> bool {
        self.0 < 0
    }
}

impl DocumentId {
    /// The position of an article about no edition that was kept.
    pub(super) fn below_zero(self) -> EditionId {
        EditionId(-self.0)
    }
}

/// Stores an id as the integer it is.
macro_rules! stored_as_integer {
    ($id:ident) => {
        impl ToSql for $id {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                self.0.to_sql()
            }
        }

        impl FromSql for $id {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                i64::column_result(value).map($id)
            }
        }
    };
}

stored_as_integer!(EditionId);
stored_as_integer!(DocumentId);
stored_as_integer!(SiteId);
