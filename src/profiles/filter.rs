//! The query language on lists of names: which evenings count, and what a line itself has to say.

use std::collections::HashSet;

use crate::archive::EditionId;
use crate::edition::Role;
use crate::search::{Needle, Query, Searcher, Sort, marks};
use crate::text::fold;

/// What a query asks of a list.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The editions it finds; `None` for all.
    editions: Option<HashSet<EditionId>>,
    /// Each must stand in the line itself: who asks for an organisation's people does not mean whoever sat
    /// beside them.
    own: Vec<Vec<Needle>>,
    /// Only people in this role, and how often in it.
    pub(super) role: Option<Role>,
}

impl Filter {
    /// Asks what a query finds.
    #[must_use]
    pub fn of(searcher: &Searcher, typed: &str) -> Self {
        let query = searcher.parse(typed);
        if query.is_empty() {
            return Filter::default();
        }
        let results = searcher.search(&query, usize::MAX, Sort::NewestFirst);
        let hits = results.hits.iter().map(|hit| hit.row.id);
        Filter {
            editions: Some(hits.collect()),
            own: tokens(&query.typed)
                .iter()
                .filter_map(|token| own(token))
                .collect(),
            role: None,
        }
    }

    /// Returns the filter without what the lines themselves must say.
    #[must_use]
    pub fn of_evenings(&self) -> Self {
        Filter {
            editions: self.editions.clone(),
            ..Filter::default()
        }
    }

    /// Returns the filter for people in a role.
    #[must_use]
    pub fn in_role(self, role: Option<Role>) -> Self {
        Filter { role, ..self }
    }

    pub(super) fn asks_of_lines(&self) -> bool {
        !self.own.is_empty()
    }

    pub(super) fn has(&self, id: EditionId) -> bool {
        self.editions
            .as_ref()
            .is_none_or(|editions| editions.contains(&id))
    }

    pub(super) fn names(&self, lines: &[String]) -> bool {
        self.own
            .iter()
            .all(|needles| lines.iter().any(|line| !marks(line, needles).is_empty()))
    }
}

/// The words of a query, those between quotes together.
fn tokens(typed: &str) -> Vec<String> {
    let (mut tokens, mut token, mut is_quoted) = (Vec::new(), String::new(), false);
    for c in typed.chars() {
        is_quoted ^= matches!(c, '"' | '“' | '”');
        if c.is_whitespace() && !is_quoted {
            tokens.push(std::mem::take(&mut token));
        } else {
            token.push(c);
        }
    }
    tokens.push(token);
    tokens.retain(|token| !token.is_empty());
    tokens
}

/// What a word asks of the line itself: names, functions and organisations do, dates and themes do not.
fn own(token: &str) -> Option<Vec<Needle>> {
    let query = Query::parse(token);
    let is_positive = !token.starts_with(['-', '!']) && query.is_about_words();
    let field = token.split_once(':').map(|(field, _)| fold(field));
    let is_about_line = match field.as_deref() {
        None => !token
            .chars()
            .all(|c| c.is_ascii_digit() || "-#.".contains(c)),
        Some(
            "gast" | "guest" | "org" | "organisatie" | "organisation" | "functie" | "function",
        ) => true,
        Some(_) => false,
    };
    let needles = query.needles();
    (is_positive && is_about_line && !needles.is_empty()).then_some(needles)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_words_stay_together() {
        assert_eq!(
            tokens("gast:\"de vries\" thema:europa"),
            ["gast:\"de vries\"", "thema:europa"]
        );
    }

    #[test]
    fn only_words_about_people_are_asked_of_the_line() {
        for (token, asks) in [
            ("potjer", true),
            ("org:cbs", true),
            ("thema:europa", false),
            ("2020", false),
            ("-jansen", false),
        ] {
            assert_eq!(own(token).is_some(), asks, "{token}");
        }
    }
}
