//! One condition → one statement.
//!
//! The clauses that one index can answer alone become a single expression of it, and the newest rows
//! stream out of that; everything else is looked at row by row or as a set of ids.

use std::fmt::Write;

use rusqlite::types::Value;

use super::sql::{self, NAMES};
use super::{Column, Condition, Filter, Lookup, Words};
use crate::calendar::Period;

/// A filter as SQL with its values.
pub(super) struct Compiled {
    pub(super) sql: String,
    /// The column that holds the edition's id.
    id: &'static str,
    pub(super) values: Vec<Value>,
}

/// An index that can drive.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Index {
    Head,
    Text,
}

impl Index {
    fn name(self) -> &'static str {
        match self {
            Index::Head => "head",
            Index::Text => "alltext",
        }
    }

    fn id(self) -> &'static str {
        match self {
            Index::Head => "head.rowid",
            Index::Text => "alltext.rowid",
        }
    }

    /// Returns the expression by which this index alone answers a condition, if it can.
    fn expression(self, condition: &Condition) -> Option<String> {
        let joined = |list: &[Condition], by: &str| {
            let parts: Option<Vec<String>> = list.iter().map(|one| self.expression(one)).collect();
            let parts = parts.filter(|parts| !parts.is_empty())?;
            Some(format!("({})", parts.join(by)))
        };
        match (self, condition) {
            (_, Condition::All(all)) => joined(all, " AND "),
            (_, Condition::Any(any)) => joined(any, " OR "),
            (Index::Head, Condition::Facts(lookup)) => Some(head_match(lookup)),
            (Index::Head, Condition::Near(words)) => Some(near_match(words)),
            (Index::Text, Condition::Anywhere(lookup)) if !is_phrase(lookup) => {
                Some(text_match(lookup))
            }
            _ => None,
        }
    }
}

impl Compiled {
    pub(super) fn of(filter: &Filter) -> Self {
        let clauses = match &filter.condition {
            Condition::All(all) => all.as_slice(),
            one => std::slice::from_ref(one),
        };
        let takes = |index: Index| clauses.iter().any(|one| index.expression(one).is_some());
        let has_phrase = clauses
            .iter()
            .any(|one| matches!(one, Condition::Anywhere(_) | Condition::Body(_)));
        // The narrower index first.
        let index = match (takes(Index::Head), takes(Index::Text) || has_phrase) {
            (true, _) => Some(Index::Head),
            (false, true) => Some(Index::Text),
            (false, false) => None,
        };
        let (from, id) = index.map_or(("edition", "edition.id"), |index| {
            (index.name(), index.id())
        });
        let side = if filter.is_news { "<" } else { ">" };
        let mut compiled = Compiled {
            sql: format!("SELECT {id} FROM {from} WHERE {id} {side} 0"),
            id,
            values: Vec::new(),
        };
        match index {
            Some(index) => compiled.driven(index, clauses),
            None => clauses.iter().for_each(|clause| compiled.clause(clause)),
        }
        compiled
    }

    /// Returns the statement with the newest first; the last parameter is how many.
    pub(super) fn newest_first(&self) -> String {
        format!("{} ORDER BY {} DESC LIMIT ?", self.sql, self.id)
    }

    fn clause(&mut self, clause: &Condition) {
        let condition = self.condition(clause);
        let _ = write!(self.sql, " AND {condition}");
    }

    fn driven(&mut self, index: Index, clauses: &[Condition]) {
        let (mut wanted, mut unwanted, mut others) = (Vec::new(), Vec::new(), Vec::new());
        for clause in clauses {
            match clause {
                Condition::Not(inner) if index.expression(inner).is_some() => {
                    unwanted.extend(index.expression(inner));
                }
                // The words come out of the index, that they stand together is looked up.
                Condition::Anywhere(lookup) | Condition::Body(lookup)
                    if index == Index::Text && index.expression(clause).is_none() =>
                {
                    wanted.push(text_match(lookup));
                    others.push(clause);
                }
                _ => match index.expression(clause) {
                    Some(expression) => wanted.push(expression),
                    None => others.push(clause),
                },
            }
        }
        let mut expression = wanted.join(" AND ");
        for one in unwanted {
            expression = format!("({expression}) NOT {one}");
        }
        self.values.push(Value::Text(expression));
        let _ = write!(self.sql, " AND {} MATCH ?", index.name());
        for clause in others {
            let condition = match clause {
                Condition::Anywhere(lookup) if index == Index::Text => self.together(lookup, true),
                Condition::Body(lookup) if index == Index::Text => self.together(lookup, false),
                other => self.condition(other),
            };
            let _ = write!(self.sql, " AND {condition}");
        }
    }

    fn condition(&mut self, condition: &Condition) -> String {
        let id = self.id;
        match condition {
            Condition::All(all) => self.joined(all, " AND ", "1"),
            Condition::Any(any) => self.joined(any, " OR ", "0"),
            Condition::Not(inner) => format!("NOT {}", self.condition(inner)),
            Condition::Facts(lookup) => self.among(Index::Head, head_match(lookup)),
            Condition::Near(words) => self.among(Index::Head, near_match(words)),
            Condition::Anywhere(lookup) if is_phrase(lookup) => self.phrase(lookup, true),
            Condition::Anywhere(lookup) => self.among(Index::Text, text_match(lookup)),
            Condition::Body(lookup) => self.phrase(lookup, false),
            Condition::WholeName(name, columns) => self.whole_name(name, columns),
            Condition::Period(period) => self.period(*period),
            Condition::Days(first, last) => self.days(*first, *last),
            Condition::Numbers(first, last) => {
                let bound =
                    |end: &Option<u32>, open: i64| Value::Integer(end.map_or(open, i64::from));
                self.values.extend([bound(first, 0), bound(last, i64::MAX)]);
                format!("{id} IN (SELECT id FROM edition WHERE number BETWEEN ? AND ?)")
            }
            Condition::Known(part) => sql::known(*part).replace("{id}", id),
            Condition::In(state) => sql::state(*state).replace("{id}", id),
            Condition::Handles(handles) => {
                let handles = serde_json::Value::from(handles.as_slice()).to_string();
                self.values
                    .extend([&handles, &handles].map(|list| Value::Text(list.clone())));
                sql::HANDLES.replace("{id}", id)
            }
            Condition::Source(part) => {
                self.values
                    .extend([part, part].map(|part| Value::Text(part.clone())));
                sql::SOURCE.replace("{id}", id)
            }
        }
    }

    fn joined(&mut self, list: &[Condition], by: &str, empty: &str) -> String {
        // What one index can answer as a whole is one question to it.
        let parts: Vec<String> = list.iter().map(|one| self.condition(one)).collect();
        if parts.is_empty() {
            empty.to_owned()
        } else {
            format!("({})", parts.join(by))
        }
    }

    fn among(&mut self, index: Index, expression: String) -> String {
        self.values.push(Value::Text(expression));
        let (id, name) = (self.id, index.name());
        // The plus keeps SQLite from going through this set instead of the index that drives, newest first.
        format!("+{id} IN (SELECT rowid FROM {name} WHERE {name} MATCH ?)")
    }

    /// The text index has no positions: that words stand next to each other is looked up.
    fn phrase(&mut self, lookup: &Lookup, with_facts: bool) -> String {
        let words = self.among(Index::Text, text_match(lookup));
        let together = self.together(lookup, with_facts);
        format!("({words} AND {together})")
    }

    fn together(&mut self, lookup: &Lookup, with_facts: bool) -> String {
        let id = self.id;
        let patterns: Vec<Value> = lookup
            .forms
            .iter()
            .map(|form| Value::Text(pattern(form)))
            .collect();
        let places = vec!["?"; patterns.len()].join(", ");
        self.values.extend(patterns.iter().cloned());
        let texts = format!(
            "EXISTS (SELECT 1 FROM document WHERE edition = {id} AND holds(text, {places}))"
        );
        if !with_facts {
            return texts;
        }
        self.values.extend(patterns);
        format!(
            "({texts} OR EXISTS (SELECT 1 FROM edition_line WHERE edition = {id} AND holds(lines, {places})))"
        )
    }

    fn whole_name(&mut self, folded: &str, columns: &[Column]) -> String {
        // Functions and venues have no index of their own: asked for only where they are named.
        let is_asked = |of: &[Column]| match columns {
            [] => of != [Column::Functions] && of != [Column::Venue],
            columns => of.iter().any(|one| columns.contains(one)),
        };
        let asked: Vec<&str> = NAMES
            .iter()
            .filter(|(of, _)| is_asked(of))
            .map(|(_, sql)| *sql)
            .collect();
        self.values.extend(std::iter::repeat_n(
            Value::Text(folded.to_owned()),
            asked.len(),
        ));
        format!("{} IN ({})", self.id, asked.join(" UNION ALL "))
    }

    fn period(&mut self, period: Period) -> String {
        let id = self.id;
        let ending = match period {
            Period::Days(first, last) => return self.days(Some(first), Some(last)),
            Period::EveryYear { month, day } => format!("{month:02}-{day:02}"),
            Period::EveryMonth { month } => format!("{month:02}-__"),
        };
        self.values.push(Value::Text(format!("_____{ending}")));
        format!("{id} IN (SELECT edition FROM edition_day WHERE day LIKE ?)")
    }

    fn days(
        &mut self,
        first: Option<jiff::civil::Date>,
        last: Option<jiff::civil::Date>,
    ) -> String {
        let bound = |end: Option<jiff::civil::Date>, open: &str| {
            Value::Text(end.map_or_else(|| open.to_owned(), |day| day.to_string()))
        };
        self.values
            .extend([bound(first, "0000"), bound(last, "9999")]);
        // Few days lead the way; many are a set to look into.
        let plus = if first == last || self.id == "edition.id" {
            ""
        } else {
            "+"
        };
        format!(
            "{plus}{} IN (SELECT edition FROM edition_day WHERE day BETWEEN ? AND ?)",
            self.id
        )
    }
}

fn is_phrase(lookup: &Lookup) -> bool {
    lookup.forms.iter().any(|form| form.words.len() > 1)
}

fn head_match(lookup: &Lookup) -> String {
    let forms = lookup.forms.iter().map(|form| {
        format!(
            "\"{}\"{}",
            form.words.join(" "),
            if form.is_prefix { "*" } else { "" }
        )
    });
    let forms = forms.collect::<Vec<_>>().join(" OR ");
    if lookup.columns.is_empty() {
        return format!("({forms})");
    }
    let columns: Vec<&str> = lookup
        .columns
        .iter()
        .map(|column| sql::column(*column))
        .collect();
    format!("({{{}}} : ({forms}))", columns.join(" "))
}

/// So many other words as are asked for may stand between the first and the last: `van den`.
fn near_match(near: &Words) -> String {
    let words = quoted(near).collect::<Vec<_>>().join(" ");
    format!("NEAR({words}, {})", 2 * near.words.len() - 2)
}

fn text_match(lookup: &Lookup) -> String {
    let forms: Vec<String> = lookup.forms.iter().map(text_form).collect();
    format!("({})", forms.join(" OR "))
}

fn text_form(form: &Words) -> String {
    format!("({})", quoted(form).collect::<Vec<_>>().join(" AND "))
}

/// The words, each on its own.
fn quoted(form: &Words) -> impl Iterator<Item = String> {
    let last = form.words.len().saturating_sub(1);
    form.words.iter().enumerate().map(move |(at, word)| {
        let star = if form.is_prefix && at == last {
            "*"
        } else {
            ""
        };
        format!("\"{word}\"{star}")
    })
}

/// The words as `holds` looks for them: a blank before and, unless the last may go on, behind.
fn pattern(form: &Words) -> String {
    format!(
        " {}{}",
        form.words.join(" "),
        if form.is_prefix { "" } else { " " }
    )
}
