//! What is answered beside the editions: the entities that a query names, the table that a question asks for, or what
//! a question of how many, when or what is missing comes to.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use super::{Entity, Query, Question, Searcher};
use crate::calendar;
use crate::edition::Role;
use crate::locale::Lang;
use crate::text::slug;

/// What stands above the editions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DirectAnswer {
    /// The answer in words, a line each; often none.
    pub said: Vec<String>,
    /// People, organisations and themes, each leading to its page.
    pub entities: Vec<Entity>,
    /// The entities are what was asked for, so that each is a row of a table.
    pub is_table: bool,
}

/// More names of entities say nothing about which was meant.
const MOST_NAMED: usize = 3;

impl Searcher {
    /// Returns what answers a query beside the editions.
    #[must_use]
    pub fn direct_answer(&self, query: &Query, lang: Lang) -> DirectAnswer {
        let mut entities = self.entities_of(query, lang);
        let is_table = query.question.is_some_and(Question::asks_who);
        if !is_table {
            entities.truncate(MOST_NAMED);
        }
        let said = match query.question {
            Some(Question::HowMany) => vec![self.how_many(query, lang)],
            Some(Question::When) => self.when(query, lang).into_iter().collect(),
            Some(Question::WhatIsMissing) => self.what_is_missing(lang),
            _ => Vec::new(),
        };
        DirectAnswer {
            said,
            entities,
            is_table,
        }
    }

    /// `3 edities, 14 gasten`
    fn how_many(&self, query: &Query, lang: Lang) -> String {
        let mut guests = HashSet::new();
        let mut count = 0;
        for edition in self.editions(query) {
            count += 1;
            let people = edition.people();
            let here = people.filter(|(role, _)| *role == Role::Guest);
            guests.extend(here.map(|(_, person)| slug(&person.name)));
        }
        let guests = lang.guests_counted(guests.len());
        format!("{}, {guests}", lang.editions_counted(count))
    }

    /// The day, where one edition is meant.
    fn when(&self, query: &Query, lang: Lang) -> Option<String> {
        let mut found = self.editions(query);
        let only = found.next().filter(|_| found.next().is_none())?;
        let day = only.row.date;
        let day = day.map_or_else(|| lang.no_date(), |day| calendar::long(day, lang));
        let title = only.row.title.clone().unwrap_or_else(|| lang.untitled());
        Some(format!("{day} · {title}"))
    }

    /// The numbers that no edition has, and what covers the rest.
    fn what_is_missing(&self, lang: Lang) -> Vec<String> {
        let coverage = self.catalogue.coverage();
        let numbers = coverage.of_numbers(lang);
        let span = |gap: &RangeInclusive<u32>| match (gap.start(), gap.end()) {
            (first, last) if first == last => format!("#{first}"),
            (first, last) => format!("#{first}–{last}"),
        };
        let spans: Vec<String> = coverage.gaps.iter().map(span).collect();
        let said = numbers.map(|numbers| match spans.as_slice() {
            [] => numbers,
            spans => format!("{numbers}: {}", spans.join(", ")),
        });
        said.into_iter().collect()
    }
}
