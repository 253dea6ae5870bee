//! Text as archives of an earlier version stored it: the front matter of records, deflated. Only migrations read
//! and write it.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};

/// A text that is stored deflated (RFC 1951).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Compressed<Text>(pub(super) Text);

impl<Text: AsRef<str>> ToSql for Compressed<Text> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let failed = |error| rusqlite::Error::ToSqlConversionFailure(Box::new(error));
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder
            .write_all(self.0.as_ref().as_bytes())
            .map_err(failed)?;
        Ok(encoder.finish().map_err(failed)?.into())
    }
}

impl FromSql for Compressed<String> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let mut text = String::new();
        DeflateDecoder::new(value.as_blob()?)
            .read_to_string(&mut text)
            .map_err(FromSqlError::other)?;
        Ok(Compressed(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::Connection;

    #[test]
    fn a_compressed_text_comes_back_as_it_was_and_takes_less_room() {
        let connection = Connection::open_in_memory().expect("a database");
        for text in ["", "é", &"naam = \"Een naam\"\n".repeat(20)] {
            let sql = "SELECT ?1, length(?1)";
            let (again, length): (Compressed<String>, usize) = connection
                .query_row(sql, [Compressed(text)], |row| {
                    Ok((row.get(0)?, row.get(1)?))
                })
                .expect("an answer");
            assert_eq!(again.0, text);
            assert!(length <= 2 + text.len(), "{length} bytes of {}", text.len());
        }
    }
}
