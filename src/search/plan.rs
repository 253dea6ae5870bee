//! Query → the questions to ask the archive, the best tier first. Pure.
//!
//! A bare number or date has two readings: the edition or day it means, and the words as they stand.
//! The first reading is asked in every tier, the second only in the text, below it.

use super::query::Expr;
use super::{Field, Meaning, Query, QueryTerm, Tier};
use crate::archive::{Column, Condition, Filter, Lookup, Words};

/// Further forms of each term's word, in the order of the terms.
pub(super) type Forms = [Vec<String>];

/// How the words of a term that is not limited to a field are looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// As the whole of a name or title.
    Exact,
    /// Next to each other in one fact.
    Phrase,
    /// In one fact, a few words apart.
    Near,
    /// Among the facts.
    Facts,
    /// Anywhere.
    Text,
    /// Anywhere, and so are numbers and dates.
    AsWords,
}

impl Reach {
    /// The tier that what is found this way belongs to.
    pub(super) fn tier(self) -> Tier {
        match self {
            Reach::Exact => Tier::Exact,
            Reach::Phrase => Tier::Phrase,
            Reach::Near | Reach::Facts => Tier::Facts,
            Reach::Text | Reach::AsWords => Tier::Text,
        }
    }
}

/// Returns the ways to look the query's words up, the best first.
pub(super) fn reaches(query: &Query) -> Vec<Reach> {
    let free = query.terms.iter().filter(|term| is_free_text(term)).count();
    let mut reaches = Vec::new();
    let joined = together(query);
    if !joined.is_empty() {
        reaches.push(Reach::Exact);
    }
    if joined.len() > 1 {
        reaches.push(Reach::Phrase);
    }
    reaches.push(Reach::Facts);
    if free > 0 {
        reaches.push(Reach::Text);
    }
    if query.terms.iter().any(has_second_reading) {
        reaches.push(Reach::AsWords);
    }
    reaches
}

/// Returns the handle that was typed, if it may be one.
pub(super) fn handle(query: &Query) -> Option<&str> {
    let is_one_word = query.folded.contains('-') && !query.folded.contains([' ', ':']);
    (is_one_word && !query.is_news).then_some(query.folded.as_str())
}

/// Returns the number that was typed alone.
pub(super) fn number(query: &Query) -> Option<u32> {
    match query.terms.as_slice() {
        [
            QueryTerm {
                is_negated: false,
                meaning: Meaning::Number(number),
                ..
            },
        ] if !query.is_news => Some(*number),
        _ => None,
    }
}

/// How the index is asked for the word that is still being typed. It keeps prefixes of a few letters only;
/// what begins with more it gathers anew each time, which takes the longer the more editions there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Opening {
    /// As it was typed.
    AsTyped,
    /// By as many letters as prefixes are kept of. What is found has to be looked at.
    Cut,
    /// By the words that begin with it.
    Words(Vec<String>),
}

/// The longest prefix the index keeps, in letters.
pub(super) const LONGEST_PREFIX: usize = 5;

/// Returns the filter for looking the words up in one way, with further forms of each.
pub(super) fn filter(query: &Query, reach: Reach, forms: &Forms) -> Filter {
    compiled(query, reach, forms, &Opening::AsTyped)
}

/// Returns the filter for looking the words up in one way, the last one by what it opens with.
pub(super) fn opened(query: &Query, reach: Reach, opening: &Opening) -> Filter {
    compiled(query, reach, &[], opening)
}

fn compiled(query: &Query, reach: Reach, forms: &Forms, opening: &Opening) -> Filter {
    let compiler = Compiler {
        query,
        reach,
        forms,
        opening,
    };
    let condition = match reach {
        Reach::Exact | Reach::Phrase | Reach::Near => compiler.with_words_together(),
        _ => compiler.expr(&query.expr),
    };
    Filter {
        condition,
        is_news: query.is_news,
    }
}

/// Returns the filter that everything meets that is found by any way.
pub(super) fn widest(query: &Query, forms: &Forms) -> Filter {
    let narrow = if query.terms.iter().any(is_free_text) {
        Reach::Text
    } else {
        Reach::Facts
    };
    let mut widest = filter(query, narrow, forms);
    if query.terms.iter().any(has_second_reading) {
        let as_words = filter(query, Reach::AsWords, forms);
        widest.condition = Condition::Any(vec![widest.condition, as_words.condition]);
    }
    widest
}

/// Says whether a query is nothing but words that must all be there.
pub(super) fn is_plain(query: &Query) -> bool {
    let is_flat = query
        .expr
        .clauses()
        .iter()
        .all(|clause| matches!(clause, Expr::Term(_)));
    let is_word = |term: &QueryTerm| is_free_text(term) && !term.is_tail;
    !query.is_empty() && is_flat && query.terms.iter().all(is_word)
}

/// A query of nothing but words may be a name with letters left out.
pub(super) fn letters(query: &Query) -> Option<String> {
    let is_plain = |term: &QueryTerm| is_free_text(term) && !term.is_quoted;
    let is_flat = query
        .expr
        .clauses()
        .iter()
        .all(|clause| matches!(clause, Expr::Term(_)));
    let all_plain =
        !query.is_empty() && is_flat && !query.is_news && query.terms.iter().all(is_plain);
    all_plain.then(|| free_words(query).join(" "))
}

/// Returns the words that are looked for anywhere, in the order typed.
pub(super) fn free_words(query: &Query) -> Vec<String> {
    let free = query.terms.iter().filter(|term| is_free_text(term));
    free.flat_map(|term| term.words.clone()).collect()
}

pub(super) fn is_free_text(term: &QueryTerm) -> bool {
    !term.is_negated && term.field.is_none() && term.meaning == Meaning::Words
}

fn has_second_reading(term: &QueryTerm) -> bool {
    !term.is_negated
        && term.field.is_none()
        && matches!(term.meaning, Meaning::Number(_) | Meaning::Period(_))
}

/// The free words that must all be there: together they may be a name or phrase.
fn together(query: &Query) -> Vec<String> {
    let clauses = query.expr.clauses().iter();
    let terms = clauses.filter_map(|clause| free_clause(query, clause));
    terms.flat_map(|term| term.words.clone()).collect()
}

fn free_clause<'a>(query: &'a Query, clause: &Expr) -> Option<&'a QueryTerm> {
    let Expr::Term(at) = clause else { return None };
    query.terms.get(*at).filter(|term| is_free_text(term))
}

struct Compiler<'a> {
    query: &'a Query,
    reach: Reach,
    forms: &'a Forms,
    opening: &'a Opening,
}

impl Compiler<'_> {
    fn with_words_together(&self) -> Condition {
        let mut words = together(self.query);
        let rest = self.query.expr.clauses().iter();
        let rest = rest.filter(|clause| free_clause(self.query, clause).is_none());
        let last = self.query.terms.last();
        let is_prefix = last.is_some_and(|last| last.is_open && is_free_text(last));
        if *self.opening == Opening::Cut && self.reach != Reach::Exact {
            words.last_mut().into_iter().for_each(cut);
        }
        let whole = match self.reach {
            Reach::Exact => Condition::WholeName(words.join(" "), Vec::new()),
            Reach::Near => Condition::Near(Words { words, is_prefix }),
            _ => Condition::Facts(Lookup::of(words, is_prefix)),
        };
        let all = std::iter::once(whole).chain(rest.map(|clause| self.expr(clause)));
        Condition::All(all.collect())
    }

    fn expr(&self, expr: &Expr) -> Condition {
        let each = |list: &[Expr]| list.iter().map(|one| self.expr(one)).collect();
        match expr {
            Expr::All(all) => Condition::All(each(all)),
            Expr::Any(any) => Condition::Any(each(any)),
            Expr::Not(one) => Condition::Not(Box::new(self.expr(one))),
            Expr::Term(at) => match self.query.terms.get(*at) {
                Some(term) => self.term(term, self.forms.get(*at).map_or(&[], Vec::as_slice)),
                None => Condition::All(Vec::new()),
            },
        }
    }

    fn term(&self, term: &QueryTerm, forms: &[String]) -> Condition {
        match term.meaning {
            Meaning::Number(_) | Meaning::Period(_)
                if self.reach == Reach::AsWords && has_second_reading(term) =>
            {
                Condition::Anywhere(self.lookup(term, &[], Vec::new()))
            }
            Meaning::Number(number) => Condition::Numbers(Some(number), Some(number)),
            Meaning::Numbers(first, last) => Condition::Numbers(first, last),
            Meaning::Period(period) => Condition::Period(period),
            Meaning::Days(first, last) => Condition::Days(first, last),
            Meaning::Has(part) => Condition::Known(part),
            Meaning::Is(state) => Condition::In(state),
            Meaning::Marked => Condition::Handles(term.words.clone()),
            Meaning::Source => Condition::Source(term.words.join(" ")),
            Meaning::Words => self.words(term, forms),
        }
    }

    fn words(&self, term: &QueryTerm, forms: &[String]) -> Condition {
        match term.field {
            Some(Field::Text) => Condition::Body(self.lookup(term, forms, Vec::new())),
            Some(field) if term.is_whole => {
                Condition::WholeName(term.words.join(" "), columns(field))
            }
            Some(field) => Condition::Facts(self.lookup(term, forms, columns(field))),
            // A word that is excluded is excluded everywhere.
            None if term.is_negated => Condition::Anywhere(self.lookup(term, forms, Vec::new())),
            None if self.reach == Reach::Text || self.reach == Reach::AsWords => {
                Condition::Anywhere(self.lookup(term, forms, Vec::new()))
            }
            None => Condition::Facts(self.lookup(term, forms, Vec::new())),
        }
    }

    fn lookup(&self, term: &QueryTerm, forms: &[String], columns: Vec<Column>) -> Lookup {
        // What is excluded is excluded as typed: half a word would shut out too much.
        let is_prefix = term.is_open && !term.is_negated;
        let whole = |word: &String| Words {
            words: vec![word.clone()],
            is_prefix: false,
        };
        let mut own = Words {
            words: term.words.clone(),
            is_prefix,
        };
        let own = match self.opening {
            Opening::Words(words) if is_prefix => words.iter().map(whole).collect(),
            Opening::Cut if is_prefix => {
                own.words.last_mut().into_iter().for_each(cut);
                vec![own]
            }
            _ => vec![own],
        };
        Lookup {
            columns,
            forms: own.into_iter().chain(forms.iter().map(whole)).collect(),
        }
    }
}

/// Leaves of a word what the index keeps prefixes of.
fn cut(word: &mut String) {
    if let Some((end, _)) = word.char_indices().nth(LONGEST_PREFIX) {
        word.truncate(end);
    }
}

fn columns(field: Field) -> Vec<Column> {
    match field {
        Field::Title => vec![Column::Title],
        Field::Guest => vec![Column::Guests],
        Field::Person => vec![Column::Guests, Column::Hosts, Column::Leader],
        Field::Host => vec![Column::Hosts],
        Field::Leader => vec![Column::Leader],
        Field::Function => vec![Column::Functions],
        Field::Organisation => vec![Column::Organisations, Column::Partners],
        Field::Partner => vec![Column::Partners],
        Field::Theme => vec![Column::Themes],
        Field::Venue => vec![Column::Venue],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tiers(typed: &str) -> Vec<Tier> {
        let reaches = reaches(&Query::parse(typed));
        reaches.into_iter().map(Reach::tier).collect()
    }

    fn condition(typed: &str, reach: Reach) -> Condition {
        filter(&Query::parse(typed), reach, &[]).condition
    }

    #[test]
    fn words_are_asked_from_the_whole_name_down_to_the_text() {
        assert_eq!(tiers("wonen"), [Tier::Exact, Tier::Facts, Tier::Text]);
        assert_eq!(
            tiers("wonen zorg"),
            [Tier::Exact, Tier::Phrase, Tier::Facts, Tier::Text]
        );
    }

    #[test]
    fn a_bare_number_is_pinned_and_then_read_as_a_word() {
        assert_eq!(tiers("99"), [Tier::Facts, Tier::Text]);
        assert_eq!(number(&Query::parse("99")), Some(99));
        assert_eq!(tiers("#99"), [Tier::Facts]);
    }

    #[test]
    fn a_field_is_asked_of_its_columns_only() {
        let Condition::Facts(lookup) = condition("gast:vries", Reach::Facts) else {
            panic!("words of a field are facts")
        };
        assert_eq!(lookup.columns, [Column::Guests]);
        assert_eq!(tiers("gast:vries"), [Tier::Facts]);
    }

    #[test]
    fn what_is_excluded_is_excluded_in_every_tier_and_as_typed() {
        let query = Query::parse("wonen -zorg");
        for reach in reaches(&query) {
            let Condition::All(all) = filter(&query, reach, &[]).condition else {
                panic!("two clauses")
            };
            let Some(Condition::Not(not)) = all.last() else {
                panic!("one is excluded: {all:?}")
            };
            assert_eq!(
                **not,
                Condition::Anywhere(Lookup::of(vec!["zorg".to_owned()], false))
            );
        }
    }

    #[test]
    fn two_numbers_or_years_are_one_or_the_other_and_two_guests_are_both() {
        assert!(
            matches!(condition("nr:1 nr:2 ", Reach::Facts), Condition::Any(any) if any.len() == 2)
        );
        assert!(
            matches!(condition("gast:a gast:b ", Reach::Facts), Condition::All(all) if all.len() == 2)
        );
        assert!(
            matches!(condition("a OF b c ", Reach::Text), Condition::All(all) if all.len() == 2)
        );
    }

    #[test]
    fn only_a_query_of_plain_words_is_matched_by_letters() {
        for (typed, expected) in [
            ("ptjr", Some("ptjr")),
            ("suz potj", Some("suz potj")),
            ("gast:ptjr", None),
            ("a -b", None),
            ("a OF b", None),
            ("99", None),
        ] {
            assert_eq!(
                letters(&Query::parse(typed)).as_deref(),
                expected,
                "{typed}"
            );
        }
    }
}
