//! Conditions on editions, compiled to SQL.
//!
//! What a person typed arrives here as folded words, never as query syntax: every word reaches FTS5
//! inside double quotes and holds nothing but letters and digits.

use std::fmt::Write;

use rusqlite::params_from_iter;
use rusqlite::types::Value;

use super::{EditionId, Reader, Result};
use crate::calendar::Period;

/// A column of the index over facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Title, subtitle and other titles.
    Title,
    /// Names of guests.
    Guests,
    /// Names of hosts.
    Hosts,
    /// Employers of guests and hosts, by all their names.
    Organisations,
    /// Partners, by all their names.
    Partners,
    /// Themes, by all their names.
    Themes,
}

impl Column {
    fn name(self) -> &'static str {
        match self {
            Column::Title => "title",
            Column::Guests => "guests",
            Column::Hosts => "hosts",
            Column::Organisations => "organisations",
            Column::Partners => "partners",
            Column::Themes => "themes",
        }
    }
}

/// Words that must stand next to each other, in a fact or in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The columns to look in; all of them if empty.
    pub columns: Vec<Column>,
    /// Folded words: letters and digits only.
    pub words: Vec<String>,
    /// The last word may go on.
    pub is_prefix: bool,
}

/// What an edition must meet. Empty lists ask nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Terms to find among the facts.
    pub head: Vec<Term>,
    /// Terms to find anywhere.
    pub text: Vec<Term>,
    /// Terms that must not be among the facts.
    pub not_head: Vec<Term>,
    /// Terms that must not be anywhere.
    pub not_text: Vec<Term>,
    /// Each must contain one of the edition's days.
    pub periods: Vec<Period>,
    /// None may contain one of the edition's days.
    pub not_periods: Vec<Period>,
    /// The number must be each of these (so one, to find any).
    pub numbers: Vec<u32>,
    /// The number must be none of these.
    pub not_numbers: Vec<u32>,
    /// Ask the articles about no edition that were kept, instead of the editions.
    pub is_news: bool,
    /// Folded: must be the whole of a title, or of a name of a person, organisation or theme.
    pub names: Vec<String>,
}

impl Reader {
    /// Returns the editions that meet `filter`, the newest first.
    ///
    /// # Errors
    ///
    /// Interruption, and what SQLite reports.
    pub fn matching(&self, filter: &Filter, limit: usize) -> Result<Vec<EditionId>> {
        let mut compiled = Compiled::of(filter);
        let _ = write!(compiled.sql, " ORDER BY {} DESC LIMIT ?", compiled.id);
        compiled
            .values
            .push(Value::Integer(i64::try_from(limit).unwrap_or(i64::MAX)));
        let mut statement = self.connection.prepare_cached(&compiled.sql)?;
        let rows = statement.query_map(params_from_iter(&compiled.values), |row| row.get(0))?;
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
}

/// A filter as SQL with its values.
struct Compiled {
    sql: String,
    /// The column that holds the edition's id.
    id: &'static str,
    values: Vec<Value>,
}

/// Names of people, organisations, themes and titles that are exactly `?`, as edition ids.
const WHOLE_NAME: &str = "SELECT edition FROM edition_title WHERE folded = ?
    UNION ALL SELECT a.edition FROM person p JOIN appearance a ON a.person = p.id WHERE p.folded = ?
    UNION ALL SELECT a.edition FROM organisation_name n JOIN affiliation f ON f.organisation = n.organisation
                     JOIN appearance a ON a.id = f.appearance WHERE n.folded = ?
    UNION ALL SELECT s.edition FROM organisation_name n JOIN partnership s ON s.organisation = n.organisation WHERE n.folded = ?
    UNION ALL SELECT t.edition FROM theme_name n JOIN edition_theme t ON t.theme = n.theme WHERE n.folded = ?";

impl Compiled {
    fn of(filter: &Filter) -> Self {
        // The narrowest index drives, so that the newest rows stream out of it.
        let (from, id) = match (filter.head.is_empty(), filter.text.is_empty()) {
            (false, _) => ("head", "head.rowid"),
            (true, false) => ("alltext", "alltext.rowid"),
            (true, true) => ("edition", "edition.id"),
        };
        let side = if filter.is_news { "<" } else { ">" };
        let mut compiled = Compiled {
            sql: format!("SELECT {id} FROM {from} WHERE {id} {side} 0"),
            id,
            values: Vec::new(),
        };
        compiled.matches("head", from, &filter.head);
        compiled.matches("alltext", from, &filter.text);
        compiled.phrases(&filter.text);
        filter
            .not_head
            .iter()
            .for_each(|term| compiled.not_in_head(term));
        filter
            .not_text
            .iter()
            .for_each(|term| compiled.not_in_text(term));
        filter
            .periods
            .iter()
            .for_each(|period| compiled.period("IN", *period));
        filter
            .not_periods
            .iter()
            .for_each(|period| compiled.period("NOT IN", *period));
        filter
            .numbers
            .iter()
            .for_each(|number| compiled.number("IN", *number));
        filter
            .not_numbers
            .iter()
            .for_each(|number| compiled.number("NOT IN", *number));
        filter
            .names
            .iter()
            .for_each(|name| compiled.whole_name(name));
        compiled
    }

    fn push(&mut self, condition: &str) {
        let _ = write!(self.sql, " AND {condition}");
    }

    fn matches(&mut self, table: &str, from: &str, terms: &[Term]) {
        if terms.is_empty() {
            return;
        }
        let expression = match table {
            "head" => terms
                .iter()
                .map(head_match)
                .collect::<Vec<_>>()
                .join(" AND "),
            _ => terms
                .iter()
                .map(text_match)
                .collect::<Vec<_>>()
                .join(" AND "),
        };
        self.values.push(Value::Text(expression));
        if table == from {
            self.push(&format!("{table} MATCH ?"));
        } else {
            let id = self.id;
            self.push(&format!(
                "{id} IN (SELECT rowid FROM {table} WHERE {table} MATCH ?)"
            ));
        }
    }

    /// The text index has no positions: that words stand next to each other is looked up.
    fn phrases(&mut self, terms: &[Term]) {
        for term in terms.iter().filter(|term| term.words.len() > 1) {
            self.values.push(Value::Text(phrase(term)));
            let id = self.id;
            self.push(&format!(
                "(SELECT instr(words, ?) FROM edition_words WHERE edition = {id}) > 0"
            ));
        }
    }

    fn not_in_head(&mut self, term: &Term) {
        self.values.push(Value::Text(head_match(term)));
        let id = self.id;
        self.push(&format!(
            "{id} NOT IN (SELECT rowid FROM head WHERE head MATCH ?)"
        ));
    }

    fn not_in_text(&mut self, term: &Term) {
        self.values.push(Value::Text(text_match(term)));
        let id = self.id;
        if term.words.len() > 1 {
            self.values.push(Value::Text(phrase(term)));
            self.push(&format!(
                "{id} NOT IN (SELECT t.rowid FROM alltext t JOIN edition_words w ON w.edition = t.rowid
                              WHERE t.alltext MATCH ? AND instr(w.words, ?) > 0)"
            ));
        } else {
            self.push(&format!(
                "{id} NOT IN (SELECT rowid FROM alltext WHERE alltext MATCH ?)"
            ));
        }
    }

    fn period(&mut self, membership: &str, period: Period) {
        let id = self.id;
        match period {
            Period::Days(first, last) => {
                self.values
                    .extend([first, last].map(|day| Value::Text(day.to_string())));
                self.push(&format!(
                    "{id} {membership} (SELECT edition FROM edition_day WHERE day BETWEEN ? AND ?)"
                ));
            }
            Period::EveryYear { month, day } => {
                self.values
                    .push(Value::Text(format!("{month:02}-{day:02}")));
                self.push(&format!(
                    "{id} {membership} (SELECT edition FROM edition_day WHERE substr(day, 6) = ?)"
                ));
            }
        }
    }

    fn number(&mut self, membership: &str, number: u32) {
        self.values.push(Value::Integer(number.into()));
        let id = self.id;
        self.push(&format!(
            "{id} {membership} (SELECT id FROM edition WHERE number = ?)"
        ));
    }

    fn whole_name(&mut self, folded: &str) {
        let places = WHOLE_NAME.matches('?').count();
        self.values
            .extend(std::iter::repeat_n(Value::Text(folded.to_owned()), places));
        let id = self.id;
        self.push(&format!("{id} IN ({WHOLE_NAME})"));
    }
}

fn head_match(term: &Term) -> String {
    let words = format!(
        "\"{}\"{}",
        term.words.join(" "),
        if term.is_prefix { "*" } else { "" }
    );
    if term.columns.is_empty() {
        return words;
    }
    let columns: Vec<&str> = term.columns.iter().map(|column| column.name()).collect();
    format!("({{{}}} : {words})", columns.join(" "))
}

fn text_match(term: &Term) -> String {
    let last = term.words.len().saturating_sub(1);
    let words = term.words.iter().enumerate();
    let quoted: Vec<String> = words
        .map(|(at, word)| {
            format!(
                "\"{word}\"{}",
                if term.is_prefix && at == last {
                    "*"
                } else {
                    ""
                }
            )
        })
        .collect();
    quoted.join(" AND ")
}

/// The words as they stand in `edition_words`: a blank before and, unless the last may go on, behind.
fn phrase(term: &Term) -> String {
    format!(
        " {}{}",
        term.words.join(" "),
        if term.is_prefix { "" } else { " " }
    )
}
