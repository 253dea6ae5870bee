//! Finding an edition again by its traces, where its handle is gone.

use rusqlite::{Params, params};

use super::id::EditionId;
use super::{Reader, Result};
use crate::edition::Traces;
use crate::text::fold;

/// The edition that alone has a text from this address: an overview tells of many.
const BY_ADDRESS: &str =
    "SELECT DISTINCT edition FROM document WHERE url = ?1 AND edition > 0 LIMIT 2";

const BY_DATE: &str = "SELECT id FROM edition WHERE series = ?1 AND date = ?2 AND id > 0 LIMIT 2";

const BY_NUMBER: &str =
    "SELECT id FROM edition WHERE series = ?1 AND number = ?2 AND id > 0 LIMIT 2";

const BY_TITLE: &str = "SELECT e.id FROM edition_title t JOIN edition e ON e.id = t.edition
                        WHERE e.series = ?1 AND t.folded = ?2 AND e.id > 0 LIMIT 2";

impl Reader {
    /// Returns the one edition that the traces lead to; `None` where they lead to none or to several.
    ///
    /// # Errors
    ///
    /// What SQLite reports.
    pub fn by_traces(&self, traces: &Traces) -> Result<Option<EditionId>> {
        let Traces {
            series,
            number,
            date,
            title,
            address,
        } = traces;
        let mut found = None;
        if let Some(address) = address {
            found = self.only(BY_ADDRESS, [address])?;
        }
        if let (None, Some(date)) = (found, date) {
            found = self.only(BY_DATE, [series, &date.to_string()])?;
        }
        if let (None, Some(number)) = (found, number) {
            found = self.only(BY_NUMBER, params![series, number])?;
        }
        if let (None, Some(title)) = (found, title) {
            found = self.only(BY_TITLE, [series, &fold(title)])?;
        }
        Ok(found)
    }

    fn only(&self, sql: &str, parameters: impl Params) -> Result<Option<EditionId>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let ids = statement.query_map(parameters, |row| row.get(0))?;
        let ids: Vec<EditionId> = ids.collect::<rusqlite::Result<_>>()?;
        Ok(match ids.as_slice() {
            [one] => Some(*one),
            _ => None,
        })
    }
}
