//! The edition that a person means by a number, a handle or a date.

use super::{Meaning, Query};
use crate::archive::{ArchiveError, Condition, EditionId, Filter, Reader};

/// Returns the editions that `named` means, the most likely first: `99`, `#99`, `cafe-99`, `10-03-2020`.
///
/// A number means the café's edition if there is one, then those of other series. Handles that an
/// edition had before resolve too.
///
/// # Errors
///
/// What SQLite reports.
pub fn resolve(reader: &Reader, named: &str) -> Result<Vec<EditionId>, ArchiveError> {
    if let Some(id) = reader.by_handle(&crate::text::fold(named.trim()))? {
        return Ok(vec![id]);
    }
    let query = Query::parse(named);
    let [term] = query.terms.as_slice() else {
        return Ok(Vec::new());
    };
    match term.meaning {
        _ if term.is_negated => Ok(Vec::new()),
        Meaning::Number(number) => reader.by_number(number),
        Meaning::Period(period) => reader.matching(
            &Filter {
                condition: Condition::Period(period),
                is_news: false,
            },
            usize::MAX,
        ),
        _ => Ok(Vec::new()),
    }
}
