//! The change log of an edition: who said what of it, when, and what stood there before.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use super::{Reader, Result, correction};
use crate::edition::Handle;
use crate::ingest::merge::CHECKED;

/// A correction that was made of an edition, whether it holds or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LoggedChange {
    /// UTC.
    pub when: Timestamp,
    /// Who made it.
    pub by: String,
    /// The key of the field, or `people`, or `checked`.
    pub field: String,
    /// The item of a list, or the person.
    pub item: Option<String>,
    /// What stood there; null where nothing did, or where it was not kept.
    pub before: Value,
    /// What it says; null where nothing is to stand there.
    pub after: Value,
    /// When it was taken back, UTC; null where it holds.
    pub taken_back: Option<Timestamp>,
    /// Who took it back.
    pub taken_back_by: Option<String>,
}

impl Reader {
    /// Returns what people said of an edition, the newest first.
    ///
    /// # Errors
    ///
    /// What SQLite reports, and values that do not have the shape expected.
    pub fn change_log(&self, handle: &Handle) -> Result<Vec<LoggedChange>> {
        let documents = correction::documents_of(&self.connection, handle)?;
        let sql = "SELECT DISTINCT c.id, c.field, c.item, c.before, c.value, c.made, c.made_by, c.reverted, c.reverted_by
                   FROM correction c JOIN correction_anchor a ON a.correction = c.id
                   WHERE a.left_in IS NULL AND a.document IN (SELECT value FROM json_each(?1)) ORDER BY c.id DESC";
        let mut statement = self.connection.prepare(sql)?;
        let mut rows = statement.query([serde_json::to_string(&documents)?])?;
        let mut log = Vec::new();
        while let Some(row) = rows.next()? {
            let moment = |text: Option<String>| text.and_then(|text| text.parse().ok());
            let field: String = row.get(1)?;
            let before: Option<String> = row.get(3)?;
            let after: Value = serde_json::from_str(&row.get::<_, String>(4)?)?;
            log.push(LoggedChange {
                item: row.get(2)?,
                before: before
                    .map(|json| serde_json::from_str(&json))
                    .transpose()?
                    .unwrap_or_default(),
                // What was seen when it was found right is the program's own.
                after: if field == CHECKED {
                    Value::Bool(true)
                } else {
                    after
                },
                field,
                when: moment(row.get(5)?).unwrap_or(Timestamp::UNIX_EPOCH),
                by: row.get(6)?,
                taken_back: moment(row.get(7)?),
                taken_back_by: row.get(8)?,
            });
        }
        Ok(log)
    }
}
