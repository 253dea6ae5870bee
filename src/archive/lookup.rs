//! Conditions on editions, compiled to SQL.
//!
//! What a person typed arrives here as folded words, never as query syntax: every word reaches FTS5
//! inside double quotes and holds nothing but letters and digits.

mod compile;
mod sql;

use jiff::civil::Date;
use rusqlite::params_from_iter;

use super::{EditionId, Reader, Result};
use crate::calendar::Period;
use compile::Compiled;

/// A column of the index over facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Title, subtitle and other titles.
    Title,
    /// Names of guests.
    Guests,
    /// Names of hosts.
    Hosts,
    /// The name of the debate leader.
    Leader,
    /// Functions of guests and hosts.
    Functions,
    /// Employers of guests and hosts, by all their names.
    Organisations,
    /// Partners, by all their names.
    Partners,
    /// Themes, by all their names.
    Themes,
    /// The place, and who played.
    Venue,
}

/// Words that must stand next to each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Folded: letters and digits only.
    pub words: Vec<String>,
    /// The last word may go on.
    pub is_prefix: bool,
}

/// Forms of which one must be found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lookup {
    /// The columns to look in, where it is the facts; all of them if empty.
    pub columns: Vec<Column>,
    /// The forms.
    pub forms: Vec<Words>,
}

/// What may be known of an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// A number.
    Number,
    /// A title.
    Title,
    /// A day.
    Date,
    /// A venue.
    Venue,
    /// A guest.
    Guests,
    /// A host.
    Hosts,
    /// A debate leader.
    Leader,
    /// A partner.
    Partners,
    /// A theme.
    Themes,
    /// Who played.
    Music,
    /// How many came.
    Attendance,
    /// A recording, livestream or photos.
    Links,
    /// A report.
    Report,
    /// An announcement.
    Announcement,
}

/// A state of an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It was held.
    Held,
    /// Only an announcement is known.
    Announced,
    /// It was called off.
    Cancelled,
    /// Of the series Reuring!Café.
    Cafe,
    /// Of the series Reuring!Online.
    Online,
    /// Something of it was inferred, or sources differ.
    Unsure,
    /// A person corrected it.
    Edited,
    /// An article about no edition that was kept.
    News,
}

/// What an edition must meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// All of them; an empty list asks nothing.
    All(Vec<Condition>),
    /// One of them.
    Any(Vec<Condition>),
    /// Not this.
    Not(Box<Condition>),
    /// Words among the facts.
    Facts(Lookup),
    /// Words among the facts that stand a few words apart at most, in any order: `Jan Hoven` is near
    /// `Jan van den Hoven`.
    Near(Words),
    /// Words anywhere.
    Anywhere(Lookup),
    /// Words in the texts, outside the facts.
    Body(Lookup),
    /// The folded words are the whole of a name in one of the columns, or of any name or title.
    WholeName(String, Vec<Column>),
    /// One of its days lies in the period.
    Period(Period),
    /// One of its days lies between these, both included.
    Days(Option<Date>, Option<Date>),
    /// Its number lies between these, both included.
    Numbers(Option<u32>, Option<u32>),
    /// This is known of it.
    Known(Part),
    /// It is in this state.
    In(State),
    /// One of these handles leads to it.
    Handles(Vec<String>),
    /// A document of it came from an address or file with this in its name.
    Source(String),
}

/// A condition with the side it is asked of: the editions, or the articles about no edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// What must be met.
    pub condition: Condition,
    /// Ask the articles about no edition that were kept, instead of the editions.
    pub is_news: bool,
}

impl Condition {
    /// Nothing is asked.
    #[must_use]
    pub fn is_free(&self) -> bool {
        matches!(self, Condition::All(all) if all.is_empty())
    }
}

impl Lookup {
    /// Makes a lookup of one form in all columns.
    #[must_use]
    pub fn of(words: Vec<String>, is_prefix: bool) -> Self {
        Lookup {
            columns: Vec::new(),
            forms: vec![Words { words, is_prefix }],
        }
    }
}

impl Reader {
    /// Returns the editions that meet `filter`, the newest first.
    ///
    /// # Errors
    ///
    /// Interruption, and what SQLite reports.
    pub fn matching(&self, filter: &Filter, limit: usize) -> Result<Vec<EditionId>> {
        let compiled = Compiled::of(filter);
        let mut statement = self.connection.prepare_cached(&compiled.newest_first())?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let values = compiled
            .values
            .iter()
            .map(|value| value as &dyn rusqlite::ToSql);
        let rows = statement.query_map(
            params_from_iter(values.chain([&limit as &dyn rusqlite::ToSql])),
            |row| row.get(0),
        )?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Counts the editions that meet `filter`.
    ///
    /// # Errors
    ///
    /// Interruption, and what SQLite reports.
    pub fn count(&self, filter: &Filter) -> Result<usize> {
        let compiled = Compiled::of(filter);
        let sql = format!("SELECT count(*) FROM ({})", compiled.sql);
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_row(params_from_iter(&compiled.values), |row| row.get(0))?)
    }

    /// Returns what the index is asked for a filter, for people who want to know.
    #[must_use]
    pub fn expression(&self, filter: &Filter) -> String {
        let text = |value: &rusqlite::types::Value| match value {
            rusqlite::types::Value::Text(text) => text.clone(),
            rusqlite::types::Value::Integer(number) => number.to_string(),
            _ => String::new(),
        };
        let values: Vec<String> = Compiled::of(filter).values.iter().map(text).collect();
        values.join("; ")
    }

    /// Returns how SQLite goes about a filter: the lines of `EXPLAIN QUERY PLAN`.
    ///
    /// # Errors
    ///
    /// What SQLite reports.
    pub fn query_plan(&self, filter: &Filter) -> Result<Vec<String>> {
        let compiled = Compiled::of(filter);
        let sql = format!("EXPLAIN QUERY PLAN {}", compiled.newest_first());
        let mut statement = self.connection.prepare(&sql)?;
        let values = compiled
            .values
            .iter()
            .map(|value| value as &dyn rusqlite::ToSql);
        let lines = statement.query_map(
            params_from_iter(values.chain([&50_i64 as &dyn rusqlite::ToSql])),
            |row| row.get(3),
        )?;
        Ok(lines.collect::<rusqlite::Result<_>>()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::Archive;

    fn plan_of(condition: Condition) -> String {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("archive.db");
        Archive::create(&path, true, jiff::Timestamp::UNIX_EPOCH).expect("an archive");
        let reader = Reader::open(&path).expect("the archive opens");
        let filter = Filter {
            condition,
            is_news: false,
        };
        reader.query_plan(&filter).expect("a plan").join("\n")
    }

    fn word(word: &str) -> Lookup {
        Lookup::of(vec![word.to_owned()], true)
    }

    #[test]
    fn newest_first_streams_out_of_an_index_and_nothing_is_sorted_or_scanned() {
        let guests = Lookup {
            columns: vec![Column::Guests],
            ..word("vries")
        };
        for (condition, uses) in [
            (Condition::Facts(word("w")), "head VIRTUAL TABLE INDEX"),
            (
                Condition::Anywhere(word("w")),
                "alltext VIRTUAL TABLE INDEX",
            ),
            (
                Condition::All(vec![
                    Condition::Facts(guests),
                    Condition::Anywhere(word("w")),
                ]),
                "head VIRTUAL TABLE INDEX",
            ),
            (
                Condition::Days("2020-01-01".parse().ok(), None),
                "edition_day_day",
            ),
            (Condition::Numbers(Some(3), Some(9)), "edition_number"),
            (
                Condition::WholeName("suzanne potjer".to_owned(), Vec::new()),
                "sqlite_autoindex_person_1",
            ),
        ] {
            let plan = plan_of(condition);
            assert!(plan.contains(uses), "{uses} is not in:\n{plan}");
            assert!(!plan.contains("TEMP B-TREE FOR ORDER BY"), "{plan}");
            assert!(
                !plan.contains("SCAN edition_day") && !plan.contains("SCAN person"),
                "{plan}"
            );
        }
    }
}
