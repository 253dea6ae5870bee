//! The facts of an edition as they are stored: JSON, without its texts and without what stands in columns of
//! its own, which lists and conditions read.

use rusqlite::{Connection, Row};

use super::{EditionId, Result};
use crate::edition::{Edition, Handle};

/// Returns the part of an edition's facts that is stored as JSON. The edition has no texts.
pub(super) fn to_json(edition: &mut Edition) -> Result<String> {
    let key = std::mem::take(&mut edition.key);
    let number = edition.number.take();
    let title = edition.title.take();
    let date = edition.date.take();
    let json = serde_json::to_string(edition);
    *edition = Edition {
        key,
        number,
        title,
        date,
        ..std::mem::take(edition)
    };
    Ok(json?)
}

/// Returns the facts of an edition; `None` where there is no such edition.
pub(super) fn of(connection: &Connection, id: EditionId) -> Result<Option<Edition>> {
    let sql = "SELECT record, key, number, date, title FROM edition WHERE id = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([id])?;
    rows.next()?.map(from_row).transpose()
}

/// Returns the facts that are stored as JSON.
pub(super) fn from_json(json: &str) -> Result<Edition> {
    Ok(serde_json::from_str(json)?)
}

fn from_row(row: &Row<'_>) -> Result<Edition> {
    let rest: Edition = serde_json::from_str(row.get_ref(0)?.as_str().unwrap_or_default())?;
    let date: Option<String> = row.get(3)?;
    Ok(Edition {
        key: Handle::from_text(&row.get::<_, String>(1)?),
        number: row.get(2)?,
        date: date.and_then(|date| date.parse().ok()),
        title: row.get(4)?,
        ..rest
    })
}
