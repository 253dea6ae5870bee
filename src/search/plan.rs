//! Query → the questions to ask the archive, the best tier first. Pure.
//!
//! A bare number or date has two readings: the edition or day it means, and the words as they stand.
//! The first reading is asked in every tier, the second only in the text, below it.

use super::{Field, Meaning, Query, QueryTerm, Tier};
use crate::archive::{Column, Filter, Term};

/// The questions of a query.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Plan {
    pub(super) steps: Vec<Step>,
    /// What to match against names by letters, below everything else.
    pub(super) letters: Option<String>,
}

/// One question.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The edition of a handle, such as `cafe-99`.
    Handle(String),
    /// The editions of a number, the café's first.
    Numbers(u32),
    /// The editions that meet a filter, as hits of a tier.
    Matching(Tier, Box<Filter>),
}

impl Step {
    fn matching(tier: Tier, filter: Filter) -> Self {
        Step::Matching(tier, Box::new(filter))
    }
}

/// How the words of a term that is not limited to a field are looked up.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// As the whole of a name or title.
    Exact,
    /// Next to each other in one fact.
    Phrase,
    /// Among the facts.
    Facts,
    /// Anywhere.
    Text,
}

impl Plan {
    pub(super) fn of(query: &Query) -> Plan {
        let mut steps = Vec::new();
        if query.folded.contains('-') && !query.folded.contains(' ') && !query.is_news {
            steps.push(Step::Handle(query.folded.clone()));
        }
        if let [
            QueryTerm {
                is_negated: false,
                meaning: Meaning::Number(number),
                ..
            },
        ] = query.terms.as_slice()
            && !query.is_news
        {
            steps.push(Step::Numbers(*number));
        }
        let has_words = query.terms.iter().any(is_free_text);
        if has_words {
            steps.push(Step::matching(Tier::Exact, filter(query, Reach::Exact)));
        }
        if query.terms.iter().filter(|term| is_free_text(term)).count() > 1 {
            steps.push(Step::matching(Tier::Phrase, filter(query, Reach::Phrase)));
        }
        steps.push(Step::matching(Tier::Facts, filter(query, Reach::Facts)));
        if has_words {
            steps.push(Step::matching(Tier::Text, filter(query, Reach::Text)));
        }
        if query.terms.iter().any(has_second_reading) {
            steps.push(Step::matching(Tier::Text, as_words(query)));
        }
        Plan {
            steps,
            letters: letters(query),
        }
    }

    /// Returns the filters that together reach everything the steps do: each tier's hits are among the last one's.
    pub(super) fn widest(&self) -> impl Iterator<Item = &Filter> {
        let texts = self.filters(Tier::Text);
        let facts = self.filters(Tier::Facts);
        // Without a text tier of its own the facts are the widest.
        let first_texts = self
            .steps
            .iter()
            .filter(|step| matches!(step, Step::Matching(Tier::Exact, _)))
            .count();
        facts.filter(move |_| first_texts == 0).chain(texts)
    }

    fn filters(&self, wanted: Tier) -> impl Iterator<Item = &Filter> {
        self.steps.iter().filter_map(move |step| match step {
            Step::Matching(tier, filter) if *tier == wanted => Some(filter.as_ref()),
            _ => None,
        })
    }
}

fn is_free_text(term: &QueryTerm) -> bool {
    !term.is_negated && term.field.is_none() && term.meaning == Meaning::Words
}

fn has_second_reading(term: &QueryTerm) -> bool {
    !term.is_negated && term.field.is_none() && term.meaning != Meaning::Words
}

fn filter(query: &Query, reach: Reach) -> Filter {
    let mut filter = all_of(query);
    let mut together: Vec<String> = Vec::new();
    for term in &query.terms {
        if is_free_text(term) && matches!(reach, Reach::Exact | Reach::Phrase) {
            together.extend(term.words.iter().cloned());
        } else {
            add(&mut filter, term, reach);
        }
    }
    if reach == Reach::Exact && !together.is_empty() {
        filter.names.push(together.join(" "));
    } else if !together.is_empty() {
        let is_prefix = query
            .terms
            .last()
            .is_some_and(|last| last.is_open && is_free_text(last));
        filter.head.push(Term {
            columns: Vec::new(),
            words: together,
            is_prefix,
        });
    }
    filter
}

/// The filter that everything meets that can be an answer at all.
fn all_of(query: &Query) -> Filter {
    Filter {
        is_news: query.is_news,
        ..Filter::default()
    }
}

/// The reading in which bare numbers and dates are nothing but words.
fn as_words(query: &Query) -> Filter {
    let mut filter = all_of(query);
    for term in &query.terms {
        if has_second_reading(term) {
            filter.text.push(index_term(term, Vec::new()));
        } else {
            add(&mut filter, term, Reach::Text);
        }
    }
    filter
}

fn add(filter: &mut Filter, term: &QueryTerm, reach: Reach) {
    match (term.meaning, term.is_negated) {
        (Meaning::Number(number), false) => filter.numbers.push(number),
        (Meaning::Number(number), true) => filter.not_numbers.push(number),
        (Meaning::Period(period), false) => filter.periods.push(period),
        (Meaning::Period(period), true) => filter.not_periods.push(period),
        (Meaning::Words, is_negated) => add_words(filter, term, reach, is_negated),
    }
}

fn add_words(filter: &mut Filter, term: &QueryTerm, reach: Reach, is_negated: bool) {
    let columns = term.field.map(columns).unwrap_or_default();
    // A field is looked up among the facts, and a word that is excluded is excluded everywhere.
    let is_anywhere = columns.is_empty() && (is_negated || reach == Reach::Text);
    let place = match (is_anywhere, is_negated) {
        (false, false) => &mut filter.head,
        (false, true) => &mut filter.not_head,
        (true, false) => &mut filter.text,
        (true, true) => &mut filter.not_text,
    };
    place.push(index_term(term, columns));
}

fn index_term(term: &QueryTerm, columns: Vec<Column>) -> Term {
    // What is excluded is excluded as typed: half a word would shut out too much.
    Term {
        columns,
        words: term.words.clone(),
        is_prefix: term.is_open && !term.is_negated,
    }
}

fn columns(field: Field) -> Vec<Column> {
    match field {
        Field::Guest => vec![Column::Guests],
        Field::Host => vec![Column::Hosts],
        Field::Organisation => vec![Column::Organisations, Column::Partners],
        Field::Theme => vec![Column::Themes],
        Field::Date | Field::Number => Vec::new(),
    }
}

/// A query of nothing but words may be a name with letters left out.
fn letters(query: &Query) -> Option<String> {
    let is_plain = |term: &QueryTerm| is_free_text(term) && (term.is_open || term.words.len() == 1);
    let all_plain = !query.terms.is_empty() && !query.is_news && query.terms.iter().all(is_plain);
    all_plain.then(|| {
        query
            .terms
            .iter()
            .flat_map(|term| term.words.clone())
            .collect::<Vec<_>>()
            .join(" ")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tiers(typed: &str) -> Vec<Tier> {
        let plan = Plan::of(&Query::parse(typed));
        plan.steps
            .iter()
            .map(|step| match step {
                Step::Handle(_) | Step::Numbers(_) => Tier::Number,
                Step::Matching(tier, _) => *tier,
            })
            .collect()
    }

    #[test]
    fn words_are_asked_from_the_whole_name_down_to_the_text() {
        assert_eq!(tiers("wonen"), [Tier::Exact, Tier::Facts, Tier::Text]);
    }

    #[test]
    fn a_bare_number_is_pinned_and_then_read_as_a_word() {
        assert_eq!(tiers("99"), [Tier::Number, Tier::Facts, Tier::Text]);
        assert_eq!(tiers("#99"), [Tier::Number, Tier::Facts]);
    }

    #[test]
    fn a_field_is_asked_of_its_columns_only() {
        let plan = Plan::of(&Query::parse("gast:vries"));
        let [Step::Matching(Tier::Facts, filter)] = plan.steps.as_slice() else {
            panic!("one step: {plan:?}")
        };
        assert_eq!(filter.head[0].columns, [Column::Guests]);
        assert!(filter.text.is_empty());
    }

    #[test]
    fn what_is_excluded_is_excluded_in_every_tier() {
        for step in &Plan::of(&Query::parse("wonen -zorg")).steps {
            let Step::Matching(_, filter) = step else {
                panic!("no number was typed")
            };
            assert_eq!(filter.not_text[0].words, ["zorg"]);
            assert!(!filter.not_text[0].is_prefix);
        }
    }

    #[test]
    fn only_a_query_of_plain_words_is_matched_by_letters() {
        for (typed, letters) in [
            ("ptjr", Some("ptjr")),
            ("suz potj", Some("suz potj")),
            ("gast:ptjr", None),
            ("a -b", None),
            ("99", None),
        ] {
            assert_eq!(
                Plan::of(&Query::parse(typed)).letters.as_deref(),
                letters,
                "{typed}"
            );
        }
    }
}
